"""What a sentence tells of what sentences like it say."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from summarize import Budget, Document
from summarize.analysis import Analysis
from summarize.pipeline import Pipeline
from summarize.stages.alike import Resembled, find_rivals
from summarize.stages.cover import greedy
from summarize.stages.dedup import ExactOnly
from summarize.stages.select import ConceptCoverage
from summarize.stages.weighing import Weighing

FIRST = "The council of Dalpur closed the old bridge over the river on Monday after an inspection."
SECOND = "On Monday the council of Dalpur shut the old bridge over the river, Marta Quell told 40 guests."
THIRD = "Parliament adopted the budget for schools without any debate."


MORE = " Nothing else was known by evening."


def analyse(*texts: str, more: str = MORE, days: Sequence[str | None] = (None,)) -> Analysis:
    documents = [
        Document(text=text + more, id=str(n), language="en", published=days[n % len(days)])
        for n, text in enumerate(texts)
    ]
    return Pipeline().analyse(documents)


def told(analysis: Analysis, text: str, factor: float = 1.0) -> dict[str, float]:
    """Return what a sentence covers, and how well, without its own concepts."""
    i = analysis.texts.index(text)
    columns, parts = Resembled(analysis, factor).covered_by((i, 1.0))
    names = [analysis.concepts.names[column] for column in columns.tolist()]
    own = {*analysis.terms[i].concepts}
    return {c: part for c, part in zip(names, parts.tolist(), strict=True) if c not in own}


def test_a_sentence_tells_a_part_of_one_that_it_resembles() -> None:
    of_first = told(analyse(FIRST, SECOND, THIRD), FIRST)
    assert "shut" in of_first
    assert 0.08 <= of_first["shut"] <= 1


def test_names_and_numbers_are_not_told_without_them() -> None:
    of_first = told(analyse(FIRST, SECOND, THIRD), FIRST)
    assert not [c for c in of_first if {"marta", "quell", "40"} & {*c.split()}]


def test_what_has_nothing_in_common_tells_nothing() -> None:
    assert not told(analyse(FIRST, SECOND, THIRD), THIRD)


@pytest.mark.parametrize("factor", [0.25, 0.5])
def test_a_lower_factor_tells_less(factor: float) -> None:
    analysis = analyse(FIRST, SECOND, THIRD)
    assert told(analysis, FIRST, factor).get("shut", 0.0) < told(analysis, FIRST)["shut"]
    assert not told(analysis, FIRST, 0.0)


def test_texts_of_one_sentence_tell_nothing_of_each_other() -> None:
    assert not told(analyse(FIRST, SECOND, THIRD, more=""), FIRST)


@pytest.mark.parametrize("words", [30, 150, 300])
def test_no_gain_is_greater_than_its_bound(seeds: list[Document], words: int) -> None:
    analysis = Pipeline().analyse(seeds)
    study = Pipeline().study(analysis)
    weighing = Weighing(ConceptCoverage(), study.ranking, analysis, frozenset())
    cover, candidates = weighing.at(weighing.candidates(Budget(words))[0], Budget(words))
    assert all(cover.gain(candidate) <= candidate.most for candidate in candidates)
    rows = [(c, cover.weights.columns.row(c)) for c in candidates]
    assert any(len(columns) > len(c.concepts) + len(c.more) for c, (columns, _) in rows)


@pytest.mark.parametrize(
    ("figures", "rivals"), [("41 per cent, and him 38", True), ("41 per cent, and him 7", False)]
)
def test_two_large_figures_in_common_are_told_once(figures: str, rivals: bool) -> None:  # noqa: FBT001
    first = "Brandt has 41 per cent in a poll of the Valley Institute, Okoro 38."
    second = f"Those who were asked in town give her {figures}."
    analysis = analyse(first, second, THIRD)
    ranking = Pipeline(dedup=ExactOnly()).study(analysis).ranking
    found = find_rivals(ranking, analysis, 0.22)
    clusters = {analysis.texts[cluster.lead]: n for n, cluster in enumerate(ranking.clusters)}
    assert (clusters[second] in found.get(analysis.texts.index(first), ())) is rivals


def qualities(analysis: Analysis) -> dict[str, float]:
    """Return how well each sentence covers what it says, where nothing is merged."""
    ranking = Pipeline(dedup=ExactOnly()).study(analysis).ranking
    weighing = Weighing(ConceptCoverage(unconfirmed=0.5), ranking, analysis, frozenset())
    found, _ = weighing.candidates(Budget(150))
    return {analysis.texts[c.sentence]: c.quality for c in found}


def test_what_another_account_probably_says_covers_better_than_what_nobody_does() -> None:
    first = f"{FIRST} Lorries now drive by Orsk. Shops on the bank complain. Repairs may take a year."
    second = f"{SECOND} Buses turn at the mill. Nobody was hurt. Engineers had found three cracks."
    analysis = analyse(first, second, THIRD, days=("2026-03-02",))
    quality = qualities(analysis)
    probable = {analysis.texts[unit[0]]: 0.0 for unit in analysis.wordings}
    for first, second, probability in analysis.same:
        for k in (first, second):
            text = analysis.texts[analysis.wordings[k][0]]
            probable[text] = max(probable[text], probability)
    assert quality[FIRST] == pytest.approx(0.5 + 0.5 * probable[FIRST])
    assert quality[FIRST] > quality[THIRD] == 0.5


def test_an_article_on_another_event_confirms_nothing() -> None:
    second = f"The mayor of Dalpur resigned in May. {SECOND}"
    analysis = analyse(FIRST, second, days=("2026-03-02", "2026-05-18"))
    assert not any(analysis.accounts.values())
    assert qualities(analysis)[FIRST] == 0.5


@pytest.mark.parametrize("words", [60, 150, 300])
@pytest.mark.parametrize("exponent", [0.0, 0.5, 1.0])
def test_the_choice_is_worth_no_less_than_either_greedy_one(
    seeds: list[Document], words: int, exponent: float
) -> None:
    analysis = Pipeline().analyse(seeds)
    study = Pipeline().study(analysis)
    by = ConceptCoverage(cost_exponent=exponent, nested=False, filler=0.0)
    weighing = Weighing(by, study.ranking, analysis, frozenset())
    cover, candidates = weighing.at(weighing.candidates(Budget(words))[0], Budget(words))
    chosen = {choice.sentence for choice in by(study.ranking, analysis, Budget(words)).choices}
    worth = cover.with_all([c for c in candidates if c.sentence in chosen]).worth
    for other in (exponent, 1.0):
        assert worth >= greedy(cover, candidates, other).worth
