"""default < preset < extended file < file < environment < command line, key by key."""

from __future__ import annotations

import itertools
import json
import re
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import ROOT, SEEDS

from summarize import Budget, ConfigError, Pipeline, load_config
from summarize.config.environment import from_environment, variables
from summarize.config.settings import differences, flat

Call = Callable[..., tuple[int, str, str]]
LAYERS = ("preset", "extended", "file", "environment", "options")
LIMITS = {"preset": 100, "extended": 31, "file": 32, "environment": 33, "options": 34}
ALL_SETS = [s for n in range(len(LAYERS) + 1) for s in itertools.combinations(LAYERS, n)]


@pytest.mark.parametrize("layers", ALL_SETS, ids="+".join)
def test_the_highest_layer_that_sets_a_key_decides(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, layers: tuple[str, ...]
) -> None:
    """All 32 sets of layers: the value is the highest one's, and it is named as its origin."""
    name = "short" if "preset" in layers else "default"
    for file, layer in (("below.toml", "extended"), ("mine.toml", "file")):
        if layer in layers:
            (tmp_path / file).write_text(f'extends = "{name}"\n\n[budget]\nlimit = {LIMITS[layer]}\n')
            name = str(tmp_path / file)
    if "environment" in layers:
        monkeypatch.setenv("SUMMARIZE_BUDGET_LIMIT", str(LIMITS["environment"]))
    options = ["--words", LIMITS["options"]] if "options" in layers else []
    shown = call("config", "show", name, *options)[1]
    (line,) = re.findall(r"^limit = .*", shown, flags=re.MULTILINE)
    highest = layers[-1] if layers else None
    origin = {
        None: "default",
        "preset": "preset short",
        "extended": f"{tmp_path / 'below.toml'}:4",
        "file": f"{tmp_path / 'mine.toml'}:4",
        "environment": "SUMMARIZE_BUDGET_LIMIT",
        "options": "--words",
    }[highest]
    assert line == f"limit = {LIMITS.get(str(highest), 200)}  # {origin}"
    made = json.loads(call("digest", SEEDS[0], "-c", name, *options, "--format", "json")[1])
    assert made["metrics"]["budget"]["limit"] == LIMITS.get(str(highest), 200)


def test_layers_set_other_keys_beside_each_other(tmp_path: Path) -> None:
    (tmp_path / "below.toml").write_text('extends = "long"\n[rank]\ndamping = 0.5\nsame_voice = 0.3\n')
    (tmp_path / "mine.toml").write_text('extends = "below.toml"\n[rank]\ndamping = 0.6\n')
    made = load_config(str(tmp_path / "mine.toml"), {"SUMMARIZE_RANK_NEIGHBOURS": "7"})
    assert made.budget == Budget(400)
    changed = differences(Pipeline().values, made.pipeline.values)
    assert changed == {
        "rank.damping": (0.85, 0.6),
        "rank.same_voice": (0.2, 0.3),
        "rank.neighbours": (100, 7),
    }
    assert made.name == "mine"
    assert made.origins["rank.same_voice"] == f"{tmp_path / 'below.toml'}:4"
    assert made.origins["budget.limit"] == "preset long"


def test_a_new_method_or_unit_brings_its_own_keys(tmp_path: Path) -> None:
    (tmp_path / "below.toml").write_text("[rank]\ndamping = 0.5\n[budget]\nlimit = 90\n")
    (tmp_path / "mine.toml").write_text(
        'extends = "below.toml"\n[rank]\nmethod = "sumy"\n[budget]\nunit = "auto"\n'
    )
    made = load_config(str(tmp_path / "mine.toml"))
    assert made.pipeline.values["rank"] == {"method": "sumy", "summarizer": "lexrank"}
    assert made.budget == Budget(1, "auto")
    (tmp_path / "same.toml").write_text('extends = "below.toml"\n[rank]\nmethod = "textrank"\n')
    assert load_config(str(tmp_path / "same.toml")).pipeline.values["rank"]["damping"] == 0.5


