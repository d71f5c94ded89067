"""CONTRIBUTING.md: what it says to add is added to a copy of the package, and works with so few files."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT

TEXT = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
_STEP = re.compile(
    r"(?m)^(?:New file `(?P<new>[^`]+)`|At the end of `(?P<end>[^`]+)`"
    r"|In `(?P<file>[^`]+)`, after `(?P<line>[^`]+)`"
    r"|(?P<generated>Then `make generated`\. )?(?P<try>Try it)):\n\n```\w+\n(?P<code>.*?)^```$",
    re.DOTALL,
)


def run_python(copy: Path, *arguments: str) -> None:
    environment = {**os.environ, "PYTHONPATH": str(copy)}
    command = [sys.executable, *arguments]
    done = subprocess.run(command, env=environment, cwd=copy, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def walk_through(section: str, copy: Path) -> set[str]:
    """Do what a section says in a copy of the package, run what it tries, and return the files touched."""
    shutil.copytree(ROOT / "summarize", copy / "summarize", ignore=shutil.ignore_patterns("__pycache__"))
    for folder in ("configs", "tools"):
        shutil.copytree(ROOT / folder, copy / folder)
    touched = set()
    steps = [*_STEP.finditer(TEXT.partition(f"\n## {section}\n")[2].partition("\n## ")[0])]
    assert len(steps) >= 2
    for step in steps:
        if step["generated"]:
            run_python(copy, "tools/generated.py")
        if step["try"]:
            run_python(copy, "-c", step["code"])
            continue
        path = copy / (step["new"] or step["end"] or step["file"])
        touched.add(str(path.relative_to(copy)))
        assert path.exists() != bool(step["new"])
        old = "" if step["new"] else path.read_text(encoding="utf-8")
        if step["line"]:
            before, line, after = old.partition(f"\n{step['line']}\n")
            assert line, step["line"]
            path.write_text(f"{before}{line}{step['code']}{after}", encoding="utf-8")
        else:
            path.write_text(old + step["code"], encoding="utf-8")
    return touched


@pytest.mark.slow
@pytest.mark.parametrize(
    ("section", "files"),
    [
        ("Add an output format", 2),
        ("Add an input format", 1),
        ("Add a kind of card", 4),
        ("Add a language", 1),
    ],
)
def test_what_is_added_works_and_touches_few_files(section: str, files: int, tmp_path: Path) -> None:
    assert len(walk_through(section, tmp_path)) == files
