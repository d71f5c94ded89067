"""Lengths are tried on one study; measures against figures worked out by hand, the knee against a curve."""

from __future__ import annotations

import csv
import io
import json
import math
import xml.etree.ElementTree as ET
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import ROOT
from hypothesis import given
from hypothesis import strategies as st

from summarize import Budget, Document, Pipeline, Sweep, Sweeper, load_config, tune
from summarize.assembly import Study
from summarize.tuning.auto import Growth, enough, knee, longest
from summarize.tuning.picture import to_chart, to_png, to_svg
from summarize.tuning.reach import Reach
from summarize.tuning.sweep import kendall_tau, kept, order_kept
from summarize.tuning.table import conclusion, to_csv, to_table

Call = Callable[..., tuple[int, str, str]]
STORM = [
    "A storm flooded the port of Bremen on Monday. Two ships sank.",
    "A storm flooded the port of Bremen on Monday. The mayor closed the harbour bridge.",
]


@pytest.fixture(scope="module")
def sweep(seeds: list[Document]) -> Sweep:
    return tune(seeds, sweeper=Sweeper(lengths=range(30, 331, 60)))


def test_the_sources_are_read_once(seeds: list[Document]) -> None:
    studies, written = [], []

    class Counting:
        def study(self, documents: list[Document]) -> Study:
            studies.append(1)
            return Pipeline().study(documents)

        def write(self, study: Study, budget: Budget) -> object:
            written.append(budget)
            return Pipeline().write(study, budget)

    tune(seeds[:2], sweeper=Sweeper(lengths=[90, 30, 60, 60]), pipeline=Counting())  # type: ignore[arg-type]
    assert (len(studies), written) == (1, [Budget(30), Budget(60), Budget(90)])


def test_a_row_is_what_the_digest_of_that_length_is(seeds: list[Document], sweep: Sweep) -> None:
    for row in sweep.rows[::2]:
        made = Pipeline().write(Pipeline().study(seeds), Budget(row.limit))
        assert (row.words, row.sentences) == (made.metrics.words, made.metrics.sentences)
        assert row.redundancy == made.metrics.redundancy
    assert all(0 <= share <= 1 for row in sweep.rows for share in (row.concepts, row.facts, row.kept))
    assert [row.concepts for row in sweep.rows] == sorted(row.concepts for row in sweep.rows)


def test_one_length_has_no_knee_and_the_table_says_why(seeds: list[Document]) -> None:
    assert conclusion(tune(seeds, sweeper=Sweeper(lengths=[100]))) == "A knee needs 3 lengths or more."


def test_what_two_sources_share_is_covered_by_one_sentence() -> None:
    study = Pipeline().study([Document(text=text, origin=str(n)) for n, text in enumerate(STORM)])
    reach = Reach.of(study.ranking, study.analysis)
    first = study.analysis.texts.index("A storm flooded the port of Bremen on Monday.")
    assert reach.concepts_in([first]) == pytest.approx(1)
    assert reach.facts_in(reach.told([first])) == pytest.approx(2 / 4)
    assert reach.concepts_in([]) == reach.facts_in(()) == 0
    assert reach.facts_in(reach.told(study.analysis.prose)) == pytest.approx(1)


def test_what_one_source_alone_says_is_all_that_there_is() -> None:
    study = Pipeline().study([Document(text=STORM[0])])
    reach = Reach.of(study.ranking, study.analysis)
    assert reach.concepts_in(study.analysis.prose) == pytest.approx(1)


def test_what_is_kept_and_its_order() -> None:
    assert kept("abcd", "bdc") == 0.75
    assert kept("", "ab") == 1
    assert order_kept("abcd", "adcx") == pytest.approx(1 / 3)
    assert order_kept("ab", "xbya") == -1
    assert kendall_tau([1, 2, 3]) == 1


def test_sources_that_fit_into_the_shortest_length_have_no_knee() -> None:
    found = tune("It rained in Paris.", sweeper=Sweeper(lengths=range(30, 90, 10)))
    assert (found.knee, found.rows[0].concepts) == (None, 1)
    assert found.rows[1].new is None


