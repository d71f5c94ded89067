"""Values of SQLite, with texts read as bytes → Python values, or DamagedRowError."""

from __future__ import annotations

import hashlib


class DamagedRowError(Exception):
    """A row is not what was stored; the reader leaves it out and says so."""


def text(value: object) -> str:
    """Return a text, which may hold lone surrogates: JSON can write them and UTF-8 cannot.

    Raises:
        DamagedRowError: it is no text, or not UTF-8.

    """
    if not isinstance(value, bytes):
        raise DamagedRowError
    try:
        return value.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError as error:
        raise DamagedRowError from error


def optional(value: object) -> str | None:
    """Return a text, or None for NULL.

    Raises:
        DamagedRowError: it is neither.

    """
    return None if value is None else text(value)


def count(value: object) -> int:
    """Return a number of things, 0 or more.

    Raises:
        DamagedRowError: it is something else.

    """
    if not isinstance(value, int) or value < 0:
        raise DamagedRowError
    return value


def encoded(value: str | None) -> bytes | None:
    """Return what ``CAST(? AS TEXT)`` is given: a text with lone surrogates cannot be bound as a string."""
    return None if value is None else value.encode("utf-8", "surrogatepass")


def seal(*values: str | None) -> str:
    """Return the SHA-256 over the values of a row, 64 hex digits."""
    return hashlib.sha256(ascii(values).encode()).hexdigest()


def seal_of(*values: bytes | None) -> str | None:
    """Return the seal of a row as SQL sees it, None where a value is no text."""
    try:
        return seal(*(optional(value) for value in values))
    except DamagedRowError:
        return None
