"""One budget in many units: never over, never half a sentence, and what was used is reported."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from conftest import ROOT
from hypothesis import given
from hypothesis import strategies as st

from summarize import Budget, Document, Pipeline, recompute, summarize, to_text, verify
from summarize.assembly import Study
from summarize.model import count_words

Call = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="module")
def study(seeds: list[Document]) -> Study:
    return Pipeline().study(seeds)


@given(data=st.data())
def test_every_unit_is_a_hard_limit_of_whole_sentences(data: st.DataObject, study: Study) -> None:
    unit, most = data.draw(
        st.sampled_from(
            [
                ("words", 700),
                ("sentences", 30),
                ("characters", 4000),
                ("minutes", 3),
                ("ratio", 1),
                ("auto", 1),
            ]
        )
    )
    limit = data.draw(st.floats(0, most) if most <= 3 else st.integers(0, most))
    made = Pipeline().write(study, Budget(limit, unit))
    metrics, budget = made.metrics, made.metrics.budget
    assert budget["unit"] == (unit if unit not in {"ratio", "auto"} else "words")
    assert budget["used"] <= budget["limit"] * (1 + 1e-9)
    assert metrics.__getattribute__(budget["unit"]) <= budget["used"] + 1e-6
    assert {e.text for e in made.excerpts} <= set(study.analysis.texts)
    if not made.excerpts:
        assert made.metrics.budget["least"] > made.metrics.budget["limit"]


@pytest.mark.parametrize(
    ("unit", "said"),
    [("words", "6 words"), ("characters", "42 characters"), ("minutes", "0.026 minutes"), ("sentences", "")],
)
def test_where_nothing_fits_the_shortest_sentence_is_named(unit: str, said: str, study: Study) -> None:
    made = Pipeline().write(study, Budget(0, unit))  # type: ignore[arg-type]
    text = to_text(made)
    assert "No sentence fits in 0" in text
    assert said in text
    if said:
        assert not Pipeline().write(study, Budget(made.metrics.budget["least"] * 0.99, unit)).excerpts  # type: ignore[arg-type]
        assert Pipeline().write(study, Budget(made.metrics.budget["least"], unit)).excerpts  # type: ignore[arg-type]


def test_the_automatic_length_is_a_length_in_words(seeds: list[Document]) -> None:
    made = summarize(seeds, budget="auto")
    limit = made.metrics.budget["limit"]
    assert made.metrics.budget["unit"] == "words"
    assert made.text == summarize(seeds, budget=limit).text
    assert made.config["values"]["budget"] == {"limit": 1.0, "unit": "auto"}
    assert verify(made, seeds) == recompute(made, seeds) == []


def test_a_smaller_share_gives_a_longer_digest(seeds: list[Document]) -> None:
    study = Pipeline().study(seeds)
    limits = [
        Pipeline().write(study, Budget(share, "auto")).metrics.budget["limit"] for share in (1, 0.7, 0.4)
    ]
    assert limits == sorted(limits)
    assert limits[0] < limits[-1]


@pytest.mark.parametrize("text", ["One.", "It rained in Paris on Monday.", "It rained. It snowed in Rome."])
def test_few_sources_need_no_long_digest(text: str) -> None:
    made = summarize(text, budget="auto")
    assert made.metrics.words <= count_words(text)
    assert made.excerpts


def test_a_share_is_understood_where_words_were_asked_for(call: Call) -> None:
    first = json.loads(call("digest", ROOT / "seeds", "--words", "5%", "--format", "json")[1])
    assert first["metrics"]["budget"]["limit"] == 104
    assert first["config"]["values"]["budget"] == {"limit": 0.05, "unit": "ratio"}
    assert call("digest", ROOT / "seeds", "--words", "5%") == call("digest", ROOT / "seeds", "--ratio", "5%")


def test_used_and_limit_are_reported(call: Call) -> None:
    assert "80 of 100 words from 5 sources" in call("digest", ROOT / "seeds", "--words", 100)[1]
    assert "(3 of 3 sentences) from 5" in call("digest", ROOT / "seeds", "--sentences", 3)[1]
    assert " words from 5 sources" in call("digest", ROOT / "seeds", "--auto")[1]
    assert "exclude each other" in call("digest", ROOT / "seeds", "--auto", "--words", 9)[2]
