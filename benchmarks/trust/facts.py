"""Which weighted facts digests tell, and how many excerpts repeat one: benchmarks/trust/facts.py [CONFIG …].

``written/facts.jsonl`` holds twelve events of one day, told by five outlets each, and thirteen stories of ten
articles over weeks. Their authors annotated the facts alone, and did not know how sentences are chosen.
``select.unconfirmed``, how many sentences one resembles, and that only the better of two greedy choices is
exchanged were settled in sight of them, but not of the last six events and eight stories. Without an
argument the defaults are compared with ``select.alike = 0``.
"""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from pathlib import Path

from labelled import scorer, written_topics

from summarize import Budget, load_config, to_json

LENGTHS = (100, 150, 200, 250)
KINDS = {"U": "one day", "V": "weeks", "X": "one day, not seen", "Z": "weeks, not seen"}
WITHOUT = Path(__file__).parents[1] / "quality" / "ablation" / "no-alike.toml"


def main() -> None:
    """Print a row for each configuration and length."""
    configs = [load_config(name) for name in sys.argv[1:] or ("default", str(WITHOUT))]
    topics = written_topics("facts", "facts")
    studies = [(topic, configs[0].pipeline.study(topic.documents)) for topic in topics]
    for config in configs:
        for words in LENGTHS:
            count: defaultdict[str, Counter[str]] = defaultdict(Counter)
            for topic, study in studies:
                digest = json.loads(to_json(config.pipeline.write(study, Budget(words))))
                count[KINDS[topic.id[0]]].update(scorer().Score(digest, topic.gold, topic.rows, words).count)
            cells = (f"{kind}: {_row(of)}" for kind, of in sorted(count.items()))
            print(f"{config.name:10} {words} words   {'   '.join(cells)}", flush=True)


def _row(count: Counter[str]) -> str:
    told, untold = count["weight told"], count["weight untold"]
    excerpts = count["fact again"] + count["fact new"] + count["fact none"]
    return f"facts {told / (told + untold):.3f}, repeats {count['fact again']} of {excerpts}"


if __name__ == "__main__":
    main()
