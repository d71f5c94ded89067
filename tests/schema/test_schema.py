"""The published schema: closed, described, and of the shape of the dataclasses."""

from __future__ import annotations

import importlib.resources
import json
from collections.abc import Iterator
from dataclasses import fields
from typing import Any, get_args

import pytest

from summarize.language import tables
from summarize.language.tables.speech import Progress
from summarize.model import comparison, digest
from summarize.model import comparison as model

SCHEMA = json.loads(
    importlib.resources.files("summarize.schema").joinpath("digest.schema.json").read_text(encoding="utf-8")
)


def objects(node: Any, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(node, dict):
        if node.get("type") == "object":
            yield path, node
        for key, value in node.items():
            yield from objects(value, f"{path}/{key}")
    elif isinstance(node, list):
        for number, value in enumerate(node):
            yield from objects(value, f"{path}/{number}")


def test_every_object_with_fields_is_closed_and_described() -> None:
    for path, node in objects(SCHEMA):
        if "properties" not in node:
            continue
        assert node["additionalProperties"] is False, path
        for name, value in node["properties"].items():
            assert value.get("description") or "$ref" in value or "const" in value, f"{path}/{name}"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("claimant", model.Claimant),
        ("status", model.Status),
        ("passage", model.Passage),
        ("group", model.Group),
        ("utterance", model.Utterance),
        ("wording", model.UtteranceWording),
        ("value", comparison.Value),
        ("discrepancy", comparison.Discrepancy),
        ("theme", comparison.Theme),
        ("exclusive", comparison.Exclusive),
        ("date", comparison.DateMention),
        ("excerpt", digest.Excerpt),
        ("source", digest.Source),
        ("omission", digest.Omission),
    ],
)
def test_definitions_mirror_the_dataclasses(name: str, kind: type) -> None:
    names = [field.name for field in fields(kind)]
    assert [*SCHEMA["$defs"][name]["properties"]] == SCHEMA["$defs"][name]["required"] == names


def test_stages_are_one_closed_list() -> None:
    stages = get_args(model.Stage)
    assert SCHEMA["$defs"]["status"]["properties"]["value"]["enum"] == [*stages]
    for language, progress in tables.each(Progress).items():
        if progress.stages:
            assert [*progress.stages] == [*stages], language
        listed = [phrase for some in progress.stages.values() for phrase in some]
        assert len(listed) == len(set(listed)), language
