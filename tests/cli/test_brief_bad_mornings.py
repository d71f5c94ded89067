"""Mornings on which something is wrong: a documented status, one clear line, and the next one works."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT
from loopback import Site, redirect, response

Call = Callable[..., tuple[int, str, str]]
DAYS = ROOT / "examples" / "days"
WHEN = ("--timezone", "UTC", "--words", 400, "--now")


def page(path: Path) -> dict[str, Any]:
    made: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return made


def said(found: tuple[int, str, str], status: int, words: str) -> None:
    assert (found[0], found[1]) == (status, "")
    assert words in found[2]
    assert len(found[2].splitlines()) == 1


def works(call: Call, store: Path, now: str = "2026-11-26T06:00") -> None:
    out = store.with_name("works.json")
    assert call("brief", DAYS / "monday.jsonl", "--store", store, "--output", out, *WHEN, now) == (0, "", "")
    assert page(out)["counts"]["stories"] == 10


def test_an_empty_store_has_nothing_new(call: Call, tmp_path: Path) -> None:
    store = tmp_path / "news.db"
    store.touch()
    status, output, err = call("brief", "--store", store, "--format", "text")
    assert (status, "Nothing new." in output, err) == (0, True, "")
    assert call("brief", "--store", store, "--only-new") == (3, "", "")
    works(call, store)


def test_a_store_that_is_not_there(call: Call, tmp_path: Path) -> None:
    store = tmp_path / "news.db"
    said(call("brief", "--store", store), 66, "no such store")
    assert not store.exists()
    works(call, store)


def test_a_store_that_another_program_holds(call: Call, tmp_path: Path) -> None:
    store, out = tmp_path / "news.db", tmp_path / "day.html"
    call("collect", DAYS / "monday.jsonl", "--store", store)
    holder = sqlite3.connect(store, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    said(call("brief", "--store", store, "--wait", 0), 75, "another run is writing")
    command = ("brief", DAYS / "tuesday.jsonl", "--store", store, "--wait", 0, "--output", out)
    said(call(*command), 75, "another run is writing")
    assert not out.exists()
    holder.execute("ROLLBACK")
    holder.close()
    works(call, store)


@pytest.mark.parametrize(
    "text",
    [
        "not xml <",
        '<opml version="2.0"><body><outline xmlUrl="http://x',
        '<opml version="2.0"><body><outline text="a paper"/></body></opml>',
        "",
    ],
)
def test_a_broken_list_of_feeds(call: Call, tmp_path: Path, text: str) -> None:
    store, out, feeds = tmp_path / "news.db", tmp_path / "day.html", tmp_path / "feeds.opml"
    feeds.write_text(text)
    out.write_text("of yesterday")
    said(call("brief", feeds, "--store", store, "--output", out), 65, "feeds.opml")
    assert out.read_text() == "of yesterday"
    # Beside a source that works, it is named, and the page is written.
    found = call("brief", feeds, DAYS / "monday.jsonl", "--store", store, "--output", out)
    said(found, 0, "feeds.opml")
    assert "Halden" in out.read_text(encoding="utf-8")
    # Without a store, too.
    said(call("brief", feeds), 65, "feeds.opml")


def test_a_list_that_is_not_there(call: Call, tmp_path: Path) -> None:
    store = tmp_path / "news.db"
    said(call("brief", tmp_path / "feeds.opml", "--store", store), 66, "feeds.opml")
    works(call, store)


def test_a_morning_without_a_network(call: Call, tmp_path: Path) -> None:
    store, out = tmp_path / "news.db", tmp_path / "day.json"
    with Site().running() as site:
        url, port = f"{site.url}/feed.xml", site.port
    command = ("brief", url, "--store", store, "--allow-private", "--allow-port", port, "--pause", 0)
    found = call(*command, "--output", out)
    said(found, 69, "nothing came from any source")
    assert not out.exists()
    works(call, store)


def test_a_feed_that_moves(call: Call, tmp_path: Path) -> None:
    store, out, feeds = tmp_path / "news.db", tmp_path / "day.json", tmp_path / "feeds.opml"

    def feed(base: str, *names: str) -> bytes:
        items = "".join(
            f"<item><title>{name} of Halden</title><link>{base}/{name}</link><guid>{name}</guid>"
            f"<description>The {name} of Halden was closed on Monday, the council of {name} said. "
            f"Nobody knows when the {name} opens again.</description></item>"
            for name in names
        )
        text = f"<?xml version='1.0'?><rss version='2.0'><channel><title>Post</title>{items}</channel></rss>"
        return response(text.encode(), content_type="application/rss+xml")

    with Site().running() as site:
        feeds.write_text(f'<opml><body><outline xmlUrl="{site.url}/old.xml"/></body></opml>')
        options = ("--store", store, "--output", out, "--allow-private", "--allow-port", site.port)
        command = ("brief", feeds, *options, "--pause", 0, *WHEN)
        site.routes["/old.xml"] = feed(site.url, "bridge")
        assert call(*command, "2026-11-24T06:00") == (0, "", "")
        assert page(out)["counts"]["articles"] == 1
        site.routes["/old.xml"] = redirect("/new.xml", "301 Moved Permanently")
        site.routes["/new.xml"] = feed(site.url, "bridge", "museum")
        assert call(*command, "2026-11-25T06:00") == (0, "", "")
        told = [a for s in page(out)["stories"] for a in s["articles"] if not a["known"]]
        assert [a["title"] for a in told] == ["museum of Halden"]
        assert page(out)["unheard"] == []


def test_a_clock_that_jumps_back(call: Call, tmp_path: Path) -> None:
    store, out = tmp_path / "news.db", tmp_path / "day.json"
    command = ("brief", "--store", store, "--output", out, *WHEN)
    assert call(command[0], DAYS / "monday.jsonl", *command[1:], "2026-11-24T06:00") == (0, "", "")
    # One run with a clock of long ago: its stories go on, on a day that is none before the first.
    assert call(command[0], DAYS / "tuesday.jsonl", *command[1:], "2001-01-01T06:00") == (0, "", "")
    second = page(out)
    assert {story["day"] for story in second["stories"]} == {1}
    assert any(story["status"] == "goes on" for story in second["stories"])
    # The clock is right again: nothing is told twice, and what was told on the 24th is still followed.
    assert call(*command, "2026-11-25T06:00") == (0, "", "")
    third = page(out)
    assert third["stories"] == []
    first = {quiet["id"] for quiet in third["quiet"] if quiet["last"].startswith("2026-11-24")}
    assert len(first) == 10
    assert {quiet["status"] for quiet in third["quiet"] if quiet["id"] in first} == {"silent"}
