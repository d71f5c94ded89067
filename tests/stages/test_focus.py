"""A query: what it names counts more, and what that costs is said."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import ROOT
from hypothesis import given
from hypothesis import strategies as st

from summarize import Budget, Document, Pipeline
from summarize.stages.protocols import emphasis
from summarize.stages.rank import TextRank
from summarize.stages.select import ConceptCoverage

Call = Callable[..., tuple[int, str, str]]
ARTICLES = [
    "A storm flooded the port of Bremen. The mayor closed two bridges. Trains to Hamburg were cancelled.",
    "A storm flooded the port of Bremen. The mayor closed two bridges. The museum lost forty paintings.",
]


def focused(query: str) -> Pipeline:
    return replace(Pipeline(), rank=TextRank(query=query), select=ConceptCoverage(query=query))


@pytest.fixture(scope="module")
def storm() -> list[Document]:
    return [Document(text=text, language="en", origin=str(n)) for n, text in enumerate(ARTICLES)]


@pytest.mark.parametrize(("query", "told"), [("paintings museum", "museum"), ("Trains Hamburg", "Trains")])
def test_what_is_asked_for_is_told(storm: list[Document], query: str, told: str) -> None:
    assert told not in Pipeline()(storm, Budget(12)).text
    assert told in focused(query)(storm, Budget(12)).text


def test_the_teleport_vector_prefers_what_is_asked_for(storm: list[Document]) -> None:
    plain, asked = (pipeline.study(storm).ranking for pipeline in (Pipeline(), focused("museum")))
    texts = Pipeline().study(storm).analysis.texts
    (number,) = (n for n, c in enumerate(plain.clusters) if "museum" in texts[c.lead])
    assert asked.teleport[number] > plain.teleport[number]
    assert sum(asked.teleport) == pytest.approx(1)


@pytest.mark.parametrize("query", ["", "  ", "xylophone", "the of", "…", "\x00"])
def test_a_query_that_names_nothing_changes_nothing(storm: list[Document], query: str) -> None:
    assert focused(query)(storm, Budget(12)).text == Pipeline()(storm, Budget(12)).text


@given(st.frozensets(st.sampled_from("abcdef"), min_size=1), st.frozensets(st.sampled_from("abcdef")))
def test_the_more_is_named_the_more_it_counts(stems: frozenset[str], held: frozenset[str]) -> None:
    assert 1 <= emphasis(stems, held) <= emphasis(stems, held | stems) == 10


def test_what_it_costs_is_said(call: Call, tmp_path: Path) -> None:
    status, _, err = call("digest", ROOT / "seeds", "--words", 120, "--query", "North Korea")
    assert status == 0
    said = re.match(r"summarize: with --query (\d) of \d sentences speak of it, without (\d) of \d; ", err)
    assert said is not None
    assert said[1] > said[2]
    page = tmp_path / "d.json"
    assert call("digest", ROOT / "seeds", "--query", "xylophone", "-o", page)[2] == (
        "summarize: no sentence of the sources has a word of --query 'xylophone'\n"
    )
    values = json.loads(page.read_text(encoding="utf-8"))["config"]["values"]
    assert values["rank"]["query"] == values["select"]["query"] == "xylophone"
    assert call("verify", page, "--sources", ROOT / "seeds", "--recompute")[0] == 0
    (tmp_path / "top.toml").write_text('[select]\nmethod = "top"\n')
    status, _, err = call("digest", ROOT / "seeds", "-c", tmp_path / "top.toml", "--query", "gas")
    assert (status, "needs [select] method" in err) == (2, True)
