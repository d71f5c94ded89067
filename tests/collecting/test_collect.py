"""Collecting from real servers and files: what changed comes, what fails is named, nothing is lost."""

from __future__ import annotations

import json
import os
import pty
import re
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from conftest import ROOT, interruptible
from killing import kill_often, kill_writers, write_articles
from loopback import Answer, Asked, Site, pages, redirect, response, validated

from summarize import load
from summarize.errors import POLICY_REASONS
from summarize.ingest.fetch.pace import PASSING
from summarize.store import add_documents, documents_of, known_url, open_store, search

Call = Callable[..., tuple[int, str, str]]
LONG = " ".join(
    f"The river Elbe rose by {n} centimetres in the night, and the ferry stayed in port." for n in range(20)
)


@pytest.fixture
def site() -> Iterator[Site]:
    with Site().running() as running:
        yield running


def feed(site: Site, *entries: tuple[str, str], **headers: str) -> bytes:
    """An RSS feed; an entry is the path of its page and its text."""
    items = "".join(
        f"<item><title>On {path[1:]}</title><link>{site.url}{path}</link>"
        f"<pubDate>Fri, 20 Nov 2026 08:00:00 GMT</pubDate><description>{text}</description></item>"
        for path, text in entries
    )
    body = f"<?xml version='1.0'?><rss version='2.0'><channel><title>Post</title>{items}</channel></rss>"
    return response(body.encode(), content_type="application/rss+xml", **headers)


def feed_body(*arguments: object) -> bytes:
    return feed(*arguments).partition(b"\r\n\r\n")[2]  # type: ignore[arg-type]


def page(text: str, title: str = "A page") -> bytes:
    body = f"<article><h1>{title}</h1><p>{text}</p></article>"
    html = f"<html><head><title>{title}</title></head><body>{body}</body></html>"
    return response(html.encode(), content_type="text/html; charset=utf-8")


def opml(folder: Path, *urls: str) -> Path:
    path = folder / "feeds.opml"
    outlines = "".join(f'<outline type="rss" text="x" xmlUrl="{url}"/>' for url in urls)
    path.write_text(
        f'<?xml version="1.0"?><opml version="2.0"><head/><body>{outlines}</body></opml>', encoding="utf-8"
    )
    return path


@pytest.fixture
def collect(call: Call, tmp_path: Path, site: Site) -> Call:
    def collect_(*arguments: object) -> tuple[int, str, str]:
        network = ("--allow-private", "--allow-port", site.port, "--pause", 0, "--timeout", 1)
        return call("collect", *arguments, "--store", tmp_path / "news.db", *network)

    return collect_


def texts(folder: Path) -> list[str]:
    with open_store(folder / "news.db") as store:
        return [document.text for document in documents_of(store)]


def test_feeds_pages_and_files_come_once_and_then_only_what_changed(
    collect: Call, site: Site, tmp_path: Path
) -> None:
    first, second = (f"{LONG} Number {n}." for n in (1, 2))
    site.routes |= {
        "/a.xml": validated(feed_body(site, ("/1", first)), '"a1"'),
        "/b.xml": redirect("/c.xml"),
        "/c.xml": validated(feed_body(site, ("/2", second)), '"c1"'),
        "/page": validated(
            page(f"{LONG} On a page.").partition(b"\r\n\r\n")[2], '"p1"', content_type="text/html"
        ),
    }
    (tmp_path / "note.txt").write_text("The ferry runs again.")
    sources = (
        opml(tmp_path, f"{site.url}/a.xml", f"{site.url}/b.xml"),
        f"{site.url}/page",
        tmp_path / "note.txt",
    )
    status, out, err = collect(*sources)
    assert (status, err) == (0, "")
    assert out.startswith("collected 4 new articles (0 known) from 5 sources")
    status, out, err = collect(*sources, "--json")
    report = json.loads(out)
    assert (report["new"], report["known"], report["fetched"], report["unchanged"], report["bytes"]) == (
        0,
        1,
        0,
        3,
        0,
    )
    third = f"{LONG} Number 3."
    site.routes["/c.xml"] = validated(feed_body(site, ("/3", third), ("/2", second)), '"c2"')
    report = json.loads(collect(*sources, "--json")[1])
    assert (report["new"], report["known"], report["fetched"], report["unchanged"]) == (1, 2, 1, 2)
    assert len(texts(tmp_path)) == 5
    assert third in texts(tmp_path)


