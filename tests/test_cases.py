"""Small inputs with the right value, each a folder of ``cases/``; its README has the format."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from summarize import load, summarize, to_json

FOLDER = Path(__file__).parent / "cases"
CASES = sorted(path.parent for path in FOLDER.glob("*/expected.json"))


@pytest.mark.parametrize("folder", CASES, ids=lambda folder: folder.name)
def test_case(folder: Path) -> None:
    expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    outcome = Outcome(folder, expected)
    failed = [(check, found) for check in expected["checks"] for found in outcome.wrong(check)]
    assert not failed


def test_every_folder_holds_a_case() -> None:
    assert sorted(path for path in FOLDER.iterdir() if path.is_dir()) == CASES
    assert all(
        json.loads((folder / "expected.json").read_text(encoding="utf-8"))["checks"] for folder in CASES
    )


class Outcome:
    """What became of the inputs of one case."""

    def __init__(self, folder: Path, expected: dict[str, Any]) -> None:
        documents = load(*(str(folder / name) for name in expected["inputs"]))
        earlier = None
        if "since" in expected:
            earlier = summarize(load(*(str(folder / name) for name in expected["since"])), budget=1000)
        budget = expected.get("budget", 1000)
        self.digest: dict[str, Any] = json.loads(to_json(summarize(documents, budget=budget, since=earlier)))
        self.texts = {document.id: document.text for document in documents}
        self.documents = {_name(document.origin or ""): document for document in documents}
        excerpts = self.digest["excerpts"]
        self.groups = [
            [self.cut(excerpt["span"]), *(self.cut(support["span"]) for support in excerpt["support"])]
            for excerpt in excerpts
        ]
        self.shown = [group[0] for group in self.groups]
        left_out = [self.cut(sentence["span"]) for sentence in self.digest["omitted"]]
        self.units = {*(text for group in self.groups for text in group), *left_out}

    def cut(self, span: dict[str, Any]) -> str:
        return _spaced(self.texts[span["source"]][span["start"] : span["end"]])

    def wrong(self, check: dict[str, Any]) -> list[object]:
        """Return what was found instead, in a list; an empty list where the check passes."""
        passes, found = getattr(self, f"_{check['kind']}")(check)
        return [] if passes else [found]

    def _documents(self, check: dict[str, Any]) -> tuple[bool, object]:
        count = len(self.digest["sources"])
        return count == check["count"], count

    def _field(self, check: dict[str, Any]) -> tuple[bool, object]:
        document = self.documents.get(check["origin"])
        if document is None:
            return False, f"no such document among {sorted(self.documents)}"
        value = getattr(document, check["name"])
        return value in [check["value"], *check.get("or", [])], value

    def _problem(self, check: dict[str, Any]) -> tuple[bool, object]:
        codes = [problem["code"] for problem in self.digest["input"]["problems"]]
        return check["code"] in codes, codes

    def _problem_not(self, check: dict[str, Any]) -> tuple[bool, object]:
        found, codes = self._problem(check)
        return not found, codes

    def _text_contains(self, check: dict[str, Any]) -> tuple[bool, object]:
        text = _spaced(self.documents[check["origin"]].text)
        return check["text"] in text, text

    def _text_lacks(self, check: dict[str, Any]) -> tuple[bool, object]:
        found, text = self._text_contains(check)
        return not found, text

    def _sentence(self, check: dict[str, Any]) -> tuple[bool, object]:
        return _spaced(check["text"]) in self.units, sorted(self.units)

    def _no_sentence(self, check: dict[str, Any]) -> tuple[bool, object]:
        found, units = self._sentence(check)
        return not found, units

    def _excerpt(self, check: dict[str, Any]) -> tuple[bool, object]:
        return any(check["contains"] in text for text in self.shown), self.shown

    def _no_excerpt(self, check: dict[str, Any]) -> tuple[bool, object]:
        found, shown = self._excerpt(check)
        return not found, shown

    def _together(self, check: dict[str, Any]) -> tuple[bool, object]:
        both = [
            group
            for group in self.groups
            if all(any(check[side] in text for text in group) for side in ("a", "b"))
        ]
        return bool(both), both or self.groups

    def _apart(self, check: dict[str, Any]) -> tuple[bool, object]:
        found, groups = self._together(check)
        return not found, groups

    def _card(self, check: dict[str, Any]) -> tuple[bool, object]:
        cards = self.digest["discrepancies"]
        found = [card for card in cards if _is_card(card, check)]
        return bool(found), [(card["kind"], card["verdict"], card["subject"]) for card in cards]

    def _no_card(self, check: dict[str, Any]) -> tuple[bool, object]:
        found, cards = self._card(check)
        return not found, cards

    def _reason_not(self, check: dict[str, Any]) -> tuple[bool, object]:
        reasons = [card["reason"] for card in self.digest["discrepancies"]]
        return check["text"] not in reasons, reasons

    def _timeline(self, check: dict[str, Any]) -> tuple[bool, object]:
        days = [day["resolved"] for day in self.digest["timeline"] if self.cut(day["span"]) == check["text"]]
        return bool(days) and all(day in check["resolved"] for day in days), self.digest["timeline"]

    def _claimant(self, check: dict[str, Any]) -> tuple[bool, object]:
        found = [
            (excerpt.get("claimant") or {}).get("text")
            for excerpt in self.digest["excerpts"]
            if check["contains"] in excerpt["text"]
        ]
        return bool(found) and found[0] in check["value"], found

    def _status_not(self, check: dict[str, Any]) -> tuple[bool, object]:
        texts = {excerpt["id"]: excerpt["text"] for excerpt in self.digest["excerpts"]}
        found = [
            excerpt["status"]
            for excerpt in self.digest["novelty"]["excerpts"]
            if check["contains"] in texts[excerpt["id"]]
        ]
        return bool(found) and check["value"] not in found, found


def _is_card(card: dict[str, Any], check: dict[str, Any]) -> bool:
    said = " / ".join(str(value["raw"]) for value in card["values"])
    said += " | " + " / ".join(value["sentence"]["text"] for value in card["values"] if value.get("sentence"))
    return (
        all(words in said for words in check.get("contains", []))
        and check.get("verdict", card["verdict"]) == card["verdict"]
        and check.get("card", card["kind"]) == card["kind"]
    )


def _name(origin: str) -> str:
    """Return the file's name of an origin, with the place in the file."""
    path, mark, place = origin.partition("#")
    return Path(path).name + mark + place


def _spaced(text: str) -> str:
    return " ".join(text.split())
