"""Articles on saved pages against what they say: token F1, title, date, and what leaked from around them.

The pages stand beside their truth: ``name.html`` and ``name.json`` with ``title``, ``published``, ``text``
and ``navigation`` (phrases of the page that are not the article). Run it on a folder of your own with
``python benchmarks/quality/extraction.py FOLDER``.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import regex

from summarize.ingest.read import read

PAGES = Path(__file__).parent.parent.parent / "tests" / "fixtures" / "pages"
FLOORS = {"text F1": 0.95, "title": 0.95, "date": 0.9}
# Letters of scripts that do not divide words count one by one.
_TOKEN = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}]|[\p{L}\p{N}]+")


@dataclass(frozen=True)
class Scores:
    """How one page was read; shares from 0 to 1."""

    f1: float
    title: bool
    date: bool
    leaks: tuple[str, ...]
    """Phrases of the navigation that stand in the text."""
    missing: float
    """Share of the article's tokens that are not in the text."""


def tokens(text: str) -> Counter[str]:
    """Count the words of a text, without case."""
    return Counter(word.casefold() for word in _TOKEN.findall(text))


def score(page: Path) -> Scores:
    """Read one page and compare it with the truth beside it."""
    truth = json.loads(page.with_suffix(".json").read_text(encoding="utf-8"))
    found = read(page.read_bytes(), origin=page.name).documents
    document = found[0] if found else None
    text = document.text if document else ""
    got, true = tokens(text), tokens(truth["text"])
    common = (got & true).total()
    title = _plain(document.title if document else None) == _plain(truth["title"])
    date = ((document.published if document else None) or "")[:10] == (truth["published"] or "")[:10]
    leaks = tuple(phrase for phrase in truth.get("navigation", ()) if phrase in text)
    return Scores(
        2 * common / max(1, got.total() + true.total()), title, date, leaks, 1 - common / true.total()
    )


def _plain(title: str | None) -> str:
    return " ".join(_TOKEN.findall(title or "")).casefold()


def main() -> int:
    """Print a line for each page and the means; return 1 where a mean is below its floor."""
    folder = Path(sys.argv[1]) if sys.argv[1:] else PAGES
    pages = sorted(folder.glob("*.html"))
    scores = {page.stem: score(page) for page in pages}
    print("| page | text F1 | missing | title | date | leaks |\n|---|---|---|---|---|---|")
    for name, found in scores.items():
        marks = " | ".join("yes" if right else "no" for right in (found.title, found.date))
        print(f"| {name} | {found.f1:.3f} | {found.missing:.3f} | {marks} | {'; '.join(found.leaks)} |")
    means = {
        "text F1": sum(s.f1 for s in scores.values()) / len(scores),
        "title": sum(s.title for s in scores.values()) / len(scores),
        "date": sum(s.date for s in scores.values()) / len(scores),
    }
    leaks = sum(len(s.leaks) for s in scores.values())
    print(
        f"\n{len(scores)} pages:",
        ", ".join(f"{name} {mean:.3f}" for name, mean in means.items()),
        f"; {leaks} leaks",
    )
    return int(leaks > 0 or any(means[name] < floor for name, floor in FLOORS.items()))


if __name__ == "__main__":
    sys.exit(main())
