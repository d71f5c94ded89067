"""A choice that grows: what a smaller room holds, a larger one holds too."""

from __future__ import annotations

from dataclasses import replace

import pytest
from conftest import ROOT
from hypothesis import assume, given
from hypothesis import strategies as st
from msgspec import structs

from summarize import Budget, Document, Pipeline, load
from summarize.assembly import Study
from summarize.model.inputs import usual
from summarize.stages.cover import Candidate, Cover, greedy
from summarize.stages.ladder import SECOND, Ladder, within
from summarize.stages.select import ConceptCoverage
from summarize.stages.weights import Weights

GROWING, FREE = ConceptCoverage(), ConceptCoverage(nested=False)
CONCEPTS = "abcdefgh"
CANDIDATES = st.lists(
    st.tuples(st.integers(1, 30), st.lists(st.sampled_from(CONCEPTS), min_size=1, max_size=5, unique=True)),
    min_size=1,
    max_size=25,
)


@pytest.fixture(scope="module")
def studies(seeds: list[Document]) -> list[Study]:
    dated = load(ROOT / "examples" / "feeds", ROOT / "examples" / "pages")
    return [Pipeline().study(seeds), Pipeline().study(dated)]


def problem(
    given_: list[tuple[int, list[str]]], weights: list[int], room: float
) -> tuple[Cover, list[Candidate]]:
    cover = Cover(Weights.of(dict(zip(CONCEPTS, map(float, weights), strict=True))), room)
    plain = [Candidate(n, n // 2, float(cost), tuple(held)) for n, (cost, held) in enumerate(given_)]
    return cover, [structs.replace(c, most=cover.gain(c)) for c in plain]


def band(length: float, usual_: float) -> bool:
    """Whether a length is on the upper side of the one at which all is chosen anew."""
    return length >= SECOND[0] * usual_


def grown(given_: list[tuple[int, list[str]]], weights: list[int], room: int) -> Cover:
    """Grow by a ladder whose usual length is 10, each rung filled greedily."""
    ladder = Ladder(
        lambda limit: problem(given_, weights, limit), lambda cover, cs: greedy(cover, cs, 0.5), {}
    )
    cover, candidates = problem(given_, weights, room)
    return within(cover, ladder.order(10, room), candidates)


@given(
    CANDIDATES, st.lists(st.integers(1, 9), min_size=8, max_size=8), st.integers(0, 120), st.integers(0, 120)
)
def test_a_larger_room_holds_all_that_a_smaller_one_does(
    candidates: list[tuple[int, list[str]]], weights: list[int], room: int, more: int
) -> None:
    assume(band(room, 10) == band(room + more, 10))
    small, large = (grown(candidates, weights, r) for r in (room, room + more))
    chosen = {c.sentence for c in small.chosen}
    assert small.used <= room
    assert large.used <= room + more
    # Where the first of the order did not fit, the best that did is alone.
    assert len(chosen) == 1 or chosen <= {c.sentence for c in large.chosen}
    assert len({c.cluster for c in large.chosen}) == len(large.chosen)
    assert chosen or all(c.cost > room for c in problem(candidates, weights, room)[1])


def test_two_lengths_and_a_headline_are_chosen_as_if_there_were_no_others(studies: list[Study]) -> None:
    for study in studies:
        free = {}
        for words in (25, 150, 200, 250, 300, 400):
            grown, alone = (
                {c.sentence for c in select(study.ranking, study.analysis, Budget(words)).choices}
                for select in (GROWING, FREE)
            )
            free[words] = grown == alone
        assert free[25]
        assert free[150]
        assert any(free[words] for words in (200, 250, 300, 400))


def test_a_longer_digest_tells_no_fewer_assertions(studies: list[Study]) -> None:
    for study in studies:
        told = []
        for words in range(60, 481, 30):
            choices = GROWING(study.ranking, study.analysis, Budget(words)).choices
            clusters = [study.ranking.clusters[choice.cluster] for choice in choices]
            told.append(sum(len({study.analysis.voice(i) for i in c.sentences}) for c in clusters))
        assert told == sorted(told)


@given(data=st.data())
def test_a_longer_digest_keeps_what_a_shorter_one_says(data: st.DataObject, studies: list[Study]) -> None:
    study = data.draw(st.sampled_from(studies))
    unit, least, most = data.draw(
        st.sampled_from([("words", 60, 900), ("sentences", 2, 30), ("characters", 400, 5000)])
    )
    shorter, longer = sorted(data.draw(st.lists(st.integers(least, most), min_size=2, max_size=2)))
    assume(
        band(shorter, usual(Budget(shorter, unit)).limit) == band(longer, usual(Budget(longer, unit)).limit)
    )
    shown = [
        {choice.sentence for choice in GROWING(study.ranking, study.analysis, Budget(limit, unit)).choices}
        for limit in (shorter, longer)
    ]
    assert shown[0] <= shown[1]


def test_growing_is_the_default_and_can_be_turned_off(seeds: list[Document]) -> None:
    def texts(pipeline: Pipeline) -> list[set[str]]:
        return [{e.text for e in pipeline(seeds, Budget(words)).excerpts} for words in (100, 130, 150)]

    free = texts(replace(Pipeline(), select=FREE))
    short, longer, longest = texts(Pipeline())
    assert short <= longer < longest
    assert not free[0] <= free[1] or not free[1] <= free[2]
