"""Words that notices are recognized by together: of consent, of writers, of firms; each by its beginning."""

from __future__ import annotations


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


COOKIES = ("cookie", "файл cookie", "куки")
"""What a notice of consent is about."""
CONSENT = {
    "accept": ("accept", "agree", "allow", "enable", "consent", "opt", "akzept", "zustimm", "einwillig", "einverstanden", "erlaub", "aktivier", "autoris", "consentement", "acept", "permit", "consent", "accett", "acconsent",
               "aceit", "toestemming", "toestaan", "accepteer", "godkänn", "samtyck", "tillåt", "přijm", "souhlas", "povol", "akcept", "zgod", "zgadza", "zezwól", "согласи", "соглаша", "принима", "приня", "разреш"),
    "device": ("device", "gerät", "endgerät", "appareil", "terminal", "dispositiv", "apparaat", "enhet", "zařízení", "urządzeni", "устройств", "browser", "navigateur", "navegador", "webbläsar", "prohlížeč", "przeglądar", "браузер"),
    "data": ("data", "daten", "données", "datos", "dati", "dados", "gegevens", "uppgifter", "údaj", "dane", "danych", "данны", "identifier", "information", "informa", "kennung"),
    "privacy": ("privacy", "datenschutz", "confidentialité", "privacidad", "riservatezza", "privacidade", "integritet", "soukrom", "prywatn", "конфиденциальн", "gdpr", "dsgvo", "rgpd", "personenbezogen", "personal", "personnel", "persoonsgegevens", "personuppgift", "osobní", "osobow", "персональн"),
    "others": ("partner", "partenaire", "socio", "parceiro", "партнер", "партнёр", "third-party", "third", "drittanbieter", "dritt", "tiers", "tercero", "terz", "terceiro", "derden", "tredjepart", "třetí", "trzeci", "сторонн", "vendor", "anbieter"),
    "purpose": ("personali", "advertis", "analytic", "analys", "measure", "tracking", "tracker", "werbung", "publicit", "publicid", "pubblicit", "advertenti", "annons", "reklam", "реклам", "personnalis", "gepersonaliseer", "statisti"),
    "content": ("content", "video", "inhalt", "contenu", "contenid", "contenut", "conteúdo", "inhoud", "innehåll", "obsah", "treś", "контент", "содержим", "experience", "site", "website", "webseite", "stránk", "сайт", "sitio", "sito"),
}  # fmt: skip
"""What a notice of consent speaks of, beside cookies."""
ADDRESSING = _set(
    "we our us you your wir unser unsere unserer unserem unseren sie ihr ihre ihrem ihren ihrer du dein deine deinem nous notre nos vous votre vos"
    " nosotros nuestro nuestra nuestros nuestras usted tu tus ti utilizamos usamos almacenamos acepta acepte noi nostro nostra nostri tuo tua tuoi utilizziamo usiamo accetta accetti"
    " nossos nosso nossa você seu sua seus suas armazenamos wij onze ons je jouw u uw vi vår våra din ditt dina du"
    " my naši náš naše vaše váš vašem vás používáme ukládáme nasi nasz nasze naszej twoim twoje twojego używamy przechowujemy мы наш наши наших вы ваш ваше вашем вам используем храним"
)
"""Words that speak to the reader, or of the one who writes the notice."""

