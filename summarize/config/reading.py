"""Presets, files and variables → Config; the last that sets a key decides."""

from __future__ import annotations

import os
import re
import tomllib
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from summarize.config.environment import from_environment
from summarize.config.nearest import did_you_mean
from summarize.config.presets import RENAMED, preset_named, preset_text, presets
from summarize.config.problems import problems
from summarize.config.settings import EXTENDS, Config, flat, make_config, merged
from summarize.errors import ConfigError
from summarize.ingest.files.meant import meant
from summarize.model.digest import Json

_MOST_BYTES, _MOST_FILES = 1_000_000, 20


def config_file(name: str) -> str | None:
    """Return the path that a name means, None where it is a preset's."""
    return None if preset_named(name) is not None else name


def load_config(name: str, environment: Mapping[str, str] | None = None) -> Config:
    """Load a preset by its name, or a TOML file by its path; keys that it does not set keep defaults.

    Of one key, the first of these that sets it decides: ``environment``, the file, what the file ``extends``,
    the default.

    Args:
        name: a preset or a file.
        environment: variables of which ``SUMMARIZE_RANK_DAMPING`` sets ``rank.damping``; none where None.

    Raises:
        ConfigError: no such preset or file, not TOML, or a key or value that is wrong.

    """
    data, origins = _layered(name, ())
    if environment is not None:
        set_there, variables = from_environment(environment)
        if set_there:
            _check_together(data := merged(data, set_there), variables)
            origins |= variables
    return make_config(data, preset_named(name) or Path(name).stem, origins)


def parse_config(text: str, name: str) -> Config:
    """Read a configuration from TOML text; ``name`` appears in messages and in the digest.

    Raises:
        ConfigError: not TOML, or a key or value that is wrong; the message says file, line and key.

    """
    data, origins = _of_text(text, name, (name,))
    return make_config(data, Path(name).stem, origins)


def recorded_config(values: Mapping[str, Any], name: str) -> Config:
    """Read the settings that a digest records; they may come from anybody.

    Raises:
        ConfigError: a key or value that is wrong, or a stage that is not one of ours.

    """
    for key, problem in problems(values):
        raise ConfigError(problem, key=".".join(key))
    return make_config({slot: table for slot, table in values.items() if slot != EXTENDS}, name)


def _layered(name: str, above: tuple[str, ...]) -> tuple[Json, dict[str, str]]:
    """Return the settings of a preset or a file over those that it extends, and where each is from."""
    preset = preset_named(name)
    if preset is not None:
        # The tests check our presets against the schema: jsonschema takes a tenth of a second to import.
        data = tomllib.loads(preset_text(preset))
        below, origins = _layered(data.pop(EXTENDS), above) if EXTENDS in data else ({}, {})
        return merged(below, data), origins | dict.fromkeys(flat(data), _of_preset(preset))
    return _of_text(_read(name), name, (*above, os.path.realpath(name)))


def _of_preset(name: str) -> str:
    return name if name == "default" else f"preset {name}"


def _of_text(text: str, name: str, above: tuple[str, ...]) -> tuple[Json, dict[str, str]]:
    try:
        data = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, ValueError, RecursionError) as error:
        raise _not_toml(text, name, error) from error
    if not data:
        msg = f"{name}:1: it sets nothing: a configuration has tables such as [budget]"
        raise ConfigError(msg)
    for key, problem in problems(data):
        line = line_of(text, key)
        msg = f"{name}{f':{line}' if line else ''}: {problem}"
        raise ConfigError(msg, key=".".join(key))
    below, origins = _below(data, text, name, above)
    for dotted in flat(data):
        origins[dotted] = f"{name}:{line_of(text, tuple(dotted.split('.')))}"
    return merged(below, data), origins


