"""The command line as a user runs it: output, exit status, one clear line when something is wrong."""

from __future__ import annotations

import json
import os
import re
import signal
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import ROOT, SEEDS, interruptible

Call = Callable[..., tuple[int, str, str]]


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text("It rained in Paris on Monday. The Seine rose by a metre. Nobody was hurt.")
    return path


def test_digest_in_every_format(call: Call, tmp_path: Path) -> None:
    seeds = ROOT / "seeds"
    status, text, err = call("digest", seeds, "--words", 80)
    assert (status, err) == (0, "")
    assert "4 voices in all" in text
    assert call("digest", seeds, "--words", 80, "--format", "markdown")[1].startswith("# Strengthening Ties")
    status, made, _ = call("digest", seeds, "--words", 80, "--format", "json")
    assert json.loads(made)["metrics"]["words"] <= 80
    for name, start in (("d.json", "{"), ("d.md", "# Str"), ("d.txt", "Strength")):
        assert call("digest", seeds, "--output", tmp_path / name) == (0, "", "")
        assert (tmp_path / name).read_text(encoding="utf-8").startswith(start)


def test_render_and_explain_a_file(call: Call, tmp_path: Path) -> None:
    path = tmp_path / "d.json"
    call("digest", ROOT / "seeds", "--output", path)
    assert call("render", path)[1] == call("digest", ROOT / "seeds")[1]
    status, text, _ = call("explain", path, 1)
    assert status == 0
    for part in ("score", "vote", "adds, ", "runner-up:", "it lost because", "paraphrase 0."):
        assert part in text
    assert call("explain", path, 99)[0] == 2


@pytest.mark.parametrize(
    ("option", "limit", "unit"),
    [("--words", "50", "words"), ("--sentences", "2", "sentences"), ("--characters", "300", "characters"),
     ("--minutes", "0.2", "minutes"), ("--ratio", "0.05", "words")],
)  # fmt: skip
def test_limits(call: Call, option: str, limit: str, unit: str) -> None:
    metrics = json.loads(call("digest", ROOT / "seeds", option, limit, "--format", "json")[1])["metrics"]
    assert metrics["budget"]["unit"] == unit
    assert 0 < metrics[unit] <= metrics["budget"]["limit"]


def test_a_config_sets_the_length(call: Call, tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text("[budget]\nlimit = 3\nunit = 'sentences'\n")

    def excerpts(*options: object) -> int:
        made = call("digest", ROOT / "seeds", *options, "--format", "json")[1]
        return len(json.loads(made)["excerpts"])

    assert excerpts("--config", path) == 3
    assert excerpts("--config", "headline") == 1
    assert excerpts("--config", path, "--sentences", 2) == 2


@pytest.mark.parametrize(
    ("arguments", "status", "message"),
    [
        (["digest"], 2, "Missing argument"),
        (
            ["digest", "{seeds}", "--words", "9", "--ratio", "0.1"],
            2,
            "--words and --ratio exclude each other",
        ),
        (["digest", "{seeds}", "--words", "-1"], 2, "not in the range"),
        (["digest", "{seeds}", "--words", "nan"], 2, "finite"),
        (["digets"], 2, "No such command"),
        (["digest", "{tmp}/none.txt"], 66, "none.txt: no such file or folder"),
        (["digest", "{tmp}/*.txt"], 66, "no file matches"),
        (["digest", "{tmp}"], 65, "no articles in this folder"),
        (["digest", "{seeds}", "--config", "breif"], 78, "did you mean 'brief'?"),
        (["digest", "{seeds}", "--output", "{tmp}/none/d.json"], 73, "cannot be created"),
        (["digest", "{seeds}", "--output", "{tmp}"], 73, "it is a folder"),
        (["digest", "{seeds}", "--output", "/dev/full"], 74, "No space left"),
        (["digest", "{seeds}", "--output", "{tmp}/" + "x" * 300], 73, "cannot be created"),
        (["digest", "{tmp}/" + "x" * 5000], 66, "no such file"),
        (["verify", "{tmp}/none.json"], 66, "no such file"),
        (["verify", "{tmp}"], 65, "cannot be read"),
        (["render", "{root}/pyproject.toml"], 65, "pyproject.toml: not JSON"),
        (["config", "show", "nope"], 78, "no configuration 'nope'"),
    ],
)
def test_a_mistake_has_its_status_and_one_line(
    call: Call, tmp_path: Path, arguments: list[str], status: int, message: str
) -> None:
    places = {"seeds": ROOT / "seeds", "tmp": tmp_path, "root": ROOT}
    got, out, err = call(*(argument.format(**places) for argument in arguments))
    assert (got, out) == (status, "")
    assert message in err
    assert len(err.strip().splitlines()) <= (4 if status == 2 else 1)
    assert "Traceback" not in err


@pytest.mark.parametrize(
    ("content", "status"),
    [
        (b"", 65),
        (b"\x89PNG\r\n\x1a\n" + bytes(99), 65),
        (b"  \n\n ", 65),
        (b"One sentence only.", 0),
        (b"38", 65),
    ],
)
def test_one_bad_file(call: Call, tmp_path: Path, content: bytes, status: int) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(content)
    got, _, err = call("digest", path)
    assert got == status
    assert len(err.splitlines()) == (status != 0)


def test_a_mixed_batch_says_how_many_were_not_used(call: Call, article: Path) -> None:
    (article.parent / "b.txt").write_text("")
    status, out, err = call("digest", article.parent, article.parent / "none.txt", "--format", "json")
    assert status == 0
    assert err == (
        "summarize: 2 inputs with problems: b.txt: empty (and 1 more, listed under input.problems)\n"
    )
    assert len(json.loads(out)["input"]["problems"]) == 2


def test_five_times_the_same_file(call: Call, tmp_path: Path) -> None:
    for n in range(5):
        (tmp_path / f"{n}.txt").write_bytes(SEEDS[1].read_bytes())
    made = json.loads(call("digest", tmp_path, "--format", "json")[1])
    assert made["input"]["independent_groups"] == 1
    assert all(
        e["corroboration"] == {"documents": 5, "independent": 1, "single_source": True}
        for e in made["excerpts"]
    )


def test_standard_input(article: Path) -> None:
    command = [sys.executable, "-m", "summarize", "digest", "-"]
    done = subprocess.run(command, input=article.read_bytes(), capture_output=True, check=True)
    assert b"[1] -" in done.stdout


@pytest.mark.parametrize("reader", ["head -c 10", "true"])
@pytest.mark.parametrize("command", ["digest seeds --format json", "digest seeds", "config show"])
def test_a_reader_that_stops_early_is_no_error(command: str, reader: str) -> None:
    script = f"{sys.executable} -m summarize {command} | {reader}; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", script], cwd=ROOT, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


