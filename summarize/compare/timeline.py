"""Analysis → the dates that its sentences name, and which day, month or year each of them is.

A date is resolved by what the text says and by the day of publication, never by the clock. Where these
do not say, it stays unresolved: a wrong day is worse than none.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from summarize.analysis import Analysis
from summarize.compare.places import quote, statement, within
from summarize.language.resolving import resolve
from summarize.language.tenses import lies
from summarize.language.words import primary
from summarize.model.comparison import DateMention, Precision

_PRECISIONS: dict[int, Precision] = {4: "year", 7: "month", 10: "day"}
"""By the length of the date in ISO 8601."""


def timeline(analysis: Analysis) -> tuple[DateMention, ...]:
    """Return the dates of the prose by day, then by source and place; those that are not known come last."""
    found = [mention for i in analysis.prose for mention in _in_sentence(i, analysis)]

    def key(mention: DateMention) -> tuple[bool, str, int, int]:
        source = analysis.numbers[mention.span.source]
        return mention.resolved is None, mention.resolved or "", source, mention.span.start

    return tuple(sorted(found, key=key))


def _in_sentence(index: int, analysis: Analysis) -> Iterator[DateMention]:
    text, document = analysis.texts[index], analysis.document(index)
    published = date.fromisoformat(document.published[:10]) if document.published else None
    for found in analysis.dates[index]:
        resolved: str | None
        if found.unread:
            resolved = _by_dateparser(text[found.start : found.end], document.language)
            how = "written in full"
            if resolved is None:
                continue
        else:
            resolved, how = resolve(found, published, lies(text, found, document.language))
        span = within(analysis, index, (found.start, found.end))
        precision = _PRECISIONS.get(len(resolved or ""))
        sentence = statement(analysis, index)
        yield DateMention(document[span], quote(document, span), sentence, resolved, precision, how)


def _by_dateparser(text: str, language: str | None) -> str | None:
    """Read a full date in a language whose months we do not know."""
    import dateparser  # takes 0.2 s to import  # noqa: PLC0415

    # Every part must be in the text, so that neither the clock nor the base fills one in.
    settings = {
        "REQUIRE_PARTS": ["day", "month", "year"],
        "RELATIVE_BASE": datetime(2000, 1, 1),  # noqa: DTZ001  # a day, not a moment
        "PREFER_DATES_FROM": "past",
        "DATE_ORDER": "DMY",
        "PARSERS": ["absolute-time"],
        "RETURN_AS_TIMEZONE_AWARE": False,
    }
    try:
        found = dateparser.parse(text, languages=[primary(language)], settings=settings)
    except ValueError:
        return None  # a language that dateparser does not know
    read = found is not None and {str(found.year), str(found.day)} <= {n.lstrip("0") for n in _digits(text)}
    return found.date().isoformat() if found is not None and read else None


def _digits(text: str) -> list[str]:
    return "".join(c if c.isdigit() else " " for c in text).split()
