"""Sentence → whether it stands alone, or leans on the one before it."""

from __future__ import annotations

from functools import cache
from typing import Literal

import regex

from summarize.language.words import primary

Leaning = Literal["alone", "connective", "dangling"]
"""``dangling`` cannot be understood by itself; ``connective`` reads oddly by itself."""

# Openings that refer to something said before, and openings that only join.
_REFERRING = {
    "en": r"he|she|it|they|him|them|his|her|hers|its|their|theirs|"
    r"(?:this|that)(?! (?:week|weekend|month|year|morning|afternoon|evening|spring|summer|autumn|fall|winter|"
    r"monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|"
    r"august|september|october|november|december)\b)|these|those|such|"
    r"both|neither|either|(?:chief|first|foremost|prominent|notable|one|some|many|most|several|all|none|two|three)"
    r" (?:among|of) (?:them|these|those|which|whom)|among (?:them|these|those)|"
    r"the (?:two|three|four|pair|duo|trio|former|latter|others?|same|move)"
    r"(?! (?:to|by|of|that|which)\b)|"
    r"(?:during|after|before|in|at|on|by|with|from|for|to|as|despite|following|under|of) "
    r"(?:his|her|its|their|this|that|these|those|such|them|him|it)|there,|here,|"
    r"another|others|one such|some of|most of (?:them|these|those)|doing so",
    "fr": r"il|elle|ils|elles|ce|cet|cette|ces|cela|ceci|celui-ci|celle-ci|ceux-ci|celles-ci|c['’]est|"
    r"c['’]était|son|sa|ses|leur|leurs|les deux|tous deux|ces derniers|ce dernier|cette dernière",
    "de": r"er|sie|es|dies|diese|dieser|dieses|diesem|diesen|das ist|das war|sein|seine|seiner|ihr|ihre|ihrer|"
    r"beide|die beiden|letzterer?|jener?|solche",
    "es": r"él|ella|ellos|ellas|esto|este|esta|estos|estas|eso|ese|esa|esos|esas|su|sus|ambos|ambas|"
    r"los dos|las dos|dicho|dicha",
    "it": r"egli|ella|lui|lei|essi|esse|loro|questo|questa|questi|queste|quello|quella|ciò|suo|sua|suoi|sue|"
    r"entrambi|entrambe|i due|le due",
    "pt": r"ele|ela|eles|elas|isto|isso|este|esta|estes|estas|esse|essa|esses|essas|seu|sua|seus|suas|ambos|ambas|os dois",
    "nl": r"hij|zij|ze|het is|dit|deze|die|dat|zijn|haar|hun|beide|beiden",
    "cs": r"on|ona|ono|oni|ony|to|tento|tato|toto|tito|tyto|ten|ta|ti|ty|jeho|její|jejich|oba|obě|takový|taková|takové",
    "pl": r"on|ona|ono|oni|one|to|ten|ta|te|ci|jego|jej|ich|oba|obie|taki|taka|takie",
    "ru": r"он|она|оно|они|это|этот|эта|эти|тот|та|те|его|её|ее|их|оба|обе|такой|такая|такие",
    "uk": r"він|вона|воно|вони|це|цей|ця|ці|той|та|ті|його|її|їх|обидва|обидві",
    "sv": r"han|hon|den|det|de|denna|detta|dessa|hans|hennes|deras|båda",
}  # fmt: skip
_JOINING = {
    "en": r"however|meanwhile|moreover|furthermore|additionally|also|but|and|or|so|yet|thus|therefore|hence|"
    r"consequently|accordingly|instead|nevertheless|nonetheless|still|then|besides|afterwards?|later|earlier|"
    r"indeed|likewise|similarly|otherwise|too|finally|in (?:addition|contrast|turn|fact|response|return|particular)|"
    r"by contrast|as a (?:result|consequence)|on the (?:other hand|contrary)|at the same time|"
    r"for (?:example|instance)|that said|even so|after all|above all|of course|what is more|"
    r"on the same day|the same day|the (?:next|following|previous) (?:day|week|month|year)",
    "fr": r"cependant|toutefois|pourtant|néanmoins|de plus|en outre|par ailleurs|ensuite|puis|enfin|ainsi|donc|"
    r"mais|et|or|car|aussi|en effet|en revanche|par contre|de même|d['’]ailleurs|par conséquent|par exemple",
    "de": r"jedoch|aber|doch|und|oder|auch|außerdem|zudem|ferner|dennoch|trotzdem|deshalb|daher|darum|somit|"
    r"danach|dann|schließlich|hingegen|dagegen|allerdings|zum beispiel|inzwischen|unterdessen|dabei|damit|dazu",
    "es": r"sin embargo|no obstante|además|también|pero|y|o|por lo tanto|por tanto|así|entonces|luego|después|"
    r"finalmente|por otro lado|en cambio|por ejemplo|mientras tanto",
    "it": r"tuttavia|però|ma|e|inoltre|anche|quindi|dunque|perciò|poi|infine|invece|intanto|per esempio",
    "pt": r"no entanto|porém|contudo|além disso|também|mas|e|portanto|assim|então|depois|finalmente|por exemplo",
    "nl": r"echter|maar|en|ook|bovendien|daarnaast|toch|daarom|dus|dan|vervolgens|ondertussen|bijvoorbeeld",
    "cs": r"však|ale|a|i|také|navíc|kromě toho|proto|tedy|pak|potom|nakonec|například|mezitím|přesto|přitom",
    "pl": r"jednak|ale|i|oraz|także|ponadto|poza tym|dlatego|więc|potem|następnie|wreszcie|na przykład|tymczasem",
    "ru": r"однако|но|и|а|также|кроме того|поэтому|затем|потом|наконец|например|между тем|тем не менее",
    "uk": r"однак|але|і|та|також|крім того|тому|потім|нарешті|наприклад|тим часом",
    "sv": r"men|och|dock|också|dessutom|därför|sedan|därefter|slutligen|till exempel|samtidigt",
}  # fmt: skip
_OPENING_MARKS = r"[^\p{L}\p{N}]*"
_QUOTED = regex.compile(r"“[^“”]*”|„[^„“”]*[“”]|«[^«»]*»|»[^«»]*«|「[^「」]*」|『[^『』]*』|\"[^\"]*\"")
_MOSTLY_QUOTED = 0.9
_FORWARD = regex.compile(r"\p{Lu}\p{Ll}+ (?:his|her|its) [^,;]{3,80}, (?:\p{Lu}[\p{L}.]+ ?)+", regex.V1)


