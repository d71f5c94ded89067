"""How much of the example articles' hand annotation a digest shows."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from summarize import Digest

GOLD: dict[str, Any] = json.loads((Path(__file__).parent / "gold" / "seeds.json").read_text(encoding="utf-8"))
Place = tuple[str, int, int]


@dataclass(frozen=True)
class SeedScore:
    coverage: float
    """Share of the nuggets' weight that the excerpts show."""
    twice: list[str]
    """Assertions that more than one excerpt makes."""
    furniture: int
    """Excerpts that touch page furniture."""
    recall: float
    """Share of the annotated other sources of an excerpt that its support names."""
    precision: float
    """Share of the named sources that are annotated."""


def score(digest: Digest) -> SeedScore:
    name = {source.id: str(source.origin) for source in digest.sources}
    chosen = [(name[e.span.source], e.span.start, e.span.end) for e in digest.excerpts]
    total = sum(nugget["weight"] for nugget in GOLD["nuggets"])
    shown = sum(n["weight"] for n in GOLD["nuggets"] if any(hits(p, n["sentences"]) for p in chosen))
    twice = [c["label"] for c in GOLD["same"] if sum(hits(p, c["sentences"]) for p in chosen) > 1]
    furniture = sum(any(overlap(p, place(b)) > 0 for b in GOLD["boilerplate"]) for p in chosen)
    recall, precision = _support(digest, chosen, name)
    return SeedScore(shown / total, twice, furniture, recall, precision)


def _support(digest: Digest, chosen: list[Place], name: dict[str, str]) -> tuple[float, float]:
    found = wanted = given = right = 0
    for excerpt, span in zip(digest.excerpts, chosen, strict=True):
        for cluster in (c for c in GOLD["same"] if hits(span, c["sentences"])):
            others = {s["source"] for s in cluster["sentences"]} - {span[0]}
            related = [s for c in GOLD["related"] if hits(span, c["sentences"]) for s in c["sentences"]]
            cited = {name[support.span.source] for support in excerpt.support} - {span[0]}
            wanted, found = wanted + len(others), found + len(others & cited)
            given, right = given + len(cited), right + len(cited & (others | {s["source"] for s in related}))
    return found / max(1, wanted), right / max(1, given)


def place(sentence: dict[str, Any]) -> Place:
    return sentence["source"], sentence["start"], sentence["end"]


def overlap(a: Place, b: Place) -> float:
    common = min(a[2], b[2]) - max(a[1], b[1]) if a[0] == b[0] else 0
    return max(0, common) / max(1, min(a[2] - a[1], b[2] - b[1]))


def hits(span: Place, sentences: list[dict[str, Any]]) -> bool:
    return any(overlap(span, place(s)) >= 0.6 for s in sentences)
