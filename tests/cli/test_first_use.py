"""What somebody types on the first day: common words for our options, half an address, a wrong name."""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import click
import hypothesis
import pytest
from conftest import ROOT
from hypothesis import strategies as st

from summarize import Budget, Pipeline, load, summarize, to_markdown, to_text
from summarize.cli.hints import _known
from summarize.cli.main import cli
from summarize.cli.options import Moment
from summarize.ingest.files.find import find
from summarize.ingest.files.meant import meant

Call = Callable[..., tuple[int, str, str]]


@pytest.mark.parametrize(
    ("command", "option", "meant"),
    [
        ("digest", "--lenght", "--words or --sentences or --characters"),
        ("digest", "--length", "--words or --sentences or --characters"),
        ("digest", "--limit", "--words"),
        ("digest", "--max", "--words"),
        ("digest", "--max_words", "--words"),
        ("digest", "--WORDS", "--words"),
        ("digest", "-w", "--words"),
        ("digest", "-length", "--words"),
        ("digest", "--top", "--sentences"),
        ("digest", "--chars", "--characters"),
        ("digest", "--percent", "--ratio"),
        ("digest", "--out", "--output"),
        ("digest", "--outputfile", "--output"),
        ("digest", "--type", "--format"),
        ("digest", "--preset", "--config"),
        ("digest", "--days-back", "--days"),
        ("digest", "--start", "--from"),
        ("digest", "--previous", "--since"),
        ("digest", "--lang", "recognised from its text"),
        ("digest", "--langauge", "recognised from its text"),
        ("digest", "--url", "without an option"),
        ("digest", "--store", "without an option"),
        ("digest", "--debug", "summarize --debug"),
        ("digest", "--algorithm", "[rank]"),
        ("render", "--out", "--output"),
        ("render", "--type", "--format"),
        ("collect", "--db", "--store"),
        ("collect", "--threads", "--hosts"),
        ("collect", "--fulltext", "--full-text"),
        ("verify", "--source", "--sources"),
        ("store search", "--top", "--limit"),
        ("store search", "--max", "--limit"),
        ("store export", "--out", "--output"),
        ("store prune", "--older", "--older-than"),
        ("store prune", "--simulate", "--dry-run"),
        ("eval", "--length", "--words"),
        ("eval", "--metric", "--statistic"),
        ("eval", "--output", "> FILE"),
        ("", "--words", "after its name"),
        ("", "-v", "--version"),
    ],
)
def test_a_common_word_for_an_option_gets_a_hint(call: Call, command: str, option: str, meant: str) -> None:
    status, out, err = call(*command.split(), "x", option, "3") if command else call(option, "3")
    assert (status, out) == (2, "")
    assert "No such option" in err
    assert meant in err


def test_what_is_near_nothing_gets_no_hint(call: Call) -> None:
    err = call("digest", "x", "--zzzz")[2]
    assert err.endswith("No such option '--zzzz'.\n")


def options(command: click.Command) -> Iterator[str]:
    for option in command.params:
        yield from option.opts
    if isinstance(command, click.Group):
        for part in command.commands.values():
            yield from options(part)


def test_only_our_own_options_are_hinted_at() -> None:
    assert set(_known()[0]) - {"--help"} <= set(options(cli))


@pytest.mark.parametrize(
    ("given", "status", "said"),
    [
        ("--words 150%", 2, "150% is more than all of it"),
        ("--sentences 5%", 2, "did you mean --ratio 5%?"),
        ("--ratio 20", 2, "did you mean 20%?"),
        ("--ratio 120%", 2, "120% is more than all of it"),
        ("--ratio -1%", 2, "not in the range"),
        ("--words 99999999999999999999", 2, "too large: at most 1,000,000,000,000,000 words"),
        ("--characters 99999999999999999999", 2, "too large: at most 1,000,000,000,000,000 characters"),
        ("--minutes 1e99", 2, "too large"),
        ("--words inf", 2, "a finite number is needed"),
        ("--days nan", 2, "a finite number is needed"),
        ("--pause nan", 2, "a finite number is needed"),
        ("--words many", 2, "'many' is not a valid number"),
        ("--format pdf", 2, "'pdf' is not one of"),
        ("--from 11/28/2026", 2, "did you mean 2026-11-28?"),
        ("--from 3/4/2026", 2, "did you mean 2026-03-04 or 2026-04-03?"),
        ("--from 2026/11/28", 2, "did you mean 2026-11-28?"),
        ("--from Monday", 2, "--days 1"),
        ("--from 31.2.2026", 2, "'31.2.2026' is no ISO 8601 date"),
        ("--until Monday", 2, "2026-11-22T06:00"),
    ],
)
def test_a_value_that_is_wrong_gets_a_hint(call: Call, given: str, status: int, said: str) -> None:
    got, out, err = call("digest", ROOT / "seeds", *given.split())
    assert (got, out) == (status, "")
    assert said in err


