"""Forge every field of digests, one at a time, under an id that fits, and count what ``verify`` catches.

python benchmarks/forgeries.py [EVERY]      every n-th forgery only

A kind is a field (its JSON path without indices) and what was done to it; it counts as caught where every
forgery of it was. Exits with 1 below the bar: with ``recompute`` every kind, without it three quarters; also
where a forged digest raised anything but ``SchemaError``, or made ``verify`` touch a path or an address.
"""

from __future__ import annotations

import io
import json
import os
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from copy import deepcopy
from dataclasses import replace
from pathlib import Path
from typing import Any

from summarize import Digest, Document, SchemaError, from_json, load, recompute, summarize, to_json, verify
from summarize.cli.main import run
from summarize.model.canonical import content_hash
from summarize.schema import check_digest
from summarize.verification.parse import broken, unlisted

ROOT = Path(__file__).parent.parent
LEAST_STRUCTURE = 0.75
MOST_OF_A_KIND = 3
"""Forgeries of one kind in one digest."""
MARK = "/summarize-forged"
"""Is in every path and address that a forgery names."""
LABELS = ("/run", "/input/problems", "/config/name")
"""What no text gives, so that nothing can be compared: when and where, what could not be read, a label."""
_STRANGE = (f"https://203.0.113.9{MARK}", f"/dev/null{MARK}", "-")

Json = Any
Forged = tuple[str, Json]
"""Kind, and the forged data."""


def subjects() -> Iterator[tuple[str, Digest, list[Document], Digest | None]]:
    """Yield digests to forge: name, digest, its documents, the earlier digest."""
    seeds = load(ROOT / "seeds")
    digest = summarize(seeds)
    yield "articles", digest, seeds, None
    mixed = load(ROOT / "examples" / "feeds", ROOT / "examples" / "pages")
    yield "feeds and pages", summarize(mixed), mixed, None
    earlier = summarize(seeds[:3], budget=100)
    yield "with an earlier digest", summarize(seeds, budget=120, since=earlier), seeds, earlier


def forgeries(data: Json) -> Iterator[Forged]:
    """Yield the digest with one change for every field and entry, each under the id that fits it."""
    for path, parent, key in list(_places("", data)):
        if path in {"/id", "/schema_version", "/kind"} or path.startswith(LABELS):
            continue
        kind = "/".join("*" if part.isdigit() else part for part in path.split("/"))
        if kind.startswith("/coverage/themes/*/counts/"):
            kind = "/coverage/themes/*/counts/*"
        old = parent[key]
        for what, new in _values(old):
            if new == old and isinstance(new, bool) == isinstance(old, bool):
                continue
            yield f"{kind} {what}", _with(data, path, lambda p, k, new=new: p.__setitem__(k, new))
        if isinstance(parent, list):
            yield f"{kind} left out", _with(data, path, lambda p, k: p.pop(k))
            yield f"{kind} twice", _with(data, path, lambda p, k: p.insert(k, deepcopy(p[k])))


def _places(path: str, value: Json) -> Iterator[tuple[str, Json, Any]]:
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        below = f"{path}/{key}"
        yield below, value, key
        yield from _places(below, inner)


