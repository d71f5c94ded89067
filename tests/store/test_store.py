"""The store: nothing lost, nothing twice, whatever is in it and whatever happens to its file."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize import Document, StoreError, load, summarize, verify
from summarize.store import (
    Period,
    Store,
    Visit,
    add_documents,
    check_store,
    count_articles,
    documents_by_hash,
    documents_of,
    is_store,
    known_url,
    list_urls,
    note_visit,
    open_store,
    prune,
    record_digest,
    search,
    store_facts,
)
from summarize.store.database import APPLICATION_ID
from summarize.store.migrations import LATEST, SEALED, migrate, version_of

NOW = datetime(2026, 11, 22, 6, tzinfo=UTC)
ARTICLES = [
    Document(text="The bridge over the Elbe was closed on Monday.", title="Closed", published="2026-11-20"),
    Document(text="Der Träger der Brücke riss.", url="https://a.org/1", published="2026-11-21T10:00+02:00"),
    Document(text="河上的大桥因横梁断裂而关闭。火车改走其他路线。", publisher="报"),
]  # fmt: skip


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "news.db", create=True) as opened:
        yield opened


def add(store: Store, *documents: Document, seen: datetime = NOW) -> int:
    with store.transaction():
        return add_documents(store, documents, seen=seen)


def test_an_article_is_stored_once_and_comes_back_as_it_was(store: Store) -> None:
    assert (add(store, *ARTICLES), add(store, *ARTICLES)) == (3, 0)
    assert sorted(documents_of(store), key=lambda d: d.id) == sorted(ARTICLES, key=lambda d: d.id)
    assert documents_by_hash(store, [ARTICLES[1].sha256, "0" * 64]) == [ARTICLES[1]]
    assert check_store(store) == []


@given(
    st.lists(st.builds(Document, text=st.text(), title=st.none() | st.text(), author=st.none() | st.text()))
)
def test_any_text_comes_back_as_it_was(documents: list[Document]) -> None:
    with _memory() as opened:
        add(opened, *documents)
        found = {document.sha256: document.text for document in documents_of(opened)}
        assert found == {document.sha256: document.text for document in documents}
        assert check_store(opened) == []


def _memory() -> Store:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.text_factory = lambda data: data.decode("utf-8", "surrogatepass")
    migrate(connection)
    return Store(path=Path("memory"), connection=connection)


def test_the_same_text_from_somebody_else_is_another_article(store: Store) -> None:
    text = "The bridge was closed."
    ours = [
        Document(text=text, url="https://a.example/1"),
        Document(text=text, url="https://a.example/1?utm_source=x"),
    ]
    ours += [Document(text=text, url="https://www.a.example/1", publisher="Feed of A")]
    theirs = [Document(text=text, url="https://b.example/1"), Document(text=text, publisher="Post")]
    assert add(store, *ours, *theirs) == 3


def test_a_page_that_changed_is_kept_in_both_versions_and_read_in_the_last(store: Store) -> None:
    versions = [
        Document(text=f"The bridge was closed for {n} days.", url="https://a.example/1") for n in (2, 3)
    ]
    for day, document in enumerate(versions):
        add(store, document, seen=NOW + timedelta(days=day))
    assert list(documents_of(store)) == versions[1:]
    assert documents_by_hash(store, [d.sha256 for d in versions]) == versions
    same_address = [Document(text=f"Item {n}.", url="https://a.example/all") for n in (1, 2)]
    add(store, *same_address)
    assert set(same_address) <= set(documents_of(store))


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [(None, None, {0, 1, 2}), ("2026-11-21", None, {1, 2}), ("2026-11-21T09:00", None, {2}),
     (None, "2026-11-21", {0}), ("2026-11-20T23:00:00", "2026-11-21", {0}), ("2027-01-01", None, set()),
     ("2026-11-21T10:00:00+02:00", "2026-11-22", {1}), ("2026-11-22", None, {2})],
)  # fmt: skip
def test_periods(store: Store, since: str | None, until: str | None, expected: set[int]) -> None:
    """A day without a time counts until its end; what bears no date counts from when it was seen."""
    add(store, *ARTICLES)
    found = list(documents_of(store, Period(since=since, until=until)))
    assert found == [document for document in found if document in ARTICLES]
    assert {ARTICLES.index(document) for document in found} == expected


@pytest.mark.parametrize(
    "published", ["0001-01-01", "9999-12-31T23:59:59-12:00", "0001-01-01T00:00:00+12:00", "2099-01-01"]
)
def test_dates_from_the_ends_of_time(store: Store, published: str) -> None:
    add(store, Document(text="It rained.", published=published))
    assert len(list(documents_of(store, Period(until="2026-11-23")))) == 1


@pytest.mark.parametrize(
    ("query", "expected"),
    [("bridge", [0]), ("BRIDGE elbe", [0]), ("bridge Träger", []), ("brucke", [1]), ("大桥", [2]), ("", []),
     ("大桥 火车", [2]), ("大桥 x", []), ("closed", [0]), ("bridge OR Träger", []), ("bri*", []),
     ("-bridge", [0]), ("title:bridge", []), ('"', []), ("%", []), ("NEAR(bridge elbe)", []),
     ("closed AND", []), ("bridge\x00elbe", [0]), ("\ud800", []), ("^bridge", [0])],
)  # fmt: skip
def test_search(store: Store, query: str, expected: list[int]) -> None:
    add(store, *ARTICLES)
    assert [ARTICLES.index(hit.document) for hit in search(store, query)] == expected


@given(st.text(max_size=30), st.integers(-1, 3))
def test_any_text_is_a_query(query: str, limit: int) -> None:
    with _memory() as opened:
        add(opened, *ARTICLES)
        hits = search(opened, query, period=Period(since="2026-11-20"), limit=limit)
        assert len(hits) <= max(0, limit)


def test_search_gives_the_best_first_with_what_stands_around(store: Store) -> None:
    add(store, Document(text="word " * 99 + "Bridge."), Document(text="Bridge, bridge and bridge."))
    best, other = search(store, "bridge")
    assert best.document.text == "Bridge, bridge and bridge."
    assert other.extract.startswith("…")
    assert other.extract.endswith("Bridge.")


def test_urls_remember_validators_and_failures(store: Store) -> None:
    url = "https://a.example/feed"
    steps = [
        Visit(url=url, error="timeout"),
        Visit(url=url, etag='"1"', final_url=url),
        *[Visit(url=url, error="http-500")] * 2,
    ]
    found = []
    for step in steps:
        with store.transaction():
            note_visit(store, step, moment=NOW)
        known = known_url(store, url)
        assert known is not None
        found.append((known.failures, known.error, known.etag, known.succeeded is not None))
    assert found == [
        (1, "timeout", None, False),
        (0, None, '"1"', True),
        (1, "http-500", '"1"', True),
        (2, "http-500", '"1"', True),
    ]
    assert [known.url for known in list_urls(store)] == [url]
    assert known_url(store, "https://b.example/") is None


def test_prune_by_age(store: Store) -> None:
    add(store, ARTICLES[0], seen=NOW - timedelta(days=40))
    add(store, *ARTICLES[1:])
    before = NOW - timedelta(days=30)
    assert prune(store, before=before, dry_run=True) == 1
    assert count_articles(store) == 3
    assert prune(store, before=before) == 1
    assert (count_articles(store), search(store, "elbe"), check_store(store)) == (2, [], [])


def test_a_digest_is_verified_from_the_store_when_its_sources_are_gone(
    tmp_path: Path, seeds: list[Document]
) -> None:
    path = tmp_path / "news.db"
    with open_store(path, create=True) as opened:
        add(opened, *seeds)
        digest = summarize(load(path))
        record_digest(opened, digest, made=NOW)
        record_digest(opened, digest, made=NOW)
        assert verify(digest, documents_by_hash(opened, [s.sha256 for s in digest.sources])) == []
        assert store_facts(opened)["digests"] == 1


def test_a_transaction_that_fails_leaves_nothing(store: Store) -> None:
    with pytest.raises(RuntimeError), store.transaction():  # noqa: PT012  # both happen inside
        add_documents(store, ARTICLES, seen=NOW)
        raise RuntimeError
    assert count_articles(store) == 0


def test_a_second_writer_waits_or_is_told(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    with open_store(path, create=True) as first, open_store(path, create=True, wait=0.05) as second:
        with first.transaction(), pytest.raises(StoreError) as caught, second.transaction():
            pass
        assert caught.value.code == "busy"
        assert list(documents_of(second)) == []
        add(second, *ARTICLES)
        assert count_articles(first) == 3


def test_many_open_a_new_store_at_once(tmp_path: Path) -> None:
    path, failures = tmp_path / "news.db", []

    def work(number: int) -> None:
        try:
            with open_store(path, create=True, wait=20) as opened:
                for part in range(5):
                    add(opened, *(Document(text=f"{n} of {part}") for n in range(number, number + 5)))
        except StoreError as error:
            failures.append(error)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    with open_store(path) as opened:
        assert count_articles(opened) == 12 * 5
        assert check_store(opened) == []


def damage(path: Path, how: str) -> None:
    data = bytearray(path.read_bytes())
    if how == "header":
        data[:100] = bytes(100)
    elif how == "middle":
        data[4096 * 3 : 4096 * 5] = b"\xff" * 8192
    elif how == "cut":
        del data[len(data) // 2 :]
    else:
        data[:] = b"not a database " * 500
    path.write_bytes(data)


@pytest.mark.parametrize("how", ["header", "middle", "cut", "text"])
def test_a_damaged_file_is_moved_aside_and_named(tmp_path: Path, how: str) -> None:
    path = tmp_path / "news.db"
    for number in (1, 2):
        with open_store(path, create=True) as opened:
            assert opened.moved is None
            add(opened, *(Document(text=f"Article {n}. " * 50) for n in range(200)))
        damage(path, how)
        damaged = path.read_bytes()
        with open_store(path, create=True) as opened:
            assert opened.moved == tmp_path / f"news.db.damaged-{number}"
            assert opened.moved.read_bytes() == damaged
            assert opened.rescued == count_articles(opened)
            assert (opened.rescued > 100) == (how == "middle")
            assert {d.text for d in documents_of(opened)} <= {f"Article {n}. " * 50 for n in range(200)}


def test_damage_is_found_by_check_and_not_moved_by_readers(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    with open_store(path, create=True) as opened:
        add(opened, *ARTICLES)
        opened.connection.execute("UPDATE articles SET text = 'It never rained.' WHERE id = 1")
        assert [problem.code for problem in check_store(opened)] == ["index-damaged", "damaged-article"]
    damage(path, "text")
    with pytest.raises(StoreError) as caught:
        open_store(path)
    assert (caught.value.code, [p.name for p in tmp_path.iterdir()]) == ("damaged", ["news.db"])


def test_what_is_not_ours_is_left_alone(tmp_path: Path) -> None:
    notes, other, newer = tmp_path / "notes.txt", tmp_path / "other.db", tmp_path / "newer.db"
    notes.write_text("My notes")
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE mine (x)")
    connection.close()
    with open_store(newer, create=True) as opened:
        opened.connection.execute(f"PRAGMA user_version = {LATEST + 1}")
    for path, code in (
        (notes, "foreign"),
        (other, "foreign"),
        (newer, "newer"),
        (tmp_path, "unwritable"),
        (tmp_path / "x/y.db", "unwritable"),
    ):
        before = path.read_bytes() if path.is_file() else None
        with pytest.raises(StoreError) as caught:
            open_store(path, create=True)
        assert caught.value.code == code
        assert before is None or path.read_bytes() == before
    with pytest.raises(StoreError, match="no such store"):
        open_store(tmp_path / "none.db")
    assert [is_store(path) for path in (notes, other, newer, tmp_path, tmp_path / "none.db")] == [
        False,
        False,
        True,
        False,
        False,
    ]


_COPIED = "sha256, voice, text, title, url, publisher, published, seen, dated"


@pytest.mark.parametrize("version", range(LATEST))
def test_an_older_version_is_read_as_it_is_and_becomes_the_latest_when_it_is_written(
    tmp_path: Path, version: int
) -> None:
    path, latest = tmp_path / "old.db", tmp_path / "latest.db"
    with open_store(latest, create=True) as opened:
        add(opened, *ARTICLES)
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    migrate(connection, to=version)
    if version:
        connection.execute("ATTACH ? AS latest", [str(latest)])
        columns = f"{_COPIED}, seal" if version >= SEALED else _COPIED
        connection.execute(f"INSERT INTO articles ({columns}) SELECT {columns} FROM latest.articles")  # noqa: S608
    connection.close()
    before, held = path.read_bytes(), sorted(ARTICLES, key=lambda d: d.id) if version else []
    with open_store(path) as opened:
        assert sorted(documents_of(opened), key=lambda d: d.id) == held
        assert check_store(opened) == []
        assert store_facts(opened)["articles"] == len(held)
        if version == 1:
            with pytest.raises(StoreError, match="without a search index"):
                search(opened, "elbe")
    assert (path.read_bytes(), sorted(tmp_path.iterdir())) == (before, [latest, path])
    with open_store(path, write=True) as opened:
        assert version_of(opened.connection) == LATEST
        assert sorted(documents_of(opened), key=lambda d: d.id) == held
        assert [hit.document for hit in search(opened, "elbe")] == ARTICLES[: len(held[:1])]
        assert check_store(opened) == []


def test_a_migration_that_fails_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "1.db"
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    migrate(connection, to=1)
    connection.execute("CREATE TABLE digests (in_the_way)")
    with pytest.raises(sqlite3.OperationalError):
        migrate(connection)
    assert version_of(connection) == 1
    assert connection.execute("SELECT count(*) FROM sqlite_master WHERE name = 'words'").fetchone() == (0,)
    connection.close()
