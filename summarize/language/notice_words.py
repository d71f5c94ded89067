"""How notices around an article open, in eleven languages, and the words that they are made of.

A row opens a unit. It names who is spoken to ("you", "this e-mail"), so that a report about such a notice,
which names somebody else, does not open like it.
"""

from __future__ import annotations

_MAIL = r"(?:e-?mails?|message|newsletter|mailing|communication|issue|edition)"

MAILING = (
    rf"(?:you(?:['’]re| are| have|['’]ve)?|we (?:are|have)|we['’]re) (?:now |currently |been )?(?:receiving|received|receive|getting|got|sent|sending) (?:you )?this {_MAIL}",
    rf"this {_MAIL} (?:was|is|is being|has been) (?:sent|delivered|addressed) (?:to (?:you\b|\S+@)|because you|for \S+@)",
    r"if you (?:no longer|do not|don['’]t|would|wish|want|prefer|['’]d)\b.{0,60}\b(?:unsubscribe|receiv(?:e|ing) (?:these|our|this|such|any|further|future|e-?mail|news)|(?:hear|get|hearing|getting) (?:from us|these|our e|e-?mail|newsletter))",
    r"(?:to |you (?:can|may) |click (?:here )?to |want to |wish to )?(?:unsubscribe|opt out)\b(?! (?:rates?|buttons?|links?|numbers?|figures?)\b)",
    r"(?:to |you can )?(?:manage|update|change|edit) (?:your|my) (?:e-?mail |newsletter |account |subscription )?(?:subscriptions?|preferences|settings|profile|details)",
    rf"(?:view|read|open|see) (?:(?:this|the|our|it)\b ?)?(?:{_MAIL} ?)?(?:online|in (?:your|a|the) (?:web )?browser|as a web ?page|on the web)\b",
    rf"(?:are you )?(?:having )?(?:trouble|problems|difficulty) (?:viewing|reading|seeing|displaying) (?:this|the) {_MAIL}",
    rf"(?:was this (?:{_MAIL} )?forwarded|did (?:a friend|someone) (?:forward|send) (?:you )?this|forward (?:this|to)(?: {_MAIL})?(?: to)? a friend)",
    r"(?:please )?(?:add \S{1,60}@\S{1,60} to your|do not reply to this|this is an automat(?:ed|ic)(?:ally generated)? (?:e-?mail|message))", r"our (?:mailing|postal) address is", r"don['’]t want (?:these|to (?:receive|get)|our) ",
    r"(?:sie|du) (?:erhalten|erhältst|bekommen|bekommst|haben|hast) diese[nrs]? (?:e-?mail|newsletter|mail|nachricht)",
    r"diese[rs]? (?:e-?mail|newsletter|mail|nachricht) (?:wurde|ging|geht|ist) (?:an (?:\S{1,60}@|sie\b|dich\b)|automatisch)",
    r"(?:wenn|falls|sollten|möchten|wollen|möchtest|willst) (?:sie|du)\b.{0,80}\b(?:newsletter|e-?mails?|mailings?|abmelden|abbestellen|austragen)",
    r"(?:(?:vom|den) )?newsletter (?:abmelden|abbestellen|im browser)", r"(?:diese[nr]? )?(?:e-?mail|newsletter|mail|nachricht)? ?(?:im|in ihrem|in deinem) browser (?:ansehen|öffnen|anzeigen|lesen|betrachten)",
    r"(?:sie können|du kannst) (?:sich|dich|den newsletter)\b.{0,40}\b(?:abmelden|austragen|abbestellen)", r"(?:probleme (?:bei|mit) der (?:darstellung|anzeige)|wird (?:diese|dieser) \S{1,20} nicht (?:richtig|korrekt))",
    r"vous (?:recevez|avez reçu) (?:cet?t?e?) (?:e-?mail|courriel|message|newsletter|lettre|infolettre|mail)", r"ce(?:t|tte)? (?:e-?mail|courriel|message|mail|newsletter) (?:vous )?(?:a été|est) (?:envoyée?|adressée?)(?: à (?:vous\b|\S{1,60}@)| car| parce)",
    r"si vous ne (?:souhaitez|voulez|désirez) plus\b", r"(?:pour )?(?:vous |se |me )?(?:désabonner|désinscrire)\b|(?:désinscription|désabonnement|désabonnez-vous|désinscrivez-vous)\b",
    r"(?:voir|afficher|lire|consulter|ouvrir|visualiser|visualisez|lisez) .{0,40}\b(?:votre navigateur|version en ligne|le navigateur)\b", r"gére[rz] (?:vos|mes) (?:préférences|abonnements)",
    r"(?:usted |has |ha )?(?:recibe|recibes|recibido|está recibiendo|estás recibiendo) (?:este|esta) (?:correo|e-?mail|mensaje|bolet[ií]n|newsletter|comunicación)",
    r"est[ea] (?:correo|e-?mail|mensaje|bolet[ií]n)(?: electrónico)? (?:fue|ha sido|se ha|se) (?:enviado|envió) a (?:usted\b|ti\b|\S{1,60}@)", r"si (?:ya )?no (?:desea|deseas|quiere|quieres)\b.{0,40}\b(?:recibir|correos|bolet[ií]n)",
    r"(?:para |puede |puedes )?(?:darse|darte|date|dese) de baja", r"cancelar? (?:la |tu |su )suscripción", r"(?:ver|leer|abrir|vea|lea) (?:este|el|esta) .{0,30}\b(?:navegador|versión web)\b", r"gestion(?:ar|a|e) (?:tus|sus|mis) (?:preferencias|suscripciones)",
    r"(?:hai|ha|avete) ricevuto quest[ao] (?:e-?mail|messaggio|newsletter|mail|comunicazione)", r"(?:ricevi|riceve|stai ricevendo|sta ricevendo) quest[ao] (?:e-?mail|messaggio|newsletter|mail)",
    r"questa (?:e-?mail|newsletter|mail) (?:è stata|è) (?:inviata|spedita) a (?:te\b|lei\b|\S{1,60}@)", r"se non (?:desideri|desidera|vuoi|vuole|desiderate|volete) più\b", r"(?:per )?(?:cancellarti|cancellarsi|disiscriver(?:ti|si)|annulla(?:re)? l['’]iscrizione|disiscriviti|cancellati)\b",
    r"(?:visualizza|leggi|apri|vedi) .{0,30}\bbrowser\b", r"gestisci (?:le tue )?(?:preferenze|iscrizioni)",
    r"(?:você )?(?:está a receber|está recebendo|recebeu|recebe) est[ea] (?:e-?mail|mensagem|newsletter|boletim)", r"est[ea] (?:e-?mail|boletim|mensagem) foi enviad[oa] (?:a|para) (?:si\b|você\b|\S{1,60}@)", r"(?:se|caso) (?:já )?não (?:deseja|deseje|quiser|quer|pretende|pretender|queira)\b.{0,20}\breceber",
    r"(?:para )?(?:cancelar|cancele) (?:a |sua |a sua )(?:inscrição|subscrição|assinatura)", r"(?:ver|visualizar|visualize|abrir|leia) .{0,30}\bnavegador\b", r"(?:gerir as suas|gerencie suas|gerir) preferências",
    r"(?:je|u) (?:ontvangt|krijgt|hebt|heeft|ontving) (?:deze|dit) (?:e-?mail|mail|nieuwsbrief|bericht)", r"(?:deze|dit) (?:e-?mail|mail|nieuwsbrief|bericht) (?:is|werd) (?:verzonden|gestuurd|verstuurd) (?:naar|aan) (?:u\b|je\b|jou\b|\S{1,60}@)",
    r"(?:wil|wilt|als|indien) (?:je|u)\b.{0,50}\b(?:niet (?:meer|langer)|geen)\b.{0,50}\b(?:ontvangen|mails?|nieuwsbrie\w+)", r"(?:klik hier om (?:je|u) (?:uit|af)|(?:je |u )?(?:uitschrijven|afmelden) (?:voor|van|kan|via)\b)", r"bekijk (?:deze|de) .{0,30}\b(?:browser|online)\b",
    r"du (?:får|har fått|fick|tar emot) (?:det här|detta|denna|den här) (?:mejl\w*|mail\w*|e-?post\w*|nyhetsbrev\w*|brev\w*|meddelande\w*|utskick\w*)", r"(?:det här|detta|denna|den här) (?:mejl\w*|mail\w*|e-?post\w*|nyhetsbrev\w*|utskick\w*) (?:skickades|har skickats|skickas) till (?:dig\b|\S{1,60}@)",
    r"(?:vill du|om du)\b.{0,30}\b(?:inte|slippa|sluta|avregistrera|avsluta)\b.{0,50}\b(?:nyhetsbrev\w*|mejl\w*|utskick\w*|dig)", r"(?:avregistrera (?:dig|mig)|avprenumerera|avsluta (?:din )?prenumeration\w*)", r"(?:visa|läs|öppna) .{0,30}\bwebbläsare",
    r"(?:tento|tuto|toto) (?:e-?mail|newsletter|zprávu|zpravodaj|sdělení) (?:jste (?:dostali|obdrželi)|vám|dostáváte|byl odeslán na)", r"(?:dostáváte|obdrželi jste|dostali jste) (?:tento|tuto|toto) (?:e-?mail|newsletter|zprávu|zpravodaj|sdělení)",
    r"(?:pokud|jestliže|nechcete-li|nepřejete-li|chcete-li)\b.{0,60}\b(?:odhlásit|odhlaste|dostávat|odebírat|zasílat|zasílání)", r"odhlásit(?: se)? (?:z odběru|odběr|newsletter)|odhlášení (?:z odběru|odběru)", r"zobrazit .{0,30}\bprohlížeči",
    r"otrzymuj(?:esz|e pan|ą państwo)\b.{0,12}\b(?:tę|ten|tego) (?:wiadomość|e-?mail\w*|newsletter\w*|mail\w*)", r"otrzymał\w{0,3} (?:tę|ten|tego) (?:wiadomość|e-?mail\w*|newsletter\w*)", r"(?:ta wiadomość|ten e-?mail|ten newsletter) (?:została|został) wysłan[ay] (?:do ciebie|na adres|na \S{1,60}@)",
    r"(?:jeśli|jeżeli) (?:nie chcesz|nie życzysz|chcesz zrezygnować|chcesz się wypisać)\b", r"(?:aby |żeby )?(?:zrezygnować z|wypisać się z|wypisz się|zrezygnuj z|anuluj) (?:otrzymywania|newslettera|subskrypcj\w|z newslettera)", r"(?:zobacz|wyświetl|otwórz|czytaj) .{0,30}\bprzeglądarce",
    r"вы (?:получили|получаете) (?:это|эту|этот|данное|данную) (?:электронное )?(?:письмо|рассылку|сообщение|e-?mail)", r"(?:это|данное) (?:письмо|сообщение) (?:было )?отправлено (?:вам\b|на (?:адрес|\S{1,60}@))", r"если вы (?:больше )?не (?:хотите|желаете)\b.{0,50}\b(?:получать|рассыл|пис)", r"(?:чтобы |вы можете )?отписаться(?: от (?:рассыл|пис|новост)|\W*$)", r"(?:открыть|посмотреть|просмотреть) .{0,30}\bв браузере",
)  # fmt: skip

