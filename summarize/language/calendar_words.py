"""Closed word lists, by language: how dates are written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Unit = Literal["day", "week", "month", "year"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarWords:
    """The words of one language; the strings are alternatives of regular expressions."""

    months: tuple[str, ...]
    """From January; abbreviations included."""
    weekdays: tuple[str, ...]
    """From Monday."""
    capital: bool = False
    """Whether months and weekdays have a capital inside a sentence; else they have none there."""
    month_first: bool = False
    """Whether the month may stand before the day."""
    within: str
    """What stands before a month or a year that stands alone."""
    part: str
    """Early, in the middle of, late: what stands before a month or a year."""
    last: str
    this: str
    next: str
    """What stands beside a weekday."""
    every: str
    """What makes it recur."""
    not_before: str = r"(?!)"
    """What makes a name of a weekday that stands before it."""
    days: dict[str, int]
    """Phrase → days from publication."""
    periods: dict[tuple[Unit, int], str]
    """(unit, units from publication) → phrases."""
    ago: str
    """N days ago; N is the group ``n``."""
    future: str
    past: str
    """Words by which a sentence tells of what is to come, and of what was."""


_N = r"(?P<n>\d{1,2}|\p{L}+(?:[-‑ ]\p{L}+){0,2}?)"

CALENDARS: dict[str, CalendarWords] = {
    "en": CalendarWords(
        months=(
            r"January|Jan\.?", r"February|Feb\.?", r"March|Mar\.?", r"April|Apr\.?", "May", r"June|Jun\.?",
            r"July|Jul\.?", r"August|Aug\.?", r"September|Sept?\.?", r"October|Oct\.?", r"November|Nov\.?",
            r"December|Dec\.?",
        ),
        weekdays=("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
        capital=True,
        month_first=True,
        within="in|since|until|during",
        part="early|mid|late|(?:the )?(?:beginning|start|middle|end) of",
        last="last|past", this="this", next="next|coming", every="every|each",
        not_before="Black|Good|Ash|Bloody|Cyber|Palm|Super|Fat|Giving|Shrove|Maundy|Boxing",
        days={"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1, "the day before yesterday": -2,
              "the day after tomorrow": 2, "last night": -1},
        periods={
            ("week", 0): "(?:later |earlier )?this (?:week|weekend)", ("week", -1): "last (?:week|weekend)",
            ("week", 1): "next (?:week|weekend)", ("month", 0): "(?:later |earlier )?this month",
            ("month", -1): "last month", ("month", 1): "next month",
            ("year", 0): "(?:later |earlier )?this year", ("year", -1): "last year", ("year", 1): "next year",
        },
        ago=rf"{_N} days ago",
        future="will|shall|won|going to|(?:set|due|expected|scheduled|planned|poised|slated) (?:to|for)|plans? to|upcoming",
        past=r"\p{L}+ed|said|told|was|were|had|did|met|held|took|made|came|went|began|won|lost|left|saw|gave|got"
        r"|became|spoke|wrote|sent|fell|rose|ran|brought|thought|found|put|set off|hit|shot|broke",
    ),
    "fr": CalendarWords(
        months=(r"janvier|janv\.", r"février|févr?\.", "mars", r"avril|avr\.", "mai", "juin", r"juillet|juil\.",
                "août", r"septembre|sept\.", r"octobre|oct\.", r"novembre|nov\.", r"décembre|déc\."),
        weekdays=("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
        within="en|depuis|jusqu['’]en|dès|mois de",
        part="début|mi|fin|au début de|à la fin de|courant",
        last="dernier|passé", this="ce", next="prochain", every="chaque|tous les",
        days={"hier": -1, "avant-hier": -2, "aujourd['’]hui": 0, "demain": 1, "après-demain": 2},
        periods={
            ("week", 0): "cette semaine", ("week", -1): "(?:la )?semaine (?:dernière|passée)",
            ("week", 1): "(?:la )?semaine prochaine", ("month", 0): "ce mois(?:-ci)?",
            ("month", -1): "(?:le )?mois dernier", ("month", 1): "(?:le )?mois prochain",
            ("year", 0): "cette année", ("year", -1): "(?:l['’])?(?:an|année) (?:dernier|dernière|passée)",
            ("year", 1): "(?:l['’])?(?:an|année) prochaine?",
        },
        ago=rf"il y a {_N} jours",
        future=r"sera|seront|aura|auront|aura lieu|va|vont|devrait|devraient|doit|doivent|prévue?s?|\p{L}+(?:eront|iront|era)",
        past=r"a|ont|avait|avaient|était|étaient|fut|\p{L}+(?:èrent|aient)",
    ),
    "de": CalendarWords(
        months=(r"Januar|Jänner|Jan\.", r"Februar|Feber|Feb\.", "März", r"April|Apr\.", "Mai", "Juni", "Juli",
                r"August|Aug\.", r"September|Sept?\.", r"Oktober|Okt\.", r"November|Nov\.", r"Dezember|Dez\."),
        weekdays=("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag|Sonnabend", "Sonntag"),
        capital=True,
        within="im|seit|bis|ab|Jahr|Jahre|vom",
        part="Anfang|Mitte|Ende",
        last="letzten|vergangenen|vorigen|letzter|vergangener", this="diesen|dieser",
        next="nächsten|kommenden|nächster|kommender", every="jeden|jeder",
        days={"gestern": -1, "vorgestern": -2, "heute": 0, "(?<!heute )(?<!gestern )morgen": 1, "übermorgen": 2},
        periods={
            ("week", 0): "diese[r]? Woche|dieses Wochenende", ("week", -1): "(?:letzte|vergangene|vorige)[rn]? Woche",
            ("week", 1): "(?:nächste|kommende)[rn]? Woche", ("month", 0): "diese[nms] Monat",
            ("month", -1): "(?:letzten|vergangenen|vorigen) Monat", ("month", 1): "(?:nächsten|kommenden) Monat",
            ("year", 0): "diese[sm] Jahr|heuer", ("year", -1): "(?:letzte|vergangene|vorige)[sn] Jahr|Vorjahr",
            ("year", 1): "(?:nächste|kommende)[sn] Jahr",
        },
        ago=rf"vor {_N} Tagen",
        future="wird|werden|soll|sollen|will|wollen|geplant|geplante|bevorstehende",
        past=r"hat|haben|hatte|hatten|war|waren|wurde|wurden|\p{L}+(?:te|ten)|kam|ging|sprach|traf|starb|gab|nahm",
    ),
    "es": CalendarWords(
        months=("enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre|setiembre",
                "octubre", "noviembre", "diciembre"),
        weekdays=("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"),
        within="en|desde|hasta|durante",
        part="(?:a )?(?:principios|comienzos|mediados|finales|fines) de",
        last="pasado", this="este", next="próximo", every="cada|todos los",
        days={"ayer": -1, "anteayer": -2, "hoy": 0, "(?<!la )(?<!esta )(?<!una )mañana": 1, "pasado mañana": 2},
        periods={
            ("week", 0): "esta semana", ("week", -1): "la (?:semana pasada|pasada semana)",
            ("week", 1): "la (?:próxima semana|semana (?:próxima|que viene))", ("month", 0): "este mes",
            ("month", -1): "el (?:mes pasado|pasado mes)", ("month", 1): "el (?:próximo mes|mes (?:próximo|que viene))",
            ("year", 0): "este año", ("year", -1): "el (?:año pasado|pasado año)",
            ("year", 1): "el (?:próximo año|año (?:próximo|que viene))",
        },
        ago=rf"hace {_N} días",
        future=r"\p{L}+(?:rá|rán)|va a|van a|previst[oa]s?|debe|deben",
        past=r"\p{L}+(?:ó|aron|ieron|aba|aban|ía|ían)|fue|ha|han|dijo|hizo|hubo|vino|puso",
    ),
    "it": CalendarWords(
        months=("gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto", "settembre",
                "ottobre", "novembre", "dicembre"),
        weekdays=("lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato", "domenica"),
        within="nel|a|ad|dal|da|fino al|fino a|durante il|in",
        part="(?:all['’])?inizio(?: del| di)?|(?:a )?metà(?: del| di)?|(?:alla )?fine(?: del| di)?",
        last="scorso|scorsa|passato", this="questo|questa", next="prossimo|prossima", every="ogni|tutti i",
        days={"ieri": -1, "l['’]altro ieri": -2, "oggi": 0, "domani": 1, "dopodomani": 2, "stasera": 0},
        periods={
            ("week", 0): "questa settimana", ("week", -1): "la (?:settimana scorsa|scorsa settimana)",
            ("week", 1): "la (?:settimana prossima|prossima settimana)", ("month", 0): "questo mese",
            ("month", -1): "(?:il mese scorso|lo scorso mese)", ("month", 1): "il (?:mese prossimo|prossimo mese)",
            ("year", 0): "quest['’]anno", ("year", -1): "(?:l['’]anno scorso|lo scorso anno)",
            ("year", 1): "(?:l['’]anno prossimo|il prossimo anno)",
        },
        ago=rf"{_N} giorni fa",
        future=r"\p{L}+(?:rà|ranno)|previst[oaie]|deve|devono|sta per",
        past=r"ha|hanno|era|erano|aveva|avevano|è stat[oa]|\p{L}+(?:ava|avano|arono|irono)|disse|fu",
    ),
    "pt": CalendarWords(
        months=("janeiro", "fevereiro", "março", "abril", "maio", "junho", "julho", "agosto", "setembro", "outubro",
                "novembro", "dezembro"),
        weekdays=("segunda-feira", "terça-feira", "quarta-feira", "quinta-feira", "sexta-feira", "sábado", "domingo"),
        within="em|desde|até|durante|de",
        part="(?:no )?(?:início|começo|meados|final|fim|finais) de",
        last="passado|passada", this="este|esta|nesta|neste", next="próximo|próxima", every="cada|todo|toda",
        days={"ontem": -1, "anteontem": -2, "hoje": 0, "amanhã": 1, "depois de amanhã": 2},
        periods={
            ("week", 0): "n?esta semana", ("week", -1): "semana passada",
            ("week", 1): "próxima semana|semana que vem", ("month", 0): "n?este mês",
            ("month", -1): "mês passado", ("month", 1): "próximo mês|mês que vem",
            ("year", 0): "n?este ano", ("year", -1): "ano passado", ("year", 1): "próximo ano|ano que vem",
        },
        ago=rf"há {_N} dias",
        future=r"\p{L}+(?:rá|rão)|vai|vão|previst[oa]s?|deve|devem",
        past=r"\p{L}+(?:ou|eu|iu|aram|eram|iram|ava|avam)|foi|disse|fez|teve|veio",
    ),
    "nl": CalendarWords(
        months=("januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober",
                "november", "december"),
        weekdays=("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"),
        within="in|sinds|tot|vanaf",
        part="begin|medio|midden|eind",
        last="afgelopen|vorige", this="deze", next="volgende|komende|aanstaande", every="elke|iedere",
        days={"gisteren": -1, "eergisteren": -2, "vandaag": 0, "morgen": 1, "overmorgen": 2},
        periods={
            ("week", 0): "deze week", ("week", -1): "(?:vorige|afgelopen) week", ("week", 1): "(?:volgende|komende) week",
            ("month", 0): "deze maand", ("month", -1): "(?:vorige|afgelopen) maand",
            ("month", 1): "(?:volgende|komende) maand", ("year", 0): "dit jaar",
            ("year", -1): "(?:vorig|afgelopen) jaar", ("year", 1): "(?:volgend|komend) jaar",
        },
        ago=rf"{_N} dagen geleden",
        future="zal|zullen|gaat|gaan|gepland|moet|moeten|wil",
        past=r"heeft|hebben|had|hadden|was|waren|werd|werden|zei|zeiden|\p{L}+(?:de|den|te|ten)|kwam|ging|sprak",
    ),
    "cs": CalendarWords(
        months=("leden|ledna|lednu", "únor|února|únoru", "březen|března|březnu", "duben|dubna|dubnu",
                "květen|května|květnu", "červen|června|červnu", "červenec|července|červenci",
                "srpen|srpna|srpnu", "září", "říjen|října|říjnu", "listopad|listopadu", "prosinec|prosince|prosinci"),
        weekdays=("pondělí|pondělka|pondělek", "úterý|úterka|úterek", "střed[auyě]", "čtvrtek|čtvrtka|čtvrtku",
                  "pátek|pátku|pátkem", "sobot[auyě]", "neděl[ei]"),
        within="v|ve|od|do|roce|roku|během",
        part="začátkem|počátkem|v polovině|koncem|na začátku|na konci",
        last="minul(?:ý|é|ou|á)|uplynul(?:ý|é|ou)", this="t(?:ento|oto|uto|uhle)", next="příští|nadcházející",
        every="každ(?:ý|é|ou|á)",
        days={"včera": -1, "předevčírem": -2, "dnes": 0, "zítra": 1, "pozítří": 2},
        periods={
            ("week", 0): "tento týden", ("week", -1): "minulý týden", ("week", 1): "příští týden",
            ("month", 0): "tento měsíc", ("month", -1): "minulý měsíc", ("month", 1): "příští měsíc",
            ("year", 0): "letos|tento rok", ("year", -1): "v?loni|minulý rok", ("year", 1): "příští rok",
        },
        ago=rf"před {_N} dny",
        future="bude|budou|chystá|chystají|má|mají|plánuje|plánují",
        past=r"\p{L}{2,}(?:l|la|lo|li|ly)",
    ),
}  # fmt: skip
