"""Closed word lists, by language: which words say how far a matter has come."""

from __future__ import annotations

from summarize.model.voices import Stage

PHRASES: dict[str, dict[Stage, str]] = {
    "en": {
        "proposed": "proposed|is proposing|are proposing|proposes|proposal for|has suggested|under discussion|being discussed|being negotiated|in talks on|under consideration",
        "planned": "planned|plans to|plan to|planning to|intends to|is to be|are to be|scheduled to|scheduled for|set to be|due to be|on track to|has yet to be|have yet to be|yet to be",
        "expected": "expected to|is expected|are expected|anticipated|is likely to|are likely to",
        "advancing": "to advance|advancing|to push ahead with|to move forward with|moving forward with|to press ahead with|making progress on|to speed up|preliminary|in principle|memorandum of understanding|letter of intent|non-binding|draft|still negotiating|tentative",
        "piloted": "piloted|pilot program|pilot programme|pilot project|pilot scheme|trial run|trialled|trialed|on a trial basis|be tested|being tested|test phase",
        "announced": "announced|announces|announcing|announcement of|unveiled|unveiling",
        "agreed": "agreed to|agreed on|agreed upon|have agreed|has agreed|agreement to|struck a deal|reached a deal|reached an agreement",
        "finalized": "finalized|finalised|finalizing|signed|sealed|sealing|ratified|approved|adopted|was concluded|were concluded|concluded a deal|concluded an agreement|completed|inked|enacted|passed into law|has been passed|took effect|came into force|entered into force|signed off",
        "begun": "launched|has begun|have begun|has started|have started|inaugurated|introduced|rolled out",
        "denied": "denied|denies|denying|refuted|dismissed reports|ruled out|rules out",
        "rejected": "rejected|rejects|rejecting|refused|turned down|voted down|vetoed|blocked|struck down|overturned",
        "suspended": "suspended|suspends|suspending|halted|halts|frozen|put on hold|paused|on hold",
        "postponed": "postponed|delayed|pushed back|deferred|put off|rescheduled",
        "cancelled": "cancelled|canceled|called off|scrapped|abandoned|withdrawn|axed|shelved|revoked|terminated|dropped plans",
    },
    "fr": {
        "proposed": "proposé|proposée|propose de|en discussion|à l étude", "planned": "prévu|prévue|prévus|prévues|prévoit de|envisage de|programmé|programmée|doit être|devrait être",
        "expected": "attendu|attendue|attendus|attendues", "advancing": "faire avancer|accord de principe|provisoire|en cours de négociation|préliminaire", "piloted": "à titre expérimental|phase pilote|projet pilote|à l essai|expérimenté|expérimentée",
        "announced": "annoncé|annoncée|annonce|annoncent|dévoilé|dévoilée", "agreed": "convenu|convenue|se sont mis d accord",
        "finalized": "signé|signée|signés|signées|finalisé|finalisée|conclu|conclue|approuvé|approuvée|adopté|adoptée|ratifié|ratifiée|entré en vigueur|entrée en vigueur", "begun": "lancé|lancée|inauguré|inaugurée|a commencé|a débuté",
        "denied": "démenti|démentie|dément|nié", "rejected": "rejeté|rejetée|refusé|refusée|bloqué|bloquée", "suspended": "suspendu|suspendue|suspendus|gelé|gelée",
        "postponed": "reporté|reportée|retardé|retardée|différé|différée", "cancelled": "annulé|annulée|annulés|abandonné|abandonnée|résilié|résiliée",
    },
    "de": {
        "proposed": "vorgeschlagen|schlägt vor|im gespräch", "planned": "geplant|geplante|geplanten|plant|planen|vorgesehen|soll|sollen", "expected": "erwartet|erwartete|voraussichtlich",
        "advancing": "vorantreiben|voranzutreiben|vorläufig|vorläufige|grundsätzlich|in verhandlungen", "piloted": "pilotprojekt|testweise|probeweise|pilotphase|erprobt|getestet",
        "announced": "angekündigt|kündigte|kündigt|verkündet|verkündete|bekanntgegeben", "agreed": "geeinigt|vereinbart|einigten|vereinbarten",
        "finalized": "unterzeichnet|unterzeichnete|unterzeichneten|unterschrieben|besiegelt|abgeschlossen|beschlossen|verabschiedet|genehmigt|gebilligt|ratifiziert|in kraft getreten", "begun": "gestartet|begonnen|eröffnet|eingeführt",
        "denied": "dementiert|dementierte|bestritten|bestritt", "rejected": "abgelehnt|lehnte|zurückgewiesen|verweigert|gekippt", "suspended": "ausgesetzt|gestoppt|auf eis gelegt|eingefroren|unterbrochen",
        "postponed": "verschoben|vertagt|verzögert", "cancelled": "abgesagt|storniert|aufgegeben|gestrichen|zurückgezogen|aufgekündigt|gekündigt",
    },
    "es": {
        "proposed": "propuesto|propuesta|propuso|propone|en discusión|en estudio", "planned": "previsto|prevista|planea|prevé|programado|programada|planeado", "expected": "se espera|esperado|esperada",
        "advancing": "impulsar|avanzar en|acuerdo preliminar|en principio|preliminar|en negociación", "piloted": "plan piloto|programa piloto|proyecto piloto|a prueba|de prueba|fase piloto",
        "announced": "anunció|anunciado|anunciada|anuncia|anunciaron|presentó", "agreed": "acordó|acordaron|acordado|pactaron",
        "finalized": "firmó|firmado|firmada|firmaron|aprobó|aprobado|aprobada|ratificado|ratificó|cerró|concluido|concluyó|sellado|selló|entró en vigor", "begun": "inauguró|inaugurado|lanzó|lanzado|comenzó|inició",
        "denied": "negó|desmintió|desmentido|niega", "rejected": "rechazó|rechazado|rechazada|bloqueó|vetó", "suspended": "suspendió|suspendido|suspendida|paralizado|paralizada|congelado",
        "postponed": "aplazó|aplazado|aplazada|pospuesto|pospuso|retrasado", "cancelled": "canceló|cancelado|cancelada|anuló|anulado|abandonó|descartado",
    },
    "it": {
        "proposed": "proposto|proposta|propone", "planned": "previsto|prevista|pianificato|in programma|intende", "expected": "atteso|attesa|previsti", "advancing": "portare avanti|accordo preliminare|preliminare|in linea di principio|in trattativa",
        "piloted": "progetto pilota|in via sperimentale|fase pilota|sperimentato|sperimentata", "announced": "annunciato|annunciata|annuncia|presentato", "agreed": "concordato|accordati",
        "finalized": "firmato|firmata|siglato|siglata|approvato|approvata|ratificato|concluso|conclusa|finalizzato|entrato in vigore", "begun": "avviato|avviata|inaugurato|lanciato|iniziato",
        "denied": "smentito|smentita|smentisce|negato", "rejected": "respinto|respinta|rifiutato|bocciato|bocciata|bloccato", "suspended": "sospeso|sospesa|congelato", "postponed": "rinviato|rinviata|posticipato|slittato", "cancelled": "annullato|annullata|cancellato|cancellata|abbandonato",
    },
    "pt": {
        "proposed": "proposto|proposta|propôs", "planned": "previsto|prevista|planeja|pretende|programado", "expected": "espera-se|esperado|esperada", "advancing": "avançar com|acordo preliminar|preliminar|em negociação",
        "piloted": "projeto piloto|programa piloto|em fase de testes|fase piloto", "announced": "anunciou|anunciado|anunciada|anunciaram", "agreed": "acordou|concordaram|acordado",
        "finalized": "assinou|assinado|assinada|assinaram|aprovou|aprovado|aprovada|concluiu|concluído|ratificado|fechou|entrou em vigor", "begun": "lançou|inaugurou|iniciou|começou",
        "denied": "negou|desmentiu", "rejected": "rejeitou|rejeitado|rejeitada|recusou|vetou", "suspended": "suspendeu|suspenso|suspensa|paralisado", "postponed": "adiou|adiado|adiada", "cancelled": "cancelou|cancelado|cancelada|anulou|abandonou",
    },
    "nl": {
        "proposed": "voorgesteld|stelt voor", "planned": "gepland|geplande|van plan", "expected": "verwacht|naar verwachting", "advancing": "voorlopig|voorlopige|in principe", "piloted": "proefproject|op proef|getest|proef",
        "announced": "aangekondigd|kondigde|kondigt", "agreed": "overeengekomen|afgesproken", "finalized": "ondertekend|ondertekende|ondertekenden|goedgekeurd|gesloten|afgerond|bekrachtigd|aangenomen", "begun": "gelanceerd|begonnen|geopend|ingevoerd",
        "denied": "ontkend|ontkende|ontkent", "rejected": "verworpen|afgewezen|geweigerd", "suspended": "opgeschort|stilgelegd|bevroren", "postponed": "uitgesteld|verschoven", "cancelled": "geannuleerd|afgelast|geschrapt|ingetrokken",
    },
    "cs": {
        "proposed": "navrhl|navrhla|navrhují|navrhuje|navržen|navržena|navrženo", "planned": "plánuje|plánují|plánován|plánována|plánováno|plánovaná|plánovaný|má být|mají být|chystá|chystají", "expected": "očekává se|očekávaný|očekávaná|očekáváno|měl by|měla by|mělo by",
        "advancing": "předběžná|předběžně|předběžnou|předběžný|v principu|posunout|pokročila", "piloted": "pilotní|zkušebně|na zkoušku|testuje|testován|zkušební",
        "announced": "oznámil|oznámila|oznámili|oznámilo|oznámena|oznámen|ohlásil|ohlásila|ohlásili", "agreed": "dohodli|dohodly|dohodla|dohodl|domluvili",
        "finalized": "podepsal|podepsala|podepsali|podepsaly|podepsána|podepsán|podepsaná|schválil|schválila|schválili|schválen|schválena|uzavřel|uzavřela|uzavřeli|uzavřena|ratifikoval|ratifikovala|dokončil|dokončila|dokončena|vstoupila v platnost", "begun": "zahájil|zahájila|zahájili|zahájena|spustil|spustila|spuštěn|spuštěna|otevřel|otevřela",
        "denied": "popřel|popřela|popřeli|dementoval|dementovala|vyvrátil", "rejected": "odmítl|odmítla|odmítli|zamítl|zamítla|zamítnuta|zamítnut|vetoval", "suspended": "pozastavil|pozastavila|pozastavili|pozastavena|pozastaven|přerušil|přerušila|zmrazil",
        "postponed": "odložil|odložila|odložili|odložena|odložen|posunut|posunuta", "cancelled": "zrušil|zrušila|zrušili|zrušena|zrušen|zrušeno|vypověděl|vypověděla|stáhl",
    },
    "pl": {
        "proposed": "zaproponował|zaproponowała|proponuje", "planned": "planuje|planują|planowany|planowana|ma zostać|mają zostać", "expected": "oczekuje się|oczekiwany|spodziewany", "advancing": "wstępne|wstępna|wstępną|wstępnie", "piloted": "pilotażowy|pilotażowo|pilotażowego|próbnie|testowany",
        "announced": "ogłosił|ogłosiła|ogłosili|zapowiedział|zapowiedziała|ogłoszono", "agreed": "uzgodnili|uzgodniono|porozumieli", "finalized": "podpisał|podpisała|podpisali|podpisano|podpisana|zatwierdził|zatwierdziła|zatwierdzono|zawarto|uchwalił|uchwalono|ratyfikował", "begun": "rozpoczął|rozpoczęła|uruchomił|uruchomiono|otwarto",
        "denied": "zaprzeczył|zaprzeczyła|zdementował|zdementowała", "rejected": "odrzucił|odrzuciła|odrzucono|zawetował", "suspended": "zawiesił|zawiesiła|zawieszono|wstrzymał|wstrzymano", "postponed": "przełożył|przełożono|odroczono|opóźniono", "cancelled": "odwołał|odwołała|odwołano|anulował|anulowano|zerwał",
    },
}  # fmt: skip
# "will be signed", "to be approved", "could sign": not done yet.
AHEAD = {
    "en": frozenset(["will", "would", "could", "may", "might", "shall", "should", "must", "to"]),
    "fr": frozenset(["sera", "seront", "serait", "devrait", "devraient", "pourrait", "pourraient"]),
    "de": frozenset(["werden", "soll", "sollen", "könnte", "könnten"]), "es": frozenset(["será", "serán", "sería", "podría", "podrían"]),
    "it": frozenset(["sarà", "saranno", "sarebbe", "potrebbe", "potrebbero"]), "pt": frozenset(["será", "serão", "seria", "poderia"]),
    "nl": frozenset(["zal", "zullen", "zou", "zouden"]), "cs": frozenset(["bude", "budou"]),
    "pl": frozenset(["zostanie", "zostaną", "będzie", "będą"]),
}  # fmt: skip
THAT = frozenset(["that", "que", "qu", "dass", "che", "że", "že", "het", "plans", "plan"])
"""Behind "announced" they open what was said, which has a stage of its own."""
BETWEEN = frozenset(
    [
        "be",
        "have",
        "been",
        "soon",
        "être",
        "bientôt",
        "ser",
        "essere",
        "stata",
        "stato",
        "worden",
        "werden",
        "ook",
        "být",
    ]
)
