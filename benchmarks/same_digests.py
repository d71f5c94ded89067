"""Write the digests of many topics, or compare them with those that an earlier commit wrote.

    python benchmarks/same_digests.py FOLDER                 # writes one file for each digest
    python benchmarks/same_digests.py FOLDER --against OLD   # also names each digest that is not the same

A digest is written as canonical JSON without ``id``, ``run``, ``config`` and ``generator``. The topics: the
example articles, articles in eleven languages, mixed sources, and, where it is found, the evaluation data.
Exit status 1 where a digest differs.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from summarize import Budget, Digest, Document, load, summarize, to_json
from summarize.evaluate.topics import parse_topics

ROOT = Path(__file__).parent.parent
DATA = Path(os.environ.get("SUMMARIZE_DATA", ROOT.parent / "shared" / "data"))
LEFT_OUT = ("id", "run", "config", "generator")
BUDGETS = {"multiling2011-dev": 250, "outlets-dev": 150, "opinosis-dev": 25, "ecbplus-dev": 150}
MOST = 12
"""Topics of one data set."""


def digests() -> Iterator[tuple[str, Digest]]:
    """Yield a name and a digest of each topic."""
    seeds = load(ROOT / "seeds")
    for words in (40, 100, 200, 400):
        yield f"seeds-{words}", summarize(seeds, budget=words)
    yield "seeds-sentences", summarize(seeds, budget=Budget(6, "sentences"))
    yield "seeds-since", summarize(seeds, budget=200, since=summarize(seeds[:3], budget=200))
    articles = sorted((ROOT / "tests" / "fixtures" / "articles").glob("*.txt"))
    for language in sorted({path.name[:2] for path in articles}):
        given = load(*(path for path in articles if path.name.startswith(language)))
        yield f"articles-{language}", summarize(given, budget=120)
    yield "articles", summarize(load(*articles), budget=300)
    yield "mixed", summarize(load(ROOT / "examples" / "feeds", ROOT / "examples" / "pages"), budget=150)
    for name, words in BUDGETS.items():
        for topic, documents in _topics(DATA / f"{name}.jsonl"):
            yield f"{name}-{topic}", summarize(documents, budget=words)


def _topics(path: Path) -> Iterator[tuple[str, Sequence[Document]]]:
    if not path.exists():
        print(f"{path}: not found, left out", file=sys.stderr)
        return
    lines = path.read_text(encoding="utf-8").split("\n")
    filled = [json.dumps({"references": [], **json.loads(line)}) for line in lines if line.strip()]
    for topic in parse_topics(filled, str(path))[:: max(1, len(filled) // MOST)]:
        yield topic.id, topic.documents


def plain(digest: Digest) -> str:
    """Return the canonical JSON of what is compared, one value a line."""
    value = json.loads(to_json(digest))
    if value["novelty"] is not None:
        del value["novelty"]["since"]  # the id of the earlier digest changes with its configuration
    kept = {key: part for key, part in value.items() if key not in LEFT_OUT}
    return (
        json.dumps(kept, ensure_ascii=False, sort_keys=True, indent=1).replace(f"{ROOT}{os.sep}", "") + "\n"
    )


def main(arguments: Sequence[str]) -> int:
    """Write all digests; return 1 where one of them is not as before."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--against", type=Path)
    options = parser.parse_args(arguments)
    options.folder.mkdir(parents=True, exist_ok=True)
    total, different = 0, 0
    for name, digest in digests():
        total += 1
        written = plain(digest)
        (options.folder / f"{name}.json").write_text(written, encoding="utf-8")
        if options.against is not None:
            before = options.against / f"{name}.json"
            if not before.exists() or before.read_text(encoding="utf-8") != written:
                different += 1
                print(f"differs: {name}")
    said = f", {different} of them differ" if options.against is not None else ""
    print(f"{total} digests{said}")
    return int(different > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
