"""No command writes over what it reads, and no file gets a suffix that its content does not have."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import ROOT
from hypothesis import given
from hypothesis import strategies as st

from summarize.cli.inputs import refuse_inputs
from summarize.cli.main import run
from summarize.cli.output import OutputError

Call = Callable[..., tuple[int, str, str]]
TEXT = "It rained in Paris on Monday. The Seine rose by a metre. Nobody was hurt."
NEWS = "It rained in Paris on Tuesday. The Seine fell by a metre. Nobody complained."


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working directory with one of each thing that a command reads."""
    (tmp_path / "news" / "deep").mkdir(parents=True)
    (tmp_path / "news" / "a.txt").write_text(TEXT)
    (tmp_path / "news" / "deep" / "b.txt").write_text(NEWS)
    (tmp_path / "mine.toml").write_text("[budget]\nlimit = 50\n")
    (tmp_path / "feeds.opml").write_text('<opml version="2.0"><head/><body/></opml>')
    (tmp_path / "link.txt").symlink_to(tmp_path / "news" / "a.txt")
    (tmp_path / "folder").symlink_to(tmp_path / "news")
    (tmp_path / "hard.txt").hardlink_to(tmp_path / "news" / "a.txt")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture(scope="module")
def stored(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store, and a digest of what is in it; made once."""
    folder = tmp_path_factory.mktemp("stored")
    for name, text in (("a.txt", TEXT), ("b.txt", NEWS)):
        (folder / name).write_text(text)
    assert run(["collect", str(folder), "--store", str(folder / "news.db")]) == 0
    assert run(["digest", str(folder / "news.db"), "-o", str(folder / "day.json")]) == 0
    return folder


@pytest.fixture
def made(place: Path, stored: Path) -> Path:
    """The same, with a store, and a digest of what is in it."""
    for name in ("news.db", "day.json"):
        shutil.copyfile(stored / name, place / name)
    return place


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


SPELLINGS = (
    "news/a.txt", "./news/a.txt", "news/../news/a.txt", "news//a.txt", "news/deep/../a.txt",
    "{here}/news/a.txt", "link.txt", "hard.txt", "folder/a.txt", "folder/deep/../a.txt",
    "../{name}/news/a.txt",
)  # fmt: skip


@pytest.mark.parametrize("output", SPELLINGS)
@pytest.mark.parametrize("source", ["news/a.txt", "news", "n*ws/*.txt", "folder", "link.txt", "hard.txt"])
def test_an_article_is_not_overwritten(call: Call, place: Path, source: str, output: str) -> None:
    before = contents(place)
    output = output.format(here=place, name=place.name)
    status, out, err = call("digest", source, "--output", output)
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert f"--output {output} is one of the sources" in err
    assert contents(place) == before


STEPS = st.lists(st.sampled_from([".", "news/..", "news/deep/../..", "folder/../news/.."]), max_size=4)
FILES = st.sampled_from(["news/a.txt", "link.txt", "hard.txt", "folder/a.txt", "news/deep/../a.txt"])
OTHERS = st.sampled_from(["a.txt", "news/new.txt", "news/deep/b.txt", "folder/other.txt", "mine.toml"])


@pytest.fixture(scope="module")
def links(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("links")
    (folder / "news" / "deep").mkdir(parents=True)
    (folder / "news" / "a.txt").write_text(TEXT)
    (folder / "news" / "deep" / "b.txt").write_text(NEWS)
    (folder / "mine.toml").write_text("")
    (folder / "link.txt").symlink_to("news/a.txt")
    (folder / "folder").symlink_to("news")
    (folder / "hard.txt").hardlink_to(folder / "news" / "a.txt")
    return folder


@given(STEPS, FILES, STEPS, FILES)
def test_every_spelling_of_a_file_is_that_file(
    links: Path, out: list[str], output: str, into: list[str], source: str
) -> None:
    written, read = ("/".join([str(links), *steps, name]) for steps, name in ((out, output), (into, source)))
    with pytest.raises(OutputError, match="is one of the sources"):
        refuse_inputs(written, {"one of the sources": [read]})
    refuse_inputs(written, {"one of the sources": [f"{links}/news/deep/b.txt", f"{links}/mine.toml", "-"]})


@given(STEPS, OTHERS)
def test_another_file_may_be_written(links: Path, steps: list[str], name: str) -> None:
    output = "/".join([str(links), *steps, name])
    refuse_inputs(
        output, {"one of the sources": [f"{links}/news/*.txt", f"{links}/hard.txt", "https://a.org/"]}
    )


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ("digest news.db -o news.db --format text", "one of the sources"),
        ("digest news.db -o ./news.db --format json", "one of the sources"),
        ("digest news.db -o news.db-wal --format text", "one of the sources"),
        ("digest feeds.opml news -o feeds.opml --format text", "one of the sources"),
        ("digest news -c mine.toml -o mine.toml --format text", "the configuration"),
        ("digest news -c ./mine.toml -o news/../mine.toml --format text", "the configuration"),
        ("digest news --since day.json -o day.json", "the earlier digest"),
        ("digest news --since first.json -o ./first.json", "the earlier digest"),
        ("render day.json -o day.json", "the digest that is read"),
        ("render ./day.json -o day.json --format markdown", "the digest that is read"),
        ("store export news.db -o news.db", "the store that is read"),
        ("store export ./news.db -o news.db-shm", "the store that is read"),
        ("collect news.db --store news.db", "one of the sources"),
        ("collect feeds.opml --store ./feeds.opml", "one of the sources"),
        ("collect news --store folder/a.txt", "one of the sources"),
    ],
)
def test_nothing_else_that_is_read_is_overwritten(call: Call, made: Path, arguments: str, said: str) -> None:
    before = contents(made)
    status, out, err = call(*arguments.split())
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert said in err
    assert contents(made) == before


@pytest.mark.parametrize(
    ("script", "status"),
    [
        ("digest - < news/a.txt -o news/a.txt", 2),
        ("digest news >> news/a.txt", 2),
        ("digest - < news/a.txt >> link.txt", 2),
        ("render day.json --format json >> day.json", 2),
        ("render - < day.json -o day.json", 2),
        ("explain day.json >> day.json", 2),
        ("config show mine.toml >> mine.toml", 2),
        ("eval topics.jsonl --json >> topics.jsonl", 2),
        ("digest news >> log.txt", 0),
        ("digest news > news/new.txt", 0),
        ("digest /dev/null news -o /dev/null", 0),
    ],
)
def test_redirected_streams_are_files_too(made: Path, script: str, status: int) -> None:
    (made / "log.txt").write_text("Earlier lines.\n")
    (made / "topics.jsonl").write_text("{}\n")
    before = contents(made)
    line = f"{sys.executable} -m summarize {script}"
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(["sh", "-c", line], cwd=made, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == status, done.stderr
    if status:
        assert done.stderr.count("\n") == 1
        assert contents(made) == before


def test_a_new_file_beside_the_sources_is_written(call: Call, made: Path) -> None:
    del made
    assert call("digest", "news", "-o", "news/day.md") == (0, "", "")
    assert call("digest", "news/a.txt", "-c", "short", "-o", "short") == (0, "", "")
    assert call("digest", "news/a.txt", "-c", "short", "-o", "short") == (0, "", "")
    assert call("digest", "news/a.txt", "-o", "news/deep/b.txt")[0] == 0
    assert call("digest", "news", "--since", "day.json", "-o", "next.json")[0] == 0
    status, _, err = call("digest", "news", "-o", "news/day.md")
    assert (status, "news/day.md is one of the sources (news)" in err) == (2, True)


@pytest.mark.parametrize(
    "name", ["day.epub", "day.pdf", "day.docx", "day.PDF", "day.json.gz", "day.xml", "day.csv", "a.b/day.rtf"]
)
def test_a_suffix_of_no_format_is_refused(call: Call, made: Path, name: str) -> None:
    (made / "a.b").mkdir()
    for command in (("digest", "news"), ("render", "day.json"), ("store", "export", "news.db")):
        status, out, err = call(*command, "--output", name)
        assert (status, out, err.count("\n"), (made / name).exists()) == (2, "", 1, False)
    assert call("digest", "news", "--output", name, "--format", "text") == (0, "", "")
    assert (made / name).read_text(encoding="utf-8").count("It rained")


@pytest.mark.parametrize(
    ("name", "begins"),
    [("day", "It"), ("day.", "It"), (".day", "It"), ("a.b/day", "It"), ("day.TXT", "It"), ("day.text", "It"),
     ("day.MD", "# "), ("day.markdown", "# "), ("day.JSON", "{")],
)  # fmt: skip
def test_a_known_suffix_or_none_says_what_is_written(call: Call, place: Path, name: str, begins: str) -> None:
    (place / "a.b").mkdir()
    assert call("digest", "news/a.txt", "--output", name) == (0, "", "")
    assert (place / name).read_text(encoding="utf-8").startswith(begins)


@pytest.mark.parametrize("name", ["md", "MD", ".md", "markdown", "Markdown"])
def test_a_format_has_other_names(call: Call, place: Path, name: str) -> None:
    del place
    assert call("digest", "news", "--format", name)[1].startswith("# ")


def test_a_terminal_sees_what_was_written(call: Call, made: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    day = json.loads((made / "day.json").read_text(encoding="utf-8"))
    assert call("render", "day.json", "-o", "day.md") == (0, "", "")
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    said = f"{day['metrics']['words']} of 200 words from 2 sources\n"
    assert call("render", "day.json", "-o", "day.md") == (0, "", f"day.md: {said}")
    assert call("digest", "news", "-o", "day.json")[2].endswith(f"day.json: {said}")
    assert call("store", "export", "news.db", "-o", "a.jsonl") == (0, "", "a.jsonl: 2 articles\n")
    assert call("render", "day.json")[2] == ""
