"""Targets for fuzzing: bytes → a digest that somebody changed, to be verified, made again and printed."""

from __future__ import annotations

import copy
import io
import json
from functools import cache
from typing import Any

from forged import STORM
from rich.console import Console

from summarize import (
    AtHand,
    Digest,
    SchemaError,
    from_json,
    recompute,
    summarize,
    to_html,
    to_json,
    to_markdown,
    to_text,
    verify,
)
from summarize.model.canonical import content_hash, from_builtins, loads
from summarize.render.explain import explain
from summarize.render.terminal import page as terminal_page
from summarize.schema import check_digest
from summarize.verification.parse import broken, unlisted

_VALUES: tuple[Any, ...] = (
    None, True, False, 0, 1, -1, 7, 2**31, 10**30, 0.5, -0.0, 1e308, "", "x", "\x00", "\ud800", "\u202e",
    "2026-02-30", "https://example.org/a", "-", [], {}, [[]], {"": None}, ["x"], "0" * 64, "e" + "0" * 12,
    "agree", "differ", "exact", "a\nb", "<b>", "](x)", "е́" * 40, "duplicate", "headline", "status", "figure",
)  # fmt: skip
"""What a field is changed to."""
_LABELS = ("run", "id")


@cache
def _made() -> tuple[Digest, str]:
    digest = summarize(STORM, budget=40)
    return digest, to_json(digest)


def _places(value: Any) -> list[tuple[Any, Any]]:
    found: list[tuple[Any, Any]] = []
    layer = [value]
    while layer:
        held = layer.pop()
        items = [*held.items()] if isinstance(held, dict) else [*enumerate(held)]
        found += ((held, key) for key, _ in items)
        layer += [inner for _, inner in items if isinstance(inner, dict | list)]
    return found


def changed(data: bytes) -> Any:
    """Return the JSON of a digest, each four bytes of ``data`` one change: a place, what is done, a value."""
    root = json.loads(_made()[1])
    for start in range(0, min(len(data) - 3, 40), 4):
        places = _places(root)
        held, key = places[int.from_bytes(data[start : start + 2], "big") % len(places)]
        what, value = data[start + 2] % 8, copy.deepcopy(_VALUES[data[start + 3] % len(_VALUES)])
        if what == 0:
            del held[key]
        elif what == 1 and isinstance(held, list):
            held.insert(key, json.loads(json.dumps(held[key])))
        elif what == 2:
            other, place = places[int.from_bytes(data[start + 1 : start + 3], "big") % len(places)]
            held[key] = json.loads(json.dumps(other[place]))
        elif what == 3 and isinstance(held[key], int | float) and not isinstance(held[key], bool):
            held[key] += data[start + 3] - 128
        else:
            held[key] = value
        if not isinstance(root, dict) or not root:
            break
    return root


def _digest(data: bytes) -> tuple[Digest, Any] | None:
    """Return a changed digest under the id that fits it; every other one is given without the schema."""
    root = changed(data)
    try:
        root["id"] = content_hash(root)
        root = loads(json.dumps(root))
        if len(data) % 2:
            check_digest(root)
        return from_builtins(root), root
    except SchemaError:
        return None


def fuzz_verify(data: bytes) -> None:
    """Verify a changed digest and make it again.

    Raises:
        AssertionError: a change of what its sources give was not noticed.

    """
    found = _digest(data)
    if found is None:
        return
    digest, _ = found
    said = [*verify(digest, STORM), *recompute(digest, STORM)]
    verify(digest, STORM[:1])
    verify(digest, [*STORM[1:], "Something else. Nothing of it stands there."])
    if not said:
        assert _compared(digest) == _compared(_made()[0])


def fuzz_json(data: bytes) -> None:
    """Read bytes as a digest, and the JSON of a digest with some of its bytes replaced."""
    text = bytearray(_made()[1].encode())
    for start in range(0, len(data) - 2, 3):
        text[int.from_bytes(data[start : start + 2], "big") * 3 % len(text)] = data[start + 2]
    for given in (data, bytes(text)):
        try:
            digest = from_json(given)
        except SchemaError:
            continue
        verify(digest, STORM)
        recompute(digest, STORM)


def fuzz_renderers(data: bytes) -> None:
    """Print a changed digest, if the command line would take it, in every format."""
    found = _digest(data)
    if found is None or any(unlisted(found[0])) or any(broken(found[0])):
        return
    try:
        check_digest(found[1])
    except SchemaError:
        return
    digest = found[0]
    pages = (to_html(digest), to_html(digest, AtHand(documents=STORM)))
    for text in (to_markdown(digest), to_text(digest), explain(digest, None), _terminal(digest), *pages):
        text.encode("utf-8", "replace")
    from_json(to_json(digest))


def _terminal(digest: Digest) -> str:
    stream = io.StringIO()
    Console(file=stream, width=60, force_terminal=True).print(terminal_page(digest))
    return stream.getvalue()


def _compared(digest: Digest) -> Any:
    data = json.loads(to_json(digest))
    data["input"].pop("problems")
    data["config"].pop("name")
    return {key: value for key, value in data.items() if key not in _LABELS}


TARGETS = {"verify": fuzz_verify, "digest-json": fuzz_json, "renderers": fuzz_renderers}
FOUND = [bytes.fromhex(found) for found in ("53ca73f30da5b7f3", "7e15547ecc69cede", "d9a03a6b")]
"""Inputs that once raised something: a lone surrogate, a source without an id, a number like 2.0."""
