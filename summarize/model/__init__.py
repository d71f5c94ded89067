"""Every data type, frozen; invariants are checked where values are made."""

from summarize.model.digest import Digest, Excerpt, OmissionReason, Problem, Relation
from summarize.model.documents import Documents, Link
from summarize.model.inputs import Budget, Document, Kind, Sentence, Span, count_words, distinct, fingerprint

__all__ = [
    "Budget",
    "Digest",
    "Document",
    "Documents",
    "Excerpt",
    "Kind",
    "Link",
    "OmissionReason",
    "Problem",
    "Relation",
    "Sentence",
    "Span",
    "count_words",
    "distinct",
    "fingerprint",
]
