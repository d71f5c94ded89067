"""Reading a store changes no byte of it, wherever it is; what is damaged is named and costs nothing else."""

from __future__ import annotations

import os
import resource
import signal
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from summarize import Document, StoreError, load, summarize
from summarize.cli.main import run
from summarize.store import (
    Period,
    Store,
    Visit,
    add_documents,
    check_store,
    documents_by_hash,
    documents_of,
    known_url,
    list_urls,
    note_visit,
    open_store,
    prune,
    record_digest,
    recorded_digests,
    search,
    store_facts,
)

NOW = datetime(2026, 11, 22, 6, tzinfo=UTC)
TEXTS = [f"The bridge {n} was closed on Monday. Engineers found {n} cracks." for n in range(12, 17)]
ARTICLES = [
    Document(text=text, title=f"Bridge {n}", url=f"https://paper{n}.example/") for n, text in enumerate(TEXTS)
]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "news.db"
    with open_store(path, create=True) as store:
        with store.transaction():
            add_documents(store, ARTICLES, seen=NOW)
            note_visit(store, Visit(url="https://a.example/", error="timeout"), moment=NOW)
        record_digest(store, summarize(ARTICLES[:2]), made=NOW)
    return path


def spoil(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)


def write(path: Path) -> None:
    with open_store(path, write=True) as store, store.transaction():
        add_documents(store, [Document(text="It rained.")], seen=NOW)


def read_all(path: Path) -> int:
    """Read in every way; return how many articles there are."""
    with open_store(path) as store:
        assert store_facts(store)["urls"] == len(list_urls(store)) == 1
        assert known_url(store, "https://a.example/") is not None
        assert len(search(store, "bridge cracks")) == len(ARTICLES)
        assert len(documents_by_hash(store, [ARTICLES[0].sha256])) == 1
        assert len(list(recorded_digests(store))) == 1
        assert prune(store, before=NOW + timedelta(days=1), dry_run=True) == 3
        assert check_store(store) == []
        assert [problem.code for problem in store.problems] == ["quoted-article"]
        return len(list(documents_of(store)))


def content(folder: Path) -> dict[str, tuple[bytes, int]]:
    return {part.name: (part.read_bytes(), part.stat().st_mtime_ns) for part in folder.iterdir()}


def test_reading_changes_nothing(path: Path) -> None:
    before = content(path.parent)
    assert read_all(path) == len(ARTICLES)
    with open_store(path) as store, pytest.raises(StoreError), store.transaction():
        add_documents(store, [Document(text="It rained.")], seen=NOW)
    assert content(path.parent) == before


@contextmanager
def read_only(folder: Path) -> Iterator[None]:
    """Make a folder read-only, also for root, by acting as somebody else."""
    for part in (*folder.iterdir(), folder):
        part.chmod(0o555 if part.is_dir() else 0o444)
    root = os.geteuid() == 0
    if root:
        os.seteuid(65534)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)
        folder.chmod(0o755)


def test_a_store_in_a_read_only_folder_is_read(path: Path) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        copy = folder / "news.db"
        copy.write_bytes(path.read_bytes())
        before = content(folder)
        with read_only(folder):
            assert read_all(copy) == len(ARTICLES)
            with (
                pytest.raises(StoreError) as caught,
                open_store(copy, write=True) as store,
                store.transaction(),
            ):
                add_documents(store, [Document(text="It rained.")], seen=NOW)
            assert caught.value.code == "unwritable"
        assert content(folder) == before


@contextmanager
def full_disk() -> Iterator[None]:
    """Let no file grow, as on a full disk."""
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, limits[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, handler)


def test_a_store_on_a_full_disk_is_read_and_not_written(path: Path) -> None:
    with full_disk():
        with open_store(path) as store:
            assert list(documents_of(store)) == sorted(ARTICLES, key=lambda d: d.sha256)
            assert len(search(store, "bridge")) == len(ARTICLES)
        with pytest.raises(StoreError) as caught:
            write(path)
    assert caught.value.code == "unwritable"