ROLES = (
    "reporter", "correspondent", "editor", "journalist", "columnist", "writer", "freelance", "contributor", "producer", "photographer", "intern", "fellow", "professor", "lecturer", "economist", "analyst", "author", "critic", "broadcaster", "novelist",
    "redakteur", "korrespondent", "autor", "volontär", "reporterin", "journalistin", "kolumnist", "professorin", "journaliste", "correspondant", "rédact", "chroniqueu", "auteur", "autrice",
    "periodista", "redactor", "corresponsal", "columnista", "profesor", "giornalista", "corrispondente", "redattor", "editorialista", "docente", "jornalista", "repórter", "correspondente", "colunista", "editora",
    "verslaggever", "redacteur", "columnist", "hoogleraar", "redaktör", "skribent", "krönikör", "redaktor", "reportér", "novinář", "komentátor", "zpravodaj", "dziennikar", "publicyst", "reporterk",
    "корреспондент", "журналист", "обозревател", "редактор", "колумнист", "репортёр", "репортер",
)  # fmt: skip
BEING = _set("is was are ist war sind est sont es son è sono é são is zijn är je jsou jest są — – -")
ARTICLES = _set(
    "a an the ein eine einer der die das un une le la les una el los uno il lo gli um uma o os een de het en ett"
)
"""What a role follows at once where no name of a house stands between ("is a reporter")."""
WORKS = _set(
    "covers writes reports covering writing reporting berichtet schreibt couvre écrit cubre escribe informa scrive segue escreve cobre schrijft verslaat skriver bevakar píše pisze zajmuje пишет освещает"
)
WORKS_AT = _set(
    "about on for from the over für aus über von pour sur sobre para de per di da su voor om för o pro na dla się о об для"
)
WRITER_IS = r"(?i)(?:the |der |die |l['’]|el |la |o |a |de |het )?(?:authors?|writers?|autor(?:in|ka|a)?|auteure?|autrice|autore|autora|författaren|автор)\s(?:is|are|ist|est|es|è|é|är|je|jest|[—–-])\s"
ABOUT_WRITER = r"(?i)(?:about the (?:authors?|writers?)|über (?:den|die) autor(?:in|en)?|zur person|zum autor|à propos de l['’]aut(?:eur|rice)e?|(?:sobre|acerca) (?:el|la|del|o|a) autora?|sull['’]autore|over de auteur|om (?:författaren|skribenten)|o autorovi|o autorze|об авторе)(?:\W*$|\s?:\s)"
NEWS_OF = _set(
    "who whose which was were had been died arrested killed jailed detained freed wurde wurden war hatte gestorben fue fueron murió été était avait stato stata era foi foram werd werden was blev hade byl byla bylo był była было был была"
)
"""Words that make a sentence about a writer a report about her."""
AND = _set("and und et y och и en")
STILL_NOTE = _set(
    "covers covering writes reports focuses specializes specialises joined lives has is previously works teaches based in at with also hosts formerly wohnt lebt vit vive bor bydlí mieszka живёт живет"
)
CALLS = (
    r"(?:(?:you can |you may |please |to )?(?:reach|contact|e-?mail|write(?: to)?|message|tweet|follow|call) (?:her|him|them|me|us|the (?:author|reporter|writer|newsroom|team|editors?))|(?:she|he|they|\p{Lu}\p{L}+(?: \p{Lu}\p{L}+)?) can be reached|(?:[\w’'.-]{1,20} ){1,6}can be reached (?:at|by|via) \S{1,64}@|follow @|tips\?|got a tip|e-?mail\s?:|twitter\s?:|(?:send|submit) (?:tips|feedback)"
    r"|(?:folgen|schreiben) sie (?:ihr|ihm|uns|mir|der autorin|dem autor)|(?:kontaktieren|erreichen) sie (?:sie|ihn|uns|mich)|(?:sie|er) ist (?:erreichbar|zu erreichen)|kontakt\s?:"
    r"|(?:suivez|contactez|écrivez|joignez)-(?:la|le|les|lui|nous|moi|leur)|(?:la|le|nous) contacter|(?:síguel[ao]|síguenos|sígame|escríbele|escríbanos|escríbale|contáctel[ao]|contácta(?:lo|la|nos))|(?:puede|puedes) (?:seguirl[ao]|contactarl[ao]|escribirle)"
    r"|(?:segui(?:la|lo|teci|telo|tela)|scrive?(?:te)?(?:le|gli|ci)|scrivi(?:le|gli|ci)|contatta(?:la|lo|ci|tela|telo))|(?:siga-[oa]|siga (?:o|a) (?:autor|repórter)|contacte-[oa]|escreva-lhe|fale com (?:o|a)|escreva para)"
    r"|(?:volg|mail|contacteer|bereik) (?:haar|hem|hen|ons|mij|me|de auteur)|(?:följ|kontakta|mejla|mejla till|skriv till) (?:henne|honom|oss|mig|skribenten)|(?:sledujte|kontaktujte|pište) (?:ji|jí|jej|ho|mu|nám|nás|mi|autora|autorku|autorovi)"
    r"|(?:obserwuj|śledź) (?:ją|go|nas|autora|autorkę)|(?:napisz|pisz) do (?:niej|niego|nas|autora|autorki)|(?:пишите|напишите) (?:ей|ему|нам|мне|автору)|(?:подписывайтесь|подпишитесь) на (?:неё|нее|него|нас|автора)|(?:связаться|связь) с (?:ней|ним|нами|автором))"
)
ADDRESS = r"\S{1,64}@\w[\w.-]{1,60}|(?<!\w)@\w{2,}|https?://|www\.|\b(?:X|Twitter|Bluesky|Mastodon|Threads|Instagram|Facebook|LinkedIn|Signal|Telegram)\b|\+?\d[\d\s().-]{6,20}\d"

ABOUT = r"(?:about|über|zu|à propos d(?:e(?: la| l['’])?|u|['’])|qui est|acerca de(?: la|l)?|sobre(?: [ao])?|informazioni su|chi è|a proposito di|over|om|o (?:společnosti|firmie|firmě|spółce|nás|nas)|о (?:компании|группе|фирме)|об|о)"
FIRMS = (
    "leading", "leader", "provider", "provides", "solutions", "headquarter", "founded", "established", "employs", "employees", "customers", "clients", "worldwide", "global", "innovat", "mission", "nasdaq", "nyse", "subsidiar", "www", "brands", "products", "services", "publicly", "listed", "manufactur", "supplier", "portfolio",
    "führend", "anbieter", "lösungen", "hauptsitz", "gegründet", "mitarbeite", "kunden", "weltweit", "beschäftigt", "unternehmen", "hersteller", "dienstleistung", "leader", "fournisseur", "fondée", "fondé", "siège", "salariés", "collaborateurs", "clients", "mondial", "entreprise", "emploie",
    "líder", "proveedor", "soluciones", "fundada", "sede", "empleados", "clientes", "mundial", "empresa", "fornitore", "soluzioni", "fondata", "dipendenti", "clienti", "azienda", "mondiale", "fornecedor", "soluções", "fundad", "funcionários", "colaboradores", "toonaangevend", "leverancier", "oplossingen", "opgericht", "hoofdkantoor", "medewerkers", "klanten", "wereldwijd", "bedrijf",
    "ledande", "leverantör", "lösningar", "grundades", "huvudkontor", "anställda", "kunder", "företag", "přední", "poskytovatel", "řešení", "založena", "sídl", "zaměstnan", "zákazní", "společnost", "wiodąc", "dostawc", "rozwiąza", "założon", "siedzib", "zatrudnia", "klient", "firma", "ведущ", "поставщик", "решени", "основан", "штаб-квартир", "сотрудник", "клиент", "компани",
)  # fmt: skip
