"""What the tests share: the example articles, fixture documents, the evaluation data."""

from __future__ import annotations

import os
import signal
import sys
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings

from summarize import Digest, Document
from summarize.assembly import Study, Writing

ROOT = Path(__file__).parent.parent
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))

# A run must not depend on how fast a shared machine happens to be.
# What hypothesis says beside a failing example takes it minutes.
for _name, _examples in (("tests", 15), ("long", 400)):  # the second one is for make test-slow
    settings.register_profile(
        _name,
        max_examples=_examples,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow],
        phases=[*Phase][:-1],
    )
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "tests"))


_LONGEST = 1000
"""Sentences of a digest that is checked here; a longer one would take seconds."""
_ONE_OF = 1 if os.environ.get("HYPOTHESIS_PROFILE") == "long" else 8
"""Of so many digests one is checked; which one, its words decide. To check all took a fifth of the time."""


@pytest.fixture(scope="session", autouse=True)
def _digests_fit_the_schema() -> Iterator[None]:
    """Check what a run does not check: digests that tests make, against the published schema."""
    from summarize import pipeline
    from summarize.model.canonical import to_builtins
    from summarize.schema import check_digest

    def checked(study: Study, writing: Writing) -> Digest:
        made = assemble(study, writing)
        if made.input.sentences <= _LONGEST and zlib.crc32(made.text.encode(errors="replace")) % _ONE_OF == 0:
            check_digest(to_builtins(made))
        return made

    assemble = pipeline.assemble
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pipeline, "assemble", checked)
        yield


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