def _values(old: Json) -> Iterator[tuple[str, Json]]:
    """Yield other values for a field: likely ones and unlikely ones."""
    if isinstance(old, bool):
        yield "flipped", not old
    elif isinstance(old, int):
        yield "a little more", old + 1
        yield "much more", old * 10 + 7
    elif isinstance(old, float):
        yield "a little more", old + 0.001
        yield "ten times", old * 10 + 0.1
    elif isinstance(old, str):
        yield "replaced", _STRANGE[len(old) % 3]
        yield "shortened", old[: len(old) // 2]
        yield "of the same form", _alike(old)
    elif old is None:
        yield "made up", "Reuters"
        yield "made up number", 7
    if old is not None and not isinstance(old, bool):
        yield "removed", None
    if isinstance(old, list) and old:
        yield "emptied", []


_NEXT = str.maketrans("abcdefghijklmnopqrstuvwxyz0123456789", "bcdefghijklmnopqrstuvwxyza1234567890")
_CHOICES = (
    ("new", "updated", "continuing"), ("exact", "copy", "paraphrase"), ("agree", "differ", "not-comparable"),
    ("over-budget", "adds-little", "dangling"), ("headline", "fragment", "page-furniture"),
    ("finalized", "planned", "denied"), ("day", "month", "year"), ("name", "figure"), ("lead", "body"),
    ("en", "de"), ("not-said", "source-gone"),
)  # fmt: skip


def _alike(old: str) -> str:
    for choice in _CHOICES:
        if old in choice:
            return choice[(choice.index(old) + 1) % len(choice)]
    digits = old[:-1] + old[-1:].translate(_NEXT)
    return digits if digits != old else f"{old}x"


def _with(data: Json, path: str, change: Callable[[Json, Any], object]) -> Json:
    """Return a copy of the data with one place changed, sharing the rest, under a new id."""
    *parents, last = path.strip("/").split("/")
    root = target = dict(data)
    for part in parents:
        key: Any = int(part) if isinstance(target, list) else part
        target[key] = list(target[key]) if isinstance(target[key], list) else dict(target[key])
        target = target[key]
    change(target, int(last) if isinstance(target, list) else last)
    root["id"] = content_hash(root)
    return root


def caught(forged: Json, documents: list[Document], earlier: Digest | None) -> tuple[bool, bool] | None:
    """Say whether a forgery is caught without and with making the digest again; None: it is no digest."""
    try:
        check_digest(forged)
        digest = from_json(json.dumps(forged))
    except SchemaError:
        return None
    if any(unlisted(digest)) or any(broken(digest)):
        return True, True
    plain = bool(verify(digest, documents))
    return plain, plain or bool(recompute(digest, documents, earlier))


def watch() -> list[str]:
    """Note every file, connection and process that is asked for with a forged name, from now on."""
    touched: list[str] = []
    events = ("open", "os.", "socket.", "subprocess.", "glob.", "sqlite3.")

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        if event.startswith("socket.") or (event.startswith(events) and MARK in repr(arguments)):
            touched.append(f"{event} {arguments!r}"[:200])

    sys.addaudithook(hook)
    return touched


def main() -> int:
    """Print what was caught by kind; return 1 below the bar."""
    every = int(sys.argv[1]) if len(sys.argv) > 1 else 1
    tries: Counter[str] = Counter()
    refused = 0
    missed: dict[str, defaultdict[str, int]] = {"structure": defaultdict(int), "recompute": defaultdict(int)}
    everything = list(subjects())
    touched = watch()
    for name, digest, documents, earlier in everything:
        data = json.loads(to_json(digest))
        seen: Counter[str] = Counter()
        for number, (kind, forged) in enumerate(forgeries(data)):
            seen[kind] += 1
            if number % every or seen[kind] > MOST_OF_A_KIND:
                continue
            found = caught(forged, documents, earlier)
            if found is None:
                refused += 1
                continue
            tries[kind] += 1
            missed["structure"][kind] += not found[0]
            missed["recompute"][kind] += not found[1]
        print(
            f"{name}: {tries.total()} forgeries so far, {refused} more that no schema lets pass", flush=True
        )
    steer(everything[0][1], touched)
    return _report(tries, missed, touched)


def steer(digest: Digest, touched: list[str]) -> None:
    """Verify by the command line a digest that names places to read; a pipe would wait for ever."""
    before = len(touched)
    with tempfile.TemporaryDirectory() as folder:
        forged = Path(folder) / "day.json"
        marked = Path(folder) / MARK.strip("/")
        marked.mkdir()
        os.mkfifo(marked / "pipe")
        (marked / "secret.txt").write_text("It rained in the valley on Monday. The bridge was closed.")
        del touched[before:]
        named = ["-", f"https://203.0.113.9{MARK}", str(marked / "pipe"), str(marked), f"/dev{MARK}"]
        for options in (["--sources", str(ROOT / "seeds")], ["--trust-paths"]):
            paths = {str(n): name for n, name in enumerate(named)}
            if options != ["--trust-paths"]:
                paths["file"] = str(marked / "secret.txt")
            forged.write_text(to_json(replace(digest, run={"paths": paths})))
            with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
                run(["verify", str(forged), *options])
        # To ask what kind of file a name is opens nothing.
        touched[before:] = [event for event in touched[before:] if event.startswith(("open", "socket"))]


def _report(tries: Counter[str], missed: dict[str, defaultdict[str, int]], touched: list[str]) -> int:
    shares = {}
    for how, lost in missed.items():
        whole = sum(1 for kind in tries if not lost[kind])
        shares[how] = whole / max(1, len(tries))
        print(
            f"\n{how}: {whole} of {len(tries)} kinds caught, "
            f"{tries.total() - sum(lost.values())} of {tries.total()} forgeries"
        )
        for kind in sorted(k for k in tries if lost[k]):
            print(f"  missed {lost[kind]} of {tries[kind]}: {kind}")
    print(f"\nnot compared, for no text gives it: {', '.join(LABELS)}")
    print(f"paths and addresses touched: {len(touched)}", *touched[:5], sep="\n  ")
    below = shares["recompute"] < 1 or shares["structure"] < LEAST_STRUCTURE or bool(touched)
    print(f"bar: every kind with recompute, {LEAST_STRUCTURE:.0%} without: {'missed' if below else 'met'}")
    return int(below)


if __name__ == "__main__":
    sys.exit(main())
