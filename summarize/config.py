"""TOML → Config: a budget and a pipeline."""

from __future__ import annotations

import difflib
import importlib.resources
import json
import math
import os
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, fields, replace
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, Literal, get_args, get_origin, get_type_hints

from summarize.commented import commented
from summarize.errors import ConfigError
from summarize.ingest.files.meant import meant
from summarize.methods import METHOD, METHODS, SLOTS, make_stage, parts, stage_type
from summarize.model import Budget
from summarize.model.digest import Json
from summarize.pipeline import Pipeline
from summarize.schema import check_config, read_schema

TABLES = ("budget", *SLOTS)


@dataclass(frozen=True, slots=True)
class Config:
    """How long a digest may be and how it is made."""

    budget: Budget
    pipeline: Pipeline

    @property
    def name(self) -> str:
        """Name of the preset, or of the file without its suffix."""
        return self.pipeline.name

    def to_toml(self) -> str:
        """Return every effective setting as TOML, with a comment that says what it is."""
        return commented(self.values, json.loads(read_schema("config")))

    @property
    def values(self) -> Json:
        """The effective settings: table → key → value."""
        return {"budget": asdict(self.budget), **self.pipeline.values}


def presets() -> dict[str, str]:
    """Return the presets that come with the package: name → what it is for."""
    texts = ((file.name, file.read_text(encoding="utf-8")) for file in _folder().iterdir())
    found = {name.removesuffix(".toml"): _purpose(text) for name, text in texts if name.endswith(".toml")}
    return dict(sorted(found.items()))


def config_file(name: str) -> str | None:
    """Return the path that a name means, None where it is a preset's."""
    return None if name in presets() else name


def load_config(name: str) -> Config:
    """Load a preset by its name, or a TOML file by its path; keys that it does not set keep defaults.

    Raises:
        ConfigError: no such preset or file, not TOML, or a key or value that is wrong.

    """
    known = presets()
    if name in known:
        # The tests check our presets against the schema: jsonschema takes a tenth of a second to import.
        file = _folder() / f"{name}.toml"
        return _config(tomllib.loads(file.read_text(encoding="utf-8")), name)
    path = Path(name)
    if path.suffix != ".toml" and not os.path.lexists(name):
        near = _did_you_mean(name, known) or meant(name)
        msg = f"no configuration {name!r}{near}; presets: {', '.join(known)}"
        raise ConfigError(msg)
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "not UTF-8"
        near = meant(name) if isinstance(error, FileNotFoundError) else ""
        msg = f"{name}: cannot be read: {reason}{near}"
        raise ConfigError(msg) from error
    return parse_config(text, name)


def parse_config(text: str, name: str) -> Config:
    """Read a configuration from TOML text; ``name`` appears in messages and in the digest.

    Raises:
        ConfigError: not TOML, or a key or value that is wrong; the message says file, line and key.

    """
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        msg = f"{name}: not TOML: {error}"
        raise ConfigError(msg) from error
    for key, problem in _problems(data):
        line = _line(text, key)
        msg = f"{name}{f':{line}' if line else ''}: {problem}"
        raise ConfigError(msg, key=".".join(key))
    return _config(data, Path(name).stem)


def recorded_config(values: Mapping[str, Any], name: str) -> Config:
    """Read the settings that a digest records; they may come from anybody.

    Raises:
        ConfigError: a key or value that is wrong, or a stage that is not one of ours.

    """
    for key, problem in _problems(values):
        raise ConfigError(problem, key=".".join(key))
    return _config(values, name)


def _config(data: Mapping[str, Any], name: str) -> Config:
    stages = {slot: make_stage(slot, data[slot]) for slot in SLOTS if slot in data}
    return Config(Budget(**data.get("budget", {})), replace(Pipeline(), **stages, name=name))


