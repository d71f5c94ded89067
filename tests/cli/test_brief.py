"""A morning's page as a user gets it: what is new, what goes on, what was told before."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT
from killing_briefings import kill_briefings

Call = Callable[..., tuple[int, str, str]]

BRIDGE = {
    "Herald": "The Halden bridge collapsed on Monday, and 14 people were hurt. Rescuers searched the river Orme.",
    "Post": "Fourteen people were hurt when the Halden bridge fell into the river Orme on Monday, police said.",
    "Wire": "Engineers had warned of cracks in the Halden bridge over the Orme. It fell on Monday; 14 were hurt.",
}
CUP = {
    "Herald": "Norwood Rovers won the Albion Cup on Sunday, beating Castleton 3-1. Dana Price scored twice.",
    "Post": "Dana Price scored two goals as Norwood Rovers beat Castleton 3-1 to win the Albion Cup.",
}
LATER = {
    "Tribune": "A court in Halden charged the builder of the Halden bridge, which fell into the Orme, with neglect.",
    "Gazette": "The builder of the Halden bridge over the Orme was charged on Tuesday; he denies neglect, a court said.",
}


def add(folder: Path, articles: dict[str, str], day: str, name: str) -> None:
    rows = [
        {"text": text, "title": text.split(".")[0][:50], "publisher": paper, "published": day}
        for paper, text in articles.items()
    ]
    (folder / f"{name}.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")


def page(output: str) -> dict[str, Any]:
    made: dict[str, Any] = json.loads(output)
    return made


def told(made: dict[str, Any]) -> list[tuple[str, int, int]]:
    return sorted(
        (s["status"], s["day"], sum(not a["known"] for a in s["articles"])) for s in made["stories"]
    )


@pytest.fixture
def news(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    add(folder, {f"{k} Mon": v for k, v in BRIDGE.items()}, "2026-11-26T18:00:00Z", "bridge")
    add(folder, {f"{k} Mon": v for k, v in CUP.items()}, "2026-11-26T19:00:00Z", "cup")
    return folder


def morning(call: Call, news: Path, now: str, *more: object) -> dict[str, Any]:
    store = news.parent / "news.db"
    options = ("--store", store, "--now", now, "--timezone", "UTC", "--format", "json", *more)
    status, output, _ = call("brief", news, *options)
    assert status == 0
    return page(output)


def test_files_become_a_page_of_stories_in_every_format(call: Call, news: Path) -> None:
    for name, start in (
        ("text", "Briefing — "),
        ("markdown", "# Briefing"),
        ("html", "<!doctype html>"),
        ("json", "{"),
    ):
        status, output, err = call(
            "brief", news, "--format", name, "--now", "2026-11-27T06:00", "--timezone", "UTC"
        )
        assert (status, err) == (0, "")
        assert output.startswith(start)
        assert "Halden" in output
        assert "Albion" in output


def test_the_second_morning_has_only_what_is_new_and_the_third_nothing(call: Call, news: Path) -> None:
    first = morning(call, news, "2026-11-27T06:00")
    assert told(first) == [("new", 1, 2), ("new", 1, 3)]
    add(news, LATER, "2026-11-27T20:00:00Z", "later")
    second = morning(call, news, "2026-11-28T06:00")
    assert told(second) == [("goes on", 2, 2)]
    assert [q["status"] for q in second["quiet"]] == ["silent"]
    (story,) = second["stories"]
    assert story["id"] in {s["id"] for s in first["stories"]}
    third = morning(call, news, "2026-11-28T07:00")
    assert (third["stories"], third["counts"]["articles"]) == ([], 0)


def test_an_article_of_yesterday_that_comes_today_is_told(call: Call, news: Path) -> None:
    morning(call, news, "2026-11-27T06:00")
    add(news, LATER, "2026-11-25T20:00:00Z", "late")
    assert told(morning(call, news, "2026-11-28T06:00")) == [("goes on", 2, 2)]


def test_a_copy_of_what_was_told_is_no_news(call: Call, news: Path) -> None:
    first = morning(call, news, "2026-11-27T06:00")
    add(news, {"Echo": BRIDGE["Herald"]}, "2026-11-27T20:00:00Z", "copy")
    second = morning(call, news, "2026-11-28T06:00")
    assert second["stories"] == []
    (copied,) = [quiet for quiet in second["quiet"] if quiet["copies"]]
    assert copied["id"] in {s["id"] for s in first["stories"]}
    assert morning(call, news, "2026-11-29T06:00")["counts"]["articles"] == 0


@pytest.mark.parametrize(
    ("before", "after"), [("Three people", "Eleven people"), ("will open", "will not open")]
)
def test_a_corrected_version_is_news(call: Call, news: Path, before: str, after: str) -> None:
    text = (
        "Three people were hurt when a lorry fell from the quay in Tarn harbour on Thursday. The fish market of "
        "Tarn will open on Saturday as planned, the harbour master told reporters. Traders who lost their "
        "stands get new ones beside the old customs house, and the ferry to the islands sails from there."
    )
    add(news, {"Herald": text}, "2026-11-26T18:00:00Z", "quay")
    morning(call, news, "2026-11-27T06:00")
    add(news, {"Herald": text.replace(before, after)}, "2026-11-27T20:00:00Z", "corrected")
    (story,) = morning(call, news, "2026-11-28T06:00")["stories"]
    assert story["status"] == "goes on"
    assert any(after in excerpt["text"] for excerpt in story["digest"]["excerpts"])


def test_a_story_is_closed_once_and_no_longer_named(call: Call, news: Path) -> None:
    morning(call, news, "2026-11-27T06:00")
    assert {q["status"] for q in morning(call, news, "2026-11-28T06:00")["quiet"]} == {"silent"}
    assert {q["status"] for q in morning(call, news, "2026-11-30T06:00")["quiet"]} == {"closed"}
    assert morning(call, news, "2026-12-01T06:00")["quiet"] == []


def test_only_new_writes_nothing_and_takes_the_old_page_away(call: Call, news: Path) -> None:
    store, out = news.parent / "news.db", news.parent / "day.md"
    command = ("brief", news, "--store", store, "--timezone", "UTC", "--only-new", "--output", out)
    assert call(*command, "--now", "2026-11-27T06:00")[0] == 0
    assert "Halden" in out.read_text(encoding="utf-8")
    assert call(*command, "--now", "2026-11-28T06:00") == (3, "", "")
    assert not out.exists()
    out.write_text("my own notes", encoding="utf-8")
    assert call(*command, "--now", "2026-11-29T06:00")[0] == 3
    assert out.read_text(encoding="utf-8") == "my own notes"


def test_each_run_appends_one_line_with_its_counts(call: Call, news: Path, tmp_path: Path) -> None:
    log, written = tmp_path / "brief.log", tmp_path / "page.html"
    for now in ("2026-11-27T06:00:00+00:00", "2026-11-28T06:00:00+00:00"):
        store = tmp_path / "news.db"
        assert call("brief", news, "--store", store, "--now", now, "--log", log, "-o", written)[0] == 0
    first, second = log.read_text().splitlines()
    assert re.fullmatch(
        rf"2026-11-27T\S+ 5 new articles, 3 papers, 2 stories, \d+ words: {re.escape(str(written))}", first
    )
    assert "0 new articles, 0 papers, 0 stories, 0 words" in second
    again = ("brief", "--store", tmp_path / "news.db", "--only-new", "--log", log, "-o", written)
    assert call(*again, "--now", "2026-11-28T07:00")[0] == 3
    assert log.read_text().endswith("0 words: no page\n")
    status, _, stderr = call("brief", news, "--log", news / "cup.jsonl")
    assert status == 2
    assert "--log" in stderr


def test_without_a_store_an_earlier_briefing_says_what_is_known(call: Call, news: Path) -> None:
    before, missing = news.parent / "before.json", news.parent / "none.json"
    options = ("--timezone", "UTC", "--since")
    status, _, err = call("brief", news, "--output", before, "--now", "2026-11-27T06:00", *options, missing)
    assert status == 0
    assert "everything counts as new" in err
    add(news, LATER, "2026-11-27T20:00:00Z", "later")
    found = call("brief", news, "--format", "json", "--now", "2026-11-28T06:00", *options, before)
    assert told(page(found[1])) == [("goes on", 2, 2)]


def test_order_folder_and_a_second_run_change_no_byte(call: Call, news: Path) -> None:
    options = ("--format", "json", "--now", "2026-11-27T06:00", "--timezone", "UTC")
    files = sorted(news.iterdir())
    assert call("brief", *files, *options) == call("brief", *reversed(files), *options)


def test_the_words_of_the_page_are_a_limit_and_every_story_is_named(call: Call, news: Path) -> None:
    for words in (0, 25, 60, 300):
        made = page(call("brief", news, "--words", words, "--format", "json")[1])
        assert made["counts"]["words"] <= words
        assert len(made["stories"]) == 2
        assert [s["weight"]["total"] for s in made["stories"]] == sorted(
            (s["weight"]["total"] for s in made["stories"]), reverse=True
        )


def test_few_words_for_many_stories_are_a_paragraph_and_some_lines(call: Call) -> None:
    for words in (30, 40, 70, 100):
        monday = ROOT / "examples" / "days" / "monday.jsonl"
        made = page(call("brief", monday, "--words", words, "--format", "json")[1])
        assert made["counts"]["words"] <= words
        assert made["stories"][0]["place"] == "page"


def test_what_is_watched_comes_first(call: Call, news: Path) -> None:
    made = page(call("brief", news, "--watch", "albion cup", "--format", "json")[1])
    assert "Norwood" in made["stories"][0]["headline"]
    assert made["stories"][0]["weight"]["watched"] > 0


def test_wrong_use_is_named(call: Call, news: Path, tmp_path: Path) -> None:
    for arguments, said in (
        ((), "SOURCES"),
        ((news, "--store", tmp_path / "n.db", "--since", "x.json"), "--since"),
        ((news, "--timezone", "Mars/Olympus"), "no such time zone"),
        ((news, "--now", "morning"), "ISO 8601"),
        ((news, "--days", 1), "no store is among the sources"),
    ):
        status, _, err = call("brief", *arguments)
        assert (status, said in err) == (2, True)
    assert call("brief", "--store", tmp_path / "none.db")[0] == 66
    assert call("brief", news, "--since", ROOT / "seeds" / "nothing.json", "--words", 50)[0] == 0
    (tmp_path / "odd.json").write_text('{"kind": "digest"}')
    assert call("brief", news, "--since", tmp_path / "odd.json")[0] == 65


def test_sources_are_escaped_in_html(call: Call, tmp_path: Path) -> None:
    row = {
        "text": "A <script>alert(1)</script> was found in Halden.",
        "title": "<b>x</b>",
        "url": "javascript:alert(1)",
    }
    (tmp_path / "a.jsonl").write_text(json.dumps(row), encoding="utf-8")
    output = call("brief", tmp_path / "a.jsonl", "--format", "html")[1]
    assert "<script>" not in output
    assert output.count("<script") == output.count('<script type="application/ld+json"') == 1
    assert "<b>" not in output
    assert "href" not in output


def test_a_paper_whose_name_is_not_shown_is_named_by_the_file(call: Call, tmp_path: Path) -> None:
    row = {"text": "A crack was found in Halden on Monday.", "publisher": "\u200b\ufeff"}
    (tmp_path / "a.jsonl").write_text(json.dumps(row), encoding="utf-8")
    output = call("brief", tmp_path / "a.jsonl")[1]
    assert "[a.jsonl#1]" in output
    assert "[]" not in output


def test_the_two_mornings_of_the_examples(call: Call, tmp_path: Path) -> None:
    days = ROOT / "examples" / "days"
    options = (
        "--store",
        tmp_path / "days.db",
        "--words",
        400,
        "--timezone",
        "UTC",
        "--format",
        "json",
        "--now",
    )
    first = page(call("brief", days / "monday.jsonl", *options, "2026-11-24T06:00")[1])
    second = page(call("brief", days / "tuesday.jsonl", *options, "2026-11-25T06:00")[1])
    assert {s["status"] for s in first["stories"]} == {"new"}
    assert len(first["stories"]) == 10
    going = {s["id"]: s["status"] for s in second["stories"]}
    assert sorted(going.values()) == ["goes on"] * 6 + ["new"] * 2
    assert {i for i, status in going.items() if status == "goes on"} <= {s["id"] for s in first["stories"]}
    assert len(second["quiet"]) == 4
    assert first["counts"]["words"] <= 400 >= second["counts"]["words"]
    # Two articles are copies of what was told.
    told = [
        a["sha256"]
        for made in (first, second)
        for s in made["stories"]
        for a in s["articles"]
        if not a["known"]
    ]
    assert len(told) == 60


def test_a_briefing_is_rendered_again(call: Call, news: Path) -> None:
    path = news.parent / "day.json"
    options = ("--now", "2026-11-27T06:00", "--timezone", "UTC")
    call("brief", news, "--output", path, *options)
    for name in ("text", "html", "markdown", "json"):
        assert call("render", path, "--format", name) == call("brief", news, "--format", name, *options)
    assert call("render", ROOT / "seeds" / "none.json")[0] == 66


@pytest.mark.parametrize("name", ["text", "terminal", "markdown", "html"])
def test_all_shows_what_the_page_leaves_out(call: Call, name: str) -> None:
    monday = ROOT / "examples" / "days" / "monday.jsonl"
    command = ("brief", monday, "--words", 40, "--format", name, "--now", "2026-11-24T06:00")
    usual, whole = call(*command)[1], call(*command, "--all")[1]
    made = page(call(*command[:5], "json", *command[6:])[1])
    assert call(*command[:5], "json", *command[6:], "--all")[1] == call(*command[:5], "json", *command[6:])[1]
    assert "more in the JSON" in usual
    assert "more in the JSON" not in whole
    for story in made["stories"]:
        first = story["headline"].split('"')[0].split(",")[0].strip()
        assert first in " ".join(whole.split())
    assert len(whole) > len(usual)


def test_the_weight_of_a_story_is_explained(call: Call, news: Path) -> None:
    path = news.parent / "day.json"
    call("brief", news, "--output", path, "--now", "2026-11-27T06:00", "--timezone", "UTC", "--watch", "cup")
    status, every, _ = call("explain", path)
    assert status == 0
    first, second = page(path.read_text(encoding="utf-8"))["stories"]
    for number, story in ((1, first), (2, second)):
        assert f"{number}. {story['headline']}\n   weight {story['weight']['total']:.2f}; " in every
        one = call("explain", path, number)[1]
        assert one in every
        parts = re.findall(r"^   (\w+) (\d+\.\d\d):", one, flags=re.MULTILINE)
        assert {name: float(value) for name, value in parts} == {
            name: round(value, 2) for name, value in story["weight"].items() if name != "total"
        }
    assert "watched 100.00: about cup" in every
    status, _, err = call("explain", path, 3)
    assert (status, "no story 3" in err) == (2, True)


def test_one_briefing_of_a_store_at_a_time(call: Call, news: Path) -> None:
    fcntl = pytest.importorskip("fcntl")
    morning(call, news, "2026-11-27T06:00")
    store = news.parent / "news.db"
    with store.open("rb") as stream:
        fcntl.flock(stream, fcntl.LOCK_EX)
        status, _, err = call("brief", "--store", store, "--wait", 0)
    assert (status, "another briefing" in err) == (75, True)
    assert call("brief", "--store", store, "--wait", 0)[0] == 0


def test_init_writes_a_list_of_feeds_once_and_prints_a_line_for_cron(call: Call, tmp_path: Path) -> None:
    folder = tmp_path / "my news"
    status, output, _ = call("brief", "--init", folder)
    assert status == 0
    assert f"'{folder}/feeds.opml' --store '{folder}/news.db' --config '{folder}/morning.toml'" in output
    assert call("config", "check", folder / "morning.toml")[0] == 0
    # What is commented out is right as well.
    lines = (folder / "morning.toml").read_text().splitlines()
    every = [line.removeprefix("# ") for line in lines if line.startswith("# [") or " = " in line]
    (folder / "all.toml").write_text("\n".join(every))
    assert call("config", "check", folder / "all.toml")[0] == 0
    (folder / "feeds.opml").write_text("mine")
    assert call("brief", "--init", folder)[0] == 0
    assert (folder / "feeds.opml").read_text() == "mine"


def test_nothing_that_was_not_written_counts_as_told(tmp_path: Path) -> None:
    assert kill_briefings(tmp_path, 2, seed=1).kills == 2


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_a_hundred_kills_lose_nothing_and_tell_nothing_twice(tmp_path: Path) -> None:
    killed = kill_briefings(tmp_path, 100, seed=2)
    assert killed.before > 5
    assert killed.after > 5
