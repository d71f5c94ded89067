"""At most a share of one source, and themes that must be spoken of: kept always, or a clear error."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT
from hypothesis import given
from hypothesis import strategies as st

from summarize import BriefPlan, Budget, ConfigError, Digest, Document, Pipeline, recompute, summarize, verify
from summarize.assembly import Study
from summarize.stages.select import ConceptCoverage

Call = Callable[..., tuple[int, str, str]]


def pipeline(**wishes: Any) -> Pipeline:
    return replace(Pipeline(), select=ConceptCoverage(**wishes))


@pytest.fixture(scope="module")
def study(seeds: list[Document]) -> Study:
    return Pipeline().study(seeds)


def heaviest(made: Digest, budget: Budget) -> float:
    """The largest share of one source, in the unit of the budget, contexts included."""
    taken: Counter[str] = Counter()
    for excerpt in made.excerpts:
        taken[excerpt.span.source] += budget.measure(excerpt.text)  # type: ignore[assignment]
        if excerpt.context is not None:
            taken[excerpt.span.source] += budget.measure(excerpt.context.text)  # type: ignore[assignment]
    return max(taken.values()) / sum(taken.values())


@given(
    share=st.floats(0.2, 1), limit=st.integers(30, 500), unit=st.sampled_from(["words", "characters"])
)  # fmt: skip
def test_no_source_has_more_than_its_share(study: Study, share: float, limit: int, unit: str) -> None:
    budget = Budget(limit * (6 if unit == "characters" else 1), unit)  # type: ignore[arg-type]
    try:
        made = pipeline(most_of_source=share).write(study, budget)
    except ConfigError as error:
        assert share < 1
        assert error.key == "select.most_of_source"  # noqa: PT017  # a share may be too small for any choice
        return
    assert made.metrics.budget["used"] <= budget.limit
    assert not made.excerpts or heaviest(made, budget) <= share * (1 + 1e-6)


def test_the_optimum_keeps_the_wishes_too(study: Study) -> None:
    made = pipeline(most_of_source=0.3, must_cover="North Korea", exact=True).write(study, Budget(150))
    assert heaviest(made, Budget(150)) <= 0.3
    assert "North Korea" in made.text


def test_what_only_lacks_a_share_is_said_to(seeds: list[Document]) -> None:
    made = pipeline(most_of_source=0.21)(seeds, Budget(300))
    assert "source-share" in {omission.reason for omission in made.omitted}
    assert verify(made, seeds) == recompute(made, seeds) == []
    assert "source-share" not in {o.reason for o in summarize(seeds).omitted}


@given(st.lists(st.sampled_from(["gas", "parade", "north korea", "Siberia power", "pipelines"]), max_size=3))
def test_each_theme_has_a_sentence_with_all_its_words(study: Study, themes: list[str]) -> None:
    made = pipeline(must_cover=";".join(themes)).write(study, Budget(150))
    for theme in themes:
        assert any(
            all(word[:6].casefold() in e.text.casefold() for word in theme.split()) for e in made.excerpts
        )
    assert made.metrics.words <= 150


@pytest.mark.parametrize(
    ("wishes", "words", "said"),
    [
        ({"must_cover": "xylophone"}, 200, "no sentence of the sources has all words of 'xylophone'"),
        ({"must_cover": "of the"}, 200, "no word that can be looked for"),
        ({"must_cover": "gas"}, 10, "the shortest has 25"),
        ({"must_cover": " ; "}, 200, "names no theme"),
        ({"most_of_source": 0.2}, 200, "found no choice within 200 words that takes at most 0.2 of it"),
        ({"most_of_source": 0.1}, 200, "needs at least 10 sources with sentences, and there are 5"),
    ],
)
def test_what_cannot_be_kept_is_an_error(study: Study, wishes: dict[str, Any], words: int, said: str) -> None:
    with pytest.raises(ConfigError, match=said) as raised:
        pipeline(**wishes).write(study, Budget(words))
    assert raised.value.key in {"select.must_cover", "select.most_of_source"}


def test_updates_and_briefings_refuse_them(seeds: list[Document]) -> None:
    wish = pipeline(most_of_source=0.5)
    with pytest.raises(ConfigError, match="begins with what is new"):
        wish(seeds, Budget(100), since=summarize(seeds[:2]))
    with pytest.raises(ConfigError, match="a briefing, whose stories may have one article"):
        BriefPlan(pipeline=wish)


def test_each_option_says_what_it_cost(call: Call, tmp_path: Path) -> None:
    page, seeds = tmp_path / "d.json", ROOT / "seeds"
    options = ("--most-of-source", "30%", "--must-cover", "North Korea", "--must-cover", "gas")
    status, _, err = call("digest", seeds, "--words", 120, *options, "-o", page)
    share, themes = err.splitlines()
    assert status == 0
    assert share.startswith("summarize: with --most-of-source 0.3 at most ")
    assert themes.startswith("summarize: without --must-cover it ")
    for line in (share, themes):
        assert "of what the sources share it covers" in line
        assert "of their assertions it makes" in line
    values = json.loads(page.read_text(encoding="utf-8"))["config"]["values"]["select"]
    assert (values["most_of_source"], values["must_cover"]) == (0.3, "North Korea; gas")
    assert call("verify", page, "--sources", seeds, "--recompute")[0] == 0
    # A configuration says the same.
    (tmp_path / "mine.toml").write_text('[select]\nmost_of_source = 0.3\nmust_cover = "North Korea; gas"\n')
    assert call("digest", seeds, "--words", 120, "-c", tmp_path / "mine.toml", "-o", page)[2] == err


@pytest.mark.parametrize(
    ("options", "status", "said"),
    [
        (("--most-of-source", 1.5), 2, "more than all of it"),
        (("--most-of-source", 0), 2, "say a share above 0"),
        (("--must-cover", "gas", "--since", "x.json"), 2, "--must-cover and --since exclude each other"),
        (("--must-cover", "xylophone"), 78, "select.must_cover: no sentence"),
        (
            ("--most-of-source", 0.3, "--words", 20),
            78,
            "select.most_of_source: found no choice within 20 words",
        ),
    ],
)
def test_wrong_wishes_on_the_command_line(
    call: Call, options: tuple[object, ...], status: int, said: str
) -> None:
    found = call("digest", ROOT / "seeds", *options)
    assert found[0] == status
    assert said in found[2]
