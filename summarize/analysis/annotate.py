"""Document → Annotated: its language, its sentences and their words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from summarize.language.bounds import LONGEST_SENTENCE
from summarize.language.identify import identify
from summarize.language.terms import Terms, analyse
from summarize.model import Document, Sentence


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
