"""Strings that are repeated to see how the time of a function grows with the length of its text."""

from __future__ import annotations

from collections.abc import Iterator

from summarize.language import tables
from summarize.language.quantities.tokens import languages, measures
from summarize.language.tables.written import Calendar

PLAIN = (
    # quotation marks, open, closed and mixed
    "“", "«a ", "``", "‘a ", '"', '"a" ', "'", "“a” ", "„a“ ", "「a」", "He said “a. ", "“A b”, said C D. ",
    # addresses and marks of machines
    "@a", "a@b.", "#a ", "http://a.b/ ", "www.", "a_B-", "newsletter-", "sign up newsletter our ",
    # figures and dates
    "1 ", "1,", "1.", "1 $ ", "$1", "100 000 ", "1-", "1/2/", "2026-01-02 ", "3 May 2026 ", "5% ",
    "−5 km ", "20, 000 ",
    # words, names and stops
    "a", "a ", "A. ", "a. ", "Mr. ", "A B ", "A B, ", "A B said, ", "By A B ", "said ",
    "not ", "of the ", "...", "? ", "!) A",
    # lines, marks of Markdown, brackets
    "\n", " ", " \n", "word\n", "One two three four.\n", "- a\n", "> ", ">", "# A\n", "(", "( ",
    ") ", "—", ": ",
    # what a pattern begins to match, and cannot finish
    "By ⁞A⁞9", "⁞a⁞!9", "⁞ ⁞x", "comments⁞.⁞x", "en_⁞AA⁞-", "x ⁞| ⁞", "⁞- ⁞x",
    "⁞“a.⁞", "⁞1.⁞x", "PARIS⁞, ⁞x", "the ⁞Mr ⁞said",
    # other scripts, and characters without width
    "一", "中文。", "ก", "e\u0301", "\u0301", "\u00ad", "\u200b ", "😀",
)  # fmt: skip


def probes(language: str) -> Iterator[str]:
    """Yield more than fifty strings, some of them made of words of the language."""
    yield from PLAIN
    words = measures(language)
    number, unit, hedge = (next(iter(table)) for table in (words.cardinals, words.units, words.hedges))
    period, outcome = next(iter(words.periods)), next(iter(words.outcomes))
    yield from (
        f"{number} ",
        f"{number}-",
        number,
        f"{hedge} ",
        f"{hedge} {number} {unit} {period} ",
        f"5 {outcome}, ",
    )
    calendar = tables.find(Calendar, language)
    if calendar is not None:
        month, day = calendar.months[0].partition("|")[0], calendar.weekdays[0].partition("|")[0]
        yield from (f"{month} ", f"{day}, 5 {month} ", f"{day} ")


def text_of(probe: str, size: int) -> str:
    """Return ``size`` characters of a probe; where it has three parts, only the middle one is repeated."""
    head, unit, tail = probe.split("⁞") if "⁞" in probe else ("", probe, "")
    return head + (unit * (size // len(unit) + 1))[: size - len(head) - len(tail)] + tail


__all__ = ["PLAIN", "languages", "probes", "text_of"]
