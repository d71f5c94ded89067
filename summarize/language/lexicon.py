"""Closed word lists, by language: what negates, hedges, opposes, names a time."""

from __future__ import annotations

from functools import cache

from summarize.language.words import stem


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


NEGATIONS = {
    "en": _words("not no never none nobody nothing neither nor without cannot"),
    "fr": _words("pas jamais aucun aucune rien personne ni sans non"),
    "de": _words("nicht kein keine keinen keinem keiner keines nie niemals niemand nichts weder ohne"),
    "es": _words("no nunca jamás ningún ninguna ninguno nada nadie ni sin tampoco"),
    "it": _words("non mai nessun nessuno nessuna niente nulla né senza"),
    "pt": _words("não nunca jamais nenhum nenhuma nada ninguém nem sem"),
    "nl": _words("niet geen nooit niemand niets noch zonder"),
    "cs": _words("ne není nejsou nebyl nebyla nebylo nebyli nebyly nebude nebudou nemá nemají neměl nikdy nikdo nic žádný žádná žádné bez ani"),
    "pl": _words("nie nigdy nikt nic żaden żadna żadne bez ani"),
    "ru": _words("не нет никогда никто ничего ни без"),
    "uk": _words("не ні ніколи ніхто нічого без"),
    "he": _words("לא אין בלי אינו אינה"),
    "ar": _words("لا لم لن ليس ليست دون بدون غير"),
    "hi": _words("नहीं न ना मत बिना"),
    "el": _words("δεν δε μην μη χωρίς όχι ούτε"),
    "ja": _words("ない なか ませ ずに"),
    "ko": _words("않았다 않는다 안 못 없다 없었다"),
    "tr": _words("değil yok hayır hiç"),
    "sv": _words("inte ej aldrig ingen inget inga ingenting utan varken"),
}  # fmt: skip

HEDGES = {
    "en": _words("may might could allegedly alleged reportedly possibly perhaps purportedly supposedly apparently"
                 " rumored rumoured unconfirmed suspected"),
    "fr": _words("pourrait pourraient peut-être présumé présumée présumés éventuellement prétendument soupçonné"),
    "de": _words("könnte könnten vielleicht möglicherweise angeblich mutmaßlich mutmaßliche mutmaßlichen vermutlich"),
    "es": _words("podría podrían quizás quizá posiblemente presuntamente presunto presunta supuestamente supuesto"),
    "it": _words("potrebbe potrebbero forse presunto presunta presumibilmente"),
    "cs": _words("možná údajně údajný prý údajná mohl mohla mohlo by"),
}  # fmt: skip

