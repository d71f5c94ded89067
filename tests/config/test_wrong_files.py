"""Wrong configurations on the command line: status 78, file, line and key, and what was probably meant."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import ROOT

Call = Callable[..., tuple[int, str, str]]

# What the file holds; the line and the key that the message names; what else it says.
WRONG: list[tuple[str, int, str, str]] = [
    # A key or a table that does not exist.
    ("[rank]\ndampng = 0.5", 2, "dampng", "did you mean 'damping'?"),
    ("[rank]\n\n\nDamping = 0.5", 4, "Damping", "did you mean 'damping'?"),
    ("[budget]\nlimits = 9", 2, "limits", "did you mean 'limit'?"),
    ("[budget]\nwords = 9", 2, "words", "it belongs in [voices]"),
    ("[ranking]\ndamping = 0.5", 1, "[ranking]", "did you mean 'rank'?"),
    ("[compare.figurs]\nlikeness = 0.5", 1, "figurs", "did you mean 'figures'?"),
    ("[rank]\nxyzzy = 1", 2, "xyzzy", "unknown key"),
    ("[xyzzy]\na = 1", 1, "[xyzzy]", "unknown table"),
    # A key in the wrong place.
    ("[rank]\nsame = 0.4", 2, "same", "it belongs in [dedup]"),
    ("[select]\ndamping = 0.5", 2, "damping", "it belongs in [rank]"),
    ("[compare]\naffinity = 0.5", 2, "affinity", "it belongs in [compare.figures]"),
    ("damping = 0.5", 1, "damping", "it belongs in [rank]"),
    ('[rank]\nmethod = "sumy"\ndamping = 0.5', 3, "damping", 'it belongs to method = "textrank"'),
    ("[quotes]\nshare = 0.5", 1, "[quotes]", "[compare.quotes]"),
    # The tables of a briefing.
    ('[[watch]]\ntopic = "a"\n[[watch]]\ntopik = "b"', 4, "[[watch]] 2", "did you mean 'topic'?"),
    ('[[watch]]\ntopic = "a"\n\n[[watch]]', 4, "[[watch]] 2", "needs a topic"),
    ('[[mute]]\ntopic = "…"', 2, "[[mute]] 1: topic", "a word is needed"),
    ("[[mute]]\ntopic = 3", 2, "[[mute]] 1: topic", "is not of type 'string'"),
    ('[watch]\ntopic = "a"', 1, "watch", "must be tables: [[watch]]"),
    ('watch = ["a"]', 1, "watch", "must be tables: [[watch]]"),
    ('[[section]]\nqueries = ["a"]', 1, "[[section]] 1", "needs a heading"),
    ('[[section]]\nheading = "A"\nqueries = []', 3, "[[section]] 1: queries", "must have at least 1 items"),
    ('[[section]]\nheading = "A"\nqueries = "a"', 3, "[[section]] 1: queries", "is not of type 'array'"),
    ('[[sections]]\nheading = "A"', 1, "[sections]", "did you mean 'section'?"),
    ('[mail]\nhosts = "x"', 2, "hosts", "did you mean 'host'?"),
    ("[mail]\nport = 0", 2, "mail.port", "must be at least 1"),
    ('[mail]\nport = "587"', 2, "mail.port", "did you mean port = 587?"),
    ('[mail]\nfrom = "me"', 2, "mail.from", "an address"),
    ('[mail]\nstarttls = "yes"', 2, "mail.starttls", "did you mean starttls = true?"),
    ('mail = "x"', 1, "mail", "must be a table: [mail]"),
    # A value of the wrong type.
    ('[rank]\ndamping = "0.5"', 2, "rank.damping", "did you mean damping = 0.5?"),
    ("[rank]\ndamping = true", 2, "rank.damping", "is not of type 'number'"),
    ("[rank]\ndamping = [0.5]", 2, "rank.damping", "is not of type 'number'"),
    ("[select]\nexchanges = 2.5", 2, "select.exchanges", "is not of type 'integer'"),
    ('[select]\nexact = "yes"', 2, "select.exact", "did you mean exact = true?"),
    ('[budget]\nlimit = "20%"', 2, "budget.limit", 'did you mean limit = 0.2, unit = "ratio"?'),
    ('[budget]\nlimit = "auto"', 2, "budget.limit", 'did you mean unit = "auto"?'),
    ('[budget]\nlimit = "5 sentences"', 2, "budget.limit", 'did you mean limit = 5, unit = "sentences"?'),
    ("rank = 1", 1, "rank", "must be a table"),
    ("[compare]\nfigures = 1", 2, "compare.figures", "must be a table"),
    ("extends = 1", 1, "extends", "names a preset or a file"),
    ("[compare.reworded]\nrun = 2000000000", 2, "compare.reworded.run", "must be at most 100"),
    ("[rank]\nneighbours = 99999999999999999999", 2, "rank.neighbours", "must be at most 1000000"),
    ("[compare.themes]\nresolution = 1e300", 2, "compare.themes.resolution", "must be at most 1000"),
    # A value out of its range, or none of the choices.
    ("[rank]\ndamping = 1.5", 2, "rank.damping", "must be below 1"),
    ("[rank]\ndamping = 85", 2, "rank.damping", "did you mean damping = 0.85?"),
    ("[dedup]\njaccard = 80", 2, "dedup.jaccard", "did you mean jaccard = 0.8?"),
    ("[budget]\nlimit = -1", 2, "budget.limit", "must be at least 0"),
    ('[budget]\nunit = "ratio"\nlimit = 20', 3, "budget", "did you mean 20%, which is 0.2?"),
    ("[budget]\nlimit = inf", 2, "budget", "a finite number"),
    ("[rank]\ndamping = nan", 2, "rank.damping", "a finite number is needed"),
    ('[budget]\nunit = "word"', 2, "budget.unit", "did you mean 'words'?"),
    ('[split]\nsplitter = "punct"', 2, "split.splitter", "did you mean 'punkt'?"),
    ('[rank]\nmethod = "lexrank"', 2, "method", 'did you mean method = "sumy", summarizer = "lexrank"?'),
    ('[rank]\nmethod = "textrnk"', 2, "method", "did you mean 'textrank'?"),
    ('[select]\nmethod = "Top"', 2, "method", "did you mean 'top'?"),
    (
        "[select]\nexchanges = 99999999999999999999999\nexact = 1",
        3,
        "select.exact",
        "is not of type 'boolean'",
    ),
    ("[select]\nmost_of_source = 0", 2, "select.most_of_source", "must be above 0"),
    ("[select]\nmost_of_source = 40", 2, "select.most_of_source", "did you mean most_of_source = 0.4?"),
    ('[select]\nmust_cover = ["gas"]', 2, "select.must_cover", "is not of type 'string'"),
    ('[rank]\nmust_cover = "gas"', 2, "must_cover", "it belongs in [select]"),
    # Not TOML.
    ("[rank]\ndamping = ", 2, "rank.damping", "not TOML"),
    ("[rank\ndamping = 0.5", 1, "rank", "not TOML"),
    ("[rank]\ndamping: 0.5", 2, "rank", "not TOML"),
    ("[rank]\ndamping = 0.5\ndamping = 0.6", 3, "rank.damping is set twice", ""),
    ("[rank]\ndamping = 0.5\n[rank]\nneighbours = 9", 3, "rank is set twice", ""),
    ("[budget]\nlimit = " + "9" * 5000, 2, "budget.limit", "not TOML"),
    # Nothing at all.
    ("", 1, "", "it sets nothing"),
    ("# [rank]\n# damping = 0.5\n", 1, "", "it sets nothing"),
    # Files upon files.
    ('extends = "mine.toml"', 1, "extends", "circular"),
    ('[rank]\ndamping = 0.5\n\n[budget]\nlimit = 5\nextends = "short"', 6, "extends", "unknown key"),
    ('extends = "shrt"\n[budget]\nlimit = 5', 1, "extends", "did you mean 'short'?"),
    ('extends = "none.toml"', 1, "extends", "No such file"),
]


@pytest.mark.parametrize("wrong", WRONG, ids=range(len(WRONG)))
def test_a_wrong_file_is_named_with_line_and_key(
    call: Call, tmp_path: Path, wrong: tuple[str, int, str, str]
) -> None:
    text, line, key, said = wrong
    path = tmp_path / "mine.toml"
    path.write_text(text, encoding="utf-8")
    article = tmp_path / "a.txt"
    article.write_text("It rained.")
    status, out, err = call("digest", article, "--config", path)
    assert (status, out) == (78, "")
    assert err.startswith(f"summarize: {path}:{line}: ")
    assert key in err
    assert said in err
    assert len(err.splitlines()) == 1


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda path: path.mkdir(), "Is a directory"),
        (lambda path: path.write_bytes(b"\xff\xfe"), "not UTF-8"),
        (lambda path: path.symlink_to(path), "symbolic links"),
        (lambda path: path.write_text("# " + "x" * 1_000_001), "too large for a configuration"),
        (lambda path: path.write_text("a = " + "[" * 5000), "mine.toml:1: not TOML: nested too deeply"),
        (lambda path: (path.touch(), path.chmod(0)), "Permission denied"),
        (lambda _: None, "No such file"),
    ],
)
def test_a_file_that_cannot_be_used(
    call: Call, tmp_path: Path, make: Callable[[Path], object], said: str
) -> None:
    path = tmp_path / "mine.toml"
    make(path)
    if said == "Permission denied" and os.access(path, os.R_OK):
        pytest.skip("the superuser may read everything")
    status, out, err = call("config", "check", path)
    assert (status, out) == (78, "")
    assert str(path) in err
    assert said in err


def test_a_circle_of_files_is_found(call: Call, tmp_path: Path) -> None:
    for name, other in (("a", "b"), ("b", "c"), ("c", "a")):
        (tmp_path / f"{name}.toml").write_text(f'extends = "{other}.toml"\n[budget]\nlimit = 5\n')
    status, _, err = call("config", "check", tmp_path / "a.toml")
    assert status == 78
    assert "circular: a.toml is extended by itself" in err
    assert "c.toml:1" in err


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("SUMMARIZE_RANK_DAMPNG", "0.5", "did you mean 'SUMMARIZE_RANK_DAMPING'?"),
        (
            "SUMMARIZE_RANK_DAMPING",
            "high",
            "SUMMARIZE_RANK_DAMPING: rank.damping: 'high' is not of type 'number'",
        ),
        ("SUMMARIZE_RANK_DAMPING", "2", "SUMMARIZE_RANK_DAMPING: rank.damping: must be below 1"),
        ("SUMMARIZE_BUDGET", "5 sentnces", "did you mean 'sentences'?"),
        ("SUMMARIZE_RANK_METHOD", "lexrank", 'summarizer = "lexrank"?'),
        ("SUMMARIZE_CONFIG", "shrt", "did you mean 'short'?"),
    ],
)
def test_a_wrong_variable_is_named(
    call: Call, monkeypatch: pytest.MonkeyPatch, name: str, value: str, said: str
) -> None:
    monkeypatch.setenv(name, value)
    status, out, err = call("config", "show")
    assert (status, out) == (78, "")
    assert said in err


@pytest.mark.parametrize(
    "wrong", ["[rank]\nneighbours = 2.5", "[mail]\nhost = 5", "[compare.figures]\naffinity = 3"]
)
def test_only_a_share_is_taken_for_a_percentage(call: Call, tmp_path: Path, wrong: str) -> None:
    path = tmp_path / "w.toml"
    path.write_text(wrong, encoding="utf-8")
    status, _, said = call("config", "check", path)
    assert status == 78
    assert "did you mean" not in said


def test_tables_of_briefings_are_compared_and_kept(call: Call, tmp_path: Path) -> None:
    one, two, kept = (tmp_path / name for name in ("one.toml", "two.toml", "kept.toml"))
    one.write_text('[[watch]]\ntopic = "gas"\n', encoding="utf-8")
    two.write_text('[mail]\nhost = "localhost"\n', encoding="utf-8")
    status, rows, _ = call("config", "diff", one, two)
    assert status == 0
    assert [row.split()[0] for row in rows.splitlines()[1:]] == ["watch", "mail.host"]
    assert (
        call("tune", ROOT / "seeds", "--step", "190", "-c", one, "--choose", "100", "--write", kept)[0] == 0
    )
    assert 'topic = "gas"' in kept.read_text(encoding="utf-8")
