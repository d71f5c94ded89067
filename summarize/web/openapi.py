"""The API as OpenAPI 3.1, with the published schemas in it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.metadata import version
from typing import Any, get_args

from summarize.render.formats import BRIEFINGS, FORMATS, OutputFormat
from summarize.schema import read_schema
from summarize.schema.validate import SchemaName
from summarize.web.answers import PROBLEM
from summarize.web.body import FORM, media_types
from summarize.web.incoming import ADDRESSES
from summarize.web.parameters import BRIEFING, DIGEST, VERIFY, Parameter

_FAULTS = {
    400: "The request is malformed, or a parameter is wrong.",
    403: "Another site made a browser send it, or addresses may not be fetched.",
    404: "There is nothing of that name.",
    405: "That is not done with it.",
    408: "The request did not come in time.",
    413: "The body is too large.",
    415: "Bodies of that type are not read.",
    421: "It was sent to another name than this server has.",
    422: "Nothing in it can be used.",
    500: "A bug of ours.",
    503: "Too many requests wait, or the store cannot be used now.",
}
_TEXT = {"type": "string"}
_PROBLEMS: dict[str, Any] = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["code", "origin", "message"],
        "properties": {"code": _TEXT, "origin": _TEXT, "message": _TEXT},
    },
}
_FAULT: dict[str, Any] = {
    "type": "object",
    "description": "RFC 9457, with the codes and the exit status of the command line.",
    "required": ["type", "title", "status", "detail", "code", "exit_status"],
    "properties": {
        "type": _TEXT,
        "title": _TEXT,
        "status": {"type": "integer"},
        "detail": _TEXT,
        "code": _TEXT,
        "exit_status": {"type": "integer"},
        "problems": _PROBLEMS,
    },
}
_VERIFICATION: dict[str, Any] = {
    "type": "object",
    "required": ["outcome", "exit_status", "problems", "unread"],
    "properties": {
        "outcome": {"enum": ["verified", "failed", "unsure"]},
        "exit_status": {"enum": [0, 65, 76]},
        "problems": _PROBLEMS,
        "unread": {**_PROBLEMS, "description": "Sources that could not be read."},
    },
}
_ARTICLES: dict[str, Any] = {
    "description": "One article, a list of them, or an object with a list of them.",
    "oneOf": [
        {"$ref": "#/components/schemas/article"},
        {"type": "array", "items": {"$ref": "#/components/schemas/article"}},
        {"type": "object", "required": ["articles"]},
    ],
}


@cache
def openapi() -> dict[str, Any]:
    """Return the description of the API."""
    names: tuple[SchemaName, ...] = get_args(SchemaName)
    schemas = {name: _component(name) for name in names}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "summarize",
            "version": version("summarize"),
            "description": "Articles about the same events → digests of verbatim, attributed sentences.",
        },
        "paths": {
            "/v1/digest": {
                "post": {
                    "operationId": "digest",
                    "summary": "Make a digest.",
                    **_post(DIGEST, _written("digest", FORMATS), _sources()),
                }
            },
            "/v1/briefing": {
                "post": {
                    "operationId": "briefing",
                    "summary": "Make a briefing, story by story.",
                    **_post(BRIEFING, _written("briefing", BRIEFINGS), _sources()),
                }
            },
            "/v1/verify": {
                "post": {
                    "operationId": "verify",
                    "summary": "Check a digest against its sources.",
                    **_post(VERIFY, _json("verification"), _to_verify()),
                }
            },
            "/v1/schema/{name}": {"get": _schema_operation(names)},
            "/openapi.json": {
                "get": {
                    "operationId": "openapi",
                    "summary": "Get this description.",
                    "responses": _responses({"application/json": {"schema": {"type": "object"}}}, 421, 403),
                }
            },
        },
        "components": {
            "schemas": {**schemas, "articles": _ARTICLES, "fault": _FAULT, "verification": _VERIFICATION}
        },
    }


def _component(name: SchemaName) -> dict[str, Any]:
    """Return a published schema as a part of this document: its references lead to where it is in it."""
    text = read_schema(name).replace('"#/$defs/', f'"#/components/schemas/{name}/$defs/')
    schema: dict[str, Any] = json.loads(text)
    return {key: value for key, value in schema.items() if key not in {"$id", "$schema"}}


def _post(
    parameters: Iterable[Parameter], answer: Mapping[str, Any], body: Mapping[str, Any]
) -> dict[str, Any]:
    return {
        "parameters": [
            {"name": p.name, "in": "query", "description": p.meaning, "schema": dict(p.schema)}
            for p in parameters
        ],
        "requestBody": {"required": True, "content": dict(body)},
        "responses": _responses(answer, 400, 403, 408, 413, 415, 421, 422, 500, 503),
    }


def _schema_operation(names: Iterable[str]) -> dict[str, Any]:
    name = {"name": "name", "in": "path", "required": True, "schema": {"enum": [*names]}}
    return {
        "operationId": "schema",
        "summary": "Get a published JSON schema.",
        "parameters": [name],
        "responses": _responses({"application/schema+json": {"schema": {"type": "object"}}}, 403, 404, 421),
    }


def _responses(answer: Mapping[str, Any], *faults: int) -> dict[str, Any]:
    fault = {PROBLEM: {"schema": {"$ref": "#/components/schemas/fault"}}}
    return {
        "200": {"description": "Done.", "content": dict(answer)},
        **{str(status): {"description": _FAULTS[status], "content": fault} for status in faults},
    }


def _written(name: str, formats: Mapping[str, OutputFormat]) -> dict[str, Any]:
    return {**{format_.media_type: {"schema": _TEXT} for format_ in formats.values()}, **_json(name)}


def _json(name: str) -> dict[str, Any]:
    return {"application/json": {"schema": {"$ref": f"#/components/schemas/{name}"}}}


def _sources() -> dict[str, Any]:
    files = {"file": {"type": "array", "items": {}}, "text": {"type": "array", "items": _TEXT}}
    return {
        **{type_: {} for type_ in sorted({*media_types(), ADDRESSES})},
        **_json("articles"),
        FORM: {"schema": {"type": "object", "properties": files}},
    }


def _to_verify() -> dict[str, Any]:
    properties = {
        "digest": {"$ref": "#/components/schemas/digest"},
        "articles": {"$ref": "#/components/schemas/articles"},
    }
    asked = {"type": "object", "required": ["digest", "articles"], "properties": properties}
    parts = {"digest": {}, "file": {"type": "array", "items": {}}}
    return {
        "application/json": {"schema": asked},
        FORM: {"schema": {"type": "object", "required": ["digest"], "properties": parts}},
    }