def test_a_migration_on_a_full_disk_says_so(path: Path) -> None:
    spoil(path, "ALTER TABLE articles DROP COLUMN seal", "ALTER TABLE digests DROP COLUMN seal",
          "PRAGMA user_version = 2")  # fmt: skip
    with full_disk(), pytest.raises(StoreError) as caught:
        open_store(path, write=True)
    assert caught.value.code == "unwritable"
    assert "rollback" not in str(caught.value)


_WRITER = """
import sys, time
from datetime import UTC, datetime
from summarize import Document
from summarize.store import add_documents, open_store
with open_store(sys.argv[1], write=True) as store:
    for number in range(int(sys.argv[2])):
        with store.transaction():
            add_documents(store, [Document(text=f"It rained {number} times.")], seen=datetime.now(UTC))
        print(number, flush=True)
    sys.stdin.read()
"""


def test_a_store_is_read_while_another_process_writes_it_and_after_that_was_killed(path: Path) -> None:
    """What was committed last is in the log, not in the file."""
    command = [sys.executable, "-c", _WRITER, path, "40"]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with subprocess.Popen(command, **pipes) as writer:  # type: ignore[call-overload]
        for _ in range(40):
            number = int(writer.stdout.readline())
            if number % 8 == 0:
                with open_store(path) as store:
                    assert len(list(documents_of(store))) > number + len(ARTICLES)
        writer.kill()
    log = Path(f"{path}-wal")
    before = path.read_bytes(), log.read_bytes()
    assert before[1]
    with open_store(path) as store:
        assert len(list(documents_of(store))) == len(ARTICLES) + 40
        assert check_store(store) == []
    assert (path.read_bytes(), log.read_bytes()) == before


# Each spoils the article with the number 2, or what belongs to it.
SPOILED = {
    "text": "text = replace(text, '13', '73')",
    "title": "title = 'Bridge 7'",
    "no title": "title = NULL",
    "publisher": "publisher = 'The Other Post'",
    "address": "url = 'https://other.example/'",
    "date": "published = '2026-11-01'",
    "odd date": "published = 'yesterday'",
    "seen": "seen = '1999-01-01T00:00:00'",
    "hash": "sha256 = replace(sha256, '1', '2')",
    "not UTF-8": "text = CAST(x'ff' AS TEXT)",
    "title not UTF-8": "title = CAST(x'c3' AS TEXT)",
    "number": "text = 7",
    "fraction": "title = 1.5",
    "bytes": "url = x'00ff'",
    "no seal": "seal = NULL",
}


@pytest.mark.parametrize("change", SPOILED.values(), ids=SPOILED.keys())
def test_a_damaged_article_is_named_and_costs_the_others_nothing(
    path: Path, change: str, capsys: pytest.CaptureFixture[str]
) -> None:
    spoil(path, f"UPDATE articles SET {change} WHERE id = 2")  # noqa: S608
    whole = [document for document in ARTICLES if document != ARTICLES[1]]
    loaded = load(path)
    assert sorted(d.text for d in loaded) == sorted(d.text for d in whole)
    (problem,) = loaded.problems  # type: ignore[attr-defined]
    assert (problem.code, problem.message) == (
        "damaged-article",
        f"{path}: article 2 is not what was stored: left out",
    )
    with open_store(path) as store:
        assert {hit.document.text for hit in search(store, "bridge")} == {d.text for d in whole}
        assert documents_by_hash(store, [ARTICLES[1].sha256]) == []
        assert "damaged-article" in [found.code for found in check_store(store)]
    for command in (["store", "export", path], ["store", "check", path], ["digest", path]):
        status = run([str(part) for part in command])
        out, err = capsys.readouterr()
        assert status == (65 if "check" in command else 0)
        assert "article 2 is not what was stored" in out + err


