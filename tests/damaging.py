"""Run every operation of a store on damaged ones, and count what came of it."""

from __future__ import annotations

import contextlib
import io
import json
import random
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from datetime import timedelta
from functools import cache
from pathlib import Path

from damaged_stores import DAMAGES, NEW, SEEN, STORED, whole_store

from summarize import Digest, Document, SummarizeError, load, summarize
from summarize.cli.main import EXIT_BUG, run
from summarize.store import (
    documents_by_hash,
    known_url,
    list_urls,
    open_store,
    prune,
    record_digest,
    recorded_digests,
    search,
)


@dataclass(slots=True)
class Found:
    """What came of the runs."""

    runs: int = 0
    refused: int = 0
    """Runs that ended with an error of ours."""
    named: int = 0
    """Runs that left something out and named it."""
    untyped: list[str] = field(default_factory=list)
    """Exceptions that are not ours."""
    strange: list[str] = field(default_factory=list)
    """What was handed out and never stored."""
    silent: list[str] = field(default_factory=list)
    """What was not handed out, and not named."""


@dataclass(frozen=True, slots=True)
class _Case:
    path: Path
    digest: str
    """JSON of a digest of articles in the store."""
    found: Found
    name: str

    def command(self, *arguments: object) -> tuple[int, str]:
        """Run the command line; return its status and its output."""
        out, err = io.TextIOWrapper(io.BytesIO(), "utf-8"), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            status = run([str(argument) for argument in arguments])
        if status == EXIT_BUG:
            self.found.untyped.append(f"{self.name}: {arguments[0]} {arguments[1]}: {err.getvalue()[:200]}")
        self.found.refused += status not in {0, EXIT_BUG}
        self.found.named += status == 0 and "damaged-" in err.getvalue()
        out.flush()
        return status, out.buffer.getvalue().decode()  # type: ignore[attr-defined]

    def expect(self, documents: list[Document], *more: Document) -> None:
        """List the documents that were never stored."""
        known = {_content(document) for document in (*STORED, *more)}
        for document in documents:
            if _content(document) not in known:
                self.found.strange.append(f"{self.name}: {document!r}"[:300])


def _content(document: Document) -> tuple[str | None, ...]:
    return tuple(value for name, value in asdict(document).items() if name not in {"id", "origin"})


def _open(case: _Case) -> None:
    for how in ({}, {"write": True}):
        with open_store(case.path, **how):
            pass


def _read(case: _Case) -> None:
    """Load everything: what is missing must be named."""
    loaded = load(case.path)
    case.expect(loaded)
    problems = loaded.problems  # type: ignore[attr-defined]
    case.found.named += bool(problems)
    missing = len({_content(d) for d in STORED[:8] + STORED[9:]} - {_content(d) for d in loaded})
    if missing and not problems:
        case.found.silent.append(f"{case.name}: {missing} articles")


def _look_up(case: _Case) -> None:
    with open_store(case.path) as store:
        case.expect(documents_by_hash(store, [document.sha256 for document in STORED]))
        for query in ("bridge", "closed Monday", "大桥", "\ud800"):
            hits = search(store, query)
            case.expect([hit.document for hit in hits])
        list_urls(store)
        known_url(store, "https://feed1.example/")


def _recorded(case: _Case) -> None:
    with open_store(case.path) as store:
        for recorded in recorded_digests(store):
            data = json.loads(recorded.json)
            if "bombed" in recorded.json or recorded.id != data["id"]:
                case.found.strange.append(f"{case.name}: digest")
            for excerpt in data["excerpts"]:
                if not any(excerpt["text"] in document.text for document in STORED):
                    case.found.strange.append(f"{case.name}: digest: {excerpt['text']}")


def _record(case: _Case) -> None:
    with open_store(case.path, write=True) as store:
        record_digest(store, summarize_once(), made=SEEN)
    with open_store(case.path) as store:
        if summarize_once().id not in {recorded.id for recorded in recorded_digests(store)}:
            case.found.silent.append(f"{case.name}: a digest that was recorded")


