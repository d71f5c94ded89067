"""TOML → Config: presets, partial files, and messages that say where and what was meant."""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import dataclass, fields
from itertools import pairwise
from pathlib import Path
from typing import Any

import generated
import pytest
from conftest import ROOT

from summarize import Budget, ConfigError, Pipeline, load_config, summarize
from summarize.config.morning import MORNING
from summarize.config.presets import presets
from summarize.config.reading import parse_config
from summarize.methods import METHODS, SLOTS, parts
from summarize.schema import read_schema
from summarize.stages.rank import TextRank
from summarize.stages.sumy_rankers import SumyRank


def test_presets() -> None:
    budgets = {name: load_config(name).budget for name in presets()}
    assert budgets == {
        "headline": Budget(1, "sentences"),
        "short": Budget(100),
        "default": Budget(200),
        "long": Budget(400),
        "full": Budget(0.5, "ratio"),
        "rankers": Budget(200),
    }


def test_default_toml_equals_the_defaults_of_the_code() -> None:
    """A change of a default changes every digest of every user: it is in the changelog, and in this file."""
    assert load_config("default").pipeline == Pipeline()
    values = tomllib.loads((ROOT / "configs" / "default.toml").read_text(encoding="utf-8"))
    assert values == {"budget": {"limit": 200, "unit": "words"}, **Pipeline().values}


@pytest.mark.parametrize("name", sorted(presets()))
def test_presets_fit_the_schema(name: str) -> None:
    """A run does not check them."""
    text = (ROOT / "configs" / f"{name}.toml").read_text(encoding="utf-8")
    assert parse_config(text, name) == load_config(name)


@pytest.mark.parametrize("name", sorted(presets()))
def test_presets_name_their_schema_and_their_purpose(name: str) -> None:
    path = ROOT / "configs" / f"{name}.toml"
    first, second = path.read_text(encoding="utf-8").splitlines()[:2]
    assert (
        path.parent / first.removeprefix("#:schema ")
    ).resolve() == ROOT / "summarize/schema/config.schema.json"
    assert second == f"# {presets()[name]}"


def test_the_schema_knows_every_field_and_its_default() -> None:
    properties = json.loads(read_schema("config"))["properties"]
    assert [*properties] == ["budget", *SLOTS, *MORNING]
    assert_known(properties["budget"]["properties"], Budget)
    for slot, kind in SLOTS.items():
        table, methods = properties[slot]["properties"], METHODS.get(slot, {})
        if methods:
            assert table.pop("method")["enum"] == list(methods)
        assert_known(table, *(methods.values() or [kind]))


def assert_known(table: dict[str, Any], *kinds: type) -> None:
    inner = {name: part for kind in kinds for name, part in parts(kind).items()}
    known = {f.name: f.default for kind in kinds for f in fields(kind)}
    assert [*table] == [*known]
    for name, value in table.items():
        assert value["description"]
        if name in inner:
            assert_known(value["properties"], inner[name])
        else:
            assert value["default"] == known[name]


def test_generated_files_are_not_stale() -> None:
    assert {path: (ROOT / path).read_text(encoding="utf-8") for path, _ in generated.texts()} == dict(
        generated.texts()
    )


def test_a_stale_file_is_named_and_written_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for path in (generated.SCHEMA, generated.DEFAULT, generated.MORNING):
        (tmp_path / path).parent.mkdir(parents=True)
        text = (ROOT / path).read_text(encoding="utf-8")
        (tmp_path / path).write_text(text.replace("damping = 0.85", "damping = 0.8"), encoding="utf-8")
    monkeypatch.setattr(generated, "ROOT", tmp_path)
    assert generated.main(["--check"]) == 1
    assert capsys.readouterr().err == "configs/default.toml: stale, run: make generated\n"
    assert generated.main([]) == 0
    assert generated.main(["--check"]) == 0


def test_every_key_has_a_comment() -> None:
    for lines in (load_config("default").to_toml(), load_config("full").to_toml()):
        pairs = pairwise(lines.splitlines())
        assert [
            line for above, line in pairs if re.match(r"\w+ =", line) and not above.startswith("# ")
        ] == []
    assert "# Probability of following an edge. At least 0, below 1.\ndamping = 0.85  # default\n" in lines


def test_a_setting_without_text_or_default_is_refused() -> None:
    @dataclass
    class Untold:
        weight: float = 0.5

    with pytest.raises(ValueError, match=r"Untold\.weight needs a default, and a docstring below it"):
        generated._keys(Untold)  # noqa: SLF001


def test_what_to_toml_writes_can_be_read_again() -> None:
    default = load_config("full")
    assert parse_config(default.to_toml(), "full") == default


def test_a_partial_file_sets_only_its_keys() -> None:
    made = parse_config("[rank]\ndamping = 0.5\n", "mine.toml")
    assert made.pipeline.rank == TextRank(damping=0.5)
    assert made.budget == Budget(200)
    assert made.name == "mine"


def test_a_method_can_be_chosen() -> None:
    made = parse_config('[rank]\nmethod = "sumy"\nsummarizer = "lsa"\n', "mine")
    assert made.pipeline.rank == SumyRank(summarizer="lsa")


