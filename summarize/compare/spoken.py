"""Analysis → its quotations, and by what they are compared."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from summarize.analysis import Analysis
from summarize.analysis.conflicts import conflict
from summarize.language.attribution import speaker
from summarize.language.quotations import Quotation
from summarize.language.signs import Signs
from summarize.language.terms import Terms, analyse
from summarize.language.words import stop_words
from summarize.model import Span

FEW = 3
"""Content words that a part of a quotation needs, and the most that equals a single word."""
FRAME = 4
"""Words right before two quotations that are the same sentence but for the quotation."""
KEY = 4
"""Letters that forms of one word begin with, at least."""
_ALIKE = 0.65
"""Least share of the longer form that two forms of one word begin with."""


@dataclass(frozen=True, slots=True)
class Wording:
    """An utterance as one source has it."""

    sentence: int
    span: Span
    """The words, without quotation marks."""
    marks: str | None
    """None where the source reports without quotation marks."""
    speaker: Span | None


@dataclass(frozen=True, slots=True)
class Spoken:
    """A quotation with what it is compared by."""

    wording: Wording
    document: str
    signs: Signs
    said: tuple[str, ...]
    """Distinct content stems inside the marks, in order."""
    around: frozenset[str]
    """Content stems of the sentence outside the marks and without the speaker."""
    frame: tuple[str, ...]
    """The words right before."""
    names: tuple[str, ...]
    """The name of the speaker, without title, or the phrase that represents one."""


def spoken_in(analysis: Analysis) -> Iterator[Spoken]:
    """Yield every quotation, sentence by sentence."""
    by_document: defaultdict[str, list[int]] = defaultdict(list)
    for i in analysis.prose:
        by_document[analysis.sentences[i].span.document_id].append(i)
    for name, sentences in by_document.items():
        starts = [analysis.sentences[i].span.start for i in sentences]
        for quotation in analysis.quotations[name]:
            k = max(0, bisect_right(starts, quotation.start) - 1)
            while k < len(sentences) and starts[k] < quotation.end:
                span = analysis.sentences[sentences[k]].span
                start, end = max(quotation.start, span.start), min(quotation.end, span.end)
                if start < end:
                    whole = (start, end) == (quotation.start, quotation.end)
                    one = _quoted(analysis, sentences[k], Quotation(start, end, quotation.marks))
                    if one is not None and (whole or len(one.said) >= FEW):
                        yield one
                k += 1


def _quoted(analysis: Analysis, i: int, quotation: Quotation) -> Spoken | None:
    document, span = analysis.document(i), analysis.sentences[i].span
    terms, text = analysis.terms[i], analysis.texts[i]
    words = document.text[quotation.start : quotation.end]
    said = analyse(words, document.language)
    if not said.content or _is_title(said):
        return None
    offsets = analysis.terms[i].offsets
    start, end = quotation.start - span.start, quotation.end - span.start
    who = speaker(text, (start, end), document.language)
    stops = stop_words(document.language)
    outside = [
        stem for stem, word, (a, b) in zip(terms.stems, terms.words, offsets, strict=True)
        if word not in stops and (b <= start or a >= end) and not (who and who[0] <= a < who[1])
    ]  # fmt: skip
    before = [stem for stem, (_, b) in zip(terms.stems, offsets, strict=True) if b <= start]
    wording = Wording(
        i,
        Span(document.id, quotation.start, quotation.end),
        quotation.marks,
        Span(document.id, span.start + who[0], span.start + who[1]) if who else None,
    )
    return Spoken(
        wording=wording,
        document=document.id,
        signs=Signs(words, said, document.language),
        said=tuple(dict.fromkeys(said.content)),
        around=frozenset(outside),
        frame=tuple(before[-FRAME:]),
        names=speaker_name(terms, offsets, who) if who else (),
    )


def _is_title(said: Terms) -> bool:
    """Whether marks are around a name or the title of a work: every word that counts is capitalized."""
    return bool(said.names) and said.names >= {stem for stem in said.content if not stem[:1].isnumeric()}


def speaker_name(terms: Terms, offsets: Sequence[tuple[int, int]], who: tuple[int, int]) -> tuple[str, ...]:
    """Return the stems of a speaker's name behind any title, or of the phrase where there is no name."""
    stems = [s for s, (a, b) in zip(terms.stems, offsets, strict=True) if who[0] <= a and b <= who[1]]
    name: list[str] = []
    for stem in reversed(stems):
        if stem not in terms.names:
            break
        name.insert(0, stem)
    return tuple(name or [" ".join(stems)])


def one_speaker(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether two names may be one person's: the same last word, or one is a part of the other."""
    if not a or not b:
        return False
    shared = {*a} & {*b}
    return a[-1] == b[-1] or (bool(shared) and (len(a) == 1 or len(b) == 1 or len(shared) > 1))


def contradict(a: Signs, b: Signs) -> bool:
    """Whether two wordings say the opposite: other figures or days, a negation, another direction."""
    return conflict(a, b) in {"figure", "unit", "date", "negation", "direction"}


class Forms:
    """Stems, to look up forms of the same words."""

    def __init__(self, stems: Iterable[str]) -> None:
        """Index ``stems`` by the letters that forms of one word begin with."""
        self.stems = frozenset(stems)
        self._by_key: defaultdict[str, list[str]] = defaultdict(list)
        for stem in self.stems:
            self._by_key[stem[:KEY]].append(stem)

    def common(self, stems: Iterable[str]) -> list[str]:
        """Return which of ``stems`` have a form here: the same stem, or one that begins alike."""
        return [
            stem
            for stem in sorted(stems)
            if stem in self.stems or any(are_forms(stem, other) for other in self._by_key.get(stem[:KEY], ()))
        ]


def common_forms(a: Iterable[str], b: Iterable[str]) -> list[str]:
    """Return the stems of ``a`` that have a form in ``b``."""
    return Forms(b).common(a)


def are_forms(a: str, b: str) -> bool:
    """Whether two stems may be forms of one word: they begin alike."""
    if a == b:
        return True
    shorter, longer = sorted((a, b), key=len)
    same = next((i for i, (x, y) in enumerate(zip(shorter, longer, strict=False)) if x != y), len(shorter))
    return same >= KEY and same >= _ALIKE * len(longer) and not shorter[0].isnumeric()


def weight(stems: Sequence[str], idf: Mapping[str, float]) -> float:
    """Return the summed idf of stems, never 0."""
    return sum(idf.get(stem, 1.0) for stem in stems) or 1.0
