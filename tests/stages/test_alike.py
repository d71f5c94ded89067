"""What a sentence tells of what sentences like it say."""

from __future__ import annotations

import pytest

from summarize import Budget, Document
from summarize.analysis import Analysis
from summarize.pipeline import Pipeline
from summarize.stages.alike import Resembled
from summarize.stages.select import ConceptCoverage
from summarize.stages.weighing import Weighing

FIRST = "The council of Dalpur closed the old bridge over the river on Monday after an inspection."
SECOND = "On Monday the council of Dalpur shut the old bridge over the river, Marta Quell told 40 guests."
THIRD = "Parliament adopted the budget for schools without any debate."


def analyse(*texts: str, more: str = " Nothing else was known by evening.") -> Analysis:
    documents = [Document(text=text + more, id=str(n), language="en") for n, text in enumerate(texts)]
    return Pipeline().analyse(documents)


def told(analysis: Analysis, text: str, factor: float = 1.0) -> dict[str, float]:
    """Return what a sentence covers, and how well, without its own concepts."""
    i = analysis.texts.index(text)
    own = {*analysis.terms[i].concepts}
    return {c: part for c, part in Resembled(analysis, factor).covered_by((i, 1.0)) if c not in own}


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
    assert any(len(c.covers) > len(c.concepts) + len(c.more) for c in candidates)
