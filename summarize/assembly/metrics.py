"""What was chosen → measures of the digest."""

from __future__ import annotations

import math
from collections import Counter

from summarize.assembly.result import Result
from summarize.language.vectors import mean_highest_cosine
from summarize.model import Budget, count_words
from summarize.model.digest import Metrics

_DIGITS = 6


def measure(result: Result) -> Metrics:
    """Return length, compression, redundancy and balance."""
    collection = result.collection
    texts = [collection.texts[choice.sentence] for choice in result.ordered]
    words = sum(map(count_words, texts))
    total = sum(count_words(document.text) for document in result.sources)
    text = " ".join(texts)
    minutes = Budget(0, "minutes").measure(text) if text else 0.0
    return Metrics(
        sentences=len(texts),
        words=words,
        characters=len(text),
        minutes=round(minutes, _DIGITS),
        budget={"limit": result.budget.limit, "unit": result.budget.unit, **_least(result)},
        compression=round(words / total, _DIGITS) if total else 0.0,
        redundancy=_redundancy(result),
        balance=_balance(result),
    )


def _least(result: Result) -> dict[str, float]:
    """Return the budget that the shortest sentence needs, where none fits."""
    least = result.selection.least
    if result.ordered or least is None:
        return {}
    return {"least": Budget(least, result.budget.unit).limit}


def _redundancy(result: Result) -> float:
    content = [result.collection.terms[choice.sentence].content for choice in result.ordered]
    return round(mean_highest_cosine(content), _DIGITS)


def _balance(result: Result) -> float:
    spans = [result.collection.sentences[choice.sentence].span for choice in result.ordered]
    return round(evenness(Counter(span.document_id for span in spans), len(result.sources)), _DIGITS)


def evenness(counts: Counter[str], sources: int) -> float:
    """Return the entropy of quoted sources over its maximum, 0 to 1 (Shannon evenness)."""
    total = counts.total()
    most = min(sources, total)
    if most < 2:
        return 0.0
    entropy = -math.fsum(n / total * math.log(n / total) for n in sorted(counts.values()))
    return abs(entropy / math.log(most))