@given(st.floats(60, 300), st.floats(0.1, 1))
def test_the_knee_of_a_smooth_curve_is_where_its_slope_is_the_mean_one(scale: float, ceiling: float) -> None:
    lengths = range(30, 601, 10)
    found = knee(lengths, [ceiling * (1 - math.exp(-x / scale)) for x in lengths])
    mean = (math.exp(-30 / scale) - math.exp(-600 / scale)) / 570
    assert found == pytest.approx(-scale * math.log(scale * mean), abs=12)


def test_a_straight_or_flat_line_has_no_sharp_knee() -> None:
    assert knee([10, 20], [0.1, 0.2]) is None
    assert knee([], []) is None
    assert knee(range(30, 100, 10), [0] * 7) is None
    assert knee(range(30, 100, 10), [1] * 7) is None


def test_a_growth_is_found_again() -> None:
    lengths = range(30, 601, 10)
    found = Growth.of(lengths, Growth(0.8, 200).at(lengths).tolist())
    assert (found.ceiling, found.scale) == (pytest.approx(0.8, rel=0.02), pytest.approx(200, rel=0.03))


@pytest.mark.slow
def test_the_automatic_length_is_near_the_knee_of_all_lengths(seeds: list[Document]) -> None:
    study = Pipeline().study(seeds)
    found = Sweeper()(study, Pipeline())
    selection = Pipeline().select(study.ranking, study.analysis, longest(study.analysis))
    auto = enough(selection, study.ranking, study.analysis, 1.0).limit
    assert found.knee is not None
    assert abs(auto - found.knee) <= 0.2 * found.knee


@pytest.mark.parametrize("lengths", [[], [-1, 5]])
def test_a_sweep_needs_lengths(lengths: list[int]) -> None:
    with pytest.raises(ValueError, match="lengths in words"):
        tune("It rained.", sweeper=Sweeper(lengths=lengths))


def test_the_table_names_every_length_and_the_knee(sweep: Sweep) -> None:
    table = to_table(sweep)
    assert all(f"\n{row.limit:>5}" in table for row in sweep.rows)
    marked = replace(sweep, knee=90)
    assert to_table(marked).count("< knee") == 1
    assert conclusion(marked).startswith("The knee is at 90 words: ")
    assert conclusion(replace(sweep, knee=None)).startswith("No knee")


def test_csv_has_a_column_for_each_measure(sweep: Sweep) -> None:
    rows = [*csv.DictReader(io.StringIO(to_csv(sweep)))]
    assert [int(row["limit"]) for row in rows] == [row.limit for row in sweep.rows]
    assert {float(row["concepts"]) for row in rows} == {row.concepts for row in sweep.rows}
    assert sum(int(row["knee"]) for row in rows) <= 1


def test_the_chart_prints_and_the_picture_is_xml(sweep: Sweep) -> None:
    marked = replace(sweep, knee=sweep.rows[1].limit)
    chart = to_chart(marked)
    assert chart.isascii()
    assert max(map(len, chart.splitlines())) <= 79
    assert "| knee, 90 words" in chart
    lines = ET.fromstring(to_svg(marked)).findall("{http://www.w3.org/2000/svg}polyline")  # noqa: S314
    assert len(lines) == 3
    assert to_svg(marked) == to_svg(marked)


def test_png_is_drawn_by_matplotlib(sweep: Sweep) -> None:
    pytest.importorskip("matplotlib")
    assert to_png(sweep).startswith(b"\x89PNG")


