"""What the stages hand to each other: Collection, Cluster, Ranking, Selection."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from summarize.model.budget import count_words
from summarize.model.document import Document, Sentence, Span

if TYPE_CHECKING:
    from scipy.sparse import csr_array

Relation = Literal["exact", "copy", "paraphrase"]
"""How a sentence relates to the one that stands for it."""

OmissionReason = Literal[
    "duplicate",
    "over-budget",
    "adds-little",
    "page-furniture",
    "headline",
    "fragment",
    "too-short",
    "dangling",
    "already-told",
]
"""Why a sentence is not shown."""


@dataclass(frozen=True, slots=True)
class Stated:
    """A number of a sentence: words ``first`` to ``end``, exclusive, by index."""

    first: int
    end: int
    value: float
    certain: bool
    """False for "one", "first" and their like, which are rarely meant as numbers."""


@dataclass(frozen=True, slots=True)
class Terms:
    """The words of one sentence, as the stages compare them."""

    words: tuple[str, ...]
    """Case-folded words in order."""
    stems: tuple[str, ...]
    """Stem of each word, aligned with ``words``."""
    content: tuple[str, ...]
    """Stems of the words that are not stop words, in order."""
    concepts: tuple[str, ...]
    """Sorted distinct concepts: stemmed bigrams (Gillick & Favre 2009) and content stems."""
    names: frozenset[str]
    """Stems of capitalized words that are no stop words."""
    numbers: tuple[Stated, ...]
    """In digits or in words, in order."""

    @property
    def figures(self) -> tuple[float, ...]:
        """Return the values of the numbers that are certainly meant as such."""
        return tuple(number.value for number in self.numbers if number.certain)


@dataclass(frozen=True, slots=True)
class Collection:
    """Documents with their sentences; everything later is an index into ``sentences``."""

    documents: Mapping[str, Document]
    """By id, in canonical order, with their languages filled in."""
    sentences: tuple[Sentence, ...]
    """Every unit of every document, in the order of ``documents`` and of the text."""
    texts: tuple[str, ...]
    """Verbatim text of each sentence, aligned with ``sentences``."""
    terms: tuple[Terms, ...]
    """Aligned with ``sentences``."""
    voices: Mapping[str, int]
    """Document id to its independence group, numbered from 0 in document order."""
    lengths: Mapping[str, int]
    """Document id to the number of its prose sentences."""
    passages: Mapping[int, tuple[tuple[Span, ...], ...]] = field(default_factory=dict)
    """Independence group to the text that its documents share: the same words at each of the spans."""

    def document(self, index: int) -> Document:
        """Return the document that a sentence stands in."""
        return self.documents[self.sentences[index].span.document_id]

    def voice(self, index: int) -> int:
        """Return the independence group of a sentence."""
        return self.voices[self.sentences[index].span.document_id]

    def earliest(self, cluster: Cluster) -> dict[int, int]:
        """Return each voice that has a sentence in the cluster, with its earliest position."""
        first: dict[int, int] = {}
        for i in cluster.sentences:
            voice, position = self.voice(i), self.sentences[i].index
            first[voice] = min(position, first.get(voice, position))
        return first

    def depth(self, index: int) -> float:
        """Return how far down its document a sentence stands, 0 (top) to 1."""
        sentence = self.sentences[index]
        return sentence.index / max(1, self.lengths[sentence.span.document_id])

    def wordings(self) -> list[list[int]]:
        """Group the prose by equal words, in text order; a sentence without words stays alone."""
        groups: dict[tuple[str, ...], list[int]] = {}
        for i in self.prose:
            groups.setdefault(self.terms[i].words or (str(i),), []).append(i)
        return list(groups.values())

    @property
    def words(self) -> int:
        """Words of all documents; those of byte-identical copies, which say nothing more, count once."""
        originals = {document.sha256: document.text for document in self.documents.values()}
        return sum(map(count_words, originals.values()))

    @property
    def prose(self) -> tuple[int, ...]:
        """Indices of the sentences that may be quoted."""
        return tuple(i for i, s in enumerate(self.sentences) if s.kind == "prose")


@dataclass(frozen=True, slots=True)
class Member:
    """One sentence of a cluster and how it relates to the cluster's lead."""

    sentence: int
    relation: Relation
    similarity: float


@dataclass(frozen=True, slots=True)
class Cluster:
    """Sentences that make one assertion: a lead and its duplicates."""

    lead: int
    duplicates: tuple[Member, ...] = ()

    @property
    def sentences(self) -> tuple[int, ...]:
        """Indices of all sentences, the lead first."""
        return (self.lead, *(member.sentence for member in self.duplicates))


@dataclass(frozen=True, slots=True)
class Ranking:
    """Clusters with their scores and the graph that gave them.

    Shapes: ``clusters``, ``scores`` and ``teleport`` have length n; ``weights`` is n × n, symmetric,
    with an empty diagonal. Scores sum to 1.
    """

    clusters: tuple[Cluster, ...]
    scores: tuple[float, ...]
    teleport: tuple[float, ...]
    weights: csr_array
    damping: float


@dataclass(frozen=True, slots=True)
class Choice:
    """One sentence taken into the digest, and why."""

    cluster: int
    """Index into ``Ranking.clusters``."""
    sentence: int
    gains: tuple[tuple[str, float], ...] = ()
    """Concepts that it added, with their weights, heaviest first."""
    runner_up: tuple[int, str] | None = None
    """The next best sentence at that moment and why it lost."""
    context: int | None = None
    """The sentence before it, where it cannot stand alone."""


@dataclass(frozen=True, slots=True)
class Selection:
    """What was chosen, and why the other clusters were not."""

    choices: tuple[Choice, ...]
    refused: Mapping[int, OmissionReason]
    """Cluster index to the reason it was left out; the others are over the budget."""
    least: float | None = None
    """What the cheapest choice takes of the budget, in its unit; None where the selector does not say."""
