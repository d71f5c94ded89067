"""Number and its unit → what it counts: the noun behind it, or behind the whole that it is a part of."""

from __future__ import annotations

from dataclasses import dataclass

from summarize.language.quantities.amounts import Unit, hedge_before
from summarize.language.quantities.labels import ordinal_end
from summarize.language.quantities.nouns import counts_people, is_part_of_name, noun_after
from summarize.language.quantities.numerals import number_at
from summarize.language.quantities.scales import Number
from summarize.language.quantities.tokens import Line, is_hyphen
from summarize.language.words import stem, stop_words


@dataclass(frozen=True, slots=True)
class Counted:
    """What a number counts."""

    stems: tuple[str, ...]
    tokens: tuple[int, int]
    named: bool
    """Whether the noun is behind the number itself, and not behind the whole that it is of."""
    whole: int
    """The last token of that whole."""
    last: int


def counted_by(of: Line, number: Number, unit: Unit | None) -> Counted | None:
    """Return what a number counts, None where it measures nothing."""
    last = number.last if unit is None else max(number.last, unit.last)
    anniversary = bool(number.digits and ordinal_end(of, number))
    noun = (last + 1, last) if anniversary else noun_after(of, last + 1, counts=unit is None)
    named = noun[1] >= noun[0]
    if unit is None and not _measures(of, number, noun):
        return None
    whole = _of_many(of, number) if unit is None and not named else (0, -1)
    tokens = noun if named else whole
    # "20 dead" are counted by their fate alone.
    fate = noun[0] == noun[1] and of.fold(noun[0]) in of.tables.outcomes
    stems = _stems(of, tokens) if tokens[1] >= tokens[0] and not fate else ()
    return Counted(stems, tokens, named, whole[1], max(last, noun[1]) if named else last)


def _measures(of: Line, number: Number, noun: tuple[int, int]) -> bool:
    """Whether a number without a unit counts something."""
    if noun[1] >= noun[0]:
        return not is_part_of_name(of, number.first, noun[0])
    if is_hyphen(of, number.last + 1) and of.is_word(number.last + 2):
        return False
    if counts_people(of, number.first, number.last):
        return True
    if of.fold(number.last + 1) in of.tables.role("of") | {"of"} and (
        number_at(of, number.last + 2) or number_at(of, number.last + 3)
    ):
        # 32 of 16,608 participants, 13 of the 16
        return True
    if of.fold(number.first - 1) in of.tables.role("alone"):
        return True
    # "up from 14,752 in 2002": what is counted was named before.
    written = number.digits and sum(map(str.isdecimal, of.raw(number.first, number.last))) > 3
    hedged = hedge_before(of, number.first)[0] != "exactly"
    return number.scaled or (written and (hedged or of.fold(number.first - 1) in of.tables.role("bare")))


def _of_many(of: Line, number: Number) -> tuple[int, int]:
    """Return the noun of the whole behind a part of it: thirty-three of the 42 men."""
    i = number.last + 1
    if of.fold(i) not in of.tables.role("of") | {"of"}:
        return i, i - 1
    whole = number_at(of, i + 1) or number_at(of, i + 2)
    return (i, i - 1) if whole is None else noun_after(of, whole.last + 1, counts=True)


def _stems(of: Line, noun: tuple[int, int]) -> tuple[str, ...]:
    words = [t.fold for t in of.tokens[noun[0] : noun[1] + 1] if t.kind == "word"]
    words = [w.replace("’", "'").removeprefix("d'") for w in words]
    stops = stop_words(of.language)
    return tuple(stem([w for w in words if w not in stops] or words, of.language))
