"""The package as it is installed: light start, offline, a wheel that works alone, examples that run."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest
from conftest import ROOT

HEAVY = {
    "numpy",
    "scipy",
    "networkx",
    "nltk",
    "sumy",
    "jsonschema",
    "msgspec",
    "rich.console",
    "sentencex",
    "py3langid",
    "trafilatura",
    "htmldate",
    "lxml",
    "feedparser",
    "dateparser",
    "pypdf",
    "warcio",
    "markdown_it",
    "email.message",
    "httpcore",
    "protego",
    "certifi",
    "sqlite3",
    "starlette",
    "uvicorn",
}


def python(code: str, **options: object) -> str:
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT, **options)  # type: ignore[call-overload]
    return str(done.stdout)


@pytest.mark.parametrize(
    "code",
    [
        "import summarize",
        "from summarize.cli.main import run; run(['--help'])",
        "from summarize.cli.main import run; run(['digest', '--help'])",
        "from summarize.cli.main import run; run(['collect', '--help'])",
        "from summarize.cli.main import run; run(['store', 'search', '--help'])",
        "from summarize.cli.main import run; run(['serve', '--help'])",
    ],
)
def test_start_is_light(code: str) -> None:
    loaded = python(f"{code}\nimport sys, json; print('LOADED' + json.dumps(sorted(sys.modules)))")
    assert HEAVY.isdisjoint(json.loads(loaded.partition("LOADED")[2]))


def test_a_digest_needs_neither_nltk_nor_sumy_nor_dateparser() -> None:
    code = "from summarize import *; summarize(load('seeds'))"
    loaded = json.loads(python(f"{code}; import sys, json; print(json.dumps([*sys.modules]))"))
    assert {"nltk", "sumy.utils", "py3langid", "dateparser"}.isdisjoint(loaded)


def test_a_digest_of_files_needs_neither_jsonschema_nor_networkx(tmp_path: Path) -> None:
    """Foreign JSON is checked against the schema; our own digests are checked in the tests."""
    arguments = ["digest", "seeds", "--output", str(tmp_path / "out.json")]
    code = f"from summarize.cli.main import run; assert run({arguments!r}) == 0"
    loaded = json.loads(python(f"{code}; import sys, json; print(json.dumps([*sys.modules]))"))
    assert {"jsonschema", "networkx"}.isdisjoint(loaded)


def test_parsers_are_loaded_in_the_parsing_process_only() -> None:
    code = "from summarize import *; load('examples/feeds', 'examples/pages')"
    loaded = json.loads(python(f"{code}; import sys, json; print(json.dumps([*sys.modules]))"))
    assert {"trafilatura", "lxml", "feedparser", "pypdf", "dateparser", "jsonschema"}.isdisjoint(loaded)


def test_no_network_is_needed() -> None:
    unshare = shutil.which("unshare")
    if (
        unshare is None
        or subprocess.run([unshare, "-rn", "true"], check=False, capture_output=True).returncode
    ):
        pytest.skip("needs unshare and leave to make a network namespace")
    command = [unshare, "-rn", sys.executable, "-m", "summarize", "digest", "seeds", "--words", "50"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    assert b"also in " in done.stdout


@pytest.mark.slow
def test_no_connection_is_tried() -> None:
    """Every ranker, both splitters and the language model, with a socket that refuses to be made."""
    code = """
import socket
def refuse(*a, **k): raise AssertionError("a socket was made")
socket.socket.connect = socket.create_connection = socket.getaddrinfo = refuse
from dataclasses import replace
from typing import get_args
from summarize import *
from summarize.analysis.annotate import Split
from summarize.stages.sumy_rankers import SumyRank, SumyMethod
for name in get_args(SumyMethod):
    summarize(load("seeds"), pipeline=replace(Pipeline(), rank=SumyRank(summarizer=name)))
