"""Real sentences → the same sentences with one thing turned around.

A merged flip is the worst error that deduplication can make, so flips are planted and counted.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

FlipKind = Literal[
    "figure", "number word", "negation", "denial", "direction", "date", "role", "unit", "currency", "speaker",
    "condition", "quantifier", "plan", "almost", "noun",
]  # fmt: skip

_FIGURE = re.compile(r"(?<![\w.,-])\d+(?:[.,]\d+)*(?![\w,.-]*\d)")
_AUXILIARY = re.compile(
    r"\b(is|are|was|were|has|have|had|will|would|can|could|should|did|does|do)\b(?! not\b|n?['’]t)"
)
_DENIALS = (
    (re.compile(r"\b(?:said|announced|confirmed|claimed)(?= (?:that|it|he|she|they|the)\b)"), "denied"),
    (re.compile(r"\bagreed to\b"), "refused to"),
    (re.compile(r"\b(will|would) (?=[a-z]+\b)(?!not\b|be\b|have\b)"), r"\1 refuse to "),
    (re.compile(r"\bhas (?=[a-z]+ed\b)"), "has falsely "),
)
_NUMBER_WORDS = {
    "two": "four", "three": "five", "four": "six", "five": "seven", "six": "eight", "seven": "nine",
    "eight": "ten", "nine": "eleven", "ten": "twelve", "twelve": "fifteen", "twenty": "thirty",
}  # fmt: skip
_UNITS = (
    ("kilometres", "miles"), ("kilometers", "miles"), ("km", "miles"), ("miles", "kilometres"),
    ("tonnes", "kilograms"), ("tons", "kilograms"), ("kg", "tonnes"), ("metres", "feet"), ("meters", "feet"),
    ("feet", "metres"), ("percent", "percentage points"), ("per cent", "percentage points"),
    ("hours", "days"), ("days", "weeks"), ("weeks", "months"), ("months", "years"), ("years", "months"),
    ("million", "billion"), ("billion", "million"),
)  # fmt: skip
_CURRENCIES = (
    ("US$", "A$"), ("A$", "US$"), ("$", "€"), ("£", "$"), ("€", "£"), ("dollars", "euros"),
    ("euros", "dollars"), ("pounds", "euros"),
)  # fmt: skip
_SPEAKER = re.compile(
    r"(?:(?<=[,”\"] )|^)(?P<who>(?:[Tt]he )?[a-z]+|[A-Z]\w+(?: [A-Z]\w+)*) said\b"
    r"(?=[.,:]| that\b| on [A-Z]|$)"
)
_SPEAKERS = ("Berta Quandt", "the beekeepers")
_QUANTIFIERS = (
    ("All", "Some"),
    ("all", "some"),
    ("Most", "Few"),
    ("most", "few"),
    ("Some", "All"),
    ("every", "some"),
)
_OPPOSITES = (
    ("rose", "fell"), ("rise", "fall"), ("increase", "decrease"), ("increased", "decreased"),
    ("won", "lost"), ("win", "lose"), ("accepted", "rejected"), ("approved", "rejected"),
    ("before", "after"), ("more", "less"), ("higher", "lower"), ("up", "down"), ("first", "last"),
    ("open", "close"), ("opened", "closed"), ("began", "ended"), ("started", "stopped"),
    ("support", "oppose"), ("supported", "opposed"), ("most", "least"), ("strengthen", "weaken"),
    ("strengthens", "weakens"), ("strengthening", "weakening"), ("arrived", "departed"),
)  # fmt: skip
_NOUNS = (
    ("government", "opposition"), ("police", "army"), ("earthquake", "flood"), ("attack", "accident"),
    ("explosion", "fire"), ("men", "women"), ("dead", "missing"), ("president", "minister"),
    ("son", "daughter"), ("hospital", "prison"), ("school", "church"), ("north", "south"),
    ("father", "brother"),
)  # fmt: skip
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January", "February", "March", "April", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_NAME = re.compile(r"(?<![.!?“\"«] )(?<!^)\b[A-Z][a-z]{2,}\b")


@dataclass(frozen=True, slots=True)
class Flip:
    """A sentence and its contradiction."""

    kind: FlipKind
    original: str
    flipped: str


def flips(sentences: Iterable[str]) -> Iterator[Flip]:
    """Yield every flip that a rule finds in English sentences, at most one of a kind for each."""
    for sentence in sentences:
        for kind, rule in _RULES.items():
            flipped = rule(sentence)
            if flipped is not None and flipped != sentence:
                yield Flip(kind, sentence, flipped)


def _figure(sentence: str) -> str | None:
    """Change the last digit of the first figure."""
    match = _FIGURE.search(sentence)
    if match is None:
        return None
    last = int(match.group()[-1])
    return f"{sentence[: match.end() - 1]}{(last + 3) % 10}{sentence[match.end() :]}"


def _negation(sentence: str) -> str | None:
    """Negate the first auxiliary verb that is not negated."""
    return _AUXILIARY.sub(r"\1 not", sentence, count=1) if _AUXILIARY.search(sentence) else None


def _denial(sentence: str) -> str | None:
    """Let a verb deny, refuse or belie what is said."""
    for pattern, denying in _DENIALS:
        if pattern.search(sentence):
            return pattern.sub(denying, sentence, count=1)
    return None


def _number_word(sentence: str) -> str | None:
    """Name another number."""
    match = re.search(rf"\b({'|'.join(_NUMBER_WORDS)})\b(?! (?:of|another)\b)", sentence)
    if match is None or _NUMBER_WORDS[match[1]] in sentence:
        return None
    return sentence[: match.start()] + _NUMBER_WORDS[match[1]] + sentence[match.end() :]


def _unit(sentence: str) -> str | None:
    """Measure the first figure that has one of some units in another one."""
    for old, new in _UNITS:
        match = re.search(rf"(?<=\d )(?:million |billion )?{old}\b(?! old\b)", sentence)
        if match is not None:
            return sentence[: match.end() - len(old)] + new + sentence[match.end() :]
    return None


def _currency(sentence: str) -> str | None:
    """Pay in another currency."""
    for old, new in _CURRENCIES:
        sign = not old[-1].isalpha()
        pattern = rf"(?<!\w)(){re.escape(old)}(?=\d)" if sign else rf"((?:\d|lion) ){old}\b"
        match = re.search(pattern, sentence)
        if match is not None:
            return sentence[: match.end(1)] + new + sentence[match.end() :]
    return None


def _speaker(sentence: str) -> str | None:
    """Let somebody else say it: a name in the place of a name, others in the place of the mayor."""
    match = _SPEAKER.search(sentence)
    if match is None or match["who"].lower() in {"he", "she", "it", "they", "we", "who", "i", "which"}:
        return None
    name, others = _SPEAKERS
    new = others if match["who"].lower().startswith("the ") or match["who"].islower() else name
    new = new[0].upper() + new[1:] if match.start() == 0 else new
    return sentence[: match.start("who")] + new + sentence[match.end("who") :]


def _condition(sentence: str) -> str | None:
    """Let it hold under a condition only, or let it be what would have been."""
    if re.search(r"\bwill (?!have\b|not\b)", sentence):
        return re.sub(r"\bwill\b", "may", sentence, count=1)
    if re.search(r"^The [a-z]+ (?:was|were|is|are|has|have) ", sentence):
        return f"If t{sentence[1:]}"
    return None


def _plan(sentence: str) -> str | None:
    """Let what was done be still to come."""
    passive = re.search(r"\b(?:was|were|has been|have been) (?=(?!allowed|supposed)[a-z]{3,}ed\b)", sentence)
    if passive is None or re.search(r"\b(?:will|would|could|may|might|should|if|to be)\b", sentence):
        return None
    return f"{sentence[: passive.start()]}will be {sentence[passive.end() :]}"


def _almost(sentence: str) -> str | None:
    """Let what happened nearly happen."""
    match = re.search(
        r"(?<!was )(?<!were )\b(?:arrested|attacked|captured|hit|won|died|destroyed|broke)\b", sentence
    )
    return f"{sentence[: match.start()]}almost {sentence[match.start() :]}" if match else None


def _noun(sentence: str) -> str | None:
    """Say it of somebody or something else."""
    for pair in _NOUNS:
        for old, new in (pair, pair[::-1]):
            match = re.search(rf"\b{old}\b", sentence)
            if match is not None and not re.search(rf"\b{new}\b", sentence):
                return sentence[: match.start()] + new + sentence[match.end() :]
    return None


def _quantifier(sentence: str) -> str | None:
    """Say it of some instead of all."""
    for old, new in _QUANTIFIERS:
        match = re.search(rf"\b{old}\b(?= (?:of the|the|[a-z]+s)\b)", sentence)
        if match is not None and not re.search(rf"\b{new}\b", sentence):
            return sentence[: match.start()] + new + sentence[match.end() :]
    return None


def _direction(sentence: str) -> str | None:
    """Turn the first word of direction around, if its opposite is not there as well."""
    for pair in _OPPOSITES:
        for old, new in (pair, pair[::-1]):
            found = re.search(rf"\b{old}\b", sentence)
            if found and not re.search(rf"\b{new}\b", sentence):
                return sentence[: found.start()] + new + sentence[found.end() :]
    return None


def _date(sentence: str) -> str | None:
    """Name another weekday, or another month."""
    for names in (_DAYS, _MONTHS):
        for i, name in enumerate(names):
            other = names[(i + 2) % len(names)]
            if re.search(rf"\b{name}\b", sentence) and other not in sentence:
                return re.sub(rf"\b{name}\b", other, sentence)
    return None


def _role(sentence: str) -> str | None:
    """Swap two names on either side of a verb."""
    names = [m for m in _NAME.finditer(sentence) if m.group() not in {*_DAYS, *_MONTHS}]
    for first, second in pairwise(names):
        between = sentence[first.end() : second.start()]
        once = sentence.count(first.group()) == sentence.count(second.group()) == 1
        verb = re.search(r" (?:\w+ed|told|met|beat|said to|called|won against|led) ", between)
        if first.group() != second.group() and once and verb and not re.search(r"\b(?:in|at|on)\s$", between):
            swapped = second.group() + between + first.group()
            return sentence[: first.start()] + swapped + sentence[second.end() :]
    return None


_RULES: dict[FlipKind, Callable[[str], str | None]] = {
    "figure": _figure,
    "number word": _number_word,
    "negation": _negation,
    "denial": _denial,
    "direction": _direction,
    "date": _date,
    "role": _role,
    "unit": _unit,
    "currency": _currency,
    "speaker": _speaker,
    "condition": _condition,
    "quantifier": _quantifier,
    "plan": _plan,
    "almost": _almost,
    "noun": _noun,
}