def drip(asked: Asked) -> None:
    asked.send(b"HTTP/1.1 200 OK\r\nContent-Length: 999999\r\n\r\n<rss>")
    while asked.connection.recv(1):
        pass


BAD: dict[str, tuple[Answer, str]] = {
    "/gone.xml": (response(status="404 Not Found"), "http-404"),
    "/slow.xml": (drip, "timeout"),
    "/half.xml": (b"HTTP/1.1 200 OK\r\nContent-Length: 999\r\n\r\n<rss>", "truncated"),
    "/loop.xml": (redirect("/loop.xml"), "redirect-loop"),
    "/away.xml": (redirect("http://10.0.0.1:1/"), "port"),
    "/empty.xml": (response(b""), "empty"),
    "/image.xml": (response(b"\x89PNG\r\n\x1a\n" + bytes(99), content_type="image/png"), "binary"),
}


def test_what_fails_is_named_and_the_rest_is_kept(collect: Call, site: Site, tmp_path: Path) -> None:
    site.routes |= {path: answer for path, (answer, _) in BAD.items()} | {
        "/good.xml": feed(site, ("/1", LONG))
    }
    urls = [f"{site.url}{path}" for path in ("/good.xml", *BAD)]
    status, out, err = collect(opml(tmp_path, *urls), tmp_path / "none.txt", "ftp://127.0.0.1/x", "--json")
    report = json.loads(out)
    assert (status, report["new"]) == (0, 1)
    codes = {failure["origin"].rpartition("/")[2]: failure["code"] for failure in report["failures"]}
    expected = {path[1:]: code for path, (_, code) in BAD.items()} | {"none.txt": "missing", "x": "scheme"}
    assert codes == expected
    assert err.startswith(f"summarize: {len(expected)} problems:\n")
    assert all(f"  {code}: " in err for code in expected.values())
    with open_store(tmp_path / "news.db") as store:
        known = {url: known_url(store, url) for url in urls}
    assert [k.error for k in known.values() if k] == [None, *(code for _, code in BAD.values())]
    collect(opml(tmp_path, *urls), "--json")
    with open_store(tmp_path / "news.db") as store:
        again = known_url(store, urls[1])
    assert again is not None
    assert (again.failures, again.succeeded) == (2, None)


def test_full_text_takes_the_page_for_the_teaser(collect: Call, site: Site, tmp_path: Path) -> None:
    teasers = {path: f"A teaser on {path[1:]}." for path in ("/1", "/2", "/3")}
    site.routes |= {
        "/a.xml": validated(feed_body(site, *teasers.items()), '"1"'),
        "/1": page(f"{LONG} One."),
        "/2": response(status="500 Oops"),
        "/3": response(status="404 Not Found"),
    }
    status, out, _ = collect(f"{site.url}/a.xml")
    assert (status, sorted(texts(tmp_path))) == (0, sorted(teasers.values()))
    assert "3 entries without the page" in out
    status, out, _ = collect(f"{site.url}/a.xml", "--full-text", "--json")
    report = json.loads(out)
    assert (status, report["new"], sorted(f["code"] for f in report["failures"])) == (
        0,
        1,
        ["http-404", "http-500"],
    )
    # Seen as changed again while a page may still come, and as unchanged when none will.
    site.asked.clear()
    site.routes["/2"] = page(f"{LONG} Two.")
    report = json.loads(collect(f"{site.url}/a.xml", "--full-text", "--json")[1])
    assert (report["new"], report["unchanged"]) == (1, 0)
    assert sorted(pages(site)) == ["/2", "/3", "/a.xml"]
    site.asked.clear()
    report = json.loads(collect(f"{site.url}/a.xml", "--full-text", "--json")[1])
    assert (report["new"], report["unchanged"], pages(site)) == (0, 1, ["/a.xml"])
    with open_store(tmp_path / "news.db") as store:
        (hit,) = (hit for hit in search(store, "Two") if hit.document.url == f"{site.url}/2")
    assert hit.document.text.endswith("Two.")
    assert (hit.document.published or "").startswith("2026-11-20")


