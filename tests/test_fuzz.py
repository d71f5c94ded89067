"""The targets of ``make fuzz`` on the small inputs that it changes, and on a few changes of each."""

from __future__ import annotations

import random
import sys
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parent.parent / "benchmarks"))

from fuzz import changed
from fuzz_reading import CORPUS, TARGETS


@pytest.mark.parametrize("name", TARGETS)
def test_target(name: str) -> None:
    chance = random.Random(name)  # noqa: S311  # no secret
    for data in (*CORPUS[name], *(changed(CORPUS[name], chance) for _ in range(15))):
        TARGETS[name](data)


def test_an_entry_without_text_is_said() -> None:
    feed = "<feed xmlns='http://www.w3.org/2005/Atom'><entry><content type='html'>&lt;pf;The river"
    TARGETS["read-feeds"](f"{feed} rose.</content></entry></feed>".encode())
