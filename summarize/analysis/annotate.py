"""Documents → annotated documents: their sentences, language and terms."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal, Protocol

from summarize.language.furniture import Unit, classify
from summarize.language.fused import parted
from summarize.language.lines import LONGEST_SENTENCE, end_of_work, trim
from summarize.language.sentences import punkt_boundaries, sentencex_boundaries, split_sentences
from summarize.language.terms import Terms, analyse
from summarize.language.words import identify
from summarize.model import Document, Kind, Sentence, Span

# Documents → sentences.

_BOUNDARIES = {"sentencex": sentencex_boundaries, "punkt": punkt_boundaries}


@dataclass(frozen=True, slots=True, kw_only=True)
class Split:
    """Split every document into sentences and say which of its lines are no prose."""

    splitter: Literal["sentencex", "punkt"] = "sentencex"
    """Who finds the boundaries: sentencex, or NLTK's Punkt (Kiss & Strunk 2006)."""

    def __call__(self, documents: Sequence[Document], /) -> tuple[Sentence, ...]:
        """Return the units of all documents, in the order of the documents and of the text."""
        return tuple(s for document in documents for s in self._sentences(document))

    def _sentences(self, document: Document) -> list[Sentence]:
        end = end_of_work(document.text)
        found = split_sentences(document.text[:end], document.language, _BOUNDARIES[self.splitter])
        whole = [Unit(offsets, paragraph) for offsets, paragraph in found]
        units = list(parted(document.text, whole, document.language))
        position: Counter[Kind] = Counter()
        result = []
        for unit, kind in zip(
            units, classify(document.text, units, document.title, document.language), strict=True
        ):
            result.append(Sentence(Span(document.id, *unit.offsets), position[kind], kind))
            position[kind] += 1
        rest = trim(document.text, (end, len(document.text)))
        if rest[0] < rest[1]:
            result.append(Sentence(Span(document.id, *rest), position["fragment"], "fragment"))
        return result


# Document → Annotated: its language, its sentences and their words.


class Splitter(Protocol):
    """Documents → the units of each, in order."""

    def __call__(self, documents: Sequence[Document], /) -> tuple[Sentence, ...]:
        """Return the units of all documents."""
        ...


@dataclass(frozen=True, slots=True)
class Annotated:
    """One document, read alone: it can be made in another process, and kept."""

    document: Document
    """With its language, where it was given or could be guessed."""
    sentences: tuple[Sentence, ...]
    """Every unit of the text, in order."""
    terms: tuple[Terms, ...]
    """The words of each unit, aligned with ``sentences``."""


def annotate(document: Document, split: Splitter) -> Annotated:
    """Split a document and take its sentences apart, in its language or the one that its text shows."""
    document = replace(document, language=document.language or identify(document.text))
    sentences = split([document])
    terms = tuple(analyse(document[s.span][:LONGEST_SENTENCE], document.language) for s in sentences)
    return Annotated(document, sentences, terms)
