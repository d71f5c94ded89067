"""A digest against an earlier one: what is new, updated, continuing, told and dropped."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest
from conftest import ROOT
from hypothesis import given
from hypothesis import strategies as st

from summarize import Budget, Digest, Document, from_json, summarize, to_json, to_markdown, to_text, verify
from summarize.cli.main import run
from summarize.model.canonical import to_builtins
from summarize.schema import check_digest

SENTENCES = [
    "At least 12 people died in the flood in Brno on Monday.",
    "At least 19 people died in the flood in Brno on Monday.",
    "The mayor of Brno asked the army for help with the river.",
    "Trains between Prague and Vienna were stopped for two days.",
    "Rain is expected to go on until Friday in all of Moravia.",
    "He thanked them.",
    "Schools stayed closed while water stood in the streets of the city.",
]
ARTICLES = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=5).map(" ".join)
UPDATE = Document(
    text="Estimates suggest that approximately 3,500 North Korean soldiers have lost their lives "
    "in the conflict. The port of Odesa was closed by a storm.",
    origin="new.txt",
)


@pytest.fixture(scope="module")
def first(seeds: list[Document]) -> Digest:
    return summarize(seeds)


def accounted(made: Digest, since: Digest) -> None:
    """Every sentence and every earlier excerpt stands in exactly one place."""
    assert made.novelty is not None
    spans = [e.span for e in made.excerpts] + [s.span for e in made.excerpts for s in e.support]
    places = [(s.source, s.start, s.end) for s in [*spans, *(o.span for o in made.omitted)]]
    assert len(places) == len(set(places)) == made.input.sentences
    shown = {status.of for status in made.novelty.excerpts if status.of}
    told, dropped = {t.of for t in made.novelty.told}, {d.of for d in made.novelty.dropped}
    before = {e.id for e in since.excerpts} | {t.of for t in (since.novelty.told if since.novelty else ())}
    assert shown | told | dropped == before
    assert len(shown) + len(told) + len(dropped) == len(before)
    assert [status.id for status in made.novelty.excerpts] == [e.id for e in made.excerpts]


def test_unchanged_input_has_nothing_new(first: Digest, seeds: list[Document]) -> None:
    again = summarize(seeds, since=first)
    accounted(again, first)
    assert again.novelty is not None
    assert {status.status for status in again.novelty.excerpts} == {"continuing"}
    assert again.novelty.figures == again.novelty.dropped == ()
    assert again.text == first.text
    for page in (to_text(again), to_markdown(again)):
        assert f"Nothing new since the digest {first.id[:12]}" in page


def test_what_is_new_comes_first_and_an_update_shows(first: Digest, seeds: list[Document]) -> None:
    told = summarize([*seeds, UPDATE], budget=Budget(400), since=summarize(seeds, budget=Budget(2000)))
    assert told.novelty is not None
    statuses = [status.status for status in told.novelty.excerpts]
    assert (
        statuses == sorted(statuses, key=["new", "updated", "continuing"].index)
        or statuses[0] != "continuing"
    )
    assert Counter(statuses)["new"] == Counter(statuses)["updated"] == 1
    (change,) = told.novelty.figures
    assert (change.status, change.text, change.before) == (
        "updated",
        "approximately 3,500 North Korean soldiers",
        ("approximately 2,000 North Korean soldiers",),
    )
    assert "updated, before: approximately 2,000 North Korean soldiers: Estimates suggest" in to_text(told)
    assert not any("2,000" in excerpt.text for excerpt in told.excerpts)
    brief = summarize([*seeds, UPDATE], budget=30, since=first)
    accounted(brief, first)
    assert brief.excerpts[0].span.source == UPDATE.id
    assert {o.reason for o in brief.omitted} >= {"already-told", "over-budget", "duplicate", "headline"}


def test_a_figure_that_one_source_only_had_can_be_updated(first: Digest, seeds: list[Document]) -> None:
    assert "106 billion" not in first.text
    later = Document(
        text="The anticipated volume of gas supplies by Russia to China is expected to reach "
        "120 billion cubic meters, marking a significant development for both economies.",
        origin="new.txt",
    )
    made = summarize([*seeds, later], since=first)
    accounted(made, first)
    assert made.novelty is not None
    (change,) = made.novelty.figures
    assert (change.status, change.before) == ("updated", ("106 billion cubic meters",))
    assert made.excerpts[0].id == change.excerpt or made.excerpts[1].id == change.excerpt


def test_a_source_that_is_gone(first: Digest) -> None:
    made = summarize([UPDATE], since=first)
    accounted(made, first)
    assert made.novelty is not None
    assert {dropped.reason for dropped in made.novelty.dropped} == {"source-gone"}
    assert verify(made, [UPDATE]) == []
    assert "No longer said" in to_markdown(made)


def test_what_was_told_is_remembered_from_digest_to_digest(first: Digest, seeds: list[Document]) -> None:
    second = summarize([*seeds, UPDATE], budget=30, since=first)
    third = summarize([*seeds, UPDATE], since=second)
    accounted(third, second)
    assert third.novelty is not None
    assert {status.status for status in third.novelty.excerpts} == {"continuing"}


def test_the_earlier_digest_is_part_of_the_configuration(first: Digest, seeds: list[Document]) -> None:
    made = summarize(seeds, since=first)
    assert made.config["values"]["since"] == made.novelty.since == first.id  # type: ignore[union-attr]
    assert made.config["hash"] != first.config["hash"]
    assert to_json(made) == to_json(summarize(seeds[::-1], since=from_json(to_json(first))))


@given(
    st.lists(ARTICLES, min_size=1, max_size=4), st.lists(ARTICLES, min_size=1, max_size=4), st.integers(0, 60)
)
def test_any_two_days(yesterday: list[str], today: list[str], words: int) -> None:
    since = summarize(yesterday, budget=words)
    made = summarize(today, budget=words, since=since)
    accounted(made, since)
    check_digest(to_builtins(made))
    assert verify(made, [Document(text=text) for text in today]) == []
    assert made.metrics.words <= words
    assert from_json(to_json(made)) == made
    same = summarize(yesterday, budget=words, since=since)
    assert same.novelty is not None
    assert {status.status for status in same.novelty.excerpts} <= {"continuing"}


def test_from_the_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    day, since = tmp_path / "day.json", str(tmp_path / "since.json")
    seeds = str(ROOT / "seeds")
    assert run(["digest", seeds, "--output", since]) == 0
    assert run(["digest", seeds, "--since", since, "--output", str(day)]) == 0
    assert json.loads(day.read_bytes())["novelty"]["since"] == json.loads(Path(since).read_bytes())["id"]
    again = ["verify", str(day), "--sources", seeds, "--recompute"]
    assert run([*again, "--since", since]) == 0
    assert run(again) == 2
    assert run([*again, "--since", str(day)]) == 76
    assert run(["digest", seeds, "--since", str(tmp_path / "none.json")]) == 0
    assert "no such file" in capsys.readouterr().err