CONFIDENTIAL = (
    r"(?:confidentiality|legal|privacy|privileged?|confidential) (?:notice|note|disclaimer|statement)\b(?: to\b.{0,20})?\s?(?:[:.–—-]|$)", r"disclaimer\s?:",
    r"this (?:e-?mail|message|communication|transmission|electronic mail)(?: message| transmission)?\b.{0,60}\b(?:is|are|may|contains?) .{0,60}\b(?:confidential|privileged|intended (?:only|solely)|addressee|intended recipient|sole use)",
    r"the (?:information|contents?)(?: contained)? (?:in|of) this (?:e-?mail|message|communication|transmission)", r"if you (?:are not the (?:intended|named|correct)|have received (?:this|it)\b.{0,40}\b(?:in error|by mistake)|received this .{0,30}\bin error)",
    r"please (?:consider|think)\b.{0,40}\bbefore (?:you )?print", r"any (?:unauthori[sz]ed )?(?:use|review|disclosure|copying|dissemination|distribution)\b.{0,80}\b(?:prohibited|forbidden|unlawful)",
    r"(?:vertraulichkeitshinweis|haftungsausschluss|rechtlicher hinweis)\b\s?(?:[:.–—-]|$)", r"diese (?:e-?mail|nachricht|mail)\b.{0,60}\b(?:vertraulich|ausschließlich für|nur für den|ist nur für)", r"(?:der|die) inhalte? dieser (?:e-?mail|nachricht|mail)", r"(?:wenn|falls|sollten) sie\b.{0,60}\b(?:nicht der (?:richtige|beabsichtigte|vorgesehene|bestimmungsgemäße)|irrtümlich|versehentlich)",
    r"(?:avis|clause|note|mention) de confidentialité", r"ce(?:t|tte)? (?:message|e-?mail|courriel|communication|mail)\b.{0,60}\b(?:confidentiel|exclusivement|strictement réservé)", r"si vous (?:n['’]êtes pas|n['’]en êtes pas|avez reçu|recevez)\b.{0,50}\b(?:destinataire|par erreur)",
    r"aviso (?:de confidencialidad|legal)\b\s?(?:[:.–—-]|$)", r"(?:este|el presente) (?:correo|mensaje|e-?mail|comunicado)\b.{0,60}\b(?:confidencial|uso exclusivo|exclusivamente|destinatario)", r"si (?:usted )?(?:no es el destinatario|(?:ha recibido|recibe|recibió)\b.{0,30}\bpor error)",
    r"(?:avviso|nota|informativa) (?:di riservatezza|legale)\b\s?(?:[:.–—-]|$)", r"(?:questo|il presente|la presente|questa) (?:messaggio|e-?mail|comunicazione|mail)\b.{0,60}(?:riservat|confidenzial|esclusiv|destinatari)", r"(?:se|qualora)\b.{0,30}(?:non (?:sei|è|siete|foste|fosse) il destinatario|(?:ricevuto|riceve)\b.{0,40}\berrore)",
    r"aviso (?:de confidencialidade|legal)\b\s?(?:[:.–—-]|$)", r"est[ae] (?:mensagem|e-?mail|comunicação|correio)\b.{0,60}(?:confidencia|exclusiv|destinatári)", r"(?:se|caso)\b.{0,40}(?:não (?:é|for|seja) o destinatário|(?:recebeu|recebido)\b.{0,40}\b(?:erro|engano))",
    r"(?:vertrouwelijkheidsverklaring|disclaimer)\b\s?(?:[:.–—-]|$)", r"(?:dit|deze) (?:bericht|e-?mail|mail)\b.{0,60}\b(?:vertrouwelijk|uitsluitend bestemd|geadresseerde)", r"(?:als|indien) (?:u|je)\b.{0,50}\b(?:niet de (?:bedoelde|beoogde|geadresseerde)|abusievelijk|per vergissing|ten onrechte)",
    r"(?:sekretess|konfidentialitets)\w*\s?:", r"(?:detta|det här) (?:e-?post\w*|meddelande\w*|mejl\w*|mail\w*)\b.{0,60}(?:konfidentiel|endast avse|avsett endast|sekretess)", r"om du\b.{0,30}\b(?:inte är (?:den|rätt)|fått|mottagit)\b.{0,40}(?:mottagare|misstag|fel)",
    r"upozornění o důvěrnosti", r"(?:tento|tato|obsah tohoto|obsah této) (?:e-?mail\w*|zpráv\w)\b.{0,60}(?:důvěrn|výhradně|výlučně|adresát)", r"pokud (?:nejste|jste (?:tento|tuto|ji|jej))\b.{0,60}(?:adresát|příjemc|omylem)",
    r"(?:klauzula|zastrzeżenie) (?:o )?poufności", r"(?:ta|niniejsza|ten|treść tej) (?:wiadomoś\w+|e-?mail\w*)\b.{0,60}(?:poufn|wyłącznie|adresat)", r"(?:jeśli|jeżeli)\b.{0,50}(?:nie jest\w*\b.{0,12}adresat|omyłkowo|przez pomyłkę)",
    r"уведомление о конфиденциальности", r"(?:это|данное|настоящее) (?:электронное )?(?:письмо|сообщение)\b.{0,60}(?:конфиденциальн|исключительно|адресат)", r"если вы (?:не являетесь|получили)\b.{0,60}(?:адресат|получател|ошибк|ошибочно)",
)  # fmt: skip
MAIL_WORDS = r"(?i)\b(?:e-?mails?|mails?|newsletters?|courriels?|correos?|nyhetsbrev\w*|mejl\w*|nieuwsbrie\w+|wiadomoś\w+|zpravodaj\w*|рассылк\w+|письм\w+)\b"

