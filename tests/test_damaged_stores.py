"""A store returns what it stored, or says that it cannot."""

from __future__ import annotations

from pathlib import Path

import pytest
from damaged_stores import DAMAGES
from damaging import Found, try_all


@pytest.mark.parametrize("damage", DAMAGES)
def test_every_operation_on_a_damaged_store(tmp_path: Path, damage: str) -> None:
    found = Found()
    for number in range(1000, 1002):
        try_all(tmp_path, damage, number, found)
    assert (found.untyped, found.strange, found.silent) == ([], [], [])
    assert found.runs > 0
