"""Write what follows from the dataclasses of the stages: python tools/generated.py [--check].

``summarize/schema/config.schema.json`` and, with its comments, ``configs/default.toml``. The declaration of a
field holds its default and its bounds, the docstring below it its text. With ``--check`` nothing is written:
the stale files are named, and the exit status is 1.
"""

from __future__ import annotations

import ast
import inspect
import json
import sys
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import MISSING, fields
from itertools import pairwise
from pathlib import Path
from typing import Any, Literal, get_args, get_origin, get_type_hints

import msgspec

from summarize.commented import commented
from summarize.config.settings import Config
from summarize.methods import METHOD, METHODS, SLOTS, parts
from summarize.model import Budget
from summarize.pipeline import Pipeline

ROOT = Path(__file__).parent.parent
SCHEMA, DEFAULT = Path("summarize/schema/config.schema.json"), Path("configs/default.toml")
MORNING = Path("tools/morning.schema.json")
"""The tables of briefings, which no stage has."""
Schema = dict[str, Any]


def schema() -> Schema:
    """Return the JSON schema of configuration files."""
    tables = {"budget": _table(Budget), **{slot: _slot(slot) for slot in SLOTS}}
    tables |= json.loads((ROOT / MORNING).read_text(encoding="utf-8"))
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:summarize:schema:config:1.0",
        "title": "Configuration",
        "description": "A budget and the stages of the pipeline; keys that are not set keep their defaults.",
        **_object(tables),
    }


def _slot(slot: str) -> Schema:
    """Return the table of a slot; where it can hold several stages, the keys of all of them."""
    if slot not in METHODS:
        return _table(SLOTS[slot])
    first, *others = METHODS[slot]
    said = " ".join(f"{name}: {_summary(kind)}" for name, kind in METHODS[slot].items())
    keys = {METHOD: {"enum": [*METHODS[slot]], "default": first, "description": said}}
    keys |= _keys(METHODS[slot][first])
    for name in others:
        for key, value in _keys(METHODS[slot][name]).items():
            keys[key] = value | {"description": f'{value["description"]} Only with {METHOD} = "{name}".'}
    return {"description": _summary(SLOTS[slot]), **_object(keys)}


def _table(kind: type) -> Schema:
    return {"description": _summary(kind), **_object(_keys(kind))}


def _object(properties: Schema) -> Schema:
    return {"type": "object", "properties": properties, "additionalProperties": False}


def _keys(kind: type) -> Schema:
    """Return a schema for each field of a stage, a table for each that is a stage itself."""
    texts, hints, inner = _docstrings(kind), get_type_hints(kind, include_extras=True), parts(kind)
    found: Schema = {}
    for field in fields(kind):
        if field.name in inner:
            found[field.name] = _table(inner[field.name])
            continue
        if field.default is MISSING or field.name not in texts:
            msg = f"{kind.__name__}.{field.name} needs a default, and a docstring below it"
            raise ValueError(msg)
        found[field.name] = {
            **_type(hints[field.name]), "default": field.default, "description": texts[field.name]
        }  # fmt: skip
    return found


def _type(hint: Any) -> Schema:  # noqa: ANN401  # any type
    # In the order of the declaration, which msgspec does not keep.
    return {"enum": [*get_args(hint)]} if get_origin(hint) is Literal else msgspec.json.schema(hint)


def _docstrings(kind: type) -> dict[str, str]:
    """Return the docstrings below the fields of a class, each on one line."""
    (tree,) = ast.parse(textwrap.dedent(inspect.getsource(kind))).body
    body: Sequence[ast.stmt] = tree.body if isinstance(tree, ast.ClassDef) else ()
    return {
        field.target.id: _plain(text.value.value)
        for field, text in pairwise(body)
        if isinstance(field, ast.AnnAssign)
        and isinstance(field.target, ast.Name)
        and isinstance(text, ast.Expr)
        and isinstance(text.value, ast.Constant)
    }


def _summary(kind: type) -> str:
    return _plain((inspect.getdoc(kind) or "").partition("\n\n")[0])


def _plain(text: object) -> str:
    return " ".join(str(text).replace("``", "").split())


def texts() -> Iterator[tuple[Path, str]]:
    """Yield each file, by its path from the root of the project, with what it should hold."""
    made = schema()
    yield SCHEMA, json.dumps(made, indent=2, ensure_ascii=False) + "\n"
    head = "\n".join((ROOT / DEFAULT).read_text(encoding="utf-8").splitlines()[:2])
    values = Config(Budget(), Pipeline()).values
    yield DEFAULT, f"{head}\n\n{commented(values, made)}"


def main(arguments: Sequence[str]) -> int:
    """Write the files, or name those that are stale."""
    stale = [(path, text) for path, text in texts() if (ROOT / path).read_text(encoding="utf-8") != text]
    for path, text in stale:
        if arguments == ["--check"]:
            print(f"{path}: stale, run: make generated", file=sys.stderr)
        else:
            (ROOT / path).write_text(text, encoding="utf-8")
            print(f"{path}: written")
    return int(bool(stale) and arguments == ["--check"])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
