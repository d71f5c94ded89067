"""Digest ↔ JSON, and the canonical bytes that its id is the hash of."""

from __future__ import annotations

import hashlib
import json
import math
import re
from typing import TYPE_CHECKING, Any

import msgspec

from summarize.errors import SchemaError
from summarize.model.digest import Digest, Json

if TYPE_CHECKING:
    from summarize.model.briefing import Briefing

_SURROGATES = re.compile(r"[\ud800-\udfff]")
_DEEPEST = 100
"""Levels of lists and objects; a digest has about ten."""


def to_builtins(digest: Digest) -> Json:
    """Return the digest as plain dictionaries, lists, strings and numbers."""
    data: Json = _with_lists(msgspec.to_builtins(digest))
    return data


def _with_lists(value: Any) -> Any:  # noqa: ANN401  # any plain value
    """Replace tuples by lists: JSON has no others."""
    if isinstance(value, dict):
        return {key: _with_lists(held) for key, held in value.items()}
    return [_with_lists(held) for held in value] if isinstance(value, list | tuple) else value


def to_json(digest: Digest | Briefing) -> str:
    """Return a digest, or a briefing, as indented JSON with a final line break."""
    return indented(msgspec.to_builtins(digest))


def from_builtins(data: Json) -> Digest:
    """Read a digest from plain data; extension keys (``_…``) are left aside.

    Raises:
        SchemaError: the data does not have the shape of a digest.

    """
    try:
        return msgspec.convert(data, Digest)
    # A lone surrogate where one of some words is asked for is not even compared.
    except (msgspec.ValidationError, UnicodeEncodeError) as error:
        msg = f"not a digest: {error}"
        raise SchemaError(msg, path="") from error


def from_json(text: str | bytes) -> Digest:
    """Read what ``to_json`` wrote.

    Raises:
        SchemaError: not JSON, or not the shape of a digest.

    """
    return from_builtins(loads(text))


def loads(text: str | bytes) -> Json:
    """Read a JSON object.

    Raises:
        SchemaError: the text is not JSON, or not an object.

    """
    try:
        data = json.loads(text, parse_constant=_finite, parse_float=_finite)
    except (ValueError, RecursionError) as error:
        msg = f"not JSON: {error}"
        raise SchemaError(msg, path="") from error
    if not isinstance(data, dict):
        msg = f"not a digest: a JSON object is needed, this is {type(data).__name__}"
        raise SchemaError(msg, path="")
    if _is_deep(data):
        msg = f"not a digest: nested in more than {_DEEPEST} levels"
        raise SchemaError(msg, path="")
    return data


def _finite(number: str) -> float:
    """Read a number; NaN and what is too large for a float are none in JSON."""
    value = float(number)
    if not math.isfinite(value):
        msg = f"{number[:40]} is no number"
        raise ValueError(msg)
    return value


def _is_deep(data: Json) -> bool:
    """Whether data is nested deeper than any digest, and perhaps than Python can follow."""
    layer: list[Any] = [data]
    for _ in range(_DEEPEST):
        held = (v.values() if isinstance(v, dict) else v for v in layer if isinstance(v, dict | list | tuple))
        layer = [value for values in held for value in values]
        if not layer:
            return False
    return True


def id_of(digest: Digest) -> str:
    """Return the id that the content of a digest gives."""
    return content_hash(msgspec.to_builtins(digest))


def content_hash(data: Json) -> str:
    """Return the id of a digest: SHA-256 of its canonical JSON.

    Canonical is: keys sorted, no white space, UTF-8; without ``id``, ``run`` and extensions.
    """
    kept = {k: v for k, v in data.items() if k not in {"id", "run"} and not k.startswith("_")}
    return hash_of(kept)


def indented(value: Any) -> str:  # noqa: ANN401  # any JSON value
    """Return indented JSON with a final line break."""
    try:
        return msgspec.json.format(dumps(value, separators=(",", ":")), indent=2) + "\n"
    except msgspec.DecodeError:
        # A lone surrogate, which it refuses also where it is escaped.
        return dumps(value, indent=2) + "\n"


def hash_of(value: Any) -> str:  # noqa: ANN401  # any JSON value
    """Return the SHA-256 of the canonical JSON of a value."""
    text = dumps(value, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def dumps(value: Any, **options: Any) -> str:  # noqa: ANN401  # any JSON value, json's options
    """Return JSON in readable Unicode; a lone surrogate, which UTF-8 cannot hold, is escaped."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, **options)
    try:
        text.encode()
    except UnicodeEncodeError:
        return _SURROGATES.sub(lambda match: f"\\u{ord(match.group()):04x}", text)
    return text