def test_no_number_is_a_bug_of_ours(call: Call, tmp_path: Path) -> None:
    store = tmp_path / "news.db"
    call("collect", ROOT / "seeds", "--store", store)
    (tmp_path / "topics.jsonl").write_text("{}")
    huge = "9" * 30
    for arguments in (
        ["store", "search", store, "gas", "--limit", huge],
        ["store", "prune", store, "--older-than", "nan"],
        ["store", "prune", store, "--older-than", huge],
        ["eval", tmp_path / "topics.jsonl", "--words", huge],
        ["explain", ROOT / "README.md", huge],
    ):
        assert call(*arguments)[0] in {2, 65}


def test_a_share_is_a_number_or_per_cent(call: Call) -> None:
    pages = {call("digest", ROOT / "seeds", "--ratio", share)[:2] for share in ("0.02", "2%", "2.0 %")}
    assert len(pages) == 1
    assert pages.pop()[0] == 0


def test_days_by_name() -> None:
    today = datetime.now(UTC).date()
    days = {(today - timedelta(days=n)).isoformat() for n in range(3)}
    moment = Moment()
    assert {moment.convert(name, None, None) for name in ("today", "Yesterday")} <= days
    for text, iso in (("28.11.2026", "2026-11-28"), ("1. 2. 2026", "2026-02-01"), ("2026-11-28T06:00", None)):
        assert moment.convert(text, None, None) == (iso or text)


@pytest.mark.parametrize(
    ("budget", "error"),
    [
        (b"100", "budget must be a number, a text or a Budget, not bytes"),
        (None, "not NoneType"),
        (True, "not bool"),
        ([1], "list"),
    ],
)
def test_a_budget_of_another_type(budget: Any, error: str) -> None:
    with pytest.raises(TypeError, match=error):
        summarize("It rained.", budget=budget)
    with pytest.raises(TypeError, match=r"a budget needs a number of words, not"):
        Budget(budget)


@pytest.mark.parametrize("limit", [10**16, 10**400, 1e99])
def test_a_budget_that_is_too_large(limit: float) -> None:
    with pytest.raises(ValueError, match="too large: at most 1,000,000,000,000,000 words"):
        summarize("It rained.", budget=limit)  # type: ignore[arg-type]  # a float counts words, too


ADDRESSES = {
    "example.org/a.html": "https://example.org/a.html",
    "example.org": "https://example.org",
    "www.example.com": "https://www.example.com",
    "www.bbc.co.uk/news?x=1": "https://www.bbc.co.uk/news?x=1",
    "news.example.de/2026/11/28/a": "https://news.example.de/2026/11/28/a",
    "müller.de/artikel": "https://müller.de/artikel",
    "blog.example.io/post": "https://blog.example.io/post",
    "https:/example.org/a": "https://example.org/a",
    "http:example.org/a": "http://example.org/a",
    "https//example.org/a": "https://example.org/a",
    "//example.org/a": "https://example.org/a",
    "localhost:8000/feed.xml": "http://localhost:8000/feed.xml",
    "127.0.0.1:8000/": "http://127.0.0.1:8000/",
}
NO_ADDRESSES = (
    "notes.txt",
    "a.md",
    "report.docx",
    "v1.2/x",
    "1.5",
    "./example.txt",
    "../b.c",
    "x",
    "news.db",
    "a/b.org",
)


