"""The public functions."""

from __future__ import annotations

from collections.abc import Iterable

from summarize.model import Budget, Digest, Document
from summarize.pipeline import Pipeline


def summarize(
    documents: Iterable[Document | str],
    *,
    budget: Budget | int = 200,
    pipeline: Pipeline | None = None,
) -> Digest:
    docs = [Document(text=d) if isinstance(d, str) else d for d in documents]
    return (pipeline or Pipeline())(docs, Budget.of(budget))
