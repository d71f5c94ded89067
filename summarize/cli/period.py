"""Options that choose articles of a store by date → Period."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any, TypeVar

import click

from summarize.cli.numbers import Number

if TYPE_CHECKING:
    from summarize.store import Period

Command = TypeVar("Command", bound=Callable[..., object])


_DOTTED = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})")
_SLASHED = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4})|(\d{4})[/.](\d{1,2})[/.](\d{1,2})")
_DAYS_AGO = {"today": 0, "yesterday": 1}


class Moment(click.ParamType[str]):
    """An ISO 8601 date, or date and time; UTC where no zone is given.

    ``today``, ``yesterday`` (of UTC) and 28.11.2026 are read too. 11/28/2026 is not: which number is
    the month differs from country to country.
    """

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:  # noqa: ANN401
        """Return the moment as ISO 8601."""
        text = str(value).strip()
        if (ago := _DAYS_AGO.get(text.lower())) is not None:
            return (datetime.now(UTC) - timedelta(days=ago)).date().isoformat()
        if dotted := _DOTTED.fullmatch(text):
            days = _days(dotted[3], dotted[2], dotted[1])
            text = days[0] if days else text
        try:
            datetime.fromisoformat(text)
        except ValueError:
            self.fail(f"{value!r} is no ISO 8601 date such as 2026-11-22{_hint(text, param)}", param, ctx)
        return text


days_option = click.option(
    "--days",
    type=Number(min=0, max=36500),
    metavar="N",
    help="Of a store: articles of the last N days.",
)
_OPTIONS = (
    days_option,
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


def _hint(text: str, param: click.Parameter | None) -> str:
    """Return what was probably meant: the days that a date may be, else how to name the last days."""
    if found := _SLASHED.fullmatch(text):
        first, second, year, *other = found.groups()
        days = _days(*other) if other[0] else [*_days(year, first, second), *_days(year, second, first)]
        if days:
            return f": did you mean {' or '.join(dict.fromkeys(days))}?"
    last = "" if param is not None and param.name == "until" else "; for the last day: --days 1"
    return f" or 2026-11-22T06:00{last}"


def _days(year: str, month: str, day: str) -> list[str]:
    """Return the date as ISO 8601; nothing where there is no such day."""
    try:
        return [date(int(year), int(month), int(day)).isoformat()]
    except ValueError:
        return []


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
