"""What is merged of pairs of sentences that differ in one place: benchmarks/trust/look_alikes.py [--show].

``written/pairs.jsonl`` holds pairs in ten languages, by authors who did not know the rules. Most make two
assertions in nearly the same words (a plan and a deed, another cause, an attempt); the others make one in
other words or in another order. Nothing is trained on them; several rules were made in sight of them.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

from summarize import Document, Pipeline

PAIRS = Path(__file__).parent / "written" / "pairs.jsonl"
BESIDE = ("The rivers were calm.", "Mountains are high.")
"""What each article says beside its sentence: a text of one sentence is no article."""


def merges(pair: dict[str, str]) -> bool:
    """Whether the two sentences of a pair become one assertion."""
    texts = f"{BESIDE[0]} {pair['a']}", f"{pair['b']} {BESIDE[1]}"
    study = Pipeline().study([Document(text=text, language=pair["lang"]) for text in texts])
    return any(len(cluster.sentences) > 1 for cluster in study.ranking.clusters)


def main() -> None:
    """Print how many pairs of each kind are merged."""
    count: Counter[tuple[str, bool]] = Counter()
    for line in PAIRS.read_text(encoding="utf-8").splitlines():
        pair = json.loads(line)
        merged = merges(pair)
        count[pair["want"], merged] += 1
        if "--show" in sys.argv and merged != (pair["want"] == "together"):
            print(f"{pair['want']}: {pair['lang']}, {pair['kind']}\n    {pair['a']}\n    {pair['b']}")
    for want, name in (("apart", "two assertions"), ("together", "one assertion")):
        merged, both = count[want, True], count[want, True] + count[want, False]
        print(f"{name}: {merged} of {both} pairs merged")


if __name__ == "__main__":
    main()