def _problems(data: Mapping[str, Any]) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield wrong keys first, with what was probably meant, then wrong values."""
    for slot, table in data.items():
        if slot not in TABLES:
            yield (slot,), f"unknown table [{slot}]{_moved(slot) or _did_you_mean(slot, TABLES)}"
        elif not isinstance(table, dict):
            yield (slot,), f"{slot} must be a table: [{slot}]"
        else:
            yield from _key_problems(slot, table)
    yield from ((path, f"{'.'.join(path)}: {message}") for path, message in check_config(data))
    yield from _budget_problems(data.get("budget", {}))


def _key_problems(slot: str, table: Mapping[str, Any]) -> Iterator[tuple[tuple[str, ...], str]]:
    if slot == "budget":
        yield from _unknown_keys((slot,), table, Budget)
        return
    kind = stage_type(slot, table)
    if kind is None and slot in METHODS:
        methods, method = METHODS[slot], table.get(METHOD)
        yield (
            (slot, METHOD),
            (
                f"unknown method {method!r} in [{slot}]"
                f"{_as_option(method, methods) or _did_you_mean(str(method), methods)}; "
                f"one of {', '.join(methods)}"
            ),
        )
        return
    rest = {key: value for key, value in table.items() if key != METHOD or slot not in METHODS}
    yield from _unknown_keys((slot,), rest, kind or SLOTS[slot])


def _unknown_keys(
    path: tuple[str, ...], table: Mapping[str, Any], kind: type
) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield the keys that a stage does not have, and numbers that are none."""
    known, inner, name = [field.name for field in fields(kind)], parts(kind), ".".join(path)
    for key, value in table.items():
        if key not in known:
            yield (*path, key), f"unknown key {key!r} in [{name}]{_did_you_mean(key, known)}"
        elif key in inner and not isinstance(value, dict):
            yield (*path, key), f"{name}.{key} must be a table: [{name}.{key}]"
        elif key in inner:
            yield from _unknown_keys((*path, key), value, inner[key])
        elif path != ("budget",) and isinstance(value, float) and not math.isfinite(value):
            yield (*path, key), f"{name}.{key}: a finite number is needed, not {value}"


_MOVED = {
    "independence": "voices", "discrepancies": "compare.contradictions", "figures": "compare.figures",
    "coverage": "compare.themes", "quotes": "compare.quotes", "statuses": "compare.progress",
}  # fmt: skip
"""Tables of configurations before 0.2, and where their keys are now."""


def _moved(slot: str) -> str:
    return f": its keys are in [{_MOVED[slot]}] now" if slot in _MOVED else ""


def _budget_problems(table: Mapping[str, Any]) -> Iterator[tuple[tuple[str, ...], str]]:
    try:
        Budget(**table)
    except (TypeError, ValueError) as error:
        yield ("budget", "limit"), f"budget: {error}"


def _line(text: str, key: tuple[str, ...]) -> int | None:
    """Return the line of a key, which tomllib does not give."""
    found: dict[int, int] = {}
    table: tuple[str, ...] = ()
    for number, line in enumerate(text.splitlines(), 1):
        header = re.match(r"\s*\[\s*([^\[\]]+?)\s*\]", line)
        assigned = re.match(r"\s*([^\s=#\[][^=#]*?)\s*=", line)
        if header:
            table = path = _parts(header[1])
        elif assigned:
            path = (*table, *_parts(assigned[1]))
        else:
            continue
        shared = min(len(path), len(key))
        # A table within the one that is asked for opens it as well.
        if path[:shared] == key[:shared]:
            found.setdefault(shared, number)
    return found[max(found)] if found else None


def _parts(dotted: str) -> tuple[str, ...]:
    return tuple(part.strip().strip("\"'") for part in dotted.split("."))


def _as_option(wrong: object, methods: Mapping[str, type]) -> str:
    """Say how to choose what is no method, but a choice within one: ``summarizer = "lexrank"``."""
    name = re.sub(r"[-_ ]", "", str(wrong)).casefold()
    for method, stage in methods.items():
        for key, kind in get_type_hints(stage).items():
            if get_origin(kind) is Literal and name in get_args(kind):
                return f', did you mean method = "{method}", {key} = "{name}"?'
    return ""


def _did_you_mean(wrong: str, known: Mapping[str, Any] | tuple[str, ...] | list[str]) -> str:
    close = difflib.get_close_matches(wrong, list(known), n=1)
    return f", did you mean {close[0]!r}?" if close else ""


def _purpose(text: str) -> str:
    """Return the first comment that is not for an editor."""
    comments = (line[1:].strip() for line in text.splitlines() if line.startswith("#"))
    return next((c for c in comments if not c.startswith(":")), "")


def _folder() -> Traversable:
    """Return the folder of presets: in the wheel inside the package, in a checkout beside it."""
    inside = importlib.resources.files("summarize") / "configs"
    return inside if inside.is_dir() else Path(__file__).parent.parent / "configs"
