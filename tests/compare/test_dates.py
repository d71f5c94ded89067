"""Dates in sentences: found verbatim, resolved by the day of publication, never by the clock."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date, timedelta

import pytest
from conftest import ROOT
from fixture_documents import Case, cases
from hypothesis import given
from hypothesis import strategies as st

from summarize import Document, EmptyInputError, Pipeline, from_json, summarize, to_json, verify
from summarize.compare.compare import timeline
from summarize.language import tables
from summarize.language.tables.written import Calendar
from summarize.model.canonical import to_builtins
from summarize.schema import check_digest

LANGUAGES = [None, "ru", "pl", "zh", *tables.languages(Calendar)]
PIECES = [
    "on", "Monday", "last", "next", "May", "3", "31", "2025", "03/04/2025", "mars", "1.", "ledna", "will",
    "last year", "next month", "12 мая 2025", "early", "mardi", "week", "5-6", "2025年2月30日", "days ago",
    "three", "、", "«", "ſept",
]  # fmt: skip
PHRASES = st.lists(st.sampled_from(PIECES), min_size=1, max_size=12).map(" ".join)
TEXTS = st.one_of(PHRASES, st.text(max_size=80))


def dates_of(text: str, language: str | None, published: str | None) -> list[str]:
    analysis = Pipeline().analyse([Document(text=text, language=language, published=published)])
    in_text = sorted(timeline(analysis), key=lambda mention: mention.span.start)
    return [f"{mention.text} → {mention.resolved or 'unknown'}: {mention.how}" for mention in in_text]


@pytest.mark.parametrize("case", cases("dates"))
def test_dates(case: Case) -> None:
    head, _, sentence = case.given.partition("\n")
    language, published = head.split()
    found = dates_of(sentence, language, None if published == "-" else published)
    assert ("\n".join(found) or "none") == case.expected


@given(TEXTS, st.sampled_from(LANGUAGES), st.none() | st.dates(date(1, 1, 1), date(9999, 12, 31)))
def test_any_text(text: str, language: str | None, published: date | None) -> None:
    document = Document(
        text=f"{text} in Paris.", language=language, published=published and published.isoformat()
    )
    try:
        digest = summarize(document)
    except EmptyInputError:
        return  # "Follow us in Paris." is printed around articles
    assert verify(digest, document) == []
    check_digest(to_builtins(digest))
    assert from_json(to_json(digest)) == digest
    for mention in digest.timeline:
        inner, outer = mention.span, mention.sentence.span
        assert outer.start <= inner.start < inner.end <= outer.end
        assert mention.text == document.text[inner.start : inner.end] == mention.text.strip()
        assert (mention.resolved is None) == (mention.precision is None)
    known = [mention.resolved for mention in digest.timeline if mention.resolved is not None]
    assert known == sorted(known)
    assert all(mention.resolved is None for mention in digest.timeline[len(known) :])


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.integers(0, 6))
def test_a_weekday_is_the_day_that_it_names(published: date, weekday: int) -> None:
    name = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()[weekday]  # noqa: SIM905
    for sentence, least, most in (("They met on {}.", -6, 0), ("They will meet on {}.", 1, 6)):
        (found,) = dates_of(sentence.format(name), "en", published.isoformat())
        if least > 0 and weekday == published.weekday():
            assert found.endswith("unknown: of this week or of the next one")
            continue
        day = date.fromisoformat(found.partition(" → ")[2][:10])
        assert day.weekday() == weekday
        assert timedelta(least) <= day - published <= timedelta(most)


def test_the_clock_changes_nothing() -> None:
    """Two time zones 26 hours apart never have the same day."""
    code = """
from summarize import *
d = [Document(text="He came on Monday, on 5 May, yesterday and on 3 March 2024.", language="en", published=p)
     for p in (None, "2025-05-07")] + [Document(text="Он прибыл 12 мая 2025 года.", language="ru")]
print([(m.text, m.resolved, m.how) for m in summarize(d).timeline])
"""
    made = {
        subprocess.run(
            [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True,
            env={**os.environ, "TZ": zone},
        ).stdout
        for zone in ("Pacific/Kiritimati", "Etc/GMT+12")
    }  # fmt: skip
    assert len(made) == 1
    assert "2025-05-12" in made.pop()


def test_dates_of_the_examples(seeds: list[Document]) -> None:
    undated = {mention.text: mention.resolved for mention in summarize(seeds).timeline}
    assert undated["early 2022"] == "2022"
    assert undated["Tuesday"] is None
    published = [Document(text=d.text, origin=d.origin, published="2025-09-02") for d in seeds]
    dated = {mention.text: mention.resolved for mention in summarize(published).timeline}
    assert dated["Tuesday"] == "2025-09-02"
    assert dated["Wednesday"] == "2025-09-03"
    assert dated["Monday"] == "2025-09-01"
    assert dated["later this month"] == "2025-09"