@pytest.mark.parametrize("command", ["digest {}", "collect {} --store news.db"])
def test_an_address_without_a_scheme(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.chdir(tmp_path)
    for given, url in ADDRESSES.items():
        status, _, err = call(*command.format(given).split())
        assert status == 66
        assert f"{given}: no such file or folder; did you mean {url}?" in err.replace(
            "file matches", "such file or folder"
        )
    for given in NO_ADDRESSES:
        assert "did you mean" not in call(*command.format(given).split())[2]


NAMES = {
    "news/001.txt": "'news/001_277e440e.txt'",
    "news/001": "'news/001_277e440e.txt'",
    "news/001_277e440f.txt": "'news/001_277e440e.txt'",
    "news/Bridge.txt": "'news/bridge.txt'",
    "news/brigde.txt": "'news/bridge.txt'",
    "news/bridge": "'news/bridge.txt'",
    "news/bridge.md": "'news/bridge.txt'",
    "./news/bridge.tx": "'news/bridge.txt'",
    "{here}/news/brige.txt": "'{here}/news/bridge.txt'",
    "nwes": "'news'",
    "nwes/bridge.txt": "'news/bridge.txt'",
    "example.org/page.htm": "'example.org/page.html'",
}


def test_the_nearest_name(call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "example.org").mkdir()
    (tmp_path / "example.org" / "page.html").write_text("x")
    (tmp_path / "news").mkdir()
    for name in ("001_277e440e.txt", "002_88.txt", "bridge.txt", ".hidden.txt", "b\nad.txt"):
        (tmp_path / "news" / name).write_text("x")
    for given, near in NAMES.items():
        path = given.format(here=tmp_path)
        assert meant(path) == f"; did you mean {near.format(here=tmp_path)}?", given
    for given in ("news/zzz.txt", "news/hidden.txt", "none/at/all.txt", "news/bad", "/"):
        assert meant(given) == "", given
    assert "did you mean 'news/bridge.txt'?" in call("digest", "news/brigde.txt")[2]
    assert "did you mean 'news/bridge.txt'?" in call("render", "news/brigde.txt")[2]
    assert "did you mean 'news/bridge.txt'?" in call("eval", "news/brigde.txt")[2]
    assert "did you mean 'news/bridge.txt'?" in call("digest", "news", "-c", "news/brigde.txt")[2]


def test_a_store_that_is_missing_is_missing(call: Call, tmp_path: Path) -> None:
    for period in (["--days", 1], ["--from", "2026-11-01"], ["--until", "yesterday"]):
        status, _, err = call("digest", tmp_path / "nosuch.db", *period)
        assert (status, "nosuch.db: no such file" in err, err.count("\n")) == (66, True, 1)
    (tmp_path / "a.txt").write_text("It rained.")
    status, _, err = call("digest", tmp_path / "a.txt", "--days", 1)
    assert (status, "no store is among the sources" in err) == (2, True)


def test_a_search_without_hits(call: Call, tmp_path: Path) -> None:
    store = tmp_path / "news.db"
    call("collect", ROOT / "seeds", "--store", store)
    assert call("store", "search", store, "gas")[0] == 0
    assert call("store", "search", store, "zzzz") == (
        1,
        "",
        "summarize: no article holds all of these words\n",
    )
    assert call("store", "search", store, "zzzz", "--json")[0] == 1


def test_on_the_first_morning_everything_is_new(call: Call, tmp_path: Path) -> None:
    status, out, err = call("digest", ROOT / "seeds", "--since", tmp_path / "none.json", "--format", "json")
    assert (status, json.loads(out)["novelty"]) == (0, None)
    assert err == f"summarize: --since {tmp_path}/none.json: no such file; everything counts as new\n"
    (tmp_path / "bad.json").write_text("{}")
    assert call("digest", ROOT / "seeds", "--since", tmp_path / "bad.json")[0] == 65


def closed(monkeypatch: pytest.MonkeyPatch, *folders: Path) -> None:
    """Let the system refuse to list folders, as it does for anybody but root."""
    scandir = os.scandir

    def refuse(path: Any = ".") -> Any:
        if Path(path) in folders:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
        return scandir(path)

    monkeypatch.setattr("os.scandir", refuse)


def test_a_folder_that_cannot_be_read(call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "open").mkdir()
    (tmp_path / "open" / "a.txt").write_text("It rained in Paris on Monday.")
    for name in ("closed", ".git"):
        (tmp_path / name).mkdir()
    closed(monkeypatch, tmp_path / "closed", tmp_path / ".git")
    status, out, err = call("digest", tmp_path / "closed")
    assert (status, out, err) == (
        65,
        "",
        f"summarize: {tmp_path}/closed: cannot be read: Permission denied\n",
    )
    loaded = load(tmp_path)
    assert len(loaded) == 1
    (problem,) = loaded.problems  # type: ignore[attr-defined]  # Loaded
    assert (problem.code, problem.message) == (
        "unreadable",
        f"{tmp_path}/closed: cannot be read: Permission denied",
    )


@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="needs another user to be")
def test_what_is_below_a_closed_folder(tmp_path: Path) -> None:
    for folder in (tmp_path, *tmp_path.parents[:3]):
        folder.chmod(0o755)
    (tmp_path / "closed").mkdir(mode=0o700)
    (tmp_path / "closed" / "a.txt").write_text("It rained.")
    os.seteuid(65534)
    try:
        found = find([tmp_path / "closed" / "a.txt", tmp_path / "closed"])
    finally:
        os.seteuid(0)
    assert [str(file.problem).rpartition(": ")[2] for file in found] == ["Permission denied"] * 2


