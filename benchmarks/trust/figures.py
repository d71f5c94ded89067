"""Annotated topics → how far their digests can be trusted, each made without having seen the topic."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain
from statistics import pstdev

from labelled import Topic, scorer, topics, written_topics
from train import fold

from summarize import Budget, Pipeline, to_json

WORDS = 150
WRITTEN_KINDS = {
    "events": "written events",
    "figures": "written figures",
    "later": "later events",
    "weeks": "written weeks",
    "scraped": "scraped outlets",
    "outlets": "written outlets",
}
"""Files of topics that were written for this, and their kinds; the first one trains the model, too."""
Counts = Mapping[str, int]


@dataclass(frozen=True)
class Figure:
    """A rate over all topics of a kind, and how far it lies apart between them."""

    name: str
    good: int
    all: int
    spread: float
    """Standard deviation over the topics that have it."""

    @property
    def rate(self) -> float:
        """The share of ``good``."""
        return self.good / self.all


RATES = {
    "merged right or tolerated": ("merged", "right tolerated", "distinct unlisted"),
    "merged of same": ("merged", "right", "missed"),
    "support right or tolerated": ("printed", "right tolerated", "distinct unlisted"),
    "support right": ("printed", "right", "tolerated distinct unlisted"),
    "support of same": ("printed", "right", "missed"),
    "cards right or harmless": ("card", "right harmless", "near nodiffer distinct mixed unlisted"),
    "differences found": ("difference", "right", "near missed"),
    "headline right": ("title", "right", "wrong unknown"),
    "lead right": ("lead", "right", "wrong unknown"),
    "overtaken told alone": ("overtaken", "alone", "answered"),
    "repeats of told facts": ("fact", "again", "new none"),
    "boilerplate": ("told", "boilerplate", "clean"),
    "weighted facts of best": ("weight", "told", "untold"),
}
"""What the scorer counts under which name: the verdicts that are counted, and the others."""
LOSSES = frozenset({"overtaken told alone", "repeats of told facts", "boilerplate"})
"""The less the better."""
_VERDICTS = ("differ", "update", "qualifier-differs", "not-comparable")


def measure() -> dict[str, list[Figure]]:
    """Return the figures of each kind of topic."""
    kinds: defaultdict[str, list[Counts]] = defaultdict(list)
    more = (written_topics(file, kind) for file, kind in WRITTEN_KINDS.items())
    for topic in chain(topics(), *more):
        kinds[topic.kind].append(counts(topic, Pipeline()))
    return {kind: [f for name in RATES if (f := _figure(name, folds))] for kind, folds in kinds.items()}


def counts(topic: Topic, pipeline: Pipeline) -> Counts:
    """Return the scorer's counts of the digest that is made without having seen the topic."""
    analysis = pipeline.analyse(topic.documents)
    analysis.pair_model = fold(topic.id)
    digest = json.loads(to_json(pipeline.write(pipeline.study(analysis), Budget(WORDS))))
    found: Counter[str] = Counter(scorer().Score(digest, topic.gold, topic.rows, WORDS).count)
    if not topic.gold["titles"]:
        found = Counter({name: count for name, count in found.items() if not name.startswith("title ")})
    found["told clean"] = found["told all"] - found["told boilerplate"]
    for verdict in _VERDICTS:
        for judged in ("right", "harmless", "near", "nodiffer", "distinct", "mixed", "unlisted"):
            found[f"card {judged}"] += found[f"{verdict} {judged}"]
    return found


def _figure(name: str, folds: list[Counts]) -> Figure | None:
    """Return the pooled rate; None where there is nothing to share."""
    parts = [_shares(name, found) for found in folds]
    good, rest = sum(g for g, _ in parts), sum(r for _, r in parts)
    rates = [g / (g + r) for g, r in parts if g + r]
    return Figure(name, good, good + rest, pstdev(rates)) if rates else None


def _shares(name: str, found: Counts) -> tuple[int, int]:
    what, good, rest = RATES[name]
    return sum(found[f"{what} {v}"] for v in good.split()), sum(found[f"{what} {v}"] for v in rest.split())
