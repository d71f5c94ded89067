"""What commands read: sources → documents; files of digests and briefings, checked against the schema."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

import click

from summarize.cli.options import make_fetcher
from summarize.cli.saying import say, status
from summarize.errors import MissingSourceError, SchemaError, SourceError

if TYPE_CHECKING:
    from summarize.model import Digest, Documents
    from summarize.model.briefing import Briefing
    from summarize.store import Period

Made = TypeVar("Made")


def read_digest(name: str) -> Digest:
    """Read a digest from a JSON file, or from standard input for ``-``.

    Raises:
        MissingSourceError: no such file.
        SourceError: it cannot be read.
        SchemaError: it is no digest.

    """
    return _digest(name, _read(name))


def read_shown(name: str) -> Digest | Briefing:
    """Read a digest or a briefing, as ``read_digest`` does."""
    raw = _read(name)
    head = raw.lstrip(b"\xef\xbb\xbf \r\n\t{")[:200]
    return _briefing(name, raw) if b'"briefing"' in head else _digest(name, raw)


def _digest(name: str, raw: bytes) -> Digest:
    from summarize.verification.parse import parse_digest

    try:
        return parse_digest(raw)
    except SchemaError as error:
        raise SchemaError(_named(name, error), path=error.path) from error


def read_briefing(name: str) -> Briefing:
    """Read a briefing from a JSON file, or from standard input for ``-``.

    Raises:
        MissingSourceError, SourceError, SchemaError: as ``read_digest``.

    """
    return _briefing(name, _read(name))


def read_earlier(name: str | None, read: Callable[[str], Made]) -> Made | None:
    """Read what was made before; on the first morning there is none yet, and everything is new."""
    if name is None:
        return None
    try:
        return read(name)
    except MissingSourceError as error:
        say(f"--since {error}; everything counts as new")
        return None


def _briefing(name: str, raw: bytes) -> Briefing:
    import msgspec

    from summarize.model.briefing import Briefing
    from summarize.model.canonical import loads
    from summarize.schema import check_briefing

    try:
        data = loads(raw)
        check_briefing(data)
        return msgspec.convert(data, Briefing)
    except (SchemaError, msgspec.ValidationError, UnicodeEncodeError) as error:
        raise SchemaError(_named(name, error), path=getattr(error, "path", "")) from error


def _named(name: str, error: Exception) -> str:
    """Return what is wrong with a file; how to get JSON where it is a page, an article, or another text."""
    hint = "; --output FILE.json keeps a digest as JSON" if str(error).startswith("not JSON") else ""
    return f"{name}: {error}{hint}"


def _read(name: str) -> bytes:
    from summarize.ingest.files.meant import meant

    if name == "-":
        return sys.stdin.buffer.read()
    try:
        return Path(name).read_bytes()
    except FileNotFoundError as error:
        msg = f"{name}: no such file{meant(name)}"
        raise MissingSourceError(msg, origin=name) from error
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        msg = f"{name}: cannot be read: {reason}"
        raise SourceError(msg, origin=name) from error


def read_text(name: str) -> str:
    """Read a file that must be UTF-8.

    Raises:
        MissingSourceError: no such file.
        SourceError: it cannot be read.

    """
    try:
        return _read(name).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        msg = f"{name}: cannot be read: not UTF-8"
        raise SourceError(msg, origin=name) from error


def stores_among(sources: tuple[str, ...], period: Period | None) -> list[str]:
    """Return which of SOURCES are stores.

    Raises:
        click.UsageError: there is none for a period to choose from.

    """
    from summarize.store import is_store

    stores = [source for source in sources if is_store(source)]
    if period is not None and not stores:
        _refuse_period(sources)
    return stores


def load_sources(
    sources: tuple[str, ...], options: dict[str, Any], period: Period | None
) -> tuple[Documents, list[str]]:
    """Read SOURCES with the options of network and encoding; return also which are stores."""
    from summarize.api import load
    from summarize.ingest.files.find import is_url

    stores = stores_among(sources, period)
    fetcher = make_fetcher(options) if any(is_url(source) for source in sources) else None
    with status(f"reading {len(sources)} inputs"):
        return load(*sources, fetcher=fetcher, period=period, encoding=options["encoding"]), stores


def _refuse_period(sources: tuple[str, ...]) -> NoReturn:
    """Say that dates choose from stores, and SOURCES have none.

    Raises:
        click.UsageError: always, but where a source is missing.
        MissingSourceError: a source is missing; it may be a store whose name is misspelled.

    """
    from summarize.ingest.files.find import find

    missing = (found.problem for found in find(sources) if found.problem is not None)
    msg = "--days, --from and --until choose from a store; no store is among the sources"
    raise next(missing, click.UsageError(msg))