CLOSED = "summarize: standard output cannot be written: it is closed"
FULL = "summarize: standard output cannot be written: No space left on device"


@pytest.mark.parametrize(
    ("script", "status", "said"),
    [
        ("digest seeds >&-", 74, CLOSED),
        ("schema >&-", 74, CLOSED),
        ("digest seeds >/dev/full", 74, FULL),
        ("config list >/dev/full", 74, FULL),
        ("--help >/dev/full", 74, FULL),
        ("digest seeds --output {out} >&- 2>&- <&-", 0, ""),
        ("digest - <&-", 65, "summarize: -: empty"),
        ("digest none.txt 2>&-", 66, ""),
    ],
)
def test_streams_that_are_closed_or_full(tmp_path: Path, script: str, status: int, said: str) -> None:
    line = f"{sys.executable} -m summarize {script.format(out=tmp_path / 'd.json')}"
    done = subprocess.run(["bash", "-c", line], cwd=ROOT, capture_output=True, check=False)
    assert (done.returncode, done.stderr.decode().strip()) == (status, said)


def test_an_interrupt_is_130(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    process = subprocess.Popen(
        [sys.executable, "-m", "summarize", "digest", str(tmp_path / "a.txt")],
        stderr=subprocess.PIPE,
        stdout=subprocess.PIPE,
        preexec_fn=interruptible,  # noqa: PLW1509  # no threads run here
    )
    # The reader waits for somebody to open the other end.
    with (tmp_path / "a.txt").open("wb"):
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert err.strip() == b"summarize: interrupted"


def test_the_old_file_is_kept_when_the_new_one_fails(call: Call, tmp_path: Path) -> None:
    path = tmp_path / "d.json"
    path.write_text("old")
    assert call("digest", tmp_path / "none.txt", "--output", path)[0] == 66
    assert path.read_text() == "old"
    path.chmod(0o640)
    call("digest", ROOT / "seeds", "--output", path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert list(tmp_path.iterdir()) == [path]


def test_a_page_for_a_screen() -> None:
    """On a terminal there are colours and the width is kept; NO_COLOR and a pipe take them away."""
    script = "import pty, sys; sys.exit(pty.spawn(sys.argv[1:]) >> 8)"
    command = [
        sys.executable,
        "-c",
        script,
        sys.executable,
        "-m",
        "summarize",
        "digest",
        "seeds",
        "--words",
        "60",
    ]
    env = {**os.environ, "COLUMNS": "60", "TERM": "xterm-256color"}
    env.pop("NO_COLOR", None)
    coloured = subprocess.run(
        command, cwd=ROOT, env=env, capture_output=True, stdin=subprocess.DEVNULL, check=False
    )
    assert b"\x1b[36m [2]" in coloured.stdout
    plain = subprocess.run(
        command,
        cwd=ROOT,
        env={**env, "NO_COLOR": "1"},
        capture_output=True,
        stdin=subprocess.DEVNULL,
        check=False,
    )
    assert b"\x1b[36m" not in plain.stdout
    assert b"also in " in plain.stdout
    page = re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", plain.stdout.decode().split("summarizing")[-1])
    assert max(len(line) for line in page.splitlines()[2:]) <= 60


def test_schema_and_config_commands(call: Call) -> None:
    assert json.loads(call("schema")[1])["title"] == "Digest"
    assert json.loads(call("config", "schema")[1])["title"] == "Configuration"
    assert "headline" in call("config", "list")[1]
    assert "damping = 0.85" in call("config", "show", "short")[1]
    assert call("config", "check", "short") == (0, "short: fine (100 words)\n", "")


@pytest.mark.parametrize(
    "command", ["", "digest", "verify", "render", "explain", "schema", "config", "config check"]
)
def test_help_teaches(call: Call, command: str) -> None:
    status, out, _ = call(*command.split(), "--help")
    assert status == 0
    assert len(out) > 150


def test_a_bug_of_ours_says_so(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("summarize.api.load", lambda *_, **__: 1 / 0)
    status, _, err = call("digest", ROOT / "seeds")
    assert status == 1
    assert err.startswith("summarize: a bug of ours: ZeroDivisionError")
    assert "Traceback" in call("--debug", "digest", ROOT / "seeds")[2]
