"""What briefings told: recorded with the page, kept when a store is damaged."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from summarize.briefing import BriefPlan, compose
from summarize.model import Budget, Document
from summarize.model.briefing import Briefing
from summarize.store import (
    add_documents,
    expect,
    open_store,
    record_briefing,
    settle,
    told_stories,
    untold_documents,
)
from summarize.store.database import Store
from summarize.store.opening import rescue

NOW = datetime(2026, 11, 28, 6, tzinfo=UTC)
ARTICLES = [
    Document(text="The Halden bridge over the Orme fell on Monday, and 14 were hurt.", publisher="Herald"),
    Document(text="Norwood Rovers beat Castleton 3-1 to win the Albion Cup.", publisher="Post"),
]


def filled(path: Path) -> tuple[Store, Briefing]:
    store = open_store(path, create=True)
    with store.transaction():
        add_documents(store, ARTICLES, seen=NOW)
    return store, compose(list(untold_documents(store)), BriefPlan(now=NOW))


def test_what_is_recorded_is_no_longer_untold(tmp_path: Path) -> None:
    store, made = filled(tmp_path / "news.db")
    with store:
        assert len(list(untold_documents(store))) == 2
        record_briefing(store, made)
        assert list(untold_documents(store)) == []
        assert {story.id for story in told_stories(store)} == {story.id for story in made.stories}


def test_a_page_that_was_written_is_settled_and_one_that_was_not_is_forgotten(tmp_path: Path) -> None:
    store, made = filled(tmp_path / "news.db")
    page = tmp_path / "day.txt"
    with store:
        expect(store, made, b"page", page)
        settle(store)
        assert len(list(untold_documents(store))) == 2
        expect(store, made, b"page", page)
        page.write_bytes(b"page")
        settle(store)
        assert list(untold_documents(store)) == []


def test_what_was_told_is_rescued_with_the_articles(tmp_path: Path) -> None:
    store, made = filled(tmp_path / "news.db")
    with store, open_store(tmp_path / "new.db", create=True) as new:
        record_briefing(store, made)
        rescue(store, new)
        assert list(untold_documents(new)) == []
        assert list(told_stories(new)) == list(told_stories(store))


def test_a_story_that_had_no_room_is_told_the_next_morning(tmp_path: Path) -> None:
    both = (
        *ARTICLES,
        Document(text="Norwood Rovers won the Albion Cup, 3-1 against Castleton.", publisher="Wire"),
    )
    with open_store(tmp_path / "news.db", create=True) as store:
        with store.transaction():
            add_documents(store, both, seen=NOW)
        made = compose(list(untold_documents(store)), BriefPlan(now=NOW, budget=Budget(0)))
        assert {story.place for story in made.stories} == {"none"}
        record_briefing(store, made)
        left = compose(list(untold_documents(store)), BriefPlan(now=NOW))
    assert [story.voices for story in left.stories] == [2]