def test_a_feed_with_many_pages_is_finished_run_by_run(collect: Call, site: Site, tmp_path: Path) -> None:
    entries = [(f"/{n}", f"Teaser {n}.") for n in range(5)]
    site.routes |= {"/a.xml": validated(feed_body(site, *entries), '"1"')}
    site.routes |= {path: page(f"{LONG} Page {path[1:]}.") for path, _ in entries}
    found = [
        json.loads(collect(f"{site.url}/a.xml", "--full-text", "--pages", 2, "--json")[1]) for _ in range(4)
    ]
    assert [(report["fetched"], report["links"]) for report in found] == [(3, 3), (3, 1), (2, 0), (0, 0)]
    assert len([text for text in texts(tmp_path) if " Page " in text]) == 5


def test_a_list_that_names_itself_ends(collect: Call, site: Site, tmp_path: Path) -> None:
    body = opml(tmp_path, f"{site.url}/list.opml").read_bytes()
    site.routes["/list.opml"] = response(body, content_type="text/x-opml")
    assert collect(f"{site.url}/list.opml")[0] == 0
    assert pages(site) == ["/list.opml"]


def test_json_lines_with_everything_wrong_in_them(collect: Call, tmp_path: Path) -> None:
    good = [json.dumps({"text": f"Article {n}. {LONG}"}) for n in range(1200)]
    lines = [*good[:600], "{broken", '{"title": "no text"}', "[]", "", *good[600:]]
    (tmp_path / "a.jsonl").write_text("\n".join(lines), encoding="utf-8")
    status, out, _ = collect(tmp_path / "a.jsonl", "--json")
    report = json.loads(out)
    assert (status, report["new"]) == (0, 1200)
    assert [failure["origin"] for failure in report["failures"]] == [
        "a.jsonl#601",
        "a.jsonl#602",
        "a.jsonl#603",
    ]


def test_one_line_of_many_megabytes_costs_one_article(collect: Call, tmp_path: Path) -> None:
    huge = json.dumps({"text": "x " * 5_000_000})
    (tmp_path / "a.jsonl").write_text(f'{{"text": "First."}}\n{huge}\n{{"text": "Last."}}', encoding="utf-8")
    report = json.loads(collect(tmp_path / "a.jsonl", "--json")[1])
    assert (report["new"], [f["code"] for f in report["failures"]]) == (2, ["too-large"])


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [("http://127.0.0.1/", 77), ("http://10.0.0.1/", 77), ("file:///etc/passwd", 77), ("none.txt", 66),
     ("http://127.0.0.1:1/ --allow-private --allow-port 1 --timeout 1", 69), ("empty.txt", 65)],
)  # fmt: skip
def test_exit_status_when_nothing_comes(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: str, expected: int
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty.txt").write_text("")
    status, _, err = call("collect", *arguments.split(), "--store", "news.db")
    assert (status, err.count("\n")) == (expected, 2)
    status, _, err = call("digest", *arguments.split())
    assert (status, err.count("\n")) == (expected, 1)


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ("--contact Grüße", 2),
        ("--proxy socks5://x:y@127.0.0.1:1", 78),
        ("--allow-port 0", 2),
        ("--hosts 0", 2),
    ],
)
def test_wrong_options(call: Call, tmp_path: Path, options: str, expected: int) -> None:
    status, _, err = call("collect", "http://127.0.0.1/", "--store", tmp_path / "news.db", *options.split())
    assert (status, "x:y" in err) == (expected, False)


def test_every_reason_is_documented() -> None:
    documented = (ROOT / "docs" / "collecting.md").read_text(encoding="utf-8")
    sources = [path.read_text(encoding="utf-8") for path in (ROOT / "summarize/ingest/fetch").glob("*.py")]
    named = {
        reason
        for text in sources
        for reason in re.findall(r'reason="([a-z-]+)"|FetchError\.at\([^"]*"([a-z-]+)"', text)
    }
    reasons = {reason for pair in named for reason in pair if reason} | POLICY_REASONS | PASSING
    assert len(reasons) > 20
    assert [reason for reason in sorted(reasons) if f"`{reason}`" not in documented] == []


