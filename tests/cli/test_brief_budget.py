"""The budget of a briefing: any unit, never over, and said with what was used of it."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from conftest import ROOT
from hypothesis import given, settings
from hypothesis import strategies as st

from summarize import Briefing, BriefPlan, Budget, Document, brief, load
from summarize.model.briefing import news

Call = Callable[..., tuple[int, str, str]]
PLAN = BriefPlan(now=datetime(2026, 11, 24, 6, tzinfo=UTC))
MONDAY = ROOT / "examples" / "days" / "monday.jsonl"
UNITS = [("words", 700), ("sentences", 25), ("characters", 4000), ("minutes", 3), ("ratio", 1)]


@pytest.fixture(scope="module")
def day() -> list[Document]:
    return [*load(MONDAY)][:12]


def page(made: Briefing) -> list[str]:
    """What the page shows: the sentences of its stories, and the lines under "Also"."""
    texts = [e.text for s in made.stories if s.digest is not None for e in news(s.digest)]
    return texts + [s.headline or "" for s in made.stories if s.place == "also"]


@settings(max_examples=12)
@given(data=st.data())
def test_every_unit_is_a_hard_limit_of_the_whole_page(data: st.DataObject, day: list[Document]) -> None:
    unit, most = data.draw(st.sampled_from(UNITS))
    limit = data.draw(st.floats(0, most) if most <= 3 else st.integers(0, most))
    made = brief(day, plan=replace(PLAN, budget=Budget(limit, unit)))  # type: ignore[arg-type]
    budget = made.counts.budget
    assert budget["unit"] == ("words" if unit == "ratio" else unit)
    assert budget["used"] <= budget["limit"] * (1 + 1e-9)
    used = Budget(budget["limit"], budget["unit"]).used(page(made))
    assert budget["used"] == pytest.approx(used, abs=1e-5)
    sentences = {text for d in day for text in (d.text, d.title or "")}
    assert all(any(text in whole for whole in sentences) for text in page(made))


def test_an_automatic_page_gives_each_story_its_own_length(day: list[Document]) -> None:
    made = brief(day, plan=replace(PLAN, budget=Budget.of("auto")))
    stories = [story for story in made.stories if story.digest is not None]
    assert len(stories) > 1
    for story in stories:
        assert story.digest is not None
        assert story.digest.config["values"]["budget"] == {"limit": 1.0, "unit": "auto"}
    assert made.counts.budget["used"] <= made.counts.budget["limit"]
    assert {story.place for story in made.stories} <= {"page", "also", "none"}


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--sentences", 4), "(4 of 4 sentences)"),
        (("--characters", 900), "of 900 characters)"),
        (("--minutes", 1.5), "of 1.5 minutes)"),
        (("--words", 90), "of 90 words"),
        ((), "of 600 words"),
    ],
)
def test_the_page_says_what_it_used_of_its_limit(call: Call, options: tuple[object, ...], said: str) -> None:
    status, text, _ = call("brief", MONDAY, *options, "--now", "2026-11-24T06:00")
    assert status == 0
    assert said in text.splitlines()[1]


def test_a_share_is_of_the_new_articles(call: Call) -> None:
    shares = [("--ratio", "5%"), ("--words", "5%")]
    made = [json.loads(call("brief", MONDAY, *share, "--format", "json")[1])["counts"] for share in shares]
    assert made[0] == made[1]
    assert made[0]["words"] <= made[0]["budget"]["limit"]
    assert call("brief", MONDAY, "--auto", "--words", 50)[0] == 2
