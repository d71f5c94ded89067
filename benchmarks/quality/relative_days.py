"""Are relative days right? python benchmarks/quality/relative_days.py DATA GOLD.

DATA: JSON lines, one topic {id, documents[{id, title, text, date}]} a line. GOLD: a folder of files
``TOPIC.json``, whose ``relative_days`` give for each sentence the ``words`` and what they mean (``means``,
ISO 8601; several with semicolons between them). Printed for each topic and pooled: days that are read as
annotated, or less exactly ("2005"), that are left open, and that are wrong, which are listed. Meanings that
are no one day, month or year are left out. The command fails where a day is wrong.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from summarize import Document, Pipeline
from summarize.compare.compare import timeline

_ONE = re.compile(r"\d{4}(?:-\d\d){0,2}")


def main() -> int:
    """Compare and print; 1 where a day is wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("gold", type=Path)
    arguments = parser.parse_args()
    topics = {topic["id"]: topic for topic in map(json.loads, arguments.data.read_text().splitlines())}
    pooled: Counter[str] = Counter()
    for path in sorted(arguments.gold.glob("*.json")):
        found = Counter(judged(topics[path.stem]["documents"], json.loads(path.read_text())["relative_days"]))
        print(path.stem, _line(found))
        pooled += found
    print("pooled", _line(pooled))
    return int(pooled["wrong"] > 0)


def judged(documents: list[dict[str, Any]], days: list[dict[str, Any]]) -> Iterator[str]:
    """Yield right, open or wrong for each annotated day."""
    known = {document["id"]: document for document in documents}
    for day in days:
        means = [part.strip() for part in (day.get("means") or "").split(";")]
        if not all(map(_ONE.fullmatch, means)):
            continue
        document = known[day["source"]]
        resolved = [r for text, r in _resolved(document, day) if text in day["words"].casefold()]
        right = [r for r in resolved if r is not None]
        wrong = [r for r in right if not any(meant.startswith(r) for meant in means)]
        if wrong:
            print(
                f"  wrong: {day['source']}: {day['words']!r} means {day['means']}, read as {', '.join(wrong)}"
            )
        yield "wrong" if wrong else "right" if right else "open"


def _resolved(document: dict[str, Any], day: dict[str, Any]) -> Iterator[tuple[str, str | None]]:
    """Yield the dates of the annotated sentence, with what each is resolved to."""
    read = Document(text=document["text"], title=document.get("title"), published=document.get("date"))
    for mention in timeline(Pipeline().analyse([read])):
        if day["start"] <= mention.span.start < day["end"]:
            yield mention.text.casefold(), mention.resolved


def _line(count: Counter[str]) -> str:
    told = count["right"] + count["wrong"]
    share = f"{count['right'] / told:.2f}" if told else "-"
    return f"right {count['right']}, open {count['open']}, wrong {count['wrong']}; right of resolved {share}"


if __name__ == "__main__":
    sys.exit(main())
