"""Completion for bash, zsh and fish: the script that a shell reads, and what it is answered."""

from __future__ import annotations

import os
import pty
import select
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT


def answer(shell: str, *words: str) -> list[str]:
    """What a shell is answered that completes the last of these words of a command line."""
    line = ["summarize", *words]
    wanted = {
        "bash": {"COMP_WORDS": " ".join(line), "COMP_CWORD": str(len(words))},
        "zsh": {"COMP_WORDS": " ".join(line), "COMP_CWORD": str(len(words))},
        "fish": {"COMP_WORDS": " ".join(line), "COMP_CWORD": words[-1]},
    }[shell]
    done = run({**wanted, "_SUMMARIZE_COMPLETE": f"{shell}_complete"})
    return done.stdout.splitlines()


def run(variables: dict[str, str]) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "summarize"]
    env = {**os.environ, **variables}
    return subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_shell_is_given_its_script(shell: str) -> None:
    done = run({"_SUMMARIZE_COMPLETE": f"{shell}_source"})
    assert (done.returncode, done.stderr) == (0, "")
    assert "_SUMMARIZE_COMPLETE" in done.stdout
    assert "summarize" in done.stdout


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("tu",), "tune"),
        (("digest", "--aut"), "--auto"),
        (("digest", "--config", "sh"), "short"),
        (("digest", "--format", "ma"), "markdown"),
        (("config", "explain", "rank.da"), "rank.damping"),
        (("config", "diff", "short", "lo"), "long"),
    ],
)
def test_commands_options_presets_and_keys_are_completed(
    shell: str, words: tuple[str, ...], expected: str
) -> None:
    found = answer(shell, *words)
    plain = {word for line in found for word in line.replace("\t", ",").split(",")}
    assert expected in plain


@pytest.fixture
def surroundings(tmp_path: Path) -> dict[str, str]:
    """An environment in which a command ``summarize`` is found."""
    program = tmp_path / "summarize"
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -m summarize "$@"\n')
    program.chmod(0o755)
    path = f"{tmp_path}{os.pathsep}{os.environ['PATH']}"
    return {**os.environ, "PATH": path, "HOME": str(tmp_path), "PYTHONPATH": str(ROOT), "TERM": "xterm"}


def documented(shell: str) -> str:
    """The line of docs/tuning.md for a shell."""
    lines = (ROOT / "docs" / "tuning.md").read_text(encoding="utf-8").splitlines()
    (found,) = (line for line in lines if f"{shell}_source" in line)
    return found.partition("#")[0].strip()


def shell_named(name: str) -> str:
    return shutil.which(name) or pytest.skip(f"no {name} here")


def test_bash_completes_as_it_is_documented(surroundings: dict[str, str]) -> None:
    script = (
        f"{documented('bash')}\n"
        "COMP_WORDS=(summarize digest --aut); COMP_CWORD=2\n"
        'complete -p summarize && _summarize_completion summarize; echo "${COMPREPLY[@]}"\n'
    )
    done = subprocess.run(
        [shell_named("bash"), "-c", script], env=surroundings, capture_output=True, text=True, check=False
    )
    assert "--auto" in done.stdout.split(), done.stderr


def test_fish_completes_as_it_is_documented(surroundings: dict[str, str]) -> None:
    script = f"{documented('fish')}\ncomplete -C 'summarize digest --aut'\n"
    done = subprocess.run(
        [shell_named("fish"), "-c", script], env=surroundings, capture_output=True, text=True, check=False
    )
    assert "--auto" in done.stdout.split(), done.stderr


def test_zsh_completes_as_it_is_documented(surroundings: dict[str, str]) -> None:
    """Only an interactive zsh completes: it is typed to, in a terminal of its own."""
    zsh = shell_named("zsh")
    terminal, inside = pty.openpty()
    started = subprocess.Popen(
        [zsh, "-f", "-i"],
        stdin=inside,
        stdout=inside,
        stderr=inside,
        env=surroundings,
        start_new_session=True,
    )
    with started as child:
        begin = f"autoload -Uz compinit; compinit -u -D; {documented('zsh')}; echo rea''dy\n"
        os.write(terminal, begin.encode())
        ready = said(terminal, b"ready")
        os.write(terminal, b"summarize digest --aut\t")
        completed = ready and said(terminal, b"--auto")
        child.kill()
    os.close(terminal)
    os.close(inside)
    assert completed


def said(terminal: int, wanted: bytes) -> bool:
    """Read what a terminal shows until it shows this; false where it falls silent for a minute."""
    shown = b""
    while wanted not in shown:
        if not select.select([terminal], [], [], 60)[0]:
            return False
        shown += os.read(terminal, 4096)
    return True
