"""What keeps two sentences apart, in every language with a table."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize import Document, Pipeline
from summarize.analysis.conflicts import conflict, develops
from summarize.language import tables
from summarize.language.signs import Signs
from summarize.language.tables.contrast import Negation
from summarize.language.terms import analyse

ROWS = (Path(__file__).parents[1] / "fixtures" / "apart.tsv").read_text(encoding="utf-8").splitlines()


def read(text: str, language: str | None) -> Signs:
    return Signs(text, analyse(text, language), language)


@pytest.mark.parametrize("row", ROWS)
def test_what_keeps_two_sentences_apart(row: str) -> None:
    expected, language, *texts = row.split("\t")
    first, second = (read(text, language) for text in texts)
    assert (conflict(first, second) is not None) == (expected == "apart")


DEVELOPS = (
    ("en", "The union is to vote on the deal on Friday.", "The union voted on the deal on Friday."),
    ("en", "The storm is expected to reach Port Alma.", "The storm Nadia reached Port Alma."),
    ("en", "Orbex wants to close its plant in Turku.", "Orbex has closed its plant in Turku."),
    ("en", "Rescuers are looking for three miners.", "Rescuers found the three miners."),
    ("en", "Lena Voigt was suspended on Monday.", "Lena Voigt, who was suspended on Monday, resigned."),
    ("en", "Police arrested the driver on Tuesday.", "The driver arrested on Tuesday was charged."),
    ("en", "Ida Brandt was nominated.", "Ida Brandt, who was nominated on Monday, was confirmed."),
    ("en", "Police are searching the house of Reed.", "Reed, whose house was searched, confessed."),
    ("de", "Die Stadt will die Brücke im Mai öffnen.", "Die Stadt öffnete die Brücke im Mai."),
    ("fr", "Le musée rouvrira samedi.", "Le musée a rouvert samedi."),
)
GOES_NOT_ON = (
    ("en", "The union voted on the deal on Friday.", "Members of the union approved the deal on Friday."),
    ("en", "The union will vote on Friday.", "The vote of the union is on Friday."),
    ("en", "The union is to vote, officials said.", "The union will vote, officials told reporters."),
    ("en", "The firm, which was founded in 1969, sank.", "The firm, founded in 1969, sank on Monday."),
)


@pytest.mark.parametrize(("language", "earlier", "later"), DEVELOPS)
def test_what_was_done_is_not_what_was_to_come(language: str, earlier: str, later: str) -> None:
    first, second = read(earlier, language), read(later, language)
    assert develops(first, second)
    assert develops(second, first)


@pytest.mark.parametrize(("language", "first", "second"), GOES_NOT_ON)
def test_what_two_days_report_alike_is_no_development(language: str, first: str, second: str) -> None:
    assert not develops(read(first, language), read(second, language))


def test_short_sentences_of_two_events_are_two_assertions() -> None:
    texts = (
        "A bus hit a lorry near Tornio on Monday. The bus from Tornio was full. The driver was arrested.",
        "A school bus in Pradesa overturned. Parents came to Pradesa at once. The driver was arrested.",
    )
    study = Pipeline().study([Document(text=text, published="2026-03-10") for text in texts])
    assert all(len(cluster.sentences) == 1 for cluster in study.ranking.clusters)


@pytest.mark.parametrize(
    ("ago", "named", "language", "one"),
    [
        ("Eight years ago two men died at the Orford mill.", "Two men died at the mill in 2018.", "en", True),
        ("Nine years ago two men died at the Orford mill.", "Two men died at the mill in 2018.", "en", False),
        ("Eight years earlier two men died at the mill.", "Two men died at the mill in 2018.", "en", False),
        ("Acht Jahre zuvor brannte die Mühle.", "Im Jahr 2018 brannte die Mühle.", "de", False),
        ("Vor acht Jahren brannte die Mühle.", "Im Jahr 2018 brannte die Mühle.", "de", True),
        ("Il y a huit ans, le moulin a brûlé.", "Le moulin a brûlé en 2018.", "fr", True),
    ],
)
def test_years_ago_are_a_year_where_the_day_of_publication_is_known(
    ago: str,
    named: str,
    language: str,
    one: bool,  # noqa: FBT001
) -> None:
    first, second = (Signs(text, analyse(text, language), language, 2026) for text in (ago, named))
    assert (conflict(first, second) is None) is one
    assert (conflict(second, first) is None) is one
    assert conflict(read(ago, language), read(named, language)) is not None


@given(st.text(), st.text(), st.sampled_from([*tables.languages(Negation), None]))
def test_no_order_changes_what_keeps_apart(a: str, b: str, language: str | None) -> None:
    first, second = read(a, language), read(b, language)
    assert (conflict(first, second) is None) == (conflict(second, first) is None)
    assert conflict(first, first) is None


def test_a_pair_is_compared_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []

    def counted(a: Signs, b: Signs, **_: bool) -> None:
        asked.append((a, b))

    monkeypatch.setattr("summarize.analysis.analysis.conflict", counted)
    text = "The council of Dalpur shut the mine on Monday."
    analysis = Pipeline().analyse([Document(text=text), Document(text=text.replace("shut", "opened"))])
    assert analysis.conflicts[0, 1] is analysis.conflicts[0, 1] is None
    assert len(asked) == 1


def test_where_no_denials_are_known_only_the_same_wording_is_merged() -> None:
    first = read("Menteri membenarkan pelabuhan Dalpur akan ditutup.", "id")
    assert conflict(first, read("Menteri membenarkan pelabuhan Dalpur akan ditutup!", "id")) is None
    assert conflict(first, read("Menteri membenarkan pelabuhan Dalpur segera ditutup.", "id")) == "wording"
