"""How long a digest may be, as options: one limit in one of many units."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from summarize.cli.numbers import Count, Number, Part, Share, Words

if TYPE_CHECKING:
    from summarize.model import Budget

_Command = TypeVar("_Command", bound=Callable[..., Any])

_OPTIONS = (
    click.option(
        "--words", type=Words(min=0), metavar="N", help="At most N words; 20% is a share of the sources'."
    ),
    click.option("--sentences", type=Count(min=0), metavar="N", help="At most N sentences."),
    click.option("--characters", type=Count(min=0), metavar="N", help="At most N characters."),
    click.option(
        "--minutes", type=Number(min=0), metavar="N", help="At most N minutes of reading (238 words each)."
    ),
    click.option(
        "--ratio",
        type=Share(),
        metavar="R",
        help="At most the share R of the words of the sources: 0.2 or 20%.",
    ),
    click.option(
        "--auto",
        is_flag=True,
        default=None,
        help="As long as further words add more than the average (see: tune).",
    ),
)


def budget_options(command: _Command) -> _Command:
    """Give a command one option for each unit."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def make_budget(limits: dict[str, Any]) -> Budget | None:
    """Return the one limit that was given, if one was.

    Raises:
        click.UsageError: more than one was given, or it is too large.

    """
    units = ("words", "sentences", "characters", "minutes", "ratio", "auto")
    given = [(unit, limits[unit]) for unit in units if limits[unit] is not None]
    if len(given) > 1:
        names = " and ".join(f"--{unit}" for unit, _ in given)
        msg = f"{names} exclude each other: give one limit"
        raise click.UsageError(msg)
    if not given:
        return None
    from summarize.model import Budget

    ((unit, limit),) = given
    if unit == "auto":
        return Budget.of("auto")
    try:
        if isinstance(limit, Part):
            return Budget(float(limit), "ratio")
        return Budget.in_unit(limit, unit)
    except ValueError as error:
        raise click.UsageError(str(error)) from error
