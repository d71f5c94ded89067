"""Who says what in a digest: corroboration, claimants, utterances, copies. Plain data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from summarize.model.places import Place, Quote, Statement

Stage = Literal[
    "proposed", "planned", "expected", "advancing", "piloted", "announced", "agreed", "finalized", "begun",
    "denied", "rejected", "suspended", "postponed", "cancelled",
]  # fmt: skip
"""How far an undertaking has come, by what a text says."""


@dataclass(frozen=True, slots=True)
class Corroboration:
    """Who says it: ``documents`` counts files, ``independent`` counts voices."""

    documents: int
    independent: int
    single_source: bool


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