UNFOLDING = (
    r"this is a (?:breaking|developing)(?: news)? (?:story|report|situation)\W*(?:$|and\b|it\b|more\b|check\b|please\b|we\b|updates?\b|will\b)", r"this (?:story|article|report|post|page|live blog) (?:(?:will be|is being|is) (?:updated|developing|breaking)|(?:has been|was) updated(?: with| throughout|\W*$))", r"(?:please )?(?:check|come) back (?:here |soon|later|often|for|regularly|with us)", r"(?:more|further) (?:details|information|updates|to) (?:to )?(?:follow|come)\b.{0,20}$",
    r"(?:please )?(?:refresh|reload) (?:this|the|for)\b", r"(?:we will|we['’]ll) (?:update this|bring you|have more)\b", r"stay (?:tuned|with us)\b", r"(?:breaking|developing) (?:story|news)\W*$", r"follow (?:our live (?:blog|coverage)|live updates)",
    r"(?:diese|dieser|dieses) (?:meldung|artikel|beitrag|text|nachricht|liveblog|bericht) (?:wird|wurde) (?:laufend |fortlaufend |ständig |weiter |regelmäßig |derzeit |gerade )?(?:aktualisiert|ergänzt)", r"(?:mehr|weitere (?:informationen|details|infos)) (?:in kürze|folgen|gleich)\b", r"(?:schauen|sehen) sie (?:später|bald|wieder)\b",
    r"cet? (?:article|dépêche|texte) (?:sera|est) (?:régulièrement |en cours )?(?:mise? à jour|actualisée?|de mise à jour)", r"(?:plus d['’]informations?|davantage d['’]informations?|plus de détails) (?:à (?:venir|suivre)|suivront|dans (?:un instant|quelques))",
    r"(?:esta )?(?:noticia|información|nota) (?:en desarrollo|se (?:actualizará|está actualizando|irá)|será actualizada|está en desarrollo)", r"(?:más información|más detalles|ampliaremos) (?:en breve|próximamente|la información|a continuación)", r"vuelva (?:más tarde|pronto)",
    r"(?:articolo|notizia|testo) in (?:aggiornamento|corso)", r"(?:in aggiornamento|notizia in corso)\W*$", r"(?:seguiranno|seguono) (?:aggiornamenti|dettagli)", r"(?:maggiori|ulteriori) (?:dettagli|informazioni|aggiornamenti) (?:in arrivo|a breve|seguiranno)",
    r"(?:notícia|matéria|reportagem|texto|esta notícia) (?:em atualização|em desenvolvimento|está em atualização|será atualizad\w)", r"(?:em atualização|em desenvolvimento)\W*$", r"mais (?:informações|detalhes) (?:em (?:breve|instantes)|a seguir)",
    r"(?:dit|deze) (?:bericht|artikel|nieuwsbericht) (?:wordt|is) (?:nog |voortdurend |regelmatig )?(?:aangevuld|bijgewerkt|geüpdatet)", r"(?:meer (?:informatie|nieuws|details)?\s?(?:volgt|volgen)|later meer)\b", r"kom later terug",
    r"(?:artikeln|texten|nyheten) (?:uppdateras|kommer att uppdateras)", r"mer information (?:kommer|följer)", r"(?:článek|zprávu|text|tuto zprávu|tento článek) (?:průběžně |dále |postupně )?(?:aktualizujeme|doplňujeme|sledujeme)", r"(?:více|podrobnosti|další (?:informace|podrobnosti)) (?:připravujeme|později|brzy|sledujeme)",
    r"(?:tekst|artykuł|materiał|wiadomość) (?:jest |będzie )?(?:na bieżąco )?(?:aktualizowan\w|uzupełnian\w|w aktualizacji)", r"(?:więcej (?:informacji|szczegółów)|szczegóły) (?:wkrótce|niebawem)", r"(?:новость|материал|текст|статья) (?:дополняется|обновляется|будет (?:дополн|обновл)\w+)", r"(?:подробности|подробнее) (?:позже|следуют|скоро|уточняются)",
)  # fmt: skip

