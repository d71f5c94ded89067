"""Which numbers are no quantities: names, years, dates, times of day, scores, places in a list."""

from __future__ import annotations

import regex

from summarize.language import tables
from summarize.language.quantities.amounts import currency_before, hedge_before, unit_after
from summarize.language.quantities.scales import Number
from summarize.language.quantities.tokens import Line, is_hyphen
from summarize.language.tables.speech import Grammar

_YEAR = regex.compile(r"1[5-9]\d\d|2[01]\d\d")
_TIME = regex.compile(r"[012]\d[.][0-5]\d")
_DASHES = frozenset("-–—‑/:._")


def behind_label(of: Line, number: Number) -> int:
    """Return the token to go on at behind a number that is no quantity; 0 where it may be one."""
    if not number.digits:
        return 0
    behind = number.last + 1
    if _in_name(of, number.first) or _numbered(of, number):
        return behind
    after = of.fold(behind)
    if of.glued(behind) and after in {":", "/"} and of.is_number(behind + 1) and of.glued(behind + 1):
        return _past_numbers(of, behind)
    if after == "h" and of.glued(behind):
        return _past_duration(of, behind + 1)
    if _is_clock(of, number):
        return behind + 1
    ordinal = ordinal_end(of, number)
    if ordinal:
        return 0 if anniversary_after(of, ordinal) else ordinal + 1
    if of.glued(behind) and of.is_word(behind) and not _measured(of, behind):
        return behind + 1
    return behind if _is_date(of, number) or _is_year(of, number) else 0


def ordinal_end(of: Line, number: Number) -> int:
    """Return the last token of an ordinal (80th, 80e, 80.), 0 where the number is a cardinal."""
    i = number.last + 1
    if not of.glued(i):
        return 0
    if of.fold(i) in of.tables.role("ordinal-ends"):
        return i
    pointed = of.fold(i) == "." and tables.get(Grammar, of.language).ordinal_point
    return i if pointed and of.token(i + 1) is not None else 0


def anniversary_after(of: Line, i: int) -> int:
    """Return the token that names an anniversary behind token ``i``, 0 if none does."""
    return next((j for j in (i + 1, i + 2) if of.fold(j) in of.tables.role("anniversaries")), 0)


def _in_name(of: Line, first: int) -> bool:
    """Whether digits are part of a word: G20, F-16, COVID-19, example.com/2."""
    before = of.token(first - 1)
    if before is None or not of.glued(first):
        return False
    if before.kind == "word":
        return before.fold not in of.tables.currencies
    return before.text in {"#", "№"} or (
        before.text in _DASHES and before.glued and (of.is_word(first - 2) or of.is_number(first - 2))
    )


def _numbered(of: Line, number: Number) -> bool:
    """Whether a word in front makes the number a name: No. 5, Flight 370."""
    i = number.first - 1
    i -= of.fold(i) in {".", "#"}
    # "l'annexe 1"
    word = of.fold(i).replace("’", "'").rpartition("'")[2]
    named = word in of.tables.role("counters") and not number.scaled
    return named and unit_after(of, number.last + 1) is None


def _measured(of: Line, i: int) -> bool:
    """Whether the letters right behind digits are a unit or say an age."""
    if unit_after(of, i) is not None or of.fold(i) in of.tables.currencies:
        return True
    return of.fold(i).startswith(tuple(of.tables.role("ages")))


def _is_clock(of: Line, number: Number) -> bool:
    """Whether a number is a time of day: 10 a.m., 14 Uhr, à 23 heures."""
    following = of.fold(number.last + 1)
    if following in of.tables.role("clock"):
        return True
    before = hedge_before(of, number.first)[1] - 1
    pointed = _TIME.fullmatch(of.raw(number.first, number.last))
    if (
        pointed
        and of.fold(before) in of.tables.role("pointed-clock")
        and unit_after(of, number.last + 1) is None
    ):
        return True
    return of.fold(before) in of.tables.role("clock-at") and following in of.tables.role("clock-hour")


def _past_duration(of: Line, i: int) -> int:
    """Return what is behind the rest of a time in parts: 5h 34m 28s, 6h30."""
    while of.is_number(i) and (of.glued(i) or (of.glued(i + 1) and of.fold(i + 1) in {"m", "min", "s"})):
        i += 1 + of.is_word(i + 1) * of.glued(i + 1)
    return i


def _past_numbers(of: Line, i: int) -> int:
    while of.glued(i) and (of.is_number(i) or of.fold(i) in {":", "/", ".", "h"}):
        i += 1
    return i


def _is_date(of: Line, number: Number) -> bool:
    if number.scaled or currency_before(of, number.first) or number.low != int(number.low):
        return False
    before, behind = number.first - 1, number.last + 1
    near = [before, behind]
    if of.fold(before) in {",", ".", "-", "–", "de"}:
        near.append(before - 1)
    if of.fold(behind) in {"de", "of"} and number.low <= 31:
        near.append(behind + 1)
    months = of.tables.role("months")
    day_or_year = number.low <= 31 or _YEAR.fullmatch(of.tokens[number.first].text) is not None
    # "may" and "mar" are months with a capital only.
    return day_or_year and any(
        of.fold(j) in months and of.tokens[j].text[:1].isupper() | (of.language not in {"en", "de"})
        for j in near
        if of.token(j)
    )


def _is_year(of: Line, number: Number) -> bool:
    if number.first != number.last or not _YEAR.fullmatch(of.tokens[number.first].text):
        return False
    if currency_before(of, number.first) or unit_after(of, number.last + 1):
        return False
    following = of.fold(number.last + 1)
    if following in of.tables.role("people") or following in of.tables.currencies:
        return False
    hedge, start = hedge_before(of, number.first)
    # "over 2000 visitors" counts, "about 2000" and "by 2030" may be years.
    counts = (
        hedge != "exactly" and of.is_word(number.last + 1) and following not in of.tables.role("function")
    )
    return not counts or is_hyphen(of, start)