def _below(data: dict[str, Any], text: str, name: str, above: tuple[str, ...]) -> tuple[Json, dict[str, str]]:
    """Take out of a file what it extends, and return that."""
    if EXTENDS not in data:
        return {}, {}
    wanted = data.pop(EXTENDS)
    where = f"{name}:{line_of(text, (EXTENDS,))}: {EXTENDS}"
    path = wanted if preset_named(wanted) else os.path.join(os.path.dirname(name), wanted)  # noqa: PTH118, PTH120
    if os.path.realpath(path) in above and preset_named(wanted) is None:
        msg = f"{where}: circular: {wanted} is extended by itself"
        raise ConfigError(msg, key=EXTENDS)
    if len(above) > _MOST_FILES:
        msg = f"{where}: more than {_MOST_FILES} files"
        raise ConfigError(msg, key=EXTENDS)
    try:
        return _layered(path, above)
    except ConfigError as error:
        msg = f"{where}: {error}"
        raise ConfigError(msg, key=EXTENDS if error.key is None else error.key) from error


def _not_toml(text: str, name: str, error: Exception) -> ConfigError:
    """Return an error with the line that the parser stopped at, and the key that is on it."""
    found = re.search(r"\(at line (\d+), column \d+\)", str(error))
    line = int(found[1]) if found else len(text.splitlines()) or 1
    key = key_on(text, line)
    what = str(error) or type(error).__name__
    if isinstance(error, RecursionError):
        what = "nested too deeply"
    twice = "Cannot overwrite a value" in what or "Cannot declare" in what
    said = f"{key or 'a table'} is set twice" if twice else f"not TOML: {what}"
    return ConfigError(f"{name}:{line}: {said}{f' (at {key})' if key and not twice else ''}", key=key)


def _read(name: str) -> str:
    path = Path(name)
    if path.suffix != ".toml" and not os.path.lexists(name):
        known = presets()
        near = did_you_mean(path.name, [*known, *RENAMED]) or meant(name)
        msg = f"no configuration {name!r}{near}; presets: {', '.join(known)}"
        raise ConfigError(msg)
    try:
        with path.open("rb") as file:
            data = file.read(_MOST_BYTES + 1)
        text = data.decode("utf-8-sig")
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else "not UTF-8"
        near = meant(name) if isinstance(error, FileNotFoundError) else ""
        msg = f"{name}: cannot be read: {reason}{near}"
        raise ConfigError(msg) from error
    if len(data) > _MOST_BYTES:
        msg = f"{name}: too large for a configuration: more than {_MOST_BYTES:,} bytes"
        raise ConfigError(msg)
    return text


def _check_together(data: Mapping[str, Any], variables: Mapping[str, str]) -> None:
    """Check what variables make of a file: each alone may be right."""
    for key, problem in problems(data):
        dotted = ".".join(key)
        msg = f"{variables.get(dotted, 'the environment')}: {problem}"
        raise ConfigError(msg, key=dotted)


def line_of(text: str, key: tuple[str, ...]) -> int | None:
    """Return the line, from 1, of a key or of the nearest table around it; None where there is neither.

    The tables of an array, ``[[watch]]``, have their number in the key, from 0: ``("watch", "0", "topic")``.
    """
    found: dict[int, int] = {}
    counts: Counter[tuple[str, ...]] = Counter()
    table: tuple[str, ...] = ()
    for number, line in enumerate(text.splitlines(), 1):
        several = re.match(r"\s*\[\[\s*([^\[\]]+?)\s*\]\]", line)
        header = re.match(r"\s*\[\s*([^\[\]]+?)\s*\]", line)
        assigned = re.match(r"\s*([^\s=#\[][^=#]*?)\s*=", line)
        if several:
            name = _parts(several[1])
            table = path = (*name, str(counts[name]))
            counts[name] += 1
        elif header:
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


def key_on(text: str, line: int) -> str | None:
    """Return the dotted key that is set on a line, with its table; None where none is."""
    table: tuple[str, ...] = ()
    for number, content in enumerate(text.splitlines(), 1):
        header = re.match(r"\s*\[+\s*([^\[\]]+?)\s*\]*\s*(?:#.*)?$", content)
        assigned = re.match(r"\s*([^\s=#\[][^=#]*?)\s*(?:=|$)", content)
        if header:
            table = _parts(header[1])
        if number == line:
            return ".".join(table if header else (*table, *_parts(assigned[1])) if assigned else ()) or None
    return None


def _parts(dotted: str) -> tuple[str, ...]:
    return tuple(part.strip().strip("\"'") for part in dotted.split("."))
