"""The reader of fixture documents drops no case."""

from __future__ import annotations

from pathlib import Path

import fixture_documents
import pytest

FINISHED = "one\n.\nin\n.\nout\n.\n"


def test_every_case_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fixture_documents, "FOLDER", tmp_path)
    (tmp_path / "a.txt").write_text(f"{FINISHED}\n{FINISHED.replace('one', 'two')}\n", encoding="utf-8")
    assert [case.id for case in fixture_documents.cases("a")] == ["one", "two"]  # type: ignore[attr-defined]


@pytest.mark.parametrize("last", ["two", "two\n.\nin", "two\n.\nin\n.\n", "two\n.\nin\n.\nout", "two\n.\n"])
def test_an_unfinished_last_case_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, last: str
) -> None:
    monkeypatch.setattr(fixture_documents, "FOLDER", tmp_path)
    (tmp_path / "a.txt").write_text(FINISHED + last, encoding="utf-8")
    with pytest.raises(ValueError, match=r"a\.txt: 'two' lacks"):
        fixture_documents.cases("a")
