"""Two similar sentences → why they cannot be one assertion, if they cannot.

Similarity counts shared words, and "rose to 5" shares nearly all of its words with "fell to 6". A
merged conflict is the worst error of a digest, so any of these signs keeps two sentences apart.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import Literal

from summarize.analysis.aligned import (
    MOSTLY,
    by_alignment,
    characters,
    differ_both_ways,
    mostly_equal,
    negates,
    opposed,
    roles_differ,
    rotated,
    sided,
    written,
)
from summarize.analysis.quoted import repeats_quotation
from summarize.language import tables
from summarize.language.clashes import clash
from summarize.language.clauses import past_forms
from summarize.language.denials import bits, directions
from summarize.language.questions import unlike
from summarize.language.signs import Signs, has_table, media, without_day_parts
from summarize.language.tables.speech import Figures, Reporting, Territory
from summarize.language.tables.written import Verbs
from summarize.language.words import pairs_per_word

Conflict = Literal[
    "figure", "unit", "negation", "direction", "date", "modality", "condition", "quantifier", "speaker",
    "role", "name", "wording",
]  # fmt: skip

_OF_WORDS = frozenset[Conflict]({"negation", "modality", "condition", "role", "wording"})
"""What other words of a sentence say than those that it quotes."""
_HARDLY = 0.25
"""Share of the words in quotation marks below which a sentence reports itself."""
_MOST_OWN = 0.2
"""Share of its content by which a sentence may say more than another that says the rest."""
_BEGINNING = 4
"""Letters that forms of one verb begin with: raggiungere, raggiunto."""
_SAME_WORDS = 0.6
"""Share of content words from which order and names set sentences apart."""


def conflict(a: Signs, b: Signs, *, one_time: bool = False) -> Conflict | None:
    """Return the first sign that two sentences contradict each other, or None.

    ``one_time`` says that all days that both name are known to be the same: Wednesday and March 4. In a
    language whose denials we do not know, only the same wording is free of it.
    """
    found = _conflict(a, b, one_time=one_time)
    quoted = found in _OF_WORDS and (repeats_quotation(a, b) or repeats_quotation(b, a))
    # Of sentences of nearly the same words, what differs beside a quotation is what they say.
    if not quoted or mostly_equal(a, b):
        return found
    return "speaker" if _of_two_speakers(a, b) else None


def _conflict(a: Signs, b: Signs, *, one_time: bool) -> Conflict | None:
    code = a.language if a.language == b.language else ""
    by_word = _by_words(a, b, one_time=one_time)
    if by_word is not None:
        return by_word
    if not has_table(code):
        return None if _same_wording(a, b) else "wording"
    if len(a.amounts) != len(b.amounts) and tables.find(Figures, code) is None:
        # The other sentence may have a number in words that we cannot read.
        return "wording"
    # Pairs of characters share less than the characters do.
    units = [characters(s) if pairs_per_word(code) > 1 else s.terms.content for s in (a, b)]
    # Aligned from the other side, other words may be in each other's place.
    one, two = (a, b) if a.text <= b.text else (b, a)
    if _overlap(*units) < _SAME_WORDS:
        return by_alignment(one, two) if mostly_equal(a, b) else None
    if a.denials.halts % 2 != b.denials.halts % 2 and not _both_end(a, b):
        return "negation"
    if _is_plan_of(a, b) or _is_plan_of(b, a):
        return "modality"
    if a.hedges + a.guesses != b.hedges + b.guesses and a.hedges != b.hedges:
        return "modality"
    if (_leaves_open(a, b) or _leaves_open(b, a)) and mostly_equal(a, b):
        return "modality"
    if not _quantified_alike(a, b):
        return "quantifier"
    # Where we know no opposites, a replaced word may be one.
    if not directions(code) and differ_both_ways(written(a), written(b)):
        return "wording"
    return by_alignment(one, two) or ("role" if roles_differ(a, b) else None)


def _by_words(a: Signs, b: Signs, *, one_time: bool) -> Conflict | None:
    figures = clash(a.amounts, b.amounts)
    if figures is not None:
        return figures
    one_night = _one_night(a, b)
    if differ_both_ways(a.times, b.times) and not one_night and not one_time:
        return "date"
    if (_deny_unequally(a, b) and not _both_end(a, b)) or negates(a, b):
        return "negation"
    if a.denials.halted and b.denials.halted and a.denials.halted.isdisjoint(b.denials.halted):
        return "negation"
    ways = [without_day_parts(s) if one_night else s.directions for s in (a, b)]
    if not one_night and (a.first_since or b.first_since):
        ways = [bits(sided(x, y), x.language) for x, y in ((a, b), (b, a))]
    if a.language == b.language and opposed(*ways):
        return "direction"
    if a.outlook.plans_what(b.outlook) or b.outlook.plans_what(a.outlook):
        return "modality"
    if a.conditional != b.conditional:
        return "condition"
    if (
        _asks(a, b)
        or _asks(b, a)
        or any(x.hedges_told and not (y.hedges or y.guesses) for x, y in ((a, b), (b, a)))
    ):
        return "modality"
    if _whole(a, b) or _whole(b, a):
        return "quantifier"
    if _ask_apart(a, b):
        return "wording"
    if _said_aside(a, b) or _said_aside(b, a) or _of_two_accounts(a, b) or _of_two_accounts(b, a):
        return "wording"
    return "speaker" if _of_two_speakers(a, b) else None


def _asks(a: Signs, b: Signs) -> bool:
    """Whether the first sentence asks something that the second, which asks nothing, may say."""
    if b.questions.about:
        return False
    said = frozenset(b.terms.content)
    return any(not about.isdisjoint(said) for about in a.questions.about)


def _ask_apart(a: Signs, b: Signs) -> bool:
    """Whether both ask, and not for one thing: who did it, and when; of two parties, or of two plans."""
    asked, asked_too = (frozenset().union(*signs.questions.about) for signs in (a, b))
    if not asked or not asked_too or a.language != b.language:
        return False
    return asked.isdisjoint(asked_too) or unlike(a.terms, b.terms, a.language, (a.questions, b.questions))


def develops(a: Signs, b: Signs) -> bool:
    """Whether one of two sentences of two days reports what had not been done when the other one was written.

    One says what is to come and the other what was done ("is to vote", "voted"), or the main verb of one is
    in a clause beside that of the other, which is new ("was arrested", "who was arrested, was charged").
    """
    if a.outlook.is_before(b.outlook) or b.outlook.is_before(a.outlook):
        return True
    return a.language == b.language and (_goes_on(a, b) or _goes_on(b, a))


def _leaves_open(a: Signs, b: Signs) -> bool:
    """Whether the first sentence leaves open what the second one says, and says all of it.

    "Will open" is more than "is expected to open", and "is building vans" more than "plans to build vans".
    """
    if a.hedges + a.guesses > 0 and b.hedges + b.guesses == 0:
        return True
    if not a.outlook.ahead or b.outlook.ahead:
        return False
    # "Sold" is a form of "sell".
    irregular = tables.get(Verbs, b.language).past
    news = {s for w, s in zip(b.terms.words, b.terms.stems, strict=True) if w not in irregular}
    return news.intersection(b.terms.content) <= {*a.terms.content}


def _is_plan_of(a: Signs, b: Signs) -> bool:
    """Whether the first sentence says that what the second one says was done is to come: will be shut."""
    if not a.outlook.is_before(b.outlook):
        return False
    # "Was" and "held" are forms of "will be" and "will hold".
    past = past_forms(b.language)
    news = {s for w, s in zip(b.terms.words, b.terms.stems, strict=True) if w not in past}
    news &= {*b.terms.content} - {*a.terms.content}
    beginnings = {s[:_BEGINNING] for s in a.terms.content}
    return all(s[:_BEGINNING] in beginnings for s in news)


def _whole(a: Signs, b: Signs) -> bool:
    """Whether the first sentence has a part of a number, and the second only the whole: two of the five."""
    values = {x.value for x in b.amounts}
    return any(part not in values and whole in values for part, whole in a.parts)


def _said_aside(a: Signs, b: Signs) -> bool:
    """Whether the second sentence has what both say in a clause that commas set off, names left out.

    "Lund won in 2022" is not what "Lund, who won in 2022, came in tenth" says first of all.
    """
    outside, inside = b.asides
    names = a.terms.names | b.terms.names
    shared = {*a.terms.content} - names
    return bool(shared & inside and outside - inside - names) and shared.isdisjoint(outside - inside)


def _of_two_accounts(a: Signs, b: Signs) -> bool:
    """Whether the first sentence alone has a word such as "initially", and the second alone "revised"."""
    known = tables.get(Territory, a.language)
    one, two = ({*signs.terms.words} for signs in (a, b))
    return bool(known.first & one and known.revised & two) and not (known.first & two or known.revised & one)


def _goes_on(a: Signs, b: Signs) -> bool:
    """Whether the second sentence has a main verb of the first in a clause, and its own are new."""
    (main, _), (news, told) = a.clauses, b.clauses
    return _one_of(main, told, a.language) and bool(news) and not _one_of(news, {*a.terms.stems}, a.language)


def _one_of(verbs: AbstractSet[str], among: AbstractSet[str], code: str) -> bool:
    """Whether one of some verbs is among others, or on one side of a pair of opposites with one of them."""
    if not verbs.isdisjoint(among):
        return True
    sides = (side for pair in directions(code) for side in pair)
    return any(not verbs.isdisjoint(side) and not among.isdisjoint(side) for side in sides)


def _one_night(a: Signs, b: Signs) -> bool:
    """Whether one names the evening, and the other the morning after: two time zones report it so."""
    few = len(a.times - b.times) == len(b.times - a.times) == 1
    (evening, morning), (other_evening, other_morning) = a.nights, b.nights
    return few and bool(evening & other_morning or other_evening & morning)


def _deny_unequally(a: Signs, b: Signs) -> bool:
    """Whether one sentence denies what the other says: "Lund is not ill and will not go", "Lund is ill"."""
    one, two = _denies(a, b), _denies(b, a)
    alone = a if one else b
    return one % 2 != two % 2 or (bool(one) != bool(two) and not alone.denials.cancelled)


def _denies(a: Signs, b: Signs) -> int:
    """Return how often the first sentence denies something that the second one may say.

    Where the second says nothing but what the first does, what else the first denies is a detail: talks will
    be held, but the office did not elaborate on their agenda.
    """
    said = frozenset(b.terms.content)
    if len(said - {*a.terms.content}) > _MOST_OWN * len(said):
        return a.denials.count
    return sum(not about.isdisjoint(said) for about in a.denials.about)


def _both_end(a: Signs, b: Signs) -> bool:
    """Whether one has "no longer" where the other has a verb that ends something."""
    one, two = a.denials, b.denials
    ended = one.ended + two.ended
    return ended == 1 and (one.count + two.count) % 2 == (one.halts + two.halts) % 2 == 1


def _of_two_speakers(a: Signs, b: Signs) -> bool:
    return _other_speaker(a, b) or _quotes_another(a, b) or _quotes_another(b, a) or _he_and_she(a, b)


def _other_speaker(a: Signs, b: Signs) -> bool:
    """Whether two are named, or two are called by what they are, and nothing says that they are one.

    "The president said" and "Trump said" may be one, and so may an agency and who is quoted by it.
    """
    if not a.speaker or not b.speaker or not a.speaker.isdisjoint(b.speaker):
        return False
    named, other = a.speaker & a.named, b.speaker & b.named
    if bool(named) != bool(other):
        return False
    return named.isdisjoint(b.terms.names) and other.isdisjoint(a.terms.names)


def _quotes_another(a: Signs, b: Signs) -> bool:
    """Whether one is what somebody says, and the other quotes nobody and does not name him."""
    quotes = a.quoted_share >= MOSTLY and b.quoted_share < _HARDLY
    somebody = bool(a.speaker - media(a.language))
    return quotes and somebody and a.speaker.isdisjoint(b.terms.stems)


def _he_and_she(a: Signs, b: Signs) -> bool:
    """Whether both hold what somebody says, and he says it in one of them and she in the other."""
    if min(a.quoted_share, b.quoted_share) < _HARDLY:
        return False
    own = tables.get(Reporting, a.language)
    he, she = ([_says(s, pronouns, own.saying) for s in (a, b)] for pronouns in (own.he, own.she))
    return he[0] != he[1] and she == he[::-1]


def _says(signs: Signs, pronouns: AbstractSet[str], saying: AbstractSet[str]) -> bool:
    """Whether a pronoun is beside a verb of saying, outside of quotation marks."""
    words = signs.terms.words
    places = (i for i, word in enumerate(words) if word in pronouns and i not in signs.quoted)
    return any(not saying.isdisjoint(words[max(0, i - 1) : i + 2]) for i in places)


def _quantified_alike(a: Signs, b: Signs) -> bool:
    """Whether one at most says "all" of what the other says without a quantifier, and not of one."""
    one, two = a.quantifiers, b.quantifiers
    differing = {name for name in {*one, *two} if one.get(name, 0) != two.get(name, 0)}
    ones = [sum(not n.certain for n in signs.terms.numbers) for signs in (a, b)]
    return not differing or (differing == {"total"} and ones[0] == ones[1])


def _same_wording(a: Signs, b: Signs) -> bool:
    """Whether two sentences have the same content in the same order, or with one end moved to the other."""
    return _content(a) == _content(b) or rotated(characters(a), characters(b))


def _content(signs: Signs) -> list[str]:
    """Return the content in order, numbers as figures."""
    numbers = {i: n.value for n in signs.terms.numbers for i in range(n.first, n.end)}
    kept = Counter(signs.terms.content)
    return [str(numbers.get(i, s)) for i, s in enumerate(signs.terms.stems) if i in numbers or kept[s]]


def _overlap(a: Sequence[str], b: Sequence[str]) -> float:
    union = len({*a, *b})
    return len({*a} & {*b}) / union if union else 1.0
