"""What a digest says of the sources side by side: who says what, where they differ, with their places."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Literal, Self

# Where something is in a source, as the digest writes it.


@dataclass(frozen=True, slots=True)
class Quote:
    """A span and the text around it: W3C TextPositionSelector and TextQuoteSelector in one."""

    source: str
    start: int
    end: int
    prefix: str
    suffix: str


@dataclass(frozen=True, slots=True)
class Place:
    """A span without its surroundings."""

    source: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Statement:
    """A verbatim sentence, or a part of one, and its place."""

    text: str
    span: Quote


# Who says what in a digest: corroboration, claimants, utterances, copies. Plain data.

Stage = Literal[
    "proposed", "planned", "expected", "advancing", "piloted", "announced", "agreed", "finalized", "begun",
    "denied", "rejected", "suspended", "postponed", "cancelled",
]  # fmt: skip
"""How far an undertaking has come, by what a text says."""


@dataclass(frozen=True, slots=True)
class Corroboration:
    """Who says it: ``documents`` counts files, ``independent`` voices, those of one publisher once."""

    documents: int
    independent: int
    single_source: bool

    @classmethod
    def of(cls, sources: Collection[tuple[int, str | None]]) -> Self:
        """Count sources, each given by its group and its publisher."""
        independent = count_independent(sources)
        return cls(len(sources), independent, single_source=independent == 1)


def paper(publisher: str | None) -> str:
    """Return the name of a publisher in lower case, with single spaces; empty where there is none."""
    return " ".join((publisher or "").casefold().split())


def count_independent(sources: Iterable[tuple[int, str | None]]) -> int:
    """Return how many sources there are if those that share text or a publisher are one, also through others.

    Args:
        sources: of each the group of those that share text, and the publisher; None where it is not known.

    """
    # Disjoint sets of groups (Tarjan, 1975).
    parent: dict[int, int] = {}
    first: dict[str, int] = {}

    def root(group: int) -> int:
        while parent[group] != group:
            parent[group] = group = parent[parent[group]]
        return group

    for group, publisher in sources:
        parent.setdefault(group, group)
        if name := paper(publisher):
            low, high = sorted((root(group), root(first.setdefault(name, group))))
            parent[high] = low
    return sum(group == above for group, above in parent.items())


@dataclass(frozen=True, slots=True)
class Claimant:
    """Who is said to say it, in the words of the source; never inferred."""

    text: str
    span: Quote


@dataclass(frozen=True, slots=True)
class Status:
    """How far an undertaking has come, and the words that say so."""

    value: Stage
    text: str
    span: Quote


@dataclass(frozen=True, slots=True)
class UtteranceWording:
    """An utterance as one source has it."""

    text: str
    """The words, without quotation marks."""
    quoted: bool
    marks: str | None
    """The marks around it; None where the source reports without them."""
    speaker: Claimant | None
    """None where the sentence itself names nobody."""
    sentence: Statement
    span: Quote


@dataclass(frozen=True, slots=True)
class Utterance:
    """What somebody said, in the wordings of at least two sources."""

    subject: str
    """Stems that most wordings share."""
    speaker: Claimant | None
    """As the first source that names one has it."""
    wordings: tuple[UtteranceWording, ...]
    corroboration: Corroboration


@dataclass(frozen=True, slots=True)
class Passage:
    """Text that documents share: the same words at each of the spans."""

    text: str
    """As it is written in the first of the spans."""
    spans: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Documents that share text, and count as one voice."""

    group: int
    """As ``Source.group``."""
    sources: tuple[str, ...]
    passages: tuple[Passage, ...]
    """What shows it, in the order of the first source."""


# What the digest says about its sources side by side: figures, coverage, dates, novelty. Plain data.

Precision = Literal["day", "month", "year"]
"""How much of a date is known."""

Standing = Literal["new", "updated", "continuing"]
"""``new``: no earlier sentence says it; ``updated``: the earlier digest reported it with other figures."""


FigureVerdict = Literal["agree", "qualifier-differs", "differ", "not-comparable", "update"]
"""How two figures on one subject relate; an update changes with the time of publication."""

GRAVEST_FIRST: tuple[FigureVerdict, ...] = (
    "differ", "update", "not-comparable", "qualifier-differs", "agree",
)  # fmt: skip
"""The order of cards and comparisons."""