def test_every_key_has_a_variable_of_its_own() -> None:
    keys = [*variables().values()]
    assert len({*keys}) == len(keys)
    assert {*flat({"budget": {"limit": 0, "unit": ""}, **Pipeline().values})} <= {*keys}


@pytest.mark.parametrize("key", sorted(flat(load_config("default").values)))
def test_a_variable_sets_its_key(key: str) -> None:
    value = flat(load_config("default").values)[key]
    name = "SUMMARIZE_" + key.replace(".", "_").upper()
    found = from_environment({name: value if isinstance(value, str) else json.dumps(value)})
    assert flat(found[0]) == {key: value}
    assert found[1] == {key: name}


def test_variables_of_others_are_let_alone() -> None:
    others = {
        "SUMMARIZE_DATA": "/data",
        "SUMMARIZE_HOME": "x",
        "_SUMMARIZE_COMPLETE": "y",
        "RANK_DAMPING": "2",
    }
    assert from_environment(others) == ({}, {})


@pytest.mark.parametrize(
    ("text", "budget"), [("20%", Budget(0.2, "ratio")), ("auto", Budget(1, "auto")), ("90", Budget(90))]
)
def test_a_length_as_people_write_it_in_a_variable(text: str, budget: Budget) -> None:
    assert load_config("short", {"SUMMARIZE_BUDGET": text}).budget == budget


def test_python_code_is_not_changed_by_variables(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUMMARIZE_BUDGET", "5")
    assert load_config("short").budget == Budget(100)


def test_what_variables_make_of_a_file_is_checked() -> None:
    with pytest.raises(ConfigError, match=r"SUMMARIZE_BUDGET_LIMIT: budget: a ratio lies between 0 and 1"):
        load_config("full", {"SUMMARIZE_BUDGET_LIMIT": "20"})


def test_a_preset_has_its_old_name_too(call: Call) -> None:
    status, shown, err = call("config", "show", "brief")
    assert (status, err) == (0, "summarize: the preset 'brief' is called 'short' now\n")
    assert shown == call("config", "show", "short")[1]
    made = json.loads(call("digest", ROOT / "seeds", "-c", "brief", "--format", "json")[1])
    assert made["config"]["name"] == "short"


def test_show_is_toml_with_meaning_unit_range_and_origin(call: Call) -> None:
    shown = call("config", "show", "short")[1]
    assert tomllib.loads(shown) == load_config("short").values
    for line in (
        "# Probability of following an edge. At least 0, below 1.\ndamping = 0.85  # default",
        "limit = 100  # preset short",
        "exchanges = 3  # default",
        "Seconds, from 0 to 86400.",
        "A share, from 0 to 1.",
    ):
        assert line in shown


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("rank.damping", "Probability of following an edge. At least 0, below 1."),
        ("damping", "rank.damping = 0.85  # default"),
        ("compare.figures.likeness", "variable: SUMMARIZE_COMPARE_FIGURES_LIKENESS"),
        ("likeness", "compare.contradictions.likeness = 0.5"),
        ("[rank]", "keys: method, similarity, damping"),
        ("budget", "keys: limit, unit"),
    ],
)
def test_a_key_is_explained(call: Call, key: str, said: str) -> None:
    status, text, err = call("config", "explain", key)
    assert (status, err) == (0, "")
    assert said in text


@pytest.mark.parametrize(
    ("key", "said"),
    [("rank.dampng", "did you mean 'rank.damping'?"), ("xyzzy.a", "no such setting"), ("", "")],
)
def test_a_key_that_does_not_exist(call: Call, key: str, said: str) -> None:
    status, out, err = call("config", "explain", key)
    assert (status, out) == (78, "")
    assert said in err


def test_two_configurations_are_compared(call: Call, tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text('extends = "short"\n[rank]\nmethod = "sumy"\n')
    lines = call("config", "diff", "short", tmp_path / "mine.toml")[1].splitlines()
    assert re.split(r"\s{2,}", lines[1]) == ["rank.method", '"textrank"', '"sumy"']
    assert re.split(r"\s{2,}", lines[-1]) == ["rank.summarizer", "-", '"lexrank"']
    assert call("config", "diff", "short", "brief")[1] == "no difference\n"