def leaning(text: str, language: str | None) -> Leaning:
    """Say whether a sentence can be read without the one before it.

    It dangles where it opens with a reference ("This move", "He", "Chief among them"), where it is a
    part of a longer quotation, or where it is a quotation that names no speaker.
    """
    referring, joining = _patterns(primary(language))
    opening = referring.match(text) if referring else None
    if _speaker_missing(text) or (opening and not _resolved_within(text, opening)):
        return "dangling"
    return "connective" if joining and joining.match(text) else "alone"


def quoted_share(text: str) -> float:
    """Return the share of the letters and digits of a text that stands in quotation marks, 0 to 1."""
    letters = sum(map(str.isalnum, text))
    return 1 - sum(map(str.isalnum, _QUOTED.sub("", text))) / letters if letters else 0.0


def _speaker_missing(text: str) -> bool:
    outside = _QUOTED.sub("", text)
    return any(mark in outside for mark in '“”„«»「」『』"') or quoted_share(text) > _MOSTLY_QUOTED


def _resolved_within(text: str, opening: regex.Match[str]) -> bool:
    """Whether "During his visit to Paris, Jane Doe …" names whom the opening means."""
    return _FORWARD.match(text, opening.start()) is not None


@cache
def _patterns(language: str) -> tuple[regex.Pattern[str] | None, regex.Pattern[str] | None]:
    def compiled(table: dict[str, str]) -> regex.Pattern[str] | None:
        if language not in table:
            return None
        body = rf"{_OPENING_MARKS}(?:{table[language]})(?![\p{{L}}\p{{N}}-])"
        return regex.compile(body, regex.IGNORECASE)

    return compiled(_REFERRING), compiled(_JOINING)