@cache
def summarize_once() -> Digest:
    return summarize(STORED[4:6])


def _prune(case: _Case) -> None:
    before = SEEN + timedelta(hours=6)
    with open_store(case.path) as store:
        prune(store, before=before, dry_run=True)
    for force in (False, True):
        with open_store(case.path, write=True) as store:
            prune(store, before=before, force=force)
    with open_store(case.path) as store:
        case.expect(documents_by_hash(store, [document.sha256 for document in STORED]))


def _collect(case: _Case) -> None:
    """Collect two new articles and a stored one; all three must be there afterwards."""
    source = case.path.with_name("new.jsonl")
    lines = [{k: v for k, v in asdict(document).items() if k != "id" and v} for document in (*NEW, STORED[0])]
    source.write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    status, _ = case.command("collect", source, "--store", case.path)
    if status:
        return
    loaded = load(case.path)
    case.expect(loaded, *NEW)
    texts = {document.text for document in loaded}
    for document in (*NEW, STORED[0]):
        if document.text not in texts:
            case.found.silent.append(f"{case.name}: collected, then missing: {document.text[:40]}")


def _info(case: _Case) -> None:
    case.command("store", "info", case.path)
    case.command("store", "info", case.path, "--json")


def _export(case: _Case) -> None:
    _, out = case.command("store", "export", case.path)
    case.expect([Document(**json.loads(line)) for line in out.split("\n") if line])


def _check(case: _Case) -> None:
    case.command("store", "check", case.path)


def _digest(case: _Case) -> None:
    status, out = case.command("digest", case.path, "--format", "json", "--from", "2026-11-10", "--words", 60)
    for excerpt in json.loads(out)["excerpts"] if not status else ():
        if not any(excerpt["text"] in document.text for document in STORED):
            case.found.strange.append(f"{case.name}: {excerpt['text']}")


def _verify(case: _Case) -> None:
    made = case.path.with_name("day.json")
    made.write_text(case.digest, encoding="utf-8")
    case.command("verify", made, "--store", case.path)


OPERATIONS: dict[str, Callable[[_Case], None]] = {
    "open": _open, "load": _read, "look up": _look_up, "info": _info, "export": _export, "check": _check,
    "digest": _digest, "verify": _verify, "recorded": _recorded, "record": _record, "prune": _prune,
    "collect": _collect,
}  # fmt: skip


def try_all(folder: Path, damage: str, number: int, found: Found) -> None:
    """Damage a store by a numbered chance, and run every operation on a copy of it."""
    whole, digest = whole_store(folder)
    path = folder / "damaged.db"
    path.write_bytes(whole)
    DAMAGES[damage](path, random.Random(f"{damage} {number}"))  # noqa: S311  # no secret
    parts = {part.name: part.read_bytes() for part in folder.glob("damaged.db*")}
    run_all(folder, parts, (digest, f"{damage} {number}"), found)


def run_all(
    folder: Path, parts: dict[str, bytes], said: tuple[str, str], found: Found, *, names: Sequence[str] = ()
) -> None:
    """Run operations, all where none is named, each on a copy of the files ``parts`` of a damaged store.

    ``said`` is the JSON of a digest of articles in it, and how to name the store where it breaks a promise.
    """
    for name in names or OPERATIONS:
        _remove(folder)
        for part, data in parts.items():
            (folder / part).write_bytes(data)
        case = _Case(folder / "damaged.db", said[0], found, f"{said[1]}, {name}")
        found.runs += 1
        try:
            OPERATIONS[name](case)
        except SummarizeError:
            found.refused += 1
        except Exception as error:  # noqa: BLE001  # that is what is counted
            found.untyped.append(f"{case.name}: {type(error).__name__}: {error}")
    _remove(folder)


def _remove(folder: Path) -> None:
    for part in folder.glob("damaged.db*"):
        part.unlink()
