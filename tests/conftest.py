"""What the tests share: the example articles, fixture documents, the evaluation data."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings

from summarize import Document

ROOT = Path(__file__).parent.parent
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))

# A run must not depend on how fast a shared machine happens to be.
# What hypothesis says beside a failing example takes it minutes.
settings.register_profile(
    "tests", deadline=None, suppress_health_check=[HealthCheck.too_slow], phases=[*Phase][:-1]
)
settings.load_profile("tests")


@pytest.fixture
def call(capfdbinary: pytest.CaptureFixture[bytes]) -> Callable[..., tuple[int, str, str]]:
    """Run the command line as a user does: exit status, standard output, standard error."""

    def call_(*arguments: object) -> tuple[int, str, str]:
        from summarize.cli.main import run

        status = run([str(argument) for argument in arguments])
        sys.stdout.flush()
        sys.stderr.flush()
        out, err = capfdbinary.readouterr()
        return status, out.decode(), err.decode()

    return call_


@pytest.fixture(scope="session")
def seeds() -> list[Document]:
    return [Document(text=p.read_bytes().decode("utf-8"), origin=p.name) for p in SEEDS]


@pytest.fixture(scope="session")
def data() -> Path:
    """The public evaluation data, which is not part of the project."""
    folder = Path(os.environ.get("SUMMARIZE_DATA", ROOT.parent / "shared" / "data"))
    if not folder.is_dir():
        pytest.skip(f"evaluation data not found at {folder}; set SUMMARIZE_DATA")
    return folder


def interruptible() -> None:
    """Heed interrupts in a process that is about to start: a shell's background jobs ignore them."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
