"""A long page on a terminal goes through the reader's pager."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT

pty = pytest.importorskip("pty")


def on_terminal(folder: Path, lines: int, pager: str) -> str:
    """Return what a terminal of so many lines shows."""
    master, slave = pty.openpty()
    command = [sys.executable, "-m", "summarize", "brief", ROOT / "examples" / "days" / "monday.jsonl"]
    env = {**os.environ, "PAGER": pager, "LINES": str(lines), "COLUMNS": "80", "PYTHONPATH": str(ROOT)}
    run = subprocess.Popen(command, stdin=slave, stdout=slave, stderr=slave, cwd=folder, env=env)
    os.close(slave)
    shown = b""
    while True:
        try:
            part = os.read(master, 4096)
        except OSError:
            break
        if not part:
            break
        shown += part
    os.close(master)
    assert run.wait(60) == 0
    return shown.decode("utf-8", "replace")


def test_only_what_is_longer_than_the_terminal_is_paged(tmp_path: Path) -> None:
    pager = tmp_path / "pager"
    pager.write_text("#!/bin/sh\necho PAGED\ngrep Halden\n")
    pager.chmod(0o755)
    long = on_terminal(tmp_path, 10, str(pager))
    assert "PAGED" in long
    assert all("Halden" in line for line in long.split("PAGED")[1].splitlines()[1:])
    assert "Halden" in long.split("PAGED")[1]
    assert "PAGED" not in on_terminal(tmp_path, 500, str(pager))