PIECES = st.lists(
    st.sampled_from(
        [
            "The river Elbe rose by nine centimetres in the night.",
            "It rained.",
            "This surprised the city council.",
            "Nobody was hurt in Dresden.",
            "Ferries stayed in port.",
            "“We waited,” she said.",
            "Trains were late on Monday.",
        ]
    ),
    min_size=1,
    max_size=6,
    unique=True,
)


@hypothesis.settings(max_examples=8)
@hypothesis.given(st.lists(PIECES, min_size=1, max_size=3), st.sampled_from(["words", "characters"]))
def test_the_shortest_sentence_is_the_least_budget(texts: list[list[str]], unit: Any) -> None:
    documents = [" ".join(text) for text in texts]
    empty = summarize(documents, budget=Budget(0, unit))
    least = empty.metrics.budget["least"]
    assert empty.excerpts == ()
    assert summarize(documents, budget=Budget(least - 1, unit)).excerpts == ()
    enough = summarize(documents, budget=Budget(least, unit))
    assert enough.excerpts
    assert "least" not in enough.metrics.budget
    line = f"No sentence fits in 0 {unit}: the shortest sentence has {least} {unit}."
    assert (to_text(empty), to_markdown(empty)) == (f"{line}\n", f"{line}\n")


@pytest.mark.parametrize("budget", [200, "5 sentences", "800 characters", "auto"])
def test_a_text_that_says_nothing_is_not_said_to_be_too_long(budget: Any) -> None:
    digest = summarize(["Hello."], budget=budget)
    assert to_text(digest) == "No sentence is shown: those that would fit add nothing.\n"
    assert [omission.reason for omission in digest.omitted] == ["adds-little"]


def test_a_page_is_no_digest_and_json_is_kept_with_output(call: Call, tmp_path: Path) -> None:
    (tmp_path / "day.html").write_text("<!doctype html>", encoding="utf-8")
    for command in ("render", "explain"):
        status, _, said = call(command, tmp_path / "day.html")
        assert (status, "not JSON" in said, "--output FILE.json" in said) == (65, True, True)


def test_one_sentence_is_one_sentence() -> None:
    assert "1 sentence, 6 words\n" in to_text(summarize(["It rained in Bremen on Monday."]))


def test_too_small_a_budget_shows_one_line_and_the_json_has_all(call: Call) -> None:
    page = "No sentence fits in 3 words: the shortest sentence has 6 words.\n"
    for format_ in ("text", "markdown", "terminal"):
        assert call("digest", ROOT / "seeds", "--words", 3, "--format", format_) == (0, page, "")
    made = json.loads(call("digest", ROOT / "seeds", "--words", 3, "--format", "json")[1])
    assert made["excerpts"] == []
    assert made["discrepancies"]
    assert made["omitted"]
    assert summarize(["One. Two."], budget=0, pipeline=Pipeline()).excerpts == ()