# Who sends a release asks to be asked.
RELEASE = (
    r"for (?:(?:more|further|additional) )?(?:(?:media|press|general|all other) )?(?:information|details|info|inquiries|enquiries|requests|questions),? (?:please )?(?:contact|visit|call|see|go to|go|email|e-mail|write|follow|click|check)\b", r"(?:to learn|learn|find out) more,? (?:please )?(?:visit|at|about us|go to|by visiting)\b", r"(?:media|press) (?:contacts?|enquiries|inquiries|office|relations)\s?(?::|$)", r"contacts?\s?:\s?\S", r"(?:this|the) (?:press |news )?(?:release|announcement) (?:was|is) (?:distributed|issued|provided|published) by\b", r"the issuer is solely responsible\b", r"(?:the )?(?:views|opinions)(?: and (?:views|opinions))? expressed\b.{0,60}\b(?:own|authors?|not necessarily)\b", r"this site is protected by recaptcha",
    r"for immediate release\b", r"embargoed (?:until|for)\b", r"notes? (?:to|for) (?:the )?editors?\b\W*$", r"(?:-\s?)?(?:ends?|end of release)(?:\s?-)?\W*$", r"#\s?#\s?#", r"source:? (?=\p{Lu})\S{2,}(?: \S{1,30}){0,5}$", r"(?:this|the) (?:press|news|media) release (?:may |also )?(?:contains?|includes?)\b", r"(?:certain )?statements (?:in|made in|contained in) this (?:press |news )?(?:release|announcement)",
    r"(?:für (?:weitere|nähere) (?:informationen|auskünfte)|(?:weitere|mehr) informationen) (?:finden sie|erhalten sie|unter|wenden sie|besuchen sie|kontaktieren sie|gibt es (?:unter|auf))\b", r"(?:presse|medien)?kontakt\s?:", r"(?:diese presse|die presse|diese)mitteilung enthält",
    r"pour (?:plus d['’]informations?|en savoir plus|tout renseignement|plus de renseignements),? (?:veuillez |merci de )?(?:contacte[rz]|visite[rz]|consulte[rz]|rendez-vous|appele[rz])", r"contact(?:s)? (?:presse|médias?)\b", r"ce communiqué (?:de presse )?contient",
    r"para (?:más|mayor) (?:información|detalles),? (?:por favor,? )?(?:contacte|contactar|visite|visitar|consulte|llame|póngase|escriba)", r"contacto (?:de|para) (?:prensa|medios)", r"este comunicado (?:de prensa )?contiene",
    r"per (?:maggiori|ulteriori) (?:informazioni|dettagli),? (?:si prega di )?(?:contattare|contatta|visitare|visita|consultare|consulta|scrivere|chiamare)", r"(?:ufficio stampa|contatti (?:stampa|per la stampa))\s?:", r"(?:il|questo) (?:presente )?comunicato (?:stampa )?contiene",
    r"para (?:mais|obter mais) informações,? (?:por favor,? )?(?:contacte|contate|contactar|visite|acesse|aceda|consulte|ligue|entre em)", r"(?:contato|contacto)s? (?:para|de|com) (?:a )?imprensa", r"este comunicado (?:de imprensa )?contém",
    r"(?:voor meer informatie|meer informatie),? (?:kunt u|neem|bezoek|ga naar|bel|vindt u|is te vinden)\b", r"(?:perscontact|noot voor de redactie)\b", r"dit persbericht bevat",
    r"för (?:mer|ytterligare|vidare) information,? (?:vänligen )?(?:kontakta|besök|ring|se|gå till)\b", r"(?:presskontakt|kontakt för media)\b", r"detta pressmeddelande innehåller",
    r"(?:pro (?:více|další|bližší) informac[ií]|více informací|další informace) (?:kontaktujte|navštivte|najdete|volejte|naleznete|získáte|vám)", r"kontakt pro (?:média|novináře)", r"tato tisková zpráva obsahuje",
    r"(?:więcej informacji|aby uzyskać więcej informacji|po więcej informacji|dodatkow\w+ informacj\w+),? (?:na stronie|można znaleźć|znajduje się|prosimy|odwiedź|skontaktuj|znajdziesz|udziela)", r"kontakt dla (?:mediów|prasy)", r"niniejsza informacja prasowa zawiera",
    r"(?:за (?:дополнительной|подробной) информацией|дополнительн\w+ информаци\w+|подробн\w+ информаци\w+) (?:обращайтесь|обращаться|можно получить|доступна|на сайте|по телефону)", r"(?:контакты? для (?:прессы|сми)|пресс-служба\s?:)", r"настоящий пресс-релиз содержит",
)  # fmt: skip
BEGINS_NOTES = r"(?i)(?:(?:background )?notes? (?:to|for) (?:the )?editors?|hinweise? (?:für|an) die redaktion(?:en)?|notes? aux rédac\w+|nota (?:para|a) (?:los |os |as )?(?:editores|redacciones|redações)|note? (?:per|alle) (?:la |le )?redazion\w|noot voor (?:de )?redactie|till redaktionen)\W*$"
"""The line below which all is said to those who print a release."""
LEGAL = (
    r"(?i)\bforward[- ]looking statements?\b.{0,200}\b(?:within the meaning|securities|undertakes? no|actual results|risks? and uncertaint\w*|this (?:press |news )?release|subject to)\b",
    r"(?i)\b(?:undertakes? no obligation|disclaims? any (?:obligation|intent)|actual results (?:may|could|might) differ)\b",
    r"(?i)\bzukunftsgerichtete aussagen\b.{0,200}\b(?:risiken|ungewissheiten|enthält|verpflichtung)", r"(?i)\b(?:déclarations|énoncés) prospecti(?:ves|fs)\b.{0,200}\b(?:risques|incertitudes|au sens)", r"(?i)\b(?:declaraciones|manifestaciones) prospectivas\b.{0,200}\b(?:riesgos|incertidumbres|sentido)",
    r"(?i)\bdichiarazioni previsionali\b.{0,200}\b(?:rischi|incertezze)", r"(?i)\bdeclarações prospectivas\b.{0,200}\b(?:riscos|incertezas)", r"(?i)\btoekomstgerichte (?:verklaringen|uitspraken)\b.{0,200}\b(?:risico|onzekerhe)",
)  # fmt: skip

COOKIE_CHOICE = r"(?i)(?:please )?(?:accept|allow|enable|manage|change|adjust|reject|review|akzeptieren|erlauben|aktivieren|accepte[rz]|autorise[rz]|gére[rz]|acept[ae]r?|permit[ae]|accett[ai]|aceit[ae]r?|accepteer|sta|godkänn|tillåt|přijměte|povolte|zaakceptuj|zezwól|примите|разрешите) .{0,40}\bcookies?\b"
