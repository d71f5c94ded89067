"""Tables of a configuration that only briefings read: what is watched, headings, what is muted, the mail."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Self

from summarize.briefing import Section
from summarize.config.nearest import did_you_mean
from summarize.schema import read_schema

_LISTS = ("watch", "section", "mute")
MORNING = (*_LISTS, "mail")
"""The names of these tables."""


@dataclass(frozen=True, slots=True)
class Mail:
    """How a briefing is sent."""

    host: str | None = None
    """The SMTP server; None where the sendmail program of the machine sends."""
    port: int = 25
    sender: str | None = None
    """``from`` in the file; the receiver where it is None."""
    starttls: bool = False


@dataclass(frozen=True, slots=True)
class Morning:
    """What a briefing is asked for."""

    watch: tuple[str, ...] = ()
    sections: tuple[Section, ...] = ()
    mute: tuple[str, ...] = ()
    mail: Mail = Mail()

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> Self:
        """Read the tables of a configuration that was checked."""
        mail = {("sender" if key == "from" else key): value for key, value in data.get("mail", {}).items()}
        return cls(
            tuple(table["topic"] for table in data.get("watch", ())),
            tuple(Section(t["heading"], tuple(t["queries"])) for t in data.get("section", ())),
            tuple(table["topic"] for table in data.get("mute", ())),
            Mail(**mail),
        )

    @property
    def values(self) -> dict[str, Any]:
        """What each table holds; nothing of those that are not set."""
        held = {"watch": self.watch, "section": [asdict(s) for s in self.sections], "mute": self.mute}
        mail = {key: value for key, value in asdict(self.mail).items() if value != getattr(Mail(), key)}
        return {name: [*of] for name, of in held.items() if of} | ({"mail": mail} if mail else {})

    def to_toml(self) -> str:
        """Return the tables as TOML, nothing where none is set."""
        found = [_table("[[watch]]", {"topic": topic}) for topic in self.watch]
        found += [
            _table("[[section]]", {"heading": s.heading, "queries": [*s.queries]}) for s in self.sections
        ]
        found += [_table("[[mute]]", {"topic": topic}) for topic in self.mute]
        if self.mail != Mail():
            mail = self.mail
            known = {"host": mail.host, "port": mail.port, "from": mail.sender, "starttls": mail.starttls}
            found.append(_table("[mail]", {key: value for key, value in known.items() if value is not None}))
        return "".join(f"\n{table}" for table in found)


def _table(header: str, values: Mapping[str, object]) -> str:
    lines = (f"{key} = {json.dumps(value, ensure_ascii=False)}\n" for key, value in values.items())
    return f"{header}\n{''.join(lines)}"


def morning_problems(name: str, held: object) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield what is wrong in the shape and the keys of one of these tables; the schema checks the values."""
    schema = json.loads(read_schema("config"))["properties"][name]
    if name not in _LISTS:
        if isinstance(held, dict):
            yield from _unknown((name,), held, schema["properties"])
        else:
            yield (name,), f"{name} must be a table: [{name}]"
        return
    tables = held if isinstance(held, list) else [None]
    if not all(isinstance(table, dict) for table in tables):
        yield (name,), f"{name} must be tables: [[{name}]], once for each"
        return
    known = schema["items"]
    for number, table in enumerate(tables):
        path = (name, str(number))
        yield from _unknown(path, table, known["properties"])
        for key in known["required"]:
            if key not in table:
                yield path, f"{named(path)} needs a {key}"


def _unknown(
    path: tuple[str, ...], table: Mapping[str, Any], known: Mapping[str, Any]
) -> Iterator[tuple[tuple[str, ...], str]]:
    for key in table:
        if key not in known:
            yield (*path, key), f"unknown key {key!r} in {named(path)}{did_you_mean(key, known)}"


def named(path: Sequence[str]) -> str:
    """Return a key as people write it; of several tables with one name, with its number from 1."""
    if path[0] in _LISTS and len(path) > 1:
        rest = f": {'.'.join(path[2:3])}" if len(path) > 2 else ""
        return f"[[{path[0]}]] {int(path[1]) + 1}{rest}"
    if path[0] in MORNING and len(path) == 1:
        return f"[{path[0]}]"
    return ".".join(path)
