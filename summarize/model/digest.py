"""The digest as plain data: field names are the keys of the JSON, in their order.

``summarize/schema/digest.schema.json`` describes every field.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from summarize.model.comparison import (
    Claimant,
    Corroboration,
    Coverage,
    DateMention,
    Discrepancy,
    Group,
    Novelty,
    Place,  # part of the digest's fields
    Quote,
    Statement,
    Status,
    Utterance,
)
from summarize.model.inputs import Shown, brief_text, count_words, counted

SCHEMA_VERSION = "1.0"

Json = dict[str, Any]
"""A JSON object whose shape the schema gives."""

Relation = Literal["exact", "copy", "paraphrase"]
"""How a sentence relates to the one that represents it."""

OmissionReason = Literal[
    "duplicate",
    "over-budget",
    "source-share",
    "adds-little",
    "page-furniture",
    "headline",
    "fragment",
    "too-short",
    "dangling",
    "already-told",
]
"""Why a sentence is not shown."""

ExclusionReason = Literal["headline", "fragment", "page-furniture"]
"""Why a part of a source is no prose."""


@dataclass(frozen=True, slots=True)
class Title:
    """A verbatim headline of a source; ``span`` is None where it came apart from the text."""

    text: str
    source: str
    span: Quote | None


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that could not be used, or that does not hold; ``code`` is stable."""

    code: str
    origin: str
    message: str

    @staticmethod
    def at(origin: str, code: str, why: str) -> Problem:
        """Return the problem whose message begins with the origin."""
        return Problem(code, origin, f"{origin}: {why}")


@dataclass(frozen=True, slots=True)
class Input:
    """What went in."""

    hash: str
    documents: int
    independent_groups: int
    """Documents, where those that share text or a publisher count as one."""
    sentences: int
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Excluded:
    """A part of a source that is not prose."""

    reason: ExclusionReason
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Source:
    """One document of the input."""

    id: str
    title: str | None
    author: str | None
    publisher: str | None
    url: str | None
    published: str | None
    language: str | None
    origin: str | None
    sha256: str
    characters: int
    words: int
    group: int
    used: bool
    """Whether an excerpt quotes it."""
    excluded: tuple[Excluded, ...]

    @property
    def name(self) -> str:
        """What a reader knows it by: the publisher, else the headline, else where it was read."""
        return self.publisher or self.title or self.origin or self.id


@dataclass(frozen=True, slots=True)
class Support:
    """Another sentence that says the same."""

    relation: Relation
    similarity: float
    text: str
    span: Quote


@dataclass(frozen=True, slots=True)
class Vote:
    """A neighbour in the graph and the share of the excerpt's score that it gave."""

    share: float
    similarity: float
    text: str
    span: Place


@dataclass(frozen=True, slots=True)
class Gain:
    """A concept that the excerpt was the first to bring, with its weight."""

    concept: str
    weight: float


@dataclass(frozen=True, slots=True)
class RunnerUp:
    """The sentence that would have come next, and why it lost."""

    reason: str
    text: str
    span: Place


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why an excerpt was chosen."""

    votes: tuple[Vote, ...]
    concepts: tuple[Gain, ...]
    runner_up: RunnerUp | None


@dataclass(frozen=True, slots=True)
class Context:
    """The sentence before an excerpt that cannot be understood alone."""

    text: str
    span: Quote


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A verbatim sentence chosen for the digest."""

    id: str
    order: int
    role: Literal["lead", "body"]
    text: str
    span: Quote
    score: float
    support: tuple[Support, ...]
    see_also: tuple[Statement, ...]
    """Sentences of other sources that probably say much the same; they are not counted as saying it."""
    corroboration: Corroboration
    context: Context | None
    claimant: Claimant | None
    """None where the sentence itself names nobody."""
    status: Status | None
    explanation: Explanation

    def __repr__(self) -> str:
        """Return the text and its place, in one line; ``to_dict`` of the digest has everything."""
        place = f"{self.span.source}[{self.span.start}:{self.span.end}]"
        voices = counted(self.corroboration.independent, "voice")
        return f"<Excerpt {self.order} {brief_text(self.text)}: {voices}, {place}>"


@dataclass(frozen=True, slots=True)
class Omission:
    """A sentence that is not shown, and why."""

    reason: OmissionReason
    of: Place | None
    """The sentence that it repeats."""
    score: float | None
    """Score of the cluster; set on its lead sentence only."""
    corroboration: Corroboration | None
    """Who says it; set on the lead sentence of the cluster only."""
    fingerprint: str
    """First 12 hex digits of the SHA-256 of its text."""
    span: Place


@dataclass(frozen=True, slots=True)
class Metrics:
    """Measures of the digest."""

    sentences: int
    words: int
    characters: int
    minutes: float
    budget: Json
    compression: float
    """Words of the digest over words of the input."""
    redundancy: float
    """Mean over the excerpts of the highest cosine with another one."""
    balance: float
    """Entropy of the quoted sources over its maximum, 0 to 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest(Shown):
    """One story, in sentences of its sources. Plain data; equal input gives equal bytes."""

    schema_version: str = SCHEMA_VERSION
    kind: Literal["digest"] = "digest"
    id: str = ""
    """SHA-256 of the canonical JSON without ``id`` and ``run``."""
    title: Title | None
    language: str | None
    generator: Json
    config: Json
    input: Input
    sources: tuple[Source, ...]
    independence: tuple[Group, ...] = ()
    """Sources that share text; the others are voices of their own."""
    excerpts: tuple[Excerpt, ...]
    discrepancies: tuple[Discrepancy, ...] = ()
    """Where sources surely differ, or give the same figure."""
    possible: tuple[Discrepancy, ...] = ()
    """What may be a difference and is not sure enough to be printed."""
    quotes: tuple[Utterance, ...] = ()
    coverage: Coverage = field(default_factory=Coverage)
    timeline: tuple[DateMention, ...] = ()
    novelty: Novelty | None = None
    omitted: tuple[Omission, ...]
    metrics: Metrics
    run: Json = field(default_factory=dict, compare=False)
    """What depends on time or machine; outside every hash."""

    @property
    def text(self) -> str:
        """The excerpts' text in order, joined by one space."""
        return " ".join(excerpt.text for excerpt in self.excerpts)

    def rows(self) -> list[dict[str, Any]]:
        """Return a dictionary for each excerpt, in order, as a row of a table.

        Its keys: order, text, source (the publisher, else the headline), published, also (further
        sources that say it), voices (independent ones), words, title, url.
        ``pandas.DataFrame(digest.rows())`` reads it.
        """
        sources = {source.id: source for source in self.sources}
        return [_row(excerpt, sources) for excerpt in self.excerpts]

    def __repr__(self) -> str:
        """Return what it is about and how long it is, in one line."""
        title = self.title.text if self.title is not None else None
        used = counted(self.metrics.words, "word")
        made = f"{counted(len(self.excerpts), 'excerpt')} from {counted(len(self.sources), 'source')}"
        return f"<Digest {brief_text(title)}: {used}, {made}>"


def _row(excerpt: Excerpt, sources: Mapping[str, Source]) -> dict[str, Any]:
    source = sources[excerpt.span.source]
    others = dict.fromkeys(sources[support.span.source].name for support in excerpt.support)
    return {
        "order": excerpt.order,
        "text": excerpt.text,
        "source": source.name,
        "published": source.published,
        "also": ", ".join(name for name in others if name != source.name),
        "voices": excerpt.corroboration.independent,
        "words": count_words(excerpt.text),
        "title": source.title,
        "url": source.url,
    }