_DIRECTION_WORDS = {
    "en": (
        ("rise rises rose risen rising increase increases increased increasing grow grows grew grown growing"
         " climb climbs climbed climbing up gain gains gained jump jumps jumped soar soars soared surge surges surged"
         " higher more raise raises raised expand expands expanded advance advances advanced accelerate accelerated"
         " strengthen strengthens strengthened double doubled improve improved",
         "fall falls fell fallen falling decrease decreases decreased decreasing drop drops dropped dropping decline"
         " declines declined declining down lose loses lost slump slumps slumped plunge plunges plunged sink sank"
         " lower less fewer cut cuts reduce reduces reduced shrink shrank retreat retreated slow slowed"
         " weaken weakens weakened halve halved worsen worsened"),
        ("win wins won winning victory beat beats defeated triumph", "lose loses lost losing loss defeat"),
        ("accept accepts accepted approve approves approved agree agrees agreed back backs backed support supports"
         " supported endorse endorsed welcome welcomed allow allows allowed permit permitted confirm confirms confirmed pass passed",
         "reject rejects rejected refuse refuses refused disapprove disagree disagreed oppose opposes opposed deny"
         " denies denied condemn condemned ban bans banned block blocked veto vetoed prohibit prohibited dismiss dismissed"),
        ("into inside", "out outside"),
        ("uphold upholds upheld", "overturn overturns overturned quash quashed strike struck"),
        ("injure injures injured wound wounded hurt", "kill kills killed dead died"),
        ("beat beats exceed exceeds exceeded", "miss misses missed"),
        ("charge charged convicted indicted accused", "clear cleared acquitted exonerated"),
        ("free freed release released spared", "execute executed jail jailed imprison imprisoned"),
        ("admit admits admitted confess confessed", "deny denies denied"),
        ("for favour favor pro", "against"), ("few", "many"), ("noon midday morning", "midnight night evening"),
        ("with", "without"), ("left", "right"), ("allow allowed", "forbid forbidden forbade"),
        ("true", "false"), ("rich", "poor"), ("old", "new young"), ("big large", "small little"),
        ("hot warm", "cold"), ("early", "late"), ("always", "never"), ("all", "none"), ("friend ally", "enemy"),
        ("create created", "destroy destroyed"), ("join joined", "quit quits"), ("attack attacked", "defend defended"),
        ("praise praised hail hailed", "criticize criticized criticise criticised"), ("strong", "weak"),
        ("include included", "exclude excluded"), ("love", "hate"), ("hire hired", "fire fired dismiss dismissed"),
        ("major", "minor"), ("male man men", "female woman women"), ("upper", "lower"), ("extend extended", "shorten shortened"),
        ("open opens opened opening begin begins began begun start starts started launch launched",
         "close closes closed closing end ends ended stop stops stopped cease ceased halt halted suspend suspended"),
        ("guilty convicted", "innocent acquitted"), ("alive survived", "dead died killed"),
        ("before", "after"), ("first", "last"), ("buy buys bought", "sell sells sold"),
        ("import imports imported", "export exports exported"), ("enter entered", "leave left"),
        ("arrive arrived", "depart departed"), ("free freed release released", "detain detained arrest arrested capture captured"),
        ("above over", "below under"), ("best", "worst"), ("success succeed succeeded", "failure fail failed"),
        ("most maximum highest largest", "least minimum lowest smallest"), ("north northern", "south southern"),
        ("east eastern", "west western"), ("good", "bad"),
    ),
    "fr": (
        ("augmenter augmenté augmente augmentation hausse progresser progressé croître monter monté grimper grimpé plus",
         "diminuer diminué diminue diminution baisse baisser baissé reculer reculé chuter chuté tomber tombé moins"),
        ("gagner gagné gagne victoire remporter remporté", "perdre perdu perd défaite"),
        ("accepter accepté accepte approuver approuvé", "rejeter rejeté rejette refuser refusé refuse"),
        ("ouvrir ouvert commencer commencé", "fermer fermé terminer terminé"), ("avant", "après"),
    ),
    "de": (
        ("steigen steigt stieg gestiegen zunehmen zugenommen wachsen wuchs gewachsen erhöht erhöhen mehr",
         "fallen fällt fiel gefallen sinken sinkt sank gesunken abnehmen abgenommen schrumpfen gesenkt senken weniger"),
        ("gewinnen gewinnt gewann gewonnen sieg", "verlieren verliert verlor verloren niederlage"),
        ("annehmen angenommen akzeptiert zugestimmt billigen gebilligt", "ablehnen abgelehnt lehnte verweigert zurückgewiesen"),
        ("öffnen geöffnet begonnen beginnen", "schließen geschlossen beendet beenden"), ("vor", "nach"),
    ),
    "es": (
        ("subir sube subió subido aumentar aumenta aumentó aumentado crecer creció crecido más",
         "bajar baja bajó bajado caer cae cayó caído disminuir disminuyó disminuido descender descendió menos"),
        ("ganar gana ganó ganado victoria", "perder pierde perdió perdido derrota"),
        ("aceptar aceptó aceptado aprobar aprobó aprobado", "rechazar rechazó rechazado negar negó negado"),
        ("antes", "después"),
    ),
    "cs": (
        ("vzrostl vzrostla vzrostlo roste zvýšil zvýšila zvýšilo stoupl stoupla více",
         "klesl klesla kleslo klesá snížil snížila snížilo poklesl poklesla méně"),
        ("vyhrál vyhrála vyhráli zvítězil vítězství", "prohrál prohrála prohráli porážka"),
        ("přijal přijala schválil schválila", "odmítl odmítla zamítl zamítla"), ("před", "po"),
    ),
}  # fmt: skip

TIME_NAMES = _words(
    "monday tuesday wednesday thursday friday saturday sunday january february march april june july august"
    " september october november december yesterday tomorrow today tonight"
    " lundi mardi mercredi jeudi vendredi samedi dimanche janvier février mars avril juin juillet août septembre"
    " octobre novembre décembre hier demain"
    " montag dienstag mittwoch donnerstag freitag samstag sonntag januar februar märz april juni juli august"
    " oktober dezember gestern"
    " lunes martes miércoles jueves viernes sábado domingo enero febrero abril junio julio agosto septiembre"
    " octubre noviembre diciembre ayer"
    " pondělí úterý úterku středa středu čtvrtek pátek sobota sobotu neděle neděli leden ledna únor února březen"
    " března duben dubna květen května červen června červenec července srpen srpna září říjen října listopad"
    " listopadu prosinec prosince včera zítra"
)

TIME_UNITS = _words(
    "second seconds minute minutes hour hours day days week weeks month months year years decade decades"
    " seconde secondes heure heures jour jours semaine semaines mois an ans stunde stunden tag tage woche wochen"
    " monat monate jahr jahre hora horas día días semana semanas mes meses año años hodina hodiny den dny týden"
    " týdny měsíc měsíce rok roky"
)

NEGATING_PREFIXES = ("un", "in", "im", "il", "ir", "non", "dis", "ne", "не", "nie")


@cache
def directions(language: str) -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    """Return pairs of opposed sets of stems: (rise …, fall …), (win …, lose …) and so on."""
    pairs = _DIRECTION_WORDS.get(language, ())
    return tuple(
        (frozenset(stem(up.split(), language)), frozenset(stem(down.split(), language))) for up, down in pairs
    )


DIRECTION_LANGUAGES = frozenset(_DIRECTION_WORDS)
"""Languages whose opposites we know; elsewhere a replaced word may be one."""

MEASURES = _words(
    "percent per cubic square metre metres meter meters kilometre kilometres kilometer kilometers km mile miles ton tons tonne"
    " tonnes kilogram kilograms kg litre litres liter liters barrel barrels degree degrees dollar dollars euro euros pound"
    " pounds yen yuan $ € £ % people mètre mètres prozent euros kubikmeter quadratmeter procent procenta korun korunu"
    " metros metri cent"
)
