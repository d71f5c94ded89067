"""Two mornings of real articles from six sites on this machine: which stories there are, and what is new.

python benchmarks/mornings.py [--seeds 1 2 3 4 5] [--data FILE ...]      fails where a figure is below its bar

A tool beside the evaluation data writes the sites (SUMMARIZE_TOOLS, default ../shared/tools) and the truth:
which article belongs to which story, and whether that is new on the second day, goes on, or is silent.
"""

from __future__ import annotations

import argparse
import functools
import json
import os
import subprocess
import sys
import tempfile
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
TOOL = Path(os.environ.get("SUMMARIZE_TOOLS", ROOT.parent / "shared" / "tools")) / "two_mornings.py"
DATA = Path(os.environ.get("SUMMARIZE_DATA", ROOT.parent / "shared" / "data")) / "ecbplus-dev.jsonl"
BAR = 0.95
_MORNINGS = ("2026-11-27T06:00:00", "2026-11-28T06:00:00", "2026-11-28T07:00:00")


def main() -> int:
    """Print the figures of each seed; return 1 where one is below its bar."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--seeds", nargs="+", type=int, default=[1, 2, 3, 4, 5])
    parser.add_argument("--data", nargs="+", type=Path, default=[DATA])
    parser.add_argument("--keep", type=Path, help="keep the pages here")
    options = parser.parse_args()
    wrong = []
    for seed in options.seeds:
        with tempfile.TemporaryDirectory() as folder:
            out = Path(folder) if options.keep is None else options.keep / str(seed)
            out.mkdir(parents=True, exist_ok=True)
            faults, f1 = _measure(out, seed, options.data)
        print(f"seed {seed}: B-cubed F1 {f1:.4f}; {'; '.join(faults) or 'all statuses right'}", flush=True)
        wrong += [seed] * bool(faults or f1 < BAR)
    return 1 if wrong else 0


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:  # noqa: ANN401
        """Say nothing."""


@contextmanager
def _served(folder: Path) -> Iterator[int]:
    folder.mkdir(parents=True, exist_ok=True)
    handler = functools.partial(_Quiet, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield server.server_port
        finally:
            server.shutdown()


def _measure(out: Path, seed: int, data: list[Path]) -> tuple[list[str], float]:
    """Run three mornings; return what is wrong, and B-cubed F1 over the articles of both days."""
    pages: list[dict[str, Any]] = []
    with _served(out / "www") as port:
        base = f"http://127.0.0.1:{port}"
        for number, now in enumerate(_MORNINGS):
            if number < 2:
                sites = [sys.executable, TOOL, out, *data, "--day", str(number + 1), "--seed", str(seed)]
                given = ["--morning", _MORNINGS[1], "--base", base]
                subprocess.run([*sites, *given], check=True, stdout=subprocess.DEVNULL)
            command = [sys.executable, "-m", "summarize", "brief", "feeds.opml", "--store", "news.db"]
            how = ["--full-text", "--allow-private", "--allow-port", str(port), "--pause", "0"]
            when = ["--timezone", "UTC", "--now", now, "--output", f"morning{number + 1}.json"]
            subprocess.run([*command, *how, *when], cwd=out, check=True)
            pages.append(json.loads((out / f"morning{number + 1}.json").read_text(encoding="utf-8")))
    truth = json.loads((out / "truth.json").read_text(encoding="utf-8"))
    return [*_faults(pages, truth)], _b_cubed(pages, truth)


def _told(page: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Return address → the story that tells the article first."""
    return {a["url"]: story for story in page["stories"] for a in story["articles"] if not a["known"]}


def _faults(pages: list[dict[str, Any]], truth: dict[str, Any]) -> Iterator[str]:
    first, second = _told(pages[0]), _told(pages[1])
    for story, status in truth["stories"].items():
        mine = [a for a in truth["articles"] if a["story"] == story and a["day"] == 2 and not a["copy_of"]]
        found = Counter(second[a["url"]]["status"] for a in mine if a["url"] in second)
        if status == "silent":
            copies = [
                a for a in truth["articles"] if a["story"] == story and a["day"] == 2 and a["url"] in second
            ]
            if copies:
                yield f"{story}: silent, but told"
        elif not found or found.most_common(1)[0][0] != status:
            yield f"{story}: {status}, but found {dict(found)}"
        elif len(found) > 1:
            yield f"{story}: {status}, in part {dict(found)}"
    for a in truth["articles"]:
        if not a["copy_of"] and a["url"] not in (first if a["day"] == 1 else second):
            yield f"not told on its day: {a['url']}"
    if twice := first.keys() & second.keys():
        yield f"told twice: {sorted(twice)}"
    said = Counter(text for page in pages for text in {*_shown(page)})
    if again := [text for text, count in said.items() if count > 1]:
        yield f"sentences told twice: {again}"
    dead = [source["url"] for page in pages for source in page["unheard"]]
    if len(dead) != 1:
        yield f"the dead feed is named {len(dead)} times"
    if pages[2]["stories"]:
        yield "something is new on the third run"


def _shown(page: dict[str, Any]) -> Iterator[str]:
    for story in page["stories"]:
        digest = story["digest"]
        if digest is not None:
            novelty = digest["novelty"] or {"excerpts": []}
            old = {e["id"] for e in novelty["excerpts"] if e["status"] == "continuing"}
            yield from (e["text"] for e in digest["excerpts"] if e["id"] not in old)


def _b_cubed(pages: list[dict[str, Any]], truth: dict[str, Any]) -> float:
    found = {url: story["id"] for page in pages[:2] for url, story in _told(page).items()}
    events = {a["url"]: a["story"] for a in truth["articles"] if not a["copy_of"] and a["url"] in found}
    both = Counter((found[url], story) for url, story in events.items())
    in_story, in_event = Counter(found[url] for url in events), Counter(events.values())
    rights = [(both[found[url], story], found[url], story) for url, story in events.items()]
    precision = sum(right / in_story[name] for right, name, _ in rights) / len(rights)
    recall = sum(right / in_event[story] for right, _, story in rights) / len(rights)
    return 2 * precision * recall / (precision + recall)


if __name__ == "__main__":
    sys.exit(main())
