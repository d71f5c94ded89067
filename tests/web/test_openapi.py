"""The description of the API fits what the API does."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from conftest import ROOT
from jsonschema import Draft202012Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012
from serving import Served

from summarize import Document, summarize
from summarize.model.canonical import to_builtins

ARTICLE = {"text": "It rained in Paris on Monday. Nobody was hurt.", "title": "Rain"}


@pytest.fixture(scope="module")
def described(server: Served) -> dict[str, Any]:
    return dict(json.loads(server.get("/openapi.json").body))


@pytest.fixture(scope="module")
def valid(described: dict[str, Any]) -> Callable[[object, object], None]:
    registry = Registry().with_resource("api:", Resource(described, DRAFT202012))

    def valid_(schema: object, value: object) -> None:
        absolute = json.loads(json.dumps(schema).replace('"#/components', '"api:#/components'))
        Draft202012Validator(absolute, registry=registry).validate(value)

    return valid_


def test_it_has_all_routes(described: dict[str, Any], server: Served) -> None:
    assert described["openapi"].startswith("3.1.")
    done = {(path, method) for path, item in described["paths"].items() for method in item}
    assert done == {
        ("/v1/digest", "post"),
        ("/v1/briefing", "post"),
        ("/v1/verify", "post"),
        ("/v1/schema/{name}", "get"),
        ("/openapi.json", "get"),
    }
    for schema in described["components"]["schemas"].values():
        Draft202012Validator.check_schema(schema)
    for name in ("digest", "briefing", "article", "config"):
        published = json.loads(server.get(f"/v1/schema/{name}").body)
        ours = json.dumps(described["components"]["schemas"][name])
        there = json.loads(ours.replace(f"#/components/schemas/{name}/$defs/", "#/$defs/"))
        assert there == {key: value for key, value in published.items() if key not in {"$id", "$schema"}}


@pytest.mark.parametrize("name", ["digest", "briefing", "verify"])
def test_requests_and_answers_fit_it(
    described: dict[str, Any], server: Served, name: str, valid: Callable[[object, object], None]
) -> None:
    operation = described["paths"][f"/v1/{name}"]["post"]
    asked: object = [ARTICLE]
    if name == "verify":
        digest = to_builtins(summarize(Document(**ARTICLE, origin="request#1")))
        asked = {"digest": digest, "articles": [ARTICLE]}
    valid(operation["requestBody"]["content"]["application/json"]["schema"], asked)
    answer = server.post(f"/v1/{name}", json.dumps(asked).encode(), "application/json")
    assert answer.status == 200
    content = operation["responses"]["200"]["content"]
    valid(content[answer.headers["content-type"]]["schema"], json.loads(answer.body))
    wrong = server.post(f"/v1/{name}?colour=red", b"", "text/plain")
    content = operation["responses"][str(wrong.status)]["content"]
    valid(content[wrong.headers["content-type"]]["schema"], json.loads(wrong.body))


@pytest.mark.parametrize("name", ["digest", "briefing", "verify"])
def test_its_parameters_and_types_are_known(described: dict[str, Any], server: Served, name: str) -> None:
    operation = described["paths"][f"/v1/{name}"]["post"]
    for parameter in operation["parameters"]:
        answer = server.post(f"/v1/{name}?{parameter['name']}=%00", b"", "text/plain")
        assert json.loads(answer.body)["code"] != "unknown-parameter"
    for media_type in operation["requestBody"]["content"]:
        assert server.post(f"/v1/{name}", b"", media_type).status in {400, 422}


def test_every_code_is_documented() -> None:
    text = (ROOT / "docs" / "server.md").read_text(encoding="utf-8")
    source = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "summarize" / "web").glob("*.py"))
    codes = {
        *re.findall(r'refuse\(\s*\d+,\s*"([a-z-]+)"', source),
        *re.findall(r'code(?:, status, retry)? ?= ?"([a-z-]+)"', source),
    }
    assert {"busy", "worker-died", "schema", "host"} < codes
    assert {code for code in codes if f"`{code}`" not in text} == set()
