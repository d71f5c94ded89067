"""A morning as its editor asks for it: topics that come first, headings, and what is left out."""

from __future__ import annotations

import json
from collections.abc import Callable
from email import message_from_string
from email.policy import default
from pathlib import Path
from typing import Any

import pytest

Call = Callable[..., tuple[int, str, str]]

NEWS = {
    "Bridge in Halden falls": "The Halden bridge fell into the Orme. Fourteen people were hurt, police said.",
    "Rovers win the cup": "Norwood Rovers won the Albion Cup. Dana Price scored two goals against Castleton.",
    "Bank raises its rates": "The central bank raised its interest rates to 4 per cent. Shares fell.",
    "Storks on the town hall": "A pair of storks nests on the town hall of Vero, the first for forty years.",
    "Stars of the week": "Your horoscope: Leo meets an old friend, and Virgo finds what she lost in spring.",
}


@pytest.fixture
def news(tmp_path: Path) -> Path:
    rows = [{"title": title, "text": text, "publisher": "Herald"} for title, text in NEWS.items()]
    path = tmp_path / "news.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return path


def configured(folder: Path, text: str) -> Path:
    path = folder / "morning.toml"
    path.write_text(text, encoding="utf-8")
    return path


def made(call: Call, news: Path, text: str, *more: object) -> dict[str, Any]:
    path = configured(news.parent, text)
    status, output, err = call("brief", news, "--config", path, "--format", "json", *more)
    assert (status, err) == (0, "")
    page: dict[str, Any] = json.loads(output)
    return page


SECTIONS = (
    '[[section]]\nheading = "Sport"\nqueries = ["cup", "goal"]\n'
    '[[section]]\nheading = "Money & Co"\nqueries = ["interest rate", "shares"]\n'
)


def test_watched_topics_come_first_in_whatever_form_their_words_stand(call: Call, news: Path) -> None:
    page = made(call, news, '[[watch]]\ntopic = "nesting stork"')
    assert page["stories"][0]["headline"] == "Storks on the town hall"
    assert page["stories"][0]["watched"] == ["nesting stork"]
    assert [story["watched"] for story in page["stories"][1:]] == [[], [], [], []]


def test_topics_of_the_command_line_are_added(call: Call, news: Path) -> None:
    page = made(call, news, '[[watch]]\ntopic = "storks"', "--watch", "albion cup", "--watch", "storks")
    assert {tuple(story["watched"]) for story in page["stories"][:2]} == {("storks",), ("albion cup",)}


def test_sections_stand_in_the_order_of_the_file_below_what_is_watched(call: Call, news: Path) -> None:
    page = made(call, news, SECTIONS + '[[watch]]\ntopic = "storks"')
    found = [(story["headline"][:5], story["section"]) for story in page["stories"]]
    assert found[:3] == [("Stork", None), ("Rover", "Sport"), ("Bank ", "Money & Co")]
    assert [section for _, section in found[3:]] == [None, None]


@pytest.mark.parametrize("name", ["text", "terminal", "markdown", "html", "feed", "atom", "eml"])
def test_every_format_names_each_section_once(call: Call, news: Path, name: str) -> None:
    path = configured(news.parent, SECTIONS)
    output = call("brief", news, "--config", path, "--format", name)[1]
    if name == "eml":
        body = message_from_string(output, policy=default).get_body(("html",))
        assert body is not None
        output = body.get_content()
    folded = output.casefold()
    wanted = {
        "html": "money &amp; co",
        "eml": "money &amp; co",
        "atom": "money &amp; co",
        "markdown": r"money \& co",
    }
    assert folded.count(wanted.get(name, "money & co")) == 1
    assert folded.index("sport") < folded.index("money")
    headed = name not in {"feed", "atom"}
    assert ("other stories" in folded) == headed


def test_without_sections_nothing_is_headed(call: Call, news: Path) -> None:
    output = call("brief", news, "--format", "markdown")[1]
    assert "Other stories" not in output
    assert "\n## 1\\. " in output or "\n## 1. " in output