replace(Pipeline(), split=Split(splitter="punkt")).study(load("seeds")).graph()
print(summarize("Η γέφυρα έκλεισε τη Δευτέρα. Τα τρένα περνούν από αλλού.").language)
"""
    assert python(code).strip() == "el"


@pytest.mark.slow
def test_the_wheel_works_alone(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    venv.create(tmp_path / "env", with_pip=True)
    alone = str(tmp_path / "env" / "bin" / "python")
    subprocess.run([alone, "-m", "pip", "install", "--no-deps", "--no-index", "-q", wheel], check=True)
    # Dependencies come from this environment; the path file of our own editable install does not count there.
    env = {**os.environ, "PYTHONPATH": sysconfig.get_paths()["purelib"]}
    (tmp_path / "a.txt").write_text("It rained in Paris on Monday. Nobody was hurt.")
    script = str(tmp_path / "env" / "bin" / "summarize")
    for arguments, expected in (
        (["digest", "a.txt"], "It rained in Paris"),
        (["schema"], '"Digest"'),
        (["config", "list"], "headline"),
        (["digest", "a.txt", "--config", "short", "--format", "json"], '"short"'),
    ):
        done = subprocess.run(
            [script, *arguments], cwd=tmp_path, env=env, capture_output=True, text=True, check=True
        )
        assert expected in done.stdout
    code = "import summarize; print(summarize.__file__)"
    where = subprocess.run(
        [alone, "-c", code], cwd=tmp_path, env=env, capture_output=True, text=True, check=True
    )
    assert str(tmp_path) in where.stdout


@pytest.mark.slow
@pytest.mark.parametrize("path", sorted((ROOT / "examples").glob("*.py")), ids=lambda p: p.name)
def test_examples_run_and_are_short(path: Path, tmp_path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 25
    done = subprocess.run(
        [sys.executable, path, ROOT / "seeds"], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip()


@pytest.mark.slow
@pytest.mark.parametrize("path", sorted((ROOT / "examples").glob("*.py")), ids=lambda p: p.name)
def test_examples_end_quietly_where_their_reader_does(path: Path, tmp_path: Path) -> None:
    """As under ``| head -1``: the pipe is closed before the first line is written."""
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as pipe:
        command = [sys.executable, path, ROOT / "seeds" / "001_ed06eec667e21d69.txt"]
        done = subprocess.run(command, cwd=tmp_path, stdout=pipe, stderr=subprocess.PIPE, check=False)
    assert (done.stderr, done.returncode) == (b"", -signal.SIGPIPE)


USERS = ("README.md", "docs/command-line.md")


def readme_blocks(language: str, *names: str) -> list[str]:
    text = "\n".join((ROOT / name).read_text(encoding="utf-8") for name in names or USERS)
    return re.findall(rf"```{language}\n(.*?)```", text, flags=re.DOTALL)


@pytest.mark.parametrize("block", readme_blocks("python"))
def test_readme_code_runs(block: str) -> None:
    python(block)


@pytest.mark.slow
@pytest.mark.timeout(600)  # dozens of whole runs
@pytest.mark.parametrize("name", USERS)
def test_readme_commands_run(tmp_path: Path, name: str) -> None:
    """Every ``summarize`` line that users are shown first, in a copy, in their order."""
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    shutil.copytree(ROOT / "configs", tmp_path / "configs")
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    lines = [line for block in readme_blocks("sh", name) for line in block.splitlines()]
    commands = [
        *dict.fromkeys(
            line.partition("  #")[0] for line in lines if re.match(r"(?:cat .*\| )?summarize ", line)
        )
    ]
    assert len(commands) >= 6
    before = {*tmp_path.rglob("*")}
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    for command in commands:
        subprocess.run(
            ["bash", "-c", command],
            cwd=tmp_path,
            env={**os.environ, "PATH": path},
            check=True,
            capture_output=True,
        )
    made = {str(path.relative_to(tmp_path)) for path in {*tmp_path.rglob("*")} - before}
    assert made >= {"day.json", "news.db"}
    if (ROOT / ".git").exists():
        assert {*ignored(sorted(made))} == made


def ignored(paths: list[str]) -> list[str]:
    """The files that ``git status`` does not show."""
    command = ["git", "check-ignore", "--no-index", *paths]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False).stdout.split()


def test_what_users_make_is_ignored_and_what_is_ours_is_not() -> None:
    made = ["day.json", "day.md", "news.db", "news.db-wal", "briefing.md", "briefing.html", "out/digest.md"]
    ours = [
        "docs/day.md",
        "examples/news.db",
        "tests/gold/digest-200.txt",
        "README.md",
        "benchmarks/store.py",
    ]
    if not (ROOT / ".git").exists():
        pytest.skip("needs a git checkout")
    assert {*ignored(made + ours)} == {*made}


def test_readme_shows_the_digest_of_the_examples() -> None:
    (shown,) = (block for block in readme_blocks("text") if block.startswith("Strengthening Ties"))
    done = python("from summarize import *; print(to_text(summarize(load('seeds'), budget=150)), end='')")
    assert shown == done


def test_every_command_and_option_is_documented() -> None:
    import click

    from summarize.cli.main import cli

    text = (ROOT / "docs" / "command-line.md").read_text(encoding="utf-8")

    def walk(command: click.Command, name: str) -> None:
        if isinstance(command, click.Group):
            for key, value in command.commands.items():
                walk(value, f"{name} {key}")
        else:
            assert f"`{name.strip()}" in text or f"summarize {name.strip()}" in text, name
        for option in (p for p in command.params if isinstance(p, click.Option)):
            assert any(opt in text for opt in option.opts), (name, option.opts)

    walk(cli, "")


def test_every_code_of_a_problem_is_documented() -> None:
    text = (ROOT / "docs" / "sources.md").read_text(encoding="utf-8")
    table = text.partition("## Problems")[2].partition("## Limits")[0]
    documented = {
        code for row in table.splitlines() if row.startswith("| `") for code in re.findall(r"`([\w-]+)`", row)
    }
    used = {"missing", "unreadable", "too-slow", "parser-died"}
    for path in [
        *(ROOT / "summarize" / "ingest").rglob("*.py"),
        *(ROOT / "summarize" / "assembly").glob("*.py"),
    ]:
        source = path.read_text(encoding="utf-8")
        stated = r"code=|Problem\(\s*|_CODE = |(?:SourceError|Problem)\.at\([^,]+, "
        used.update(re.findall(rf'(?:{stated})"([a-z-]+)"', source))
    assert used == documented


def test_the_repository_names_no_package_host() -> None:
    files = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False
    ).stdout.split()
    if not files:
        pytest.skip("needs a git checkout")
    hosts = re.compile(
        "|".join(
            [
                "pypi" + r"\.org",
                "python" + "hosted",
                "npm" + "js",
                "find" + "-links",
                "index" + "-url https?:",
            ]
        )
    )
    for name in files:
        if not name.startswith("seeds/"):
            assert not hosts.search((ROOT / name).read_text(encoding="utf-8", errors="replace")), name