@dataclass(frozen=True, slots=True)
class Value:
    """What one source gives on a subject; what is not known of it is None."""

    raw: str
    """Verbatim: the figure with its hedge, unit and period, or the whole sentence."""
    value: float | None
    """The figure in ``unit``; None for an interval and for a sentence."""
    low: float | None
    high: float | None
    """What the words leave open; None is without a bound."""
    unit: str | None
    """SI symbol or name of a unit, ISO 4217 code, %; None for things that are counted."""
    counted: str | None
    """The words that the figure counts or measures, verbatim."""
    per: str | None
    """What it is a rate of: year, day, person."""
    qualifier: str | None
    """The hedge, verbatim; for a status the stage that its words name."""
    span: Quote
    sentence: Statement
    """The sentence that it is in."""


@dataclass(frozen=True, slots=True)
class Compared:
    """Two values of a card, by index, and what they are to each other."""

    values: tuple[int, int]
    verdict: FigureVerdict
    reason: str


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """What several sources say on one subject, side by side. Nobody is judged right."""

    subject: str
    """Words that the values have around them, as the first source writes them."""
    kind: str
    """In what they differ, as the finder of the card names it: figure, negation, status …"""
    verdict: FigureVerdict
    """The gravest of the comparisons."""
    reason: str
    values: tuple[Value, ...]
    comparisons: tuple[Compared, ...]
    """Each two different readings, the gravest first; a reading is compared by the first who gives it."""


@dataclass(frozen=True, slots=True)
class Theme:
    """Sentences that share a phrase."""

    label: str
    """The phrase, as the sources write it."""
    counts: tuple[int, ...]
    """Sentences of each source, aligned with ``coverage.sources``."""
    sentences: int
    voices: int
    """Independent voices that speak of it."""
    single_source: bool
    """Whether one voice alone speaks of it, in however many files."""
    lead: Statement
    """The sentence of the highest rank."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A name or a figure that only one voice carries."""

    kind: Literal["name", "figure"]
    text: str
    span: Place


@dataclass(frozen=True, slots=True)
class Exclusive:
    """A statement that one independent voice alone makes."""

    text: str
    span: Quote
    facts: tuple[Fact, ...]
    """Names and figures in it that no other voice carries anywhere."""
    documents: tuple[str, ...]
    """Ids of the sources that carry these facts, in the order of the sources."""
    group: int
    """Their independence group."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """Theme by source, and what only one source says."""

    sources: tuple[str, ...] = ()
    themes: tuple[Theme, ...] = ()
    single_source: tuple[Exclusive, ...] = ()


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date that a source names, and what day, month or year it is."""

    text: str
    span: Quote
    sentence: Statement
    resolved: str | None
    """ISO 8601, as far as it is known: 2025-09-03, 2025-09, 2025; None where it is not known."""
    precision: Precision | None
    how: str
    """The rule that resolved it, or why none did."""


@dataclass(frozen=True, slots=True)
class ExcerptNovelty:
    """An excerpt against the earlier digest."""

    id: str
    """Id of the excerpt."""
    status: Standing
    of: str | None
    """Id of the excerpt in which the earlier digest reported it, or None."""


@dataclass(frozen=True, slots=True)
class FigureChange:
    """A figure that the earlier digest did not report."""

    excerpt: str
    """Id of the excerpt that it is in."""
    status: Literal["new", "updated"]
    text: str
    span: Quote
    before: tuple[str, ...]
    """The figures that the earlier digest reported in its place."""


@dataclass(frozen=True, slots=True)
class Retold:
    """An excerpt of the earlier digest that the sources still say and this digest does not repeat."""

    of: str
    """Id of the earlier excerpt."""
    text: str
    """A sentence of the present sources that says it."""
    span: Quote


@dataclass(frozen=True, slots=True)
class Dropped:
    """An excerpt of the earlier digest that no present source says."""

    of: str
    """Id of the earlier excerpt."""
    reason: Literal["not-said", "source-gone"]
    """``source-gone``: its source is not among the present ones."""
    text: str
    span: Quote
    """Where it was in the source of the earlier digest."""


@dataclass(frozen=True, slots=True)
class Novelty:
    """This digest against an earlier one; every earlier excerpt is in exactly one of the lists."""

    since: str
    """Id of the earlier digest."""
    excerpts: tuple[ExcerptNovelty, ...]
    figures: tuple[FigureChange, ...]
    told: tuple[Retold, ...]
    dropped: tuple[Dropped, ...]
