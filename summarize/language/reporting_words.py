"""Closed word lists, by language: who speaks, and with which words a text says so."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Verbs that introduce what somebody says, in the forms that reports use.
SAYING = {
    "en": _words("said says say stated states state told tells claimed claims claim reported reports report noted note notes"
                 " added adds argued argues argue insisted insists insist warned warns warn suggested suggests suggest"
                 " indicated indicates indicate confirmed confirms confirm remarked remarks acknowledged acknowledges"
                 " explained explains alleged alleges allege asserted asserts assert declared declares wrote writes tweeted"
                 " believe believes estimate estimates estimated predicted predicts stressed stresses emphasized emphasised"
                 " maintained replied concluded admitted denied denies revealed testified"),
    "fr": _words("dit déclaré déclare affirmé affirme affirment indiqué indique indiquent annoncé expliqué explique précisé"
                 " précise ajouté ajoute assuré assure estimé estime estiment rapporté rapporte rapportent souligné souligne"
                 " déclarait reconnu confirmé confirme averti"),
    "de": _words("sagte sagt sagten sagen erklärte erklärt erklärten teilte betonte betont berichtete berichtet berichten"
                 " berichteten meinte behauptete behauptet mitgeteilt gesagt warnte warnt bestätigte bestätigt schrieb fügte"
                 " äußerte schätzen"),
    "es": _words("dijo dice dijeron dicen declaró afirmó afirma afirmaron señaló señala indicó indica informó informa"
                 " informaron aseguró asegura explicó explica agregó añadió anunció confirmó advirtió sostuvo subrayó"),
    "it": _words("detto dice dichiarato dichiara affermato afferma spiegato spiega aggiunto riferito riferisce annunciato"
                 " sottolineato ha confermato sostiene sostengono avvertito") - {"ha"},
    "pt": _words("disse diz disseram afirmou afirma declarou informou explicou acrescentou anunciou confirmou destacou"
                 " alertou ressaltou afirmaram"),
    "nl": _words("zei zegt zeiden zeggen verklaarde verklaart meldde meldt melden meldden vertelde stelt stelde benadrukte"
                 " waarschuwde bevestigde liet"),
    "cs": _words("řekl řekla řekli uvedl uvedla uvedli prohlásil prohlásila sdělil sdělila sdělili oznámil oznámila tvrdí"
                 " dodal dodala potvrdil potvrdila vysvětlil vysvětlila upozornil upozornila říká informoval informovala"),
    "sk": _words("povedal povedala povedali uviedol uviedla vyhlásil vyhlásila oznámil oznámila tvrdí dodal dodala potvrdil"),
    "pl": _words("powiedział powiedziała powiedzieli oświadczył oświadczyła stwierdził stwierdziła poinformował poinformowała"
                 " dodał dodała podkreślił podkreśliła przekazał przekazała twierdzi ogłosił ogłosiła zaznaczył"),
    "ru": _words("сказал сказала сказали заявил заявила заявили сообщил сообщила сообщили отметил отметила подчеркнул"
                 " подчеркнула добавил добавила утверждает рассказал рассказала пояснил считает"),
    "uk": _words("сказав сказала заявив заявила заявили повідомив повідомила повідомили зазначив зазначила підкреслив"
                 " додав додала стверджує розповів розповіла"),
    "sv": _words("sade säger sa uppgav uppger berättade berättar förklarade förklarar meddelade meddelar hävdar hävdade"),
    "da": _words("sagde siger oplyste oplyser fortalte fortæller udtalte udtaler meddelte meddeler"),
    "no": _words("sa sier opplyste opplyser fortalte forteller uttalte uttaler meldte melder"),
}  # fmt: skip

# Verbs that introduce a quotation without being verbs of speech.
CALLING = {
    "en": _words("described describes describing hailed hails hailing called calls calling referred refers referring dubbed"
                 " praised praises praising criticized criticised criticizes denounced condemned conveyed conveys conveying"
                 " declaring stating saying telling adding arguing insisting claiming noting proclaimed pledged promised vowed"
                 " welcomed branded labelled labeled characterized characterised lauded slammed blasted announced likened"
                 " expressed expressing accused cited quoted echoed"),
    "fr": _words("qualifié qualifie décrit salué salue dénoncé dénonce appelé parlé parle évoqué évoque promis disant"),
    "de": _words("nannte nennt bezeichnete bezeichnet lobte kritisierte sprach spricht versprach beschrieb verurteilte"),
    "es": _words("calificó describió llamó elogió criticó denunció prometió habló condenó"),
    "it": _words("definito definisce descritto chiamato elogiato criticato denunciato promesso parlato"),
    "pt": _words("descreveu chamou elogiou criticou denunciou classificou prometeu qualificou"),
    "nl": _words("noemde noemt beschreef prees bekritiseerde sprak beloofde veroordeelde"),
    "cs": _words("označil označila nazval nazvala popsal popsala pochválil kritizoval odsoudil slíbil hovořil mluvil"),
    "sk": _words("označil označila nazval nazvala opísal odsúdil sľúbil"),
    "pl": _words("nazwał nazwała określił określiła opisał skrytykował pochwalił potępił obiecał"),
    "ru": _words("назвал назвала описал охарактеризовал раскритиковал похвалил осудил пообещал"),
    "uk": _words("назвав назвала описав охарактеризував розкритикував засудив пообіцяв"),
    "sv": _words("kallade kallar beskrev beskriver hyllade kritiserade lovade"),
    "da": _words("kaldte kalder beskrev roste kritiserede lovede"),
    "no": _words("kalte kaller beskrev roste kritiserte lovet"),
}  # fmt: skip

# Verbs that say by themselves that a statement follows; the others need "that", a colon or a quotation.
PLAIN_SAYING = {"en": _words("said says say stated told claimed")}

# Verbs that say as often that something is done ("announced a gift") as that a statement follows.
ANNOUNCING = _words("annoncé annonce anunció annunciato anunciou oznámil oznámila ogłosił ogłosiła confirmé confirmó"
                    " confermato confirmou potvrdil potvrdila bestätigte bestätigt")  # fmt: skip

AUXILIARIES = {
    "en": _words("has have had also later then earlier repeatedly further"),
    "fr": _words("a ont avait avaient également aussi"), "de": _words("hat haben hatte hatten auch"),
    "es": _words("ha han había también"), "it": _words("ha hanno aveva anche"), "pt": _words("tem também havia"),
    "nl": _words("heeft hebben had ook"), "cs": _words("také již"), "pl": _words("także również"),
}  # fmt: skip

PASSIVE = _words("is are was were be been being est sont été wurde wurden wird werden worden es fue fueron está è stato"
                 " stata foi foram é werd werden byl byla bylo został została był")  # fmt: skip

ACCORDING = {
    "en": ("according to", "in the words of"), "fr": ("selon", "d après", "au dire de", "aux dires de"),
    "de": ("laut", "nach angaben von", "nach angaben der", "nach angaben des", "nach ansicht von", "nach einschätzung von"),
    "es": ("según", "de acuerdo con", "a juicio de"), "it": ("secondo", "stando a", "a detta di"),
    "pt": ("segundo", "de acordo com", "conforme"), "nl": ("volgens", "aldus"), "cs": ("podle", "dle"),
    "sk": ("podľa",), "pl": ("według", "zdaniem"), "ru": ("по словам", "по данным", "согласно", "по мнению"),
    "uk": ("за словами", "за даними", "згідно з", "на думку"), "sv": ("enligt",), "da": ("ifølge",), "no": ("ifølge",),
    "ro": ("potrivit", "conform"), "hr": ("prema",), "sr": ("према", "prema"),
}  # fmt: skip

# Scripts without spaces, and languages that put it behind: what stands before or between.
ACCORDING_PATTERNS = {
    "ja": r"(?P<who>[^、。，,.「」『』\s]{2,30})によると",
    "zh": r"(?:据|根据|據|根據)(?P<who>[^，。、,.“”「」\s]{2,30}?)(?:报道|報道|报导|報導|消息|称|稱|透露|表示|说|說)",
    "ko": r"(?:^|[\s,])(?P<who>[^,.“”\"]{2,30}?)에 따르면",
    "de": r"(?:^|, )(?P<who>[^,.;:„“«»\"]{3,60}?) zufolge",
    "tr": r"(?:^|, )(?P<who>[^,.;:“”\"]{3,60}?)(?:['’][yn]?[ea])? göre",
}

# What one may be "according to" without anybody saying anything.
NOT_SAYING = _words(
    "plan plans schedule schedules law laws rule rules taste tastes size custom tradition need needs ability type"
    " protocol programme program timetable expectations zákona plánu zákon loi lois usage gesetz plan vertrag ley wet"
)

# Nouns for those who speak without a name.
SPEAKERS = {
    "en": _words("official officials spokesman spokeswoman spokesperson spokespeople minister ministers ministry president"
                 " presidents chancellor leader leaders aide aides analyst analysts expert experts observer observers source"
                 " sources police prosecutor prosecutors investigators investigator authorities government governments agency"
                 " agencies media intelligence lawyer lawyers attorney researchers researcher scientists scientist doctors"
                 " doctor witnesses witness company union unions court commission committee department military army navy"
                 " newspaper newspapers broadcaster channel television rescuers firefighters diplomats diplomat critics"
                 " campaigners activists economists economist residents relatives senator senators governor mayor king queen"
                 " prince pope director chief executive chairman chairwoman founder coach captain manager judge envoy"
                 " ambassador office embassy council parliament report study survey bank operator airline airport hospital"
                 " university secretary commander general premier people operators organisers organizers party adviser"
                 " advisor regulators regulator"),
    "fr": _words("responsable responsables porte-parole ministre ministres ministère président premier chef analystes experts"
                 " expert observateurs source sources police parquet enquêteurs autorités gouvernement agence médias"
                 " renseignement avocat chercheurs médecins témoins société entreprise tribunal commission armée journal"
                 " syndicat syndicats mairie préfecture rapport étude"),
    "de": _words("sprecher sprecherin minister ministerin ministerium präsident kanzler experten beobachter polizei"
                 " staatsanwaltschaft ermittler behörden behörde regierung agentur medien geheimdienst anwalt forscher ärzte"
                 " zeugen unternehmen gericht kommission armee militär zeitung studie bericht sender feuerwehr"),
    "es": _words("portavoz ministro ministra ministerio presidente presidenta funcionarios analistas expertos observadores"
                 " fuentes fuente policía fiscalía investigadores autoridades gobierno agencia medios inteligencia abogado"
                 " médicos testigos empresa tribunal comisión ejército diario sindicato informe estudio"),
    "it": _words("portavoce ministro ministra ministero presidente funzionari analisti esperti osservatori fonti fonte polizia"
                 " procura investigatori autorità governo agenzia media stampa avvocato ricercatori medici testimoni azienda"
                 " tribunale commissione esercito giornale sindacato sindacati rapporto studio"),
    "pt": _words("porta-voz ministro ministra ministério presidente autoridades analistas especialistas observadores fontes"
                 " fonte polícia procuradoria investigadores governo agência imprensa advogado médicos testemunhas empresa"
                 " tribunal comissão exército jornal sindicato relatório estudo"),
    "nl": _words("woordvoerder minister ministerie president premier functionarissen analisten deskundigen waarnemers bronnen"
                 " politie justitie onderzoekers autoriteiten regering agentschap media inlichtingendienst advocaat artsen"
                 " getuigen bedrijf rechtbank commissie leger krant vakbond rapport brandweer"),
    "cs": _words("mluvčí ministr ministryně ministra ministryně ministerstvo ministerstva prezident prezidenta premiér"
                 " premiéra úřady úřadů policie policistů státní zástupce analytiků analytici expertů odborníků odborníci"
                 " pozorovatelů zdrojů zdroje vlády vláda agentura agentury médií média rozvědky advokát advokáta vědců"
                 " lékařů lékaři svědků svědci společnost společnosti soud soudu komise armády armáda list listu hasičů"
                 " hasiči odborů odbory studie zprávy starosta starosty ředitel ředitele"),
    "sk": _words("hovorca hovorkyňa minister ministra ministerstva prezident prezidenta polície polícia vlády vláda analytikov"
                 " expertov odborníkov médií zdrojov agentúry úradov"),
    "pl": _words("rzecznik rzeczniczka rzecznika minister ministra ministerstwo ministerstwa prezydent prezydenta premier"
                 " premiera policja policji prokuratura prokuratury władze władz rząd rządu analitycy analityków eksperci"
                 " ekspertów źródła źródeł media mediów agencja agencji wywiad wywiadu lekarze świadkowie świadków firma firmy"
                 " sąd sądu komisja komisji wojsko wojska"),
    "ru": _words("представитель представителя министр министра министерство министерства президент президента полиция полиции"
                 " власти властей правительство правительства эксперты экспертов аналитики аналитиков источники источников"
                 " сми агентство агентства разведка разведки врачи врачей свидетели очевидцев компания компании суд"),
    "uk": _words("речник міністр міністра міністерство міністерства президент президента поліція поліції влада влади уряд"
                 " уряду експерти експертів аналітики аналітиків джерела джерел змі агентство агентства розвідка розвідки"),
    "sv": _words("talesperson minister ministern polisen regeringen myndigheter myndigheterna experter analytiker källor"
                 " medier åklagaren presidenten statsministern bolaget"),
    "da": _words("talsmand minister ministeren politiet regeringen myndigheder eksperter kilder medier anklageren"),
    "no": _words("talsperson minister ministeren politiet regjeringen myndigheter eksperter kilder medier"),
}  # fmt: skip

# "a report by the agency", "the aide's suggestion that".
SAID_THINGS = {
    "en": _words(
        "report reports claim claims suggestion suggestions statement statements assertion assertions allegation"
        " allegations announcement remark remarks comment comments warning warnings estimate estimates account"
        " accounts testimony confirmation denial"
    ),
}

PRONOUNS = _words(
    "he she it they we i you who which that this these those there one what il elle ils elles on nous qui ce er sie es"
    " wir ich der die das él ella ellos ellas lui lei loro che ele ela eles hij zij ze het die on ona oni který která"
    " która który on он она они який хто"
)

DETERMINERS = _words(
    "the a an some several many two three his her their its our le la les l un une des du der die das ein eine einem einer"
    " den dem des el los las una unos il lo gli i o os as um uma de het een"
)

# Words inside a name.
NAME_LINKS = _words("de del della di da dos van von der den al el bin ibn of the la le du ter y e")

# "the president of France", "a spokesman for the ministry".
LINKS = _words(
    "of for at from to by du de des del dello della di van von der das do da dos für bei z ze pro w"
)

PREPOSITIONS = {
    "en": _words("on in at by to from of for about after before during over under into since until near via against between"
                 " among despite without through as than"),
    "fr": _words("d à en dans sur par pour avec chez de du des au aux après avant depuis contre vers"),
    "de": _words("am im an auf in bei nach vor aus mit seit zu zum zur von vom für gegen über durch"),
    "es": _words("en por para con desde de del a al sobre tras según contra hasta"),
    "it": _words("a di da su per con tra fra in al dal nel sul della del dei alla"),
    "pt": _words("em no na por para com de do da dos das ao à sobre"),
    "nl": _words("op in bij na voor met uit van over tegen"), "cs": _words("v ve na o s se do od u po při před k ke z ze pro"),
    "sk": _words("v vo na o s so do od u po pri pred k ku z zo pre"), "pl": _words("w we na o z ze do od u po przy przed dla k"),
    "ru": _words("в во на о об с со из по при после у за от до к для"), "uk": _words("у в на про з зі із по при після за від до для"),
    "sv": _words("på i av med från till för vid"), "da": _words("på i af med fra til for ved"),
    "no": _words("på i av med fra til for ved"),
}  # fmt: skip

# They report nothing of their own: whose they are is not said.
NOBODY = _words(
    "estimates figures data results polls evidence images footage rumors rumours reports signs numbers forecasts"
)
