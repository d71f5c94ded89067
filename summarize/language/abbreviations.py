"""Stop → whether it ends a sentence, or is that of an abbreviation, an ordinal or somebody's words."""

from __future__ import annotations

from functools import cache

import regex

from summarize.language import tables
from summarize.language.tables.printed import Dates
from summarize.language.tables.speech import Grammar
from summarize.language.tables.written import Calendar, Splitting

# Boundary of a splitter → whether it lies inside a sentence.

_NEAR_BOUNDARY = 24
"""Characters before a boundary that are looked at."""
_BEHIND = 60
"""Characters behind it."""
_EDGE = r"(?<![\p{L}\p{M}\p{N}])"
# Where a number with a point is an ordinal: "am 3. Mai", "1. října".
_ORDINAL = regex.compile(r"(?<![\p{L}\p{N}.,])\d{1,3}\.\s+$")
_NUMBER = regex.compile(r"[\p{N}]|[IVXLC]+\b|[Nn][ro]\.\s?\p{N}")
_NAME = regex.compile(r"\p{Lu}[\p{L}\p{M}'’-]+|\p{Lu}\.")
# Two initials before a name: J.-P. Morel; but not in "50 av. J.-C.".
_TWO_INITIALS = regex.compile(r"(?<![\p{L}\p{N}.]|\p{Ll}\.\s)\p{Lu}\.-\p{Lu}\.$")
# What is before a boundary in one sentence with what is right behind it.
_ONE = tuple(
    (regex.compile(before), regex.compile(behind))
    for before, behind in (
        # Joined without a space: J.-C., a U.S.-U.K. deal, J.K. Rowling, z.B., a.C.
        (rf"{_EDGE}\p{{Lu}}\.$", r"(?<=\.)-\p{Lu}\."),
        (rf"{_EDGE}\p{{L}}\.$", r"(?<=\.)\p{L}\."),
        # Plurals: EE. UU., FF. AA.
        (rf"{_EDGE}(?P<a>\p{{Lu}})(?P=a)\.$", r"(?P<b>\p{Lu})(?P=b)\."),
        # Articles of a law: L. 121-3.
        (rf"{_EDGE}\p{{Lu}}\.$", r"\p{N}"),
        # Full width, decimals and Latin letters: ４．５億円, Ｊ．Ｒ．ミラー, Ｎｏ．３.
        (r"\p{Nd}．$", r"(?<=．)\p{Nd}"),
        (r"(?<![\p{Latin}\p{N}])\p{Latin}{1,2}．$", ""),
        # Who spoke, behind a quotation: „Halt!” – rief er.
        (r"[!?…]\s?[”“’»\"]$", r"(?:[–—-]\s)?\p{Ll}"),
        # Chinese and Japanese name the speaker with no space, and titles have marks of their own.
        (r"[」』]$", "(?:と|って|という)"),
        (r"[”’」』]$", r"\p{Han}{1,4}[说說道称稱]"),
        (r"[！？][”’」』]$", r"\p{Han}{1,20}[说說道称稱喊问問叫]"),
        (r"[！？]》$", r"\p{L}"),
    )
)


def is_inside(paragraph: str, start: int, code: str) -> bool:
    """Whether a boundary before ``start`` lies inside a sentence: after an ordinal or an abbreviation.

    Args:
        paragraph: the text that was split.
        start: where a splitter says that a sentence begins.
        code: the primary subtag of its language.

    """
    before = paragraph[max(0, start - _NEAR_BOUNDARY) : start].rstrip()
    if any(behind.match(paragraph, start) and one.search(before) for one, behind in _ONE):
        return True
    if not before.endswith("."):
        return False
    if paragraph[start : start + 1].islower():
        return True
    if tables.get(Grammar, code).ordinal_point and _ORDINAL.search(paragraph, max(0, start - 8), start):
        return True
    behind = paragraph[start : start + _BEHIND].lstrip()
    return any(
        short is not None and short.search(before) and follows.match(behind)
        for short, follows in (
            (_titles(code), _ANYTHING),
            (_initials(code), _NAME),
            (_TWO_INITIALS, _NAME),
            (_joined_initials(code), _surname(code)),
            (_numbered(code), _NUMBER),
            *_times(code),
        )
    )


_ANYTHING = regex.compile("")


@cache
def _titles(code: str) -> regex.Pattern[str] | None:
    return _short(tables.get(Splitting, code).abbreviations)


@cache
def _numbered(code: str) -> regex.Pattern[str] | None:
    return _short(tables.get(Splitting, code).numbered)


