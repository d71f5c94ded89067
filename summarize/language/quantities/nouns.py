"""Number → what it counts, or that it counts nothing: a name, a year, a score, a place in a list."""

from __future__ import annotations

import regex

from summarize.language import tables
from summarize.language.quantities.amounts import currency_before, hedge_before, unit_after
from summarize.language.quantities.spelled import Number, behind_sign
from summarize.language.quantities.tokens import Line, is_hyphen
from summarize.language.tables.speech import Grammar, Outcome
from summarize.language.words import stop_words

# Which numbers are no quantities: names, years, dates, times of day, scores, places in a list.

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
        return before.fold not in of.tables.currencies and not behind_sign(of, first - 1)
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


# What a number counts, and what happened to whom it counts.

_MOST_WORDS = 4
_REACH, _NEXT = 8, 4
"""Words on either side in which the fate of counted people is looked for; fewer where they are named."""
_TOLL_WORDS = 12
_CLOSING_QUOTES = frozenset({'"', "”", "’", "'", "»", "“"})
_CLAUSE_ENDS = frozenset(".;:")


def noun_after(of: Line, i: int, *, counts: bool) -> tuple[int, int]:
    """Return the first and last token of what is counted from token ``i`` on; empty if nothing is.

    A measure counts only behind "of": cubic metres of gas.
    """
    if is_hyphen(of, i):
        # A 10-member crew: the word behind the hyphen is counted; three-way and two-time count nothing.
        counted = counts and of.is_word(i + 1) and of.fold(i + 1) not in of.tables.role("manners")
        return (i + 1, i + 1) if counted else (i, i - 1)
    # "Fewer than 10" offices
    j = i + (of.fold(i) in _CLOSING_QUOTES)
    linked = of.fold(j) in of.tables.role("of") | {"of"}
    if linked:
        j += 1 + (of.fold(j + 1) in of.tables.role("whole-determiners"))
    elif not counts and not of.fold(j).startswith(("d'", "d’")):
        return i, i - 1
    return j, _noun_end(of, j)


def _noun_end(of: Line, start: int) -> int:
    # Lists of stop words hold adjectives ("new"); our own do not.
    stops = of.tables.role("function") or stop_words(of.language) - of.tables.role("people")
    j = start
    while j - start < _MOST_WORDS and of.is_word(j):
        fold = of.fold(j)
        if fold in of.tables.outcomes and fold not in of.tables.role("people"):
            # "20 dead" are counted as such; "20 soldiers killed" are soldiers.
            return j if j == start else j - 1
        if fold in stops or fold in of.tables.periods or len(fold) == 1:
            break
        j += 1
        if is_hyphen(of, j) and of.is_word(j + 1):
            # two late-term regulations
            j += 2
        if _ends_noun(of, j - 1, j - start):
            break
    return j - 1


def _ends_noun(of: Line, i: int, length: int) -> bool:
    """Whether a noun phrase is complete with token ``i``: a plural, a capital, one or two words."""
    token = of.tokens[i]
    if of.language == "en":
        return is_plural(of, i)
    if of.language == "de":
        return token.text[0].isupper()
    if tables.get(Grammar, of.language).head_first:
        return token.fold not in of.tables.role("before-noun")
    return length >= 2


def is_plural(of: Line, i: int) -> bool:
    """Whether token ``i`` is an English plural that ends its phrase."""
    token = of.token(i)
    if token is None or token.kind != "word":
        return False
    following = of.token(i + 1)
    if token.text[0].isupper() and following is not None and following.text[0].isupper():
        return False
    ending = (
        len(token.fold) > 3
        and token.fold.endswith("s")
        and not token.fold.endswith(("ss", "us", "ous", "is", "news"))
    )
    return ending or token.fold in of.tables.role("plurals")


def is_part_of_name(of: Line, first: int, noun: int) -> bool:
    """Whether a small number behind a capitalized word belongs to it: Power of Siberia 2 pipeline."""
    before, number = of.token(first - 1), of.tokens[first]
    small = len(number.text) <= 3 if number.kind == "number" else number.text[0].isupper()
    if before is None or not small or first < 2 or of.language == "de":
        return False
    if before.kind != "word" or not before.text[0].isupper() or before.fold in of.tables.hedges:
        return False
    if of.language != "en":
        # TV 2 News
        return noun >= len(of.tokens) or of.tokens[noun].text[0].isupper()
    end = noun
    while of.is_word(end) and end - noun < _MOST_WORDS and not is_plural(of, end):
        end += 1
    return not is_plural(of, end)


def counts_people(of: Line, first: int, last: int) -> bool:
    """Whether people are counted without being named: "kills 11 in Pakistan", "toll passes 1,000"."""
    # "The toll of the quake in the region of Marsal rose to 134".
    far = _TOLL_WORDS if of.fold(first - 1) in of.tables.role("bare") | {"to"} else _MOST_WORDS
    for j in range(first - 1, max(-1, first - 1 - far), -1):
        if of.is_number(j) or of.fold(j) in _CLAUSE_ENDS:
            break
        if of.fold(j) in of.tables.outcomes:
            return True
    for j in range(last + 1, last + 3 + _MOST_WORDS):
        if of.is_number(j) or of.fold(j) in _CLAUSE_ENDS:
            break
        if of.fold(j) in of.tables.outcomes:
            return True
    return False


def outcome_near(of: Line, first: int, last: int, *, named: bool) -> Outcome | None:
    """Return what happened to whom tokens ``first`` to ``last`` count: the nearest such word of the clause.

    Words that have a noun (``named``) are asked only for what is next to them.
    """
    outcomes = of.tables.outcomes
    for j in range(first, last + 1):
        if of.fold(j) in outcomes:
            return outcomes[of.fold(j)]
    best: tuple[int, Outcome] | None = None
    for start, step in ((first, -1), (last, 1)):
        cost = 0
        for j in range(start + step, start + step * (_NEXT if named else _REACH) + step, step):
            # Behind an "and" something else happens to somebody else: 20 killed and 30 injured.
            cost += 3 if of.fold(j) in of.tables.role("and") | {"and", ","} else 1
            if of.is_number(j) or of.fold(j) in _CLAUSE_ENDS or of.fold(j) in of.tables.cardinals:
                break
            if named and (of.fold(j) == "," or (step < 0 and of.fold(j) in of.tables.role("and") | {"and"})):
                break
            if of.fold(j) in outcomes:
                if best is None or cost < best[0]:
                    best = (cost, outcomes[of.fold(j)])
                break
    return None if best is None else best[1]
