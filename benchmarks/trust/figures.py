"""Annotated topics → how far their digests can be trusted, each made with a model that never saw the topic."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from statistics import pstdev

from labelled import Topic, scorer, topics
from train import fold

from summarize import Budget, Pipeline, to_json

WORDS = 150
Counts = Mapping[str, int]
RATES = {
    "merged right or tolerated": ("merged right", "merged tolerated", "/", "merged distinct", "merged unlisted"),
    "merged of same": ("merged right", "/", "merged missed"),
    "printed right or tolerated": (
        "printed right", "printed tolerated", "/", "printed distinct", "printed unlisted"
    ),
    "printed right": ("printed right", "/", "printed tolerated", "printed distinct", "printed unlisted"),
    "printed of same": ("printed right", "/", "printed missed"),
    "cards right or harmless": (
        "card right", "card harmless", "/", "card near", "card nodiffer", "card distinct", "card mixed",
        "card unlisted",
    ),
    "differences found": ("difference right", "/", "difference near", "difference missed"),
    "headline right": ("title right", "/", "title wrong", "title unknown"),
    "lead right": ("lead right", "/", "lead wrong", "lead unknown"),
    "overtaken told alone": ("overtaken alone", "/", "overtaken answered"),
    "excerpts that repeat facts": ("fact again", "/", "fact new", "fact none"),
    "boilerplate": ("told boilerplate", "/", "told all", "-", "told boilerplate"),
    "weighted facts of best": ("weight told", "/", "weight untold"),
}  # fmt: skip
"""Each figure: the counts of the scorer that are good, then those that are not; after "-" what counts twice."""
VERDICTS = ("differ", "update", "qualifier-differs", "not-comparable")


def measure(
    pipeline: Pipeline | None = None, *, sealed: bool = False
) -> Iterator[tuple[str, dict[str, float]]]:
    """Yield the figures of each kind of topic: pooled counts as rates, and their spread over the folds."""
    kinds: defaultdict[str, dict[str, Counts]] = defaultdict(dict)
    for topic in topics(sealed=sealed):
        kinds[topic.kind][topic.id] = counts(topic, pipeline or Pipeline())
    for kind, folds in kinds.items():
        pooled: Counter[str] = sum((Counter(c) for c in folds.values()), Counter())
        yield kind, {name: value for name in RATES if (value := rate(name, pooled)) is not None}
        spreads = {name: [v for c in folds.values() if (v := rate(name, c)) is not None] for name in RATES}
        yield f"{kind}, spread over folds", {n: pstdev(values) for n, values in spreads.items() if values}


def counts(topic: Topic, pipeline: Pipeline) -> Counts:
    """Return the scorer's counts of the digest that is made without having seen the topic."""
    analysis = pipeline.analyse(topic.documents)
    analysis.pair_model = fold(topic.id)
    digest = json.loads(to_json(replace(pipeline).write(pipeline.study(analysis), Budget(WORDS))))
    found: Counter[str] = Counter(scorer().Score(digest, topic.gold, topic.rows, WORDS).count)
    for verdict in VERDICTS:
        for judged in ("right", "harmless", "near", "nodiffer", "distinct", "mixed", "unlisted"):
            found[f"card {judged}"] += found[f"{verdict} {judged}"]
    return found


def rate(name: str, found: Counts) -> float | None:
    """Return the share of the good counts; None where there is nothing to share."""
    parts = RATES[name]
    at, twice = parts.index("/"), parts.index("-") if "-" in parts else len(parts)
    good = sum(found[n] for n in parts[:at])
    rest = sum(found[n] for n in parts[at + 1 : twice]) - sum(found[n] for n in parts[twice + 1 :])
    return good / (good + rest) if good + rest else None