@cache
def _initials(code: str) -> regex.Pattern[str] | None:
    """Return the first letters of a name behind a title: prof. A. Martin."""
    listed = "|".join(tables.get(Splitting, code).abbreviations)
    return (
        regex.compile(rf"{_EDGE}(?:{listed})\.\s(?:\p{{Lu}}\.[\s-]?){{0,3}}\p{{Lu}}\.$") if listed else None
    )


@cache
def _joined_initials(code: str) -> regex.Pattern[str] | None:
    """Return two initials that are no known acronym: J.D. Lyle, but not Washington, D.C."""
    known = "|".join(tables.get(Splitting, code).acronyms)
    return regex.compile(rf"{_EDGE}(?<!\.)(?!(?:{known})\.$)\p{{Lu}}\.\p{{Lu}}\.$") if known else None


@cache
def _surname(code: str) -> regex.Pattern[str]:
    """Return a name that is none of the words with which sentences begin."""
    return regex.compile(rf"(?!{_openers(code)}){_NAME.pattern}")


@cache
def _openers(code: str) -> str:
    """Return a pattern of the words with which sentences begin, nothing where they are not listed."""
    words = tables.get(Splitting, code).openers
    return rf"(?:{'|'.join(sorted(words))})(?!\p{{L}})" if words else "(?!)"


@cache
def _times(code: str) -> tuple[tuple[regex.Pattern[str], regex.Pattern[str]], ...]:
    """Return halves of the day and short names of days, with what follows them in one sentence.

    5 a.m. Monday, 11 p.m. EST, Sat. Feb. 10.
    """
    words, calendar = tables.get(Splitting, code), tables.find(Calendar, code)
    months, weekdays = (calendar.months, calendar.weekdays) if calendar else ((), ())
    found = []
    if words.days:
        number = rf"(?:(?:{'|'.join(months)}) )?\p{{N}}" if months else r"\p{N}"
        found.append((regex.compile(rf"{_EDGE}(?:{'|'.join(words.days)})\.$"), regex.compile(number)))
    if words.hours:
        zones = "|".join(zone for zone in tables.get(Dates, tables.COMMON).zones if len(zone) > 1)
        other = "|".join(words.not_after_hours) or "(?!)"
        named = (rf"(?:{name})(?!\p{{L}})" for name in (*weekdays, *months))
        after = "|".join((*words.after_hours, *named)) or "(?!)"
        short = regex.compile(rf"(?:{'|'.join(words.hours)})\.$")
        found.append((short, regex.compile(rf"(?:{zones})\b|(?!(?:{other}))(?:{after})")))
    return tuple(found)


def _short(listed: tuple[str, ...]) -> regex.Pattern[str] | None:
    return regex.compile(rf"{_EDGE}(?:{'|'.join(listed)})\.$") if listed else None


# Stops that splitters pass over.


@cache
def missed_stops(code: str) -> regex.Pattern[str]:
    """Return the stops that splitters take for a part of an abbreviation or an ordinal, and that are none."""
    # Behind a long word a number begins a sentence: where "3." is "third", splitters take it for a date.
    number = r"\d[\d.,]*\s\p{L}" if tables.get(Grammar, code).ordinal_point else r"(?:19|20)\d\d\s\p{Ll}"
    letters = 4 if tables.get(Grammar, code).ordinal_point else 5
    # Behind a rate a capital does: 195 km/h.
    rate = r"(?<=\p{N}\s?\p{L}{1,2}/\p{Ll})\.(?=\s+\p{Lu})"
    return regex.compile(rf"(?<=\p{{Ll}}{{{letters}}})\.(?=\s+{number})|{rate}")


@cache
def certain_stops(code: str) -> regex.Pattern[str]:
    """Return the stops that end a sentence though they are behind an abbreviation, a number or a numeral.

    Behind what ends a list (etc.) and behind the number of a house any capital begins a sentence. Behind
    other abbreviations and kings (Karel IV.) only a word does with which sentences begin.
    """
    words = tables.get(Splitting, code)
    always = "|".join(words.unabbreviated) or "(?!)"
    house = r"(?:[Nn][ro]|[Čč](?:ís|p)?)\.\s?\d{1,4}" if tables.get(Grammar, code).ordinal_point else "(?!)"
    some = "|".join((*words.may_end, r"(?<=\p{Ll}\s)[IVX]+"))
    return regex.compile(
        rf"{_EDGE}(?:(?:{always}|{house})\.(?=\s+[\p{{Pi}}\"]?\p{{Lu}})|(?:{some})\.(?=\s+{_openers(code)}))"
    )
