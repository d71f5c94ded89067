"""Every data type, frozen; invariants are checked where values are made."""

from summarize.model.budget import Budget, count_words
from summarize.model.collection import (
    Choice,
    Cluster,
    Collection,
    Member,
    OmissionReason,
    Ranking,
    Relation,
    Selection,
    Stated,
    Terms,
)
from summarize.model.digest import Digest, Excerpt, Problem
from summarize.model.document import Document, Kind, Sentence, Span, distinct, fingerprint

__all__ = [
    "Budget",
    "Choice",
    "Cluster",
    "Collection",
    "Digest",
    "Document",
    "Excerpt",
    "Kind",
    "Member",
    "OmissionReason",
    "Problem",
    "Ranking",
    "Relation",
    "Selection",
    "Sentence",
    "Span",
    "Stated",
    "Terms",
    "count_words",
    "distinct",
    "fingerprint",
]