def test_an_article_that_comes_again_is_whole_again(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spoil(path, "UPDATE articles SET text = upper(text) WHERE id = 2")
    source = path.with_name("export.txt")
    source.write_text("It rained.", encoding="utf-8")
    assert run(["collect", str(source), "--store", str(path)]) == 0
    assert "damaged-article" in capsys.readouterr().err
    with open_store(path, write=True) as store:
        with store.transaction():
            assert add_documents(store, ARTICLES, seen=NOW) == 1
        assert set(ARTICLES) < set(documents_of(store))
        assert check_store(store) == []


def test_a_damaged_version_does_not_hide_an_older_one(path: Path) -> None:
    newer = Document(text="The bridge is open again.", url=ARTICLES[0].url)
    with open_store(path, write=True) as store, store.transaction():
        add_documents(store, [newer], seen=NOW + timedelta(days=1))
    with open_store(path) as store:
        assert newer in set(documents_of(store))
        assert ARTICLES[0] not in set(documents_of(store))
    spoil(path, "UPDATE articles SET text = 'It is closed.' WHERE text LIKE '%again.'")
    with open_store(path) as store:
        assert set(documents_of(store, Period(until="2026-11-23"))) == set(ARTICLES)
        assert [problem.code for problem in store.problems] == ["damaged-article"]


def test_damaged_rows_of_other_tables_are_named(path: Path) -> None:
    spoil(path, "UPDATE urls SET failures = 'many'", "UPDATE digests SET json = replace(json, '13', '73')")
    with open_store(path) as store:
        assert (list_urls(store), list(recorded_digests(store))) == ([], [])
        assert [problem.code for problem in check_store(store)] == ["damaged-url", "damaged-digest"]
    with open_store(path, write=True) as store:
        record_digest(store, summarize(ARTICLES[:2]), made=NOW)
        with store.transaction():
            note_visit(store, Visit(url="https://a.example/"), moment=NOW)
        assert check_store(store) == []


def test_prune_keeps_what_digests_quote_and_what_is_damaged(path: Path) -> None:
    spoil(path, "UPDATE articles SET title = 'x' WHERE id = 5")
    late = NOW + timedelta(days=1)
    with open_store(path, write=True) as store:
        assert prune(store, before=late) == 2
        codes = [problem.code for problem in store.problems]
        assert sorted(codes) == ["damaged-article", "quoted-article"]
        assert set(documents_of(store)) == set(ARTICLES[:2])
        assert prune(store, before=late, force=True) == 3
        assert store_facts(store)["articles"] == 0
    with open_store(path) as store:
        assert check_store(store) == []


def test_collecting_mends_indexes_and_keeps_every_article(path: Path) -> None:
    spoil(path, "PRAGMA writable_schema = ON", "DELETE FROM words_data WHERE id > 10",
          "UPDATE sqlite_master SET sql = replace(sql, '(url, seen)', '(title, seen)') "
          "WHERE name = 'articles_by_url'")  # fmt: skip
    with open_store(path) as store:
        assert {problem.code for problem in check_store(store)} >= {"pages-damaged", "index-damaged"}
    with open_store(path, create=True) as store:
        assert store.moved is None
        assert set(documents_of(store)) == set(ARTICLES)
        assert len(search(store, "bridge")) == len(ARTICLES)


def _loop(path: Path) -> None:
    path.symlink_to(path)


def _device(path: Path) -> None:
    path.symlink_to("/dev/null")


@pytest.mark.parametrize("make", [os.mkfifo, Path.mkdir, _loop, _device])
def test_what_is_no_file_is_refused_without_waiting(tmp_path: Path, make: Callable[[Path], None]) -> None:
    odd = tmp_path / "news.db"
    make(odd)
    for options in ({}, {"write": True}, {"create": True}):
        with pytest.raises(StoreError):
            open_store(odd, **options)


@pytest.mark.parametrize("name", ["a\x00b.db", "x" * 300, "y/" * 3000])
def test_odd_paths_are_errors_of_ours(tmp_path: Path, name: str) -> None:
    for options in ({}, {"create": True}):
        with pytest.raises(StoreError):
            open_store(tmp_path / name, **options)


def test_a_url_with_a_lone_surrogate_is_remembered(path: Path) -> None:
    url = "https://a.example/\ud800"
    with open_store(path, write=True) as store:
        assert known_url(store, url) is None
        with store.transaction():
            note_visit(store, Visit(url=url, etag="\udcff"), moment=NOW)
        known = known_url(store, url)
        assert known is not None
        assert known.etag == "\udcff"


def test_a_store_is_closed_by_its_context(path: Path) -> None:
    with open_store(path) as store:
        assert isinstance(store, Store)
    with pytest.raises(StoreError):
        list(store.read("SELECT 1"))
