"""Every error that this package raises on purpose.

SummarizeError
├── SourceError(origin)      an input cannot be read or used
│   └── MissingSourceError   a named input does not exist
├── EmptyInputError          no usable text in all of the input
├── ConfigError(key)         a configuration file, key or value is wrong
├── SchemaError(path)        a digest does not fit the published schema
├── StoreError(path)         the article store cannot be used
├── SendError(receiver)      a mail was not accepted
└── FetchError(url, reason)  a network source did not answer, or policy forbids it

Wrong arguments in code are plain ``ValueError`` or ``TypeError``.
"""

from __future__ import annotations


class SummarizeError(Exception):
    """Root of the tree: catch this to catch everything that we raise on purpose."""

    @property
    def exit_status(self) -> int:
        """How the command line ends with it, and what the server calls it: a number of sysexits.h."""
        return 65


class SourceError(SummarizeError):
    """An input cannot be read or used; ``origin`` names it, ``code`` is stable."""

    def __init__(self, message: str, *, origin: str, code: str = "unreadable") -> None:
        super().__init__(message)
        self.origin = origin
        self.code = code

    @staticmethod
    def at(origin: str, code: str, why: str) -> SourceError:
        """Return the error whose message begins with the origin."""
        return SourceError(f"{origin}: {why}", origin=origin, code=code)


class MissingSourceError(SourceError):
    """A named input does not exist."""

    def __init__(self, message: str, *, origin: str) -> None:
        super().__init__(message, origin=origin, code="missing")

    @property
    def exit_status(self) -> int:
        """66: no input."""
        return 66


class EmptyInputError(SummarizeError):
    """Nothing in the input can be summarized."""


class ConfigError(SummarizeError):
    """A configuration is wrong; ``key`` is the dotted key, or None for the whole file."""

    def __init__(self, message: str, *, key: str | None = None) -> None:
        super().__init__(message)
        self.key = key

    @property
    def exit_status(self) -> int:
        """78: configuration."""
        return 78


class SchemaError(SummarizeError):
    """A digest does not fit its schema; ``path`` is the JSON Pointer of the place."""

    def __init__(self, message: str, *, path: str) -> None:
        super().__init__(message)
        self.path = path


class StoreError(SummarizeError):
    """The article store at ``path`` cannot be used; ``code`` is stable."""

    def __init__(self, message: str, *, path: str, code: str = "unusable") -> None:
        super().__init__(message)
        self.path = path
        self.code = code

    @property
    def exit_status(self) -> int:
        """75 where another run uses it, 66 where there is none, 73 where it cannot be written, else 65."""
        return {"busy": 75, "missing": 66, "unwritable": 73}.get(self.code, 65)


class SendError(SummarizeError):
    """A mail to ``receiver`` was not accepted; ``temporary`` where another try may help."""

    def __init__(self, message: str, *, receiver: str, temporary: bool) -> None:
        super().__init__(message)
        self.receiver = receiver
        self.temporary = temporary

    @property
    def exit_status(self) -> int:
        """75 where another try may help, else 69."""
        return 75 if self.temporary else 69


POLICY_REASONS = frozenset({"url", "scheme", "userinfo", "host", "port", "address", "downgrade", "robots"})
"""Reasons of a FetchError that say: we do not want to, not: it did not work."""


class FetchError(SummarizeError):
    """A network source at ``url`` gave nothing; ``reason`` is a stable code."""

    def __init__(self, message: str, *, url: str, reason: str) -> None:
        super().__init__(message)
        self.url = url
        self.reason = reason

    @staticmethod
    def at(url: str, reason: str, why: str) -> FetchError:
        """Return the error whose message begins with the URL."""
        return FetchError(f"{url}: {why}", url=url, reason=reason)

    @property
    def exit_status(self) -> int:
        """77 where policy forbids it, else 69: unavailable."""
        return 77 if self.blocked else 69

    @property
    def blocked(self) -> bool:
        """Whether policy forbids it (ours, or the robots.txt of the site)."""
        return self.reason in POLICY_REASONS
