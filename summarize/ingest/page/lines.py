"""Text that an extractor gave → its lines without headline, labels, link lists and pull quotes."""

from __future__ import annotations

from collections.abc import Mapping

import regex

from summarize.ingest.dates import date_in
from summarize.ingest.page.printed import byline
from summarize.language import tables
from summarize.language.furniture import is_furniture
from summarize.language.headlines import is_same_line
from summarize.language.lines import ends_with_stop
from summarize.language.tables.printed import Page
from summarize.model import count_words

_LINKED = 0.6
"""A line that is mostly links leads elsewhere."""
_LABEL_WORDS, _DATED_WORDS = 4, 14
"""Most words of a label, and of one with a day or a writer in it."""
_FEW, _QUOTE = 15, 250
"""Characters of a pull quote."""
_MOST_LINES = 1000
"""Longer texts are not searched for pull quotes, which costs the square of their lines."""
_KICKER = 60
"""Characters of what may precede a headline."""


def prose_lines(text: str, title: str | None, links: Mapping[str, float]) -> list[str]:
    """Return the paragraphs without the headline, labels of the page, link lists and repetitions."""
    lines = (regex.sub(r"\s+", " ", line).strip() for line in text.splitlines())
    lines = (line.removeprefix("- ") for line in lines)
    kept = [
        line
        for line in dict.fromkeys(lines)
        if line and not _is_title(line, title) and not is_furniture(line)
        and line.casefold() not in tables.every(Page).advertisement and links.get(line, 0.0) < _LINKED
        and not (line.startswith("| ") and line.endswith(" |"))
    ]  # fmt: skip
    if len(kept) <= _MOST_LINES:
        whole = "\n".join(kept)
        kept = [line for line in kept if not (_may_be_pulled(line) and whole.count(line) > 1)]
    first = next((i for i, line in enumerate(kept) if not _is_label(line)), len(kept))
    last = next((i for i in range(len(kept), first, -1) if not _is_label(kept[i - 1])), first)
    return kept[first:last]


def _may_be_pulled(line: str) -> bool:
    """Whether a line may be a pull quote, which repeats words of the article."""
    return _FEW < len(line) < _QUOTE and (ends_with_stop(line) or count_words(line) > _LABEL_WORDS)


def _is_title(line: str, title: str | None) -> bool:
    """Whether a line is the headline, alone or with a kicker in front of it."""
    if title is None or len(line) > len(title) + _KICKER:
        return False
    return line.endswith(title) or is_same_line(line, title)


def _is_label(line: str) -> bool:
    """Whether a line names a section, a writer, or a day."""
    words = count_words(line)
    dated = words <= _DATED_WORDS and date_in(line, month_first=False) is not None
    named = words <= _DATED_WORDS and byline().match(line) is not None
    return (words <= _LABEL_WORDS or dated or named) and not ends_with_stop(line)
