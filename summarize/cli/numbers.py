"""Numbers on the command line: finite ones, with a hint where a share was written."""

from __future__ import annotations

import math
from typing import Any

import click


class Number(click.FloatRange):
    """A finite number; a share of a length is pointed to ``--ratio``."""

    name = "number"
    metavar = "N"

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str | None:
        """Name the value of an option."""
        del ctx
        return self.metavar if isinstance(param, click.Option) else None

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:  # noqa: ANN401
        """Return the number."""
        if (hint := _hint(value, ctx)) is not None:
            self.fail(hint, param, ctx)
        number = float(super().convert(value, param, ctx))
        if not math.isfinite(number):
            self.fail(f"a finite number is needed, not {str(value)[:40]}", param, ctx)
        return number


class Seconds(Number):
    """A number of seconds."""

    metavar = "S"


class Part(float):
    """A share where a number of words was asked for: ``--words 20%``."""


class Words(Number):
    """A number of words, or a share of the words of the sources: 150 or 20%."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:  # noqa: ANN401
        """Return the number, or the share as a ``Part``."""
        if _percent(value) is None:
            return super().convert(value, param, ctx)
        return Part(Share().convert(value, param, ctx))


class Count(click.IntRange):
    """A whole number; a share of a length is pointed to ``--ratio``."""

    name = "whole number"
    get_metavar = Number.get_metavar
    metavar = "N"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:  # noqa: ANN401
        """Return the number."""
        if (hint := _hint(value, ctx)) is not None:
            self.fail(hint, param, ctx)
        return int(super().convert(value, param, ctx))


class Share(Number):
    """A share between 0 and 1, or in per cent: 0.2 and 20% are the same."""

    metavar = "R"

    def __init__(self) -> None:
        super().__init__(0, 1)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:  # noqa: ANN401
        """Return the share, 0 to 1."""
        percent = _percent(value)
        share = _float(value) if percent is None else percent / 100
        if share is not None and share > 1:
            hint = f": did you mean {share:g}%?" if percent is None and share <= 100 else ""
            self.fail(f"{value} is more than all of it{hint}", param, ctx)
        return super().convert(value if share is None else share, param, ctx)


def _hint(value: object, ctx: click.Context | None) -> str | None:
    percent = _percent(value)
    if percent is None or ctx is None or "ratio" not in {option.name for option in ctx.command.params}:
        return None
    return f"{value!r} is a share: did you mean --ratio {percent:g}%?"


def _percent(value: object) -> float | None:
    text = str(value).strip()
    return _float(text[:-1]) if text.endswith(("%", "％")) else None


def _float(value: object) -> float | None:
    try:
        return float(str(value))
    except ValueError:
        return None