def test_what_is_muted_is_counted_and_not_shown(call: Call, news: Path) -> None:
    text = '[[mute]]\ntopic = "horoscopes"'
    page = made(call, news, text)
    (muted,) = [story for story in page["stories"] if story["place"] == "muted"]
    assert (muted["headline"], muted["digest"]) == ("Stars of the week", None)
    assert page["counts"]["stories"] == 4
    output = call("brief", news, "--config", configured(news.parent, text), "--format", "text")[1]
    assert "Muted: 1 story" in output
    assert "Stars" not in output


def test_a_story_that_mentions_a_muted_topic_in_passing_is_shown(call: Call, tmp_path: Path) -> None:
    rest = " ".join(f"The court heard witness number {n} of the trial." for n in range(8))
    row = {"title": "Trial in Ferrin", "text": f"The trial of Anton Lesk began. {rest} He reads horoscopes."}
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps(row), encoding="utf-8")
    assert made(call, path, '[[mute]]\ntopic = "horoscope"')["counts"]["stories"] == 1


def test_what_is_watched_is_never_muted(call: Call, news: Path) -> None:
    page = made(call, news, '[[mute]]\ntopic = "storks"\n[[watch]]\ntopic = "town hall"')
    assert page["counts"]["stories"] == 5


def test_a_muted_story_is_not_told_later(call: Call, news: Path) -> None:
    store = ("--store", news.parent / "news.db", "--now")
    assert (
        made(call, news, '[[mute]]\ntopic = "storks"', *store, "2026-11-27T06:00")["counts"]["stories"] == 4
    )
    later = made(call, news, '[[watch]]\ntopic = "x"', *store, "2026-11-28T06:00")
    assert later["counts"]["stories"] == 0


def test_a_morning_of_muted_stories_alone_has_nothing_new(call: Call, news: Path) -> None:
    topics = ("bridge", "cup", "rates", "storks", "horoscope")
    path = configured(news.parent, "".join(f'[[mute]]\ntopic = "{topic}"\n' for topic in topics))
    assert call("brief", news, "--config", path, "--only-new") == (3, "", "")


def test_a_digest_reads_the_same_file(call: Call, news: Path) -> None:
    path = configured(news.parent, SECTIONS + "[budget]\nlimit = 20")
    assert call("digest", news, "--config", path)[0] == 0
    shown = call("config", "show", path)[1]
    assert 'queries = ["interest rate", "shares"]' in shown
    again = news.parent / "again.toml"
    again.write_text(shown, encoding="utf-8")
    assert call("config", "check", again)[0] == 0


def test_a_file_that_extends_another_takes_its_topics(call: Call, news: Path) -> None:
    (news.parent / "base.toml").write_text('[[watch]]\ntopic = "storks"', encoding="utf-8")
    page = made(call, news, f'extends = "base.toml"\n{SECTIONS}')
    assert page["stories"][0]["watched"] == ["storks"]


def test_a_wrong_table_is_named_with_file_line_and_key(call: Call, news: Path) -> None:
    path = configured(news.parent, '[[watch]]\ntopic = "a"\n\n[[mute]]\ntopik = "b"')
    status, output, err = call("brief", news, "--config", path)
    assert (status, output) == (78, "")
    assert f"{path}:5: unknown key 'topik' in [[mute]] 1, did you mean 'topic'?" in err
    assert len(err.splitlines()) == 1


def test_many_stories_leave_half_of_the_words_to_paragraphs(call: Call, tmp_path: Path) -> None:
    rows = []
    for number in range(40):
        name = "".join("aeioubdgkl"[int(digit)] for digit in f"{number:02}") * 3
        for paper in ("Herald", "Post"):
            text = f"The {name} of {name.title()}burg opened its {name} doors. {paper} readers came."
            title = f"The {name} of {name.title()}burg opens"
            rows.append(
                {"title": title, "text": text, "publisher": paper, "url": f"https://{paper}.example/{number}"}
            )
    path = tmp_path / "many.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    page = json.loads(call("brief", path, "--words", 120, "--format", "json")[1])
    assert page["counts"]["words"] <= 120
    places = [story["place"] for story in page["stories"]]
    assert len(places) == 40
    assert places.count("page") >= 2
    assert places.count("also") >= 5
