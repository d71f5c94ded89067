"""A store returns what it stored, or says that it cannot."""

from __future__ import annotations

from pathlib import Path

import pytest
from damaged_stores import DAMAGES
from damaging import Found, try_all
from fuzz_store import fuzz_output, fuzz_store
from hypothesis import example, given, settings
from hypothesis import strategies as st


@pytest.mark.parametrize("damage", DAMAGES)
def test_every_operation_on_a_damaged_store(tmp_path: Path, damage: str) -> None:
    found = Found()
    try_all(tmp_path, damage, 1000, found)
    assert (found.untyped, found.strange, found.silent) == ([], [], [])
    assert found.runs > 0


@settings(max_examples=12)
@given(st.binary(max_size=60))
@example(b"\x00\x00\xff")
@example(bytes.fromhex("824bf5debbfc23"))  # the number of a row
def test_a_store_with_other_bytes(data: bytes) -> None:
    fuzz_store(data)


@settings(max_examples=60)
@given(st.binary(max_size=60))
@example(b"")
def test_an_output_that_cannot_be_written(data: bytes) -> None:
    fuzz_output(data)