def test_the_digest_says_how_it_was_made() -> None:
    made = parse_config("[rank]\ndamping = 0.5\n", "mine.toml")
    digest = summarize("It rained in Paris.", budget=made.budget, pipeline=made.pipeline)
    assert digest.config["name"] == "mine"
    assert digest.config["values"]["rank"]["damping"] == 0.5
    assert digest.config["hash"] != summarize("It rained in Paris.").config["hash"]


@pytest.mark.parametrize(
    ("text", "key", "message"),
    [
        (
            "[rank]\n\ndampng = 0.5",
            "rank.dampng",
            "f.toml:3: unknown key 'dampng' in [rank], did you mean 'damping'?",
        ),
        ("[ranking]\nx = 1", "ranking", "f.toml:1: unknown table [ranking], did you mean 'rank'?"),
        ("rank = 1", "rank", "f.toml:1: rank must be a table: [rank]"),
        ("[rank]\ndamping = 2", "rank.damping", "f.toml:2: rank.damping: must be below 1, not 2"),
        ('[rank]\ndamping = "x"', "rank.damping", "f.toml:2: rank.damping: 'x' is not of type 'number'"),
        ('[rank]\nmethod = "textrnk"', "rank.method", "did you mean 'textrank'?; one of textrank, sumy"),
        (
            '[rank]\nmethod = "sumy"\ndamping = 0.5',
            "rank.damping",
            "f.toml:3: unknown key 'damping' in [rank]",
        ),
        ("[budget]\nlimit = -1", "budget.limit", "f.toml:2: budget.limit: must be at least 0, not -1"),
        (
            '[budget]\nlimit = 2\nunit = "ratio"',
            "budget.limit",
            "f.toml:2: budget: a ratio lies between 0 and 1",
        ),
        ("[budget]\nlimit = nan", "budget.limit", "f.toml:2: budget: a budget needs a finite number"),
        ("budget.limt = 2", "budget.limt", "f.toml:1: unknown key 'limt' in [budget], did you mean 'limit'?"),
        ("[rank]\ndamping = nan", "rank.damping", "f.toml:2: rank.damping: a finite number is needed"),
        ('[rank]\nmethod = ["a"]', "rank.method", "unknown method ['a'] in [rank]"),
        ("[budget", "budget", "f.toml:1: not TOML:"),
        ("[rank]\ndamping = 1.5", "rank.damping", "f.toml:2: rank.damping: must be below 1, not 1.5"),
        ("[dedup]\nsame = 1.5", "dedup.same", "must be at most 1, not 1.5"),
        (
            "[budget]\nlimit = 1e99",
            "budget.limit",
            "the budget is too large: at most 1,000,000,000,000,000 words",
        ),
        ("[budget]\nlimit = true", "budget.limit", "True is not of type 'number'"),
        (
            '[rank]\nmethod = "lexrank"',
            "rank.method",
            'did you mean method = "sumy", summarizer = "lexrank"?',
        ),
        ('[rank]\nmethod = "LSA"', "rank.method", 'did you mean method = "sumy", summarizer = "lsa"?'),
        ('[rank]\nmethod = "sum-basic"', "rank.method", 'method = "sumy", summarizer = "sumbasic"?'),
        ('[rank]\nmethod = "overlap"', "rank.method", 'method = "textrank", similarity = "overlap"?'),
        ('[split]\nmethod = "punkt"', "split.method", "f.toml:2: unknown key 'method' in [split]"),
        (
            "[compare.figures]\naffinity = 0.7\n\n[compare.themes]\nneighbors = 3",
            "compare.themes.neighbors",
            "f.toml:5: unknown key 'neighbors' in [compare.themes], did you mean 'neighbours'?",
        ),
        (
            "[compare.quotes]\nshare = 0.7\n[compare.figures]\nlikeness = 2",
            "compare.figures.likeness",
            "f.toml:4: compare.figures.likeness: must be at most 1, not 2",
        ),
        (
            "[compare]\nquotes.share = -1",
            "compare.quotes.share",
            "f.toml:2: compare.quotes.share: must be at least 0, not -1",
        ),
        (
            "[compare.figures]\nlikeness = nan",
            "compare.figures.likeness",
            "f.toml:2: compare.figures.likeness: a finite number is needed, not nan",
        ),
        ("[compare]\nfigures = 3", "compare.figures", "f.toml:2: compare.figures must be a table"),
        (
            "[budget]\nlimit = 9\n\n[compare.figurs]\nlikeness = 1",
            "compare.figurs",
            "f.toml:4: unknown key 'figurs' in [compare], did you mean 'figures'?",
        ),
        (
            "[quotes]\nshare = 0.7",
            "quotes",
            "f.toml:1: unknown table [quotes]: its keys are in [compare.quotes]",
        ),
    ],
)
def test_a_mistake_is_named_with_its_line(text: str, key: str | None, message: str) -> None:
    with pytest.raises(ConfigError) as caught:
        parse_config(text, "f.toml")
    assert message in str(caught.value)
    assert caught.value.key == key


def test_no_such_configuration(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="did you mean 'brief'"):
        load_config("breif")
    with pytest.raises(ConfigError, match="cannot be read"):
        load_config(str(tmp_path / "none.toml"))
    (tmp_path / "bad.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(ConfigError, match="not UTF-8"):
        load_config(str(tmp_path / "bad.toml"))
