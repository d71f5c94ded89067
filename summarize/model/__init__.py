"""Every data type, frozen; invariants are checked where values are made."""

from summarize.model.budget import Budget, count_words
from summarize.model.digest import Digest, Excerpt, OmissionReason, Problem, Relation
from summarize.model.document import Document, Kind, Sentence, Span, distinct, fingerprint
from summarize.model.documents import Documents, Link

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
