"""Clusters → scores by the summarizers of sumy: alternatives and baselines."""

from __future__ import annotations

import importlib
import math
import warnings
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from scipy.sparse import csr_array

from summarize.analysis import Analysis
from summarize.analysis.ranking import Cluster, Ranking

SumyMethod = Literal["lexrank", "lsa", "kl", "luhn", "sumbasic", "reduction"]

_CLASSES: dict[SumyMethod, tuple[str, str]] = {
    "lexrank": ("lex_rank", "LexRankSummarizer"),
    "lsa": ("lsa", "LsaSummarizer"),
    "kl": ("kl", "KLSummarizer"),
    "luhn": ("luhn", "LuhnSummarizer"),
    "sumbasic": ("sum_basic", "SumBasicSummarizer"),
    "reduction": ("reduction", "ReductionSummarizer"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SumyRank:
    """Rank clusters with a summarizer of sumy.

    LexRank (Erkan & Radev 2004), LSA (Steinberger & Ježek 2004), KL-Sum (Haghighi & Vanderwende
    2009), Luhn (1958), SumBasic (Nenkova & Vanderwende 2005) or Reduction. sumy sees our words and
    stems. It is quadratic Python: about a second for 200 sentences.
    """

    summarizer: SumyMethod = "lexrank"
    """Which of sumy's summarizers."""

    def __call__(self, clusters: Sequence[Cluster], analysis: Analysis, /) -> Ranking:
        """Return scores that sum to 1; they fall linearly with sumy's own order of preference."""
        size = len(clusters)
        order = self._order(clusters, analysis) if size else []
        total = size * (size + 1) / 2
        scores = [0.0] * size
        for place, cluster in enumerate(order):
            scores[cluster] = (size - place) / total
        uniform = (1 / size,) * size if size else ()
        return Ranking(tuple(clusters), tuple(scores), uniform, csr_array((size, size)), 0.0)

    def _order(self, clusters: Sequence[Cluster], analysis: Analysis) -> list[int]:
        """Return cluster indices, the best first; clusters without words come last."""
        terms = [analysis.terms[cluster.lead] for cluster in clusters]
        full = [i for i, term in enumerate(terms) if term.content]
        empty = [i for i, term in enumerate(terms) if not term.content]
        if not full:
            return empty
        rated = _rate(self.summarizer, {str(i): list(terms[i].content) for i in full})
        best = sorted(full, key=lambda i: (-round(rated[str(i)], 9), i))
        return best + empty


def _rate(method: SumyMethod, content: dict[str, list[str]]) -> dict[str, float]:
    """Return sumy's rating of each sentence.

    A sentence is named by a number: sumy keys its ratings by the text, so equal sentences would
    share one. sumy hands its ratings to whatever counts the sentences, so a counter reads them.
    """
    # sumy costs half a second, and most runs do not use it.
    from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence  # noqa: PLC0415

    document = ObjectDocumentModel([Paragraph([Sentence(name, _Words(content)) for name in content])])
    ratings = dict.fromkeys(content, -math.inf)

    def read(infos: Iterable[Any]) -> list[Any]:
        for info in infos:
            rating = float(info.rating)
            ratings[str(info.sentence)] = -math.inf if math.isnan(rating) else rating
        return []

    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")
        _summarizer(method)(document, read)
    return ratings


@dataclass(frozen=True, slots=True)
class _Words:
    """A tokenizer in sumy's sense, of sentences that were taken apart before."""

    content: dict[str, list[str]]

    def to_words(self, name: str) -> tuple[str, ...]:
        return tuple(self.content[name])


def _summarizer(method: SumyMethod) -> Callable[..., object]:
    module, name = _CLASSES[method]
    factory: Callable[[], Callable[..., object]] = getattr(
        importlib.import_module(f"sumy.summarizers.{module}"), name
    )
    return factory()
