"""Options that choose articles of a store by date → Period."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from summarize.store import Period

Command = TypeVar("Command", bound=Callable[..., object])


class Moment(click.ParamType[str]):
    """An ISO 8601 date, or date and time; UTC where no zone is given."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:  # noqa: ANN401
        """Return the moment as it was given."""
        try:
            datetime.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is no ISO 8601 date such as 2026-11-22 or 2026-11-22T06:00", param, ctx)
        return str(value)


_OPTIONS = (
    click.option(
        "--days",
        type=click.FloatRange(min=0, max=36500),
        metavar="N",
        help="Of a store: articles of the last N days.",
    ),
    click.option(
        "--from",
        "first",
        type=Moment(),
        metavar="DATE",
        help="Of a store: articles of DATE and later (ISO 8601).",
    ),
    click.option(
        "--until",
        type=Moment(),
        metavar="DATE",
        help="Of a store: articles before DATE, that day not included.",
    ),
)


def period_options(command: Command) -> Command:
    """Add the options that choose articles by date."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def make_period(options: Mapping[str, Any], *, now: datetime) -> Period | None:
    """Return the period that the options ask for, None for all time."""
    from summarize.store import Period

    days, since, until = options["days"], options["first"], options["until"]
    if days is not None and since is not None:
        msg = "--days and --from exclude each other"
        raise click.UsageError(msg)
    if days is not None:
        since = (now.astimezone(UTC) - timedelta(days=days)).isoformat()
    return None if since is None and until is None else Period(since=since, until=until)
