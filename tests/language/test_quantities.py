"""Figures in sentences: what they are, and what two of them are to each other."""

from __future__ import annotations

from typing import Any

import pytest
from conftest import ROOT
from fixture_documents import Case, cases
from hypothesis import given
from hypothesis import strategies as st

from summarize import Document, load, summarize
from summarize import verify as check
from summarize.compare.figure_links import compare, reach
from summarize.language.quantities import Quantity, quantities
from summarize.language.quantities.tokens import bases, languages, measures
from summarize.model.comparison import Discrepancy

SEEDS = ROOT / "seeds"


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.12g}"


def _written(text: str, quantity: Quantity) -> str:
    interval = f"{_number(quantity.low)}..{_number(quantity.high)}"
    value = interval if quantity.value is None else _number(quantity.value)
    parts = (quantity.unit, quantity.noun, quantity.per, quantity.hedge, quantity.outcome)
    return " | ".join([text[quantity.start : quantity.end], value, *(part or "-" for part in parts)])


@pytest.mark.parametrize("case", cases("quantities"))
def test_quantities(case: Case) -> None:
    language, _, text = case.given.partition(": ")
    found = [_written(text, quantity) for quantity in quantities(text, language)]
    assert found == ([] if case.expected == "none" else case.expected.splitlines())


@pytest.mark.parametrize("case", cases("verdicts"))
def test_verdicts(case: Case) -> None:
    (language, _, first), (_, _, second) = (line.partition(": ") for line in case.given.splitlines())
    (a,), (b,) = quantities(first, language), quantities(second, language)
    assert compare(a, b).verdict == case.expected
    assert compare(b, a).verdict == case.expected


WORDS = (
    "20 3.5 1,200 two half million % $ € people km of to - about killed de zwei hundert Uhr : ' und 2020 May"
    " ٣ up\u00a0to a\u00a0year dozens"
)
PIECES = st.sampled_from([word.replace("\u00a0", " ") for word in WORDS.split(" ")])
LINES = st.one_of(
    st.text(max_size=80), st.lists(PIECES, max_size=14).map(" ".join), st.lists(PIECES).map("".join)
)


@given(LINES, st.sampled_from([*languages(), None, "hu", "ja"]))
def test_any_text_has_quantities_in_order_that_do_not_overlap(text: str, language: str | None) -> None:
    end = 0
    for quantity in quantities(text, language):
        assert end <= quantity.start < quantity.end <= len(text)
        assert quantity.noun is None or quantity.noun in text
        assert quantity.qualifier is None or quantity.qualifier in text
        low, high = reach(quantity)
        assert low <= high
        end = quantity.end


@given(st.lists(LINES, min_size=2, max_size=4), st.sampled_from(["en", "fr", "de"]))
def test_verdicts_do_not_depend_on_the_order(texts: list[str], language: str) -> None:
    found = [quantity for text in texts for quantity in quantities(text, language)]
    for a in found:
        assert compare(a, a).verdict in {"agree", "not-comparable"}
        for b in found:
            assert compare(a, b).verdict == compare(b, a).verdict


@pytest.mark.parametrize("language", languages())
def test_tables_are_folded_and_refer_to_what_is_there(language: str) -> None:
    tables = measures(language)
    named: list[Any] = [
        tables.cardinals,
        tables.scales,
        tables.vague,
        tables.hedges,
        tables.units,
        tables.periods,
    ]
    assert all(word == word.casefold().strip() != "" for table in named for word in table)
    assert len(tables.cardinals) >= 26
    assert {unit for unit, _ in tables.units.values()} >= {"year", "%", "km"}
    assert all(factor > 0 for _, factor in [*tables.units.values(), *bases().values()])


def _card(*texts: str, published: tuple[str, ...] = ()) -> tuple[Discrepancy, ...]:
    moments = [*published, *[None] * (len(texts) - len(published))]
    documents = [
        Document(text=text, language="en", published=moment, origin=str(number))
        for number, (text, moment) in enumerate(zip(texts, moments, strict=True))
    ]
    digest = summarize(documents)
    assert not check(digest, documents)
    return digest.discrepancies


def test_a_figure_that_rises_with_publication_is_an_update() -> None:
    early = "Rescuers in Halden said the landslide had killed 12 people near the river."
    late = "Rescuers in Halden said the landslide had killed 19 people near the river."
    (card,) = _card(early, late, published=("2026-01-02", "2026-01-03"))
    assert (card.kind, card.verdict) == ("figure", "update")
    (card,) = _card(early, late, published=("2026-01-03", "2026-01-02"))
    assert card.verdict == "differ"
    (card,) = _card(early, late)
    assert card.verdict == "differ"


def test_sentences_about_other_places_are_not_held_against_each_other() -> None:
    toll = "Rescuers said the landslide in {} had killed {} people near the river."
    here, there = toll.format("Norway", 12), toll.format("Chile", 19)
    assert all(
        value.unit is None and value.value is None for card in _card(here, there) for value in card.values
    )
    (card,) = _card(here, toll.format("Norway", 19))
    assert [value.value for value in card.values] == [12, 19]


def test_the_gas_card_of_the_examples() -> None:
    digest = summarize(load(SEEDS))
    gas = [card for card in digest.possible if any("15%" in value.raw for value in card.values)]
    assert [card.verdict for card in gas] == ["not-comparable"]
    (card,) = gas
    assert sorted(value.raw.split(" of ")[0] for value in card.values) == [
        "106 billion cubic meters", "50 billion cubic meters", "around 15%",
        "up to 50 billion cubic meters", "up to 50 billion cubic meters",
    ]  # fmt: skip
    assert {value.per for value in card.values if value.value == 50e9} == {"year"}
    judged = {
        frozenset(card.values[i].raw.split()[0] for i in compared.values): compared.verdict
        for compared in card.comparisons
    }
    assert judged[frozenset({"up", "50"})] == "qualifier-differs"
    assert judged[frozenset({"106", "50"})] == "not-comparable"
    years = [card for card in digest.discrepancies if {v.unit for v in card.values} == {"year"}]
    assert {(v.raw, v.value) for v in years[0].values} == {("30 years", 30.0), ("three decades", 30.0)}
    assert years[0].verdict == "agree"


def test_every_source_of_one_wording_is_on_the_card() -> None:
    said = "The council of Halden pledged $350 million for the bridges."
    copies = [f"{said} {more}" for more in ("It rained on Monday.", "The mayor left early.")]
    (card,) = [c for c in _card(*copies, "The council of Halden pledged $400 million for the bridges.")
               if c.kind == "figure"]  # fmt: skip
    assert [value.raw for value in card.values] == ["$350 million", "$350 million", "$400 million"]
    assert {compared.values for compared in card.comparisons} == {(0, 2)}
