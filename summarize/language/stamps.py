"""Language → how a page prints the day and the time above a text: Tuesday, January 18, 2005, 1:10 PM."""

from __future__ import annotations

from functools import cache

import regex

from summarize.language import tables
from summarize.language.tables.printed import Dates
from summarize.language.tables.written import Calendar
from summarize.language.words import stop_words

_NUMBERS = r"\d{1,2} ?[/.-] ?\d{1,2} ?[/.-] ?(?:(?:19|20)\d\d|\d\d)|(?:19|20)\d\d-\d\d-\d\d"
_TIME = r"\d{1,2} ?[:.h] ?\d\d(?: ?[ap]\. ?m\.?| ?[ap]m\b)?"
_SHORT = 3
"""Letters of a word such as "Uhr", behind a time; longer ones are before a day: published."""
_BETWEEN = r"(?: ?[–—|:,@-] ?| )"


@cache
def stamps(code: str) -> regex.Pattern[str] | None:
    """Return how a day is printed above a text, or between a headline and a text.

    Group ``sure``: a time, or a word that introduces the day; without it the day may be one of the sentence.
    """
    words = tables.find(Calendar, code)
    if words is None:
        return None
    known = sorted(tables.get(Dates, code).introducing - stop_words(code))
    introducing = "|".join(word for word in known if len(word) > _SHORT) or "(?!)"
    behind = "|".join(word for word in known if len(word) == _SHORT) or "(?!)"
    zones = "|".join(sorted(z for z in tables.get(Dates, tables.COMMON).zones if len(z) > 1))
    clock = rf"{_TIME}(?-i: (?:{zones}|\p{{Lu}}{{1,4}}T)\b)?(?: (?:{behind})\b)?"
    word = rf"(?P<sure>(?:{introducing})(?: \p{{L}}{{2,4}})?:? )"
    time = rf"(?P<sure>(?:{_BETWEEN}|,? \p{{L}}{{1,3}} ){clock})"
    one = rf"{word}?(?P<sure>{clock},?{_BETWEEN})?(?:{_day(words)},? )?{_date(words)}{time}?"
    more = rf"{_BETWEEN}(?:\p{{L}}+ )?(?:{one}|{word}{clock})"
    return regex.compile(rf"(?i)(?<!\S){one}(?:{more}){{0,2}}{_BETWEEN}?\s?(?-i:(?=[\p{{Lu}}\p{{Pi}}\"]))")


def _day(words: Calendar) -> str:
    return rf"(?:{'|'.join(f'{day}|{day[:3]}[.]?' for name in words.weekdays for day in name.split('|'))})"


def _date(words: Calendar) -> str:
    month = rf"(?:{'|'.join(words.months)})\.?"
    spelled = rf"{month} \d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}\.? (?:de )?{month}"
    return rf"(?:(?:{spelled})(?:,| de)? (?:19|20)\d\d|{_NUMBERS})"
