"""Articles on saved pages against what they say: token F1, title, date, and what leaked from around them.

The pages stand beside their truth: ``name.html`` and ``name.json`` with ``text`` and, where they are to be
judged, ``title``, ``published`` (a day, or a moment with its zone; null where the page does not tell),
``navigation`` (phrases of the page that are not the article), ``url`` (where it was found) and
``standfirst`` (counts neither way). Run it on a folder of your own with
``python benchmarks/quality/extraction.py FOLDER``; ``saved_pages.py`` fills one with pages of real sites.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from statistics import mean, median
from typing import Any

import regex

from summarize import Document
from summarize.ingest.read import read

PAGES = Path(__file__).parent.parent.parent / "tests" / "fixtures" / "pages"
FLOORS = {"text F1": 0.95, "title": 0.95, "date": 0.9}
# Letters of scripts that do not divide words count one by one.
_TOKEN = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}]|[\p{L}\p{N}]+")


Reader = Callable[[bytes, str], Document | None]


@dataclass(frozen=True)
class Scores:
    """How one page was read; shares from 0 to 1."""

    f1: float
    title: bool | None
    """Whether it is right, None where nobody says what is."""
    date: bool | None
    leaks: tuple[str, ...]
    """Phrases of the navigation that stand in the text."""
    missing: float
    """Share of the article's tokens that are not in the text."""


def tokens(text: str) -> Counter[str]:
    """Count the words of a text, without case."""
    return Counter(word.casefold() for word in _TOKEN.findall(text))


def ours(page: bytes, origin: str) -> Document | None:
    """Read a page as ``summarize`` does."""
    found = read(page, origin=origin, media_type="text/html").documents
    return found[0] if found else None


def trafilatura_alone(page: bytes, origin: str) -> Document | None:
    """Read a page as trafilatura does without us: its own settings, and its thorough search for a date."""
    import trafilatura  # only for --trafilatura  # noqa: PLC0415

    dates = {"original_date": True, "extensive_search": True, "max_date": "2099-12-31"}
    url = origin if "://" in origin else None
    found: Any = trafilatura.bare_extraction(
        page, url=url, with_metadata=True, include_comments=False, date_extraction_params=dates
    )
    return Document(text=found.text, title=found.title, published=found.date) if found else None


def score(page: Path, reader: Reader = ours) -> Scores:
    """Read one page and compare it with the truth beside it."""
    truth = json.loads(page.with_suffix(".json").read_text(encoding="utf-8"))
    document = reader(page.read_bytes(), truth.get("url") or page.name)
    got = tokens(document.text if document else "")
    wanted = [tokens(truth["text"]), tokens(f"{truth['text']}\n{truth.get('standfirst') or ''}")]
    true = max(wanted, key=lambda words: _f1(got, words))
    title = _plain(document.title if document else None) == _plain(truth.get("title"))
    date = _is_day_of((document.published if document else None) or "", truth.get("published") or "")
    return Scores(
        _f1(got, true),
        title if "title" in truth else None,
        date if "published" in truth else None,
        tuple(phrase for phrase in truth.get("navigation", ()) if document and phrase in document.text),
        1 - (got & true).total() / true.total(),
    )


def _f1(got: Counter[str], true: Counter[str]) -> float:
    return 2 * (got & true).total() / max(1, got.total() + true.total())


def _plain(title: str | None) -> str:
    return " ".join(_TOKEN.findall(title or "")).casefold()


def _is_day_of(found: str, true: str) -> bool:
    """Whether a day is the one that was, somewhere on earth, when an article appeared."""
    if len(found) < len("2026-03-02") or len(true) <= len("2026-03-02"):
        return found[:10] == true[:10]
    moment = datetime.fromisoformat(true)
    days = ((moment + timedelta(hours=hours)).date().isoformat() for hours in (-12, 0, 14))
    return found[:10] in set(days)


def main() -> int:
    """Print a line for each page and the means; return 1 where a mean is below its floor."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("folder", nargs="?", type=Path, default=PAGES)
    options.add_argument("--trafilatura", action="store_true", help="measure trafilatura alone instead")
    chosen = options.parse_args()
    reader = trafilatura_alone if chosen.trafilatura else ours
    scores = {page.stem: score(page, reader) for page in sorted(chosen.folder.glob("*.html"))}
    if not scores:
        options.error(f"no *.html in {chosen.folder}")
    print("| page | text F1 | missing | title | date | leaks |\n|---|---|---|---|---|---|")
    for name, found in scores.items():
        marks = " | ".join({True: "yes", False: "no", None: ""}[right] for right in (found.title, found.date))
        print(f"| {name} | {found.f1:.3f} | {found.missing:.3f} | {marks} | {'; '.join(found.leaks)} |")
    judged = {
        "text F1": [s.f1 for s in scores.values()],
        "title": [s.title for s in scores.values() if s.title is not None],
        "date": [s.date for s in scores.values() if s.date is not None],
    }
    means = {name: mean(values) for name, values in judged.items() if values}
    leaks = sum(len(s.leaks) for s in scores.values())
    print(
        f"\n{len(scores)} pages:",
        ", ".join(f"{name} {means[name]:.3f} ({len(judged[name])})" for name in means),
        f"; median text F1 {median(judged['text F1']):.3f}; {leaks} leaks",
    )
    return int(leaks > 0 or any(value < FLOORS[name] for name, value in means.items()))


if __name__ == "__main__":
    sys.exit(main())