def test_tune_on_the_command_line(call: Call, tmp_path: Path) -> None:
    steps = ["--from", 60, "--to", 240, "--step", 60]
    status, table, err = call("tune", ROOT / "seeds", *steps)
    assert (status, err) == (0, "")
    assert "< knee" in table
    assert "* concepts" in table
    data = json.loads(call("tune", ROOT / "seeds", *steps, "--json")[1])
    assert [row["limit"] for row in data["rows"]] == [60, 120, 180, 240]
    assert call("tune", ROOT / "seeds", *steps, "--csv")[1].startswith("limit,words,sentences,concepts,")
    plot, preset = tmp_path / "p.svg", tmp_path / "mine.toml"
    assert call("tune", ROOT / "seeds", *steps, "--plot", plot, "--write", preset)[0] == 0
    assert plot.read_text(encoding="utf-8").startswith("<svg")
    assert load_config(str(preset)).budget == Budget(data["knee"])
    assert preset.read_text(encoding="utf-8").startswith(
        f"# {data['knee']} words, found by: summarize tune\n"
    )
    assert call("tune", ROOT / "seeds", *steps, "--write", preset, "--choose", 90)[0] == 0
    assert load_config(str(preset)).budget == Budget(90)


def test_what_is_saved_keeps_the_configuration_that_was_tried(call: Call, tmp_path: Path) -> None:
    (tmp_path / "slow.toml").write_text("[rank]\ndamping = 0.5\n\n[compare.themes]\nfewest = 3\n")
    saved = tmp_path / "saved.toml"
    steps = ["--from", 60, "--to", 60, "--choose", 60]
    assert call("tune", ROOT / "seeds", *steps, "-c", tmp_path / "slow.toml", "--write", saved)[0] == 0
    assert load_config(str(saved)).pipeline.rank == load_config(str(tmp_path / "slow.toml")).pipeline.rank
    assert len(saved.read_text(encoding="utf-8").splitlines()) < 30


def test_references_and_facts_are_measured_too(call: Call, tmp_path: Path) -> None:
    (tmp_path / "person.txt").write_text("Putin and Xi met in Beijing before the parade.")
    steps = ["--from", 100, "--to", 200, "--step", 100, "--json"]
    options = ["--reference", tmp_path / "person.txt", "--facts", ROOT / "tests" / "gold" / "seeds.json"]
    rows = json.loads(call("tune", ROOT / "seeds", *steps, *options)[1])["rows"]
    assert {*rows[0]["scores"]} == {"rouge1", "rouge2", "weighted facts"}
    assert 0.2 < rows[0]["scores"]["weighted facts"] <= rows[1]["scores"]["weighted facts"] < 0.8


@pytest.mark.parametrize(
    ("options", "status", "said"),
    [
        (["--from", "200", "--to", "100"], 2, "--from 200 is more than --to 100"),
        (["--plot", "p.gif"], 2, "end it in .svg or .png"),
        (["--json", "--csv"], 2, "exclude each other"),
        (["--step", "0"], 2, "not in the range"),
        (["--choose", "120"], 2, "give --write FILE"),
        (["--config", "breif"], 78, "did you mean 'brief'?"),
        (["--facts", "{root}/pyproject.toml"], 65, "not an annotation of facts"),
        (["--facts", "{facts}", "--step", "600"], 65, "the facts are those of other sources"),
        (["--reference", "none.txt"], 66, "no such file"),
        (["--write", "{root}/seeds/001_ed06eec667e21d69.txt"], 2, "one of the sources"),
        (["--words", "9"], 2, "No such option"),
    ],
)
def test_a_wrong_tune_has_its_status(
    call: Call, options: list[str], status: int, said: str, tmp_path: Path
) -> None:
    facts = tmp_path / "facts.json"
    facts.write_text('{"nuggets": [{"weight": 1, "sentences": [{"source": "b.txt", "start": 0, "end": 9}]}]}')
    found = call("tune", ROOT / "seeds", *(option.format(root=ROOT, facts=facts) for option in options))
    assert (found[0], found[1]) == (status, "")
    assert said in found[2]


def test_png_without_matplotlib_says_what_to_do(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    status, _, err = call("tune", ROOT / "seeds", "--plot", "p.png")
    assert status == 2
    assert "pip install 'summarize[plot]', or end it in .svg" in err