def test_two_runs_at_once(collect: Call, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("It rained.")
    collect(tmp_path / "a.txt")
    other = sqlite3.connect(tmp_path / "news.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    status, _, err = collect(tmp_path / "a.txt", "--wait", 0.05)
    assert (status, err.count("\n")) == (75, 1)
    assert "another run" in err
    other.execute("ROLLBACK")
    other.close()
    assert collect(tmp_path / "a.txt")[0] == 0


def test_digest_of_a_store_verify_and_export(call: Call, collect: Call, site: Site, tmp_path: Path) -> None:
    site.routes["/a.xml"] = feed(site, ("/1", LONG), ("/2", f"{LONG} It rained."))
    store, day = tmp_path / "news.db", tmp_path / "day.json"
    collect(f"{site.url}/a.xml")
    assert call("digest", store, "--from", "2026-11-20", "--words", 60, "--output", day)[0] == 0
    assert json.loads(call("store", "info", store, "--json")[1])["digests"] == 1
    for arguments in ((day, "--sources", store), (day, "--store", store, "--recompute")):
        status, out, _ = call("verify", *arguments)
        assert (status, out.split(":")[0]) == (0, "verified")
    status, out, err = call("digest", store, "--until", "2020-01-01")
    assert (status, out) == (65, "")
    assert "no articles of that time" in err
    assert call("digest", day, "--days", 1)[0] == 2
    assert call("digest", store, "--days", 1, "--from", "2026-11-20")[0] == 2
    exported = tmp_path / "all.jsonl"
    assert call("store", "export", store, "--output", exported)[0] == 0
    assert sorted(d.id for d in load(exported)) == sorted(d.id for d in load(store))
    with open_store(store, write=True) as opened, opened.transaction():
        documents = list(documents_of(opened))
        opened.connection.execute("DELETE FROM articles")
        add_documents(opened, documents, seen=datetime(2020, 1, 1, tzinfo=UTC))
    for options in ((), ("--dry-run",)):
        _, out, err = call("store", "prune", store, "--older-than", 30, *options)
        assert "remove" in out
        assert " 0 articles" in out
        assert "2 old articles are kept, because 1 recorded digest quotes them (--force" in err
    assert call("verify", day, "--store", store)[0] == 0
    assert call("store", "prune", store, "--older-than", 30, "--force")[1] == "removed 2 articles\n"
    assert call("verify", day, "--store", store)[0] == 65


def test_a_page_does_not_speak_in_the_name_of_another(collect: Call, site: Site, tmp_path: Path) -> None:
    for path, name in (("/a", "https://post.example/a"), ("/b", f"{site.url}/b-for-good")):
        body = page(f"{LONG} Page {path}.").partition(b"\r\n\r\n")[2]
        body = body.replace(b"<title>", f'<link rel="canonical" href="{name}"><title>'.encode())
        site.routes[path] = response(body, content_type="text/html")
    collect(f"{site.url}/a", f"{site.url}/b")
    with open_store(tmp_path / "news.db") as store:
        assert {document.url for document in documents_of(store)} == {
            f"{site.url}/a",
            f"{site.url}/b-for-good",
        }


def test_digest_of_a_page_and_of_a_feed(call: Call, site: Site) -> None:
    site.routes |= {"/page": page(LONG), "/a.xml": feed(site, ("/page", ""), ("/none", ""))}
    network = ("--allow-private", "--allow-port", site.port, "--pause", 0, "--words", 40)
    for path in ("/page", "/a.xml"):
        status, out, _ = call("digest", site.url + path, *network)
        assert status == 0
        assert "The river Elbe rose" in out


def test_store_commands(call: Call, collect: Call, tmp_path: Path) -> None:
    lines = [
        '{"text": "Line\\u2028end and \\ud800 half.", "title": "Odd\\u202e one"}',
        '{"text": "Zug und Brücke."}',
    ]
    (tmp_path / "a.jsonl").write_text("\n".join(lines), encoding="utf-8")
    store = tmp_path / "news.db"
    collect(tmp_path / "a.jsonl")
    assert call("store", "check", store)[1].endswith("fine (2 articles)\n")
    assert "2 articles" in call("store", "info", store)[1]
    assert call("store", "search", store, "nowhere")[::2] == (
        1,
        "summarize: no article holds all of these words\n",
    )
    status, out, _ = call("store", "search", store, "brucke")
    assert status == 0
    assert "Zug und Brücke." in out
    assert json.loads(call("store", "search", store, "line", "--json")[1])["text"].startswith("Line\u2028end")
    assert "\u202e" not in call("store", "search", store, "line")[1]
    exported = call("store", "export", store)[1].splitlines()
    assert sorted(json.loads(line)["text"] for line in exported) == [
        "Line\u2028end and \ud800 half.",
        "Zug und Brücke.",
    ]
    assert call("store", "prune", store, "--older-than", 1, "--dry-run")[1] == "would remove 0 articles\n"
    assert call("store", "check", tmp_path / "none.db")[0] == 66
    assert call("store", "check", tmp_path / "a.jsonl")[0] == 65


def test_a_damaged_store_is_moved_aside_and_named(collect: Call, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("It rained.")
    (tmp_path / "news.db").write_bytes(b"garbage" * 999)
    status, _, err = collect(tmp_path / "a.txt")
    assert (status, (tmp_path / "news.db.damaged-1").read_bytes()) == (0, b"garbage" * 999)
    assert "news.db.damaged-1" in err


def test_a_terminal_shows_progress_and_a_pipe_one_line(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("It rained.")
    leader, follower = pty.openpty()
    command = [
        sys.executable,
        "-m",
        "summarize",
        "collect",
        tmp_path / "a.txt",
        "--store",
        tmp_path / "news.db",
    ]
    done = subprocess.run(
        command, stderr=follower, stdout=subprocess.PIPE, check=True, env={**os.environ, "TERM": "xterm"}
    )
    os.close(follower)
    shown = os.read(leader, 100_000)
    os.close(leader)
    assert b"new articles" in shown
    assert done.stdout == b"collected 1 new article (0 known) from 1 source\n"


def test_an_interrupted_run_ends_at_once_and_keeps_what_came(site: Site, tmp_path: Path) -> None:
    site.routes |= {"/a.xml": feed(site, ("/1", LONG)), "/slow.xml": drip}
    command = [
        sys.executable,
        "-m",
        "summarize",
        "collect",
        f"{site.url}/a.xml",
        f"{site.url}/slow.xml",
        "--verbose",
    ]
    network = ["--allow-private", "--allow-port", str(site.port), "--pause", "0", "--timeout", "3000"]
    store = ["--store", tmp_path / "news.db"]
    with subprocess.Popen(
        [*command, *network, *store],
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=interruptible,  # noqa: PLW1509  # its threads take no locks that the child needs
    ) as process:
        assert process.stderr is not None
        assert "1 new" in process.stderr.readline()
        process.send_signal(signal.SIGINT)
        assert (process.wait(), process.stderr.read().strip()) == (130, "summarize: interrupted")
    assert texts(tmp_path) == [LONG]


def test_a_killed_run_loses_nothing(tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    write_articles(tmp_path / "articles")
    assert kill_often(tmp_path / "articles", 3, seed=1).kills == 3


def test_a_killed_run_leaves_the_old_file_or_the_new_one(tmp_path: Path) -> None:
    sources = tmp_path / "sources"
    sources.mkdir()
    for number in range(2):
        (sources / f"{number}.txt").write_text(f"The bridge was closed. {number} trains were cancelled.")
    replaced = kill_writers(sources, tmp_path, 2, seed=5)
    assert replaced.old + replaced.new == 2


@pytest.mark.slow
def test_many_killed_runs_lose_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "articles").mkdir()
    write_articles(tmp_path / "articles")
    killed = kill_often(tmp_path / "articles", 200, seed=2)
    with capsys.disabled():
        print(f"\n{killed}: nothing lost, nothing twice")  # noqa: T201  # the figure of this test
    assert killed.midway > 20
