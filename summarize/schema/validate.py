"""Data → the first place where it does not fit its schema."""

from __future__ import annotations

import importlib.resources
import json
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any, Literal

from summarize.errors import SchemaError

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator
    from jsonschema.exceptions import ValidationError

_BOUNDS = {
    "minimum": "must be at least {bound}, not {value}",
    "maximum": "must be at most {bound}, not {value}",
    "exclusiveMinimum": "must be above {bound}, not {value}",
    "exclusiveMaximum": "must be below {bound}, not {value}",
    "multipleOf": "must be a multiple of {bound}, not {value}",
    "minLength": "must have at least {bound} characters, not {value}",
    "maxLength": "must have at most {bound} characters, not {value}",
    "minItems": "must have at least {bound} items, not {value}",
    "maxItems": "must have at most {bound} items, not {value}",
}
SchemaName = Literal["digest", "config", "article", "briefing"]


@cache
def read_schema(name: SchemaName) -> str:
    """Return the text of a published schema."""
    file = importlib.resources.files("summarize.schema") / f"{name}.schema.json"
    return file.read_text(encoding="utf-8")


def check_digest(data: Any) -> None:  # noqa: ANN401  # any JSON value may be no digest
    """Check plain data against the digest schema, formats included.

    Raises:
        SchemaError: it does not fit; ``path`` is the JSON Pointer of the first place.

    """
    _check("digest", data)


def check_briefing(data: Any) -> None:  # noqa: ANN401  # any JSON value may be no briefing
    """Check plain data against the schema of briefings, and the digests in it against theirs.

    Raises:
        SchemaError: it does not fit; ``path`` is the JSON Pointer of the first place.

    """
    _check("briefing", data)
    for story in data["stories"]:
        if story["digest"] is not None:
            check_digest(story["digest"])


def _check(name: Literal["digest", "briefing"], data: Any) -> None:  # noqa: ANN401
    for error in _errors(name, data):
        path = _pointer(error)
        msg = f"not a valid {name}: {path or '/'}: {_said(error)}"
        raise SchemaError(msg, path=path) from error


def check_config(data: Any) -> Iterator[tuple[tuple[str, ...], str]]:  # noqa: ANN401  # any TOML
    """Yield each place where a configuration does not fit its schema, with what is wrong."""
    for error in _errors("config", data):
        yield tuple(map(str, error.absolute_path)), _said(error)


def check_article(data: Any) -> Iterator[str]:  # noqa: ANN401  # any JSON value may be no article
    """Yield each place where data does not fit the schema of articles, with what is wrong."""
    for error in _errors("article", data):
        path = _pointer(error)
        yield f"{path}: {_said(error)}" if path else _said(error)


def _said(error: ValidationError) -> str:
    """Return what is wrong; a bound is named as a bound, not as a comparison that came out false."""
    if error.validator == "pattern" and "x-wanted" in error.schema:
        return f"{error.schema['x-wanted']} is needed, not {error.instance!r}"[:300]
    wording = _BOUNDS.get(error.validator)
    if wording is None:
        return str(error.message)[:300]
    return wording.format(bound=error.validator_value, value=repr(error.instance)[:100])


def _errors(name: SchemaName, data: Any) -> list[ValidationError]:  # noqa: ANN401
    found = _validator(name).iter_errors(data)
    return sorted(found, key=lambda error: [str(part) for part in error.absolute_path])


@cache
def _validator(name: SchemaName) -> Draft202012Validator:
    # jsonschema takes a tenth of a second to import.
    from jsonschema import Draft202012Validator  # noqa: PLC0415

    schema = json.loads(read_schema(name))
    return Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)


def _pointer(error: ValidationError) -> str:
    parts = (str(part).replace("~", "~0").replace("/", "~1") for part in error.absolute_path)
    return "".join(f"/{part}" for part in parts)
