"""What was chosen → measures of the digest."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

from summarize.analysis import Analysis
from summarize.analysis.vectors import mean_highest_cosine
from summarize.model import Budget, count_words
from summarize.model.digest import Metrics
from summarize.stages.protocols import Choice

_DIGITS = 6


def measure(analysis: Analysis, choices: Sequence[Choice], budget: Budget, least: float | None) -> Metrics:
    """Return length, compression, redundancy and balance of what was chosen, in its order.

    A sentence that another one brings along counts against the budget only. ``least`` is the budget that
    the shortest sentence needs: it is written down where none fits.
    """
    shown = [choice.sentence for choice in choices]
    brought = [analysis.texts[choice.context] for choice in choices if choice.context is not None]
    texts = [analysis.texts[i] for i in shown]
    words = sum(map(count_words, texts))
    total = sum(count_words(document.text) for document in analysis.sources)
    text = " ".join(texts)
    minutes = Budget(0, "minutes").measure(text) if text else 0.0
    quoted = Counter(analysis.sentences[i].span.document_id for i in shown)
    short = {} if shown or least is None else {"least": Budget(least, budget.unit).limit}
    return Metrics(
        sentences=len(texts),
        words=words,
        characters=len(text),
        minutes=round(minutes, _DIGITS),
        budget={
            "limit": budget.limit,
            "unit": budget.unit,
            "used": round(budget.used([*brought, *texts]), _DIGITS),
            **short,
        },
        compression=round(words / total, _DIGITS) if total else 0.0,
        redundancy=round(mean_highest_cosine([analysis.terms[i].content for i in shown]), _DIGITS),
        balance=round(evenness(quoted, len(analysis.sources)), _DIGITS),
    )


def evenness(counts: Counter[str], sources: int) -> float:
    """Return the entropy of quoted sources over its maximum, 0 to 1 (Shannon evenness)."""
    total = counts.total()
    most = min(sources, total)
    if most < 2:
        return 0.0
    entropy = -math.fsum(n / total * math.log(n / total) for n in sorted(counts.values()))
    return abs(entropy / math.log(most))
