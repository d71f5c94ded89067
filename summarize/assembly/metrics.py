"""What was chosen → measures of the digest."""

from __future__ import annotations

import math
from collections import Counter

from summarize.assembly.result import Result
from summarize.language.vectors import tf_idf
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
        budget={"limit": result.budget.limit, "unit": result.budget.unit},
        compression=round(words / total, _DIGITS) if total else 0.0,
        redundancy=_redundancy(result),
        balance=_balance(result),
    )


def _redundancy(result: Result) -> float:
    content = [result.collection.terms[choice.sentence].content for choice in result.ordered]
    if len(content) < 2:
        return 0.0
    vectors = tf_idf(content)
    cosine = (vectors @ vectors.T).toarray()
    highest = [max(x for j, x in enumerate(row) if j != i) for i, row in enumerate(cosine)]
    return round(math.fsum(map(float, highest)) / len(highest), _DIGITS)


def _balance(result: Result) -> float:
    """Return the entropy of the quoted documents over its maximum (Shannon evenness)."""
    spans = [result.collection.sentences[choice.sentence].span for choice in result.ordered]
    most = min(len(result.sources), len(spans))
    if most < 2:
        return 0.0
    shares = [n / len(spans) for n in Counter(span.document_id for span in spans).values()]
    entropy = -math.fsum(share * math.log(share) for share in sorted(shares))
    return abs(round(entropy / math.log(most), _DIGITS))
