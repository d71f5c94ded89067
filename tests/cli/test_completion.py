"""Completion for bash, zsh and fish: the script that a shell reads, and what it is answered."""

from __future__ import annotations

import os
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


def test_bash_completes_as_it_is_documented(tmp_path: Path) -> None:
    bash = shutil.which("bash")
    if bash is None:
        pytest.skip("no bash")
    program = tmp_path / "summarize"
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -m summarize "$@"\n')
    program.chmod(0o755)
    script = (
        'eval "$(_SUMMARIZE_COMPLETE=bash_source summarize)"\n'
        "COMP_WORDS=(summarize digest --aut); COMP_CWORD=2\n"
        'complete -p summarize && _summarize_completion summarize; echo "${COMPREPLY[@]}"\n'
    )
    env = {**os.environ, "PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}"}
    done = subprocess.run(
        [bash, "-c", script], cwd=ROOT, env=env, capture_output=True, text=True, check=False
    )
    assert "--auto" in done.stdout.split(), done.stderr
