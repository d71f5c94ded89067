"""A compressed body → its bytes, in bounded steps (RFC 9110, content codings; RFC 1950–1952)."""

from __future__ import annotations

import zlib

_EITHER, _RAW = 47, -15
_STEP = 2**18


class ExpansionError(ValueError):
    """The body is damaged, in a coding that we did not ask for, or a bomb; ``reason`` is a code."""

    def __init__(self, message: str, reason: str) -> None:
        super().__init__(message)
        self.reason = reason


class Expander:
    """Decodes gzip and deflate piece by piece, and stops before a bomb goes off."""

    def __init__(self, coding: str, *, most: int, ratio: int, floor: int) -> None:
        self._plain = coding in {"", "identity"}
        if not self._plain and coding not in {"gzip", "x-gzip", "deflate"}:
            msg = f"compressed as {coding[:40]!r}, which was not asked for"
            raise ExpansionError(msg, "encoding")
        self._most, self._ratio, self._floor = most, ratio, floor
        self._sent = self._made = 0
        self._inflate = zlib.decompressobj(_EITHER)
        self._begun = False

    def feed(self, data: bytes) -> list[bytes]:
        """Return what ``data`` expands to.

        Raises:
            ExpansionError: reasons ``expands``, ``encoding``.

        """
        self._sent += len(data)
        if self._plain:
            return [data]
        pieces = []
        full = False
        # A full step may leave output inside zlib although all input is consumed.
        while data or full:
            piece, data = self._step(data)
            full = len(piece) == _STEP
            self._made += len(piece)
            if self._made > self._most:
                msg = f"expands to more than {self._most // 2**20} MiB"
                raise ExpansionError(msg, "expands")
            if self._made > max(self._floor, self._ratio * self._sent):
                msg = f"expands to more than {self._ratio} times its size"
                raise ExpansionError(msg, "expands")
            pieces.append(piece)
        return pieces

    def finish(self) -> None:
        """Check that the compressed body came to its end.

        Raises:
            ExpansionError: it was cut off (``truncated``).

        """
        if not self._plain and self._sent and not self._inflate.eof:
            msg = "the compressed body is cut off"
            raise ExpansionError(msg, "truncated")

    def _step(self, data: bytes) -> tuple[bytes, bytes]:
        """Expand by at most a step; return what came out and what is still to be read."""
        if self._inflate.eof:
            # Another gzip member, or padding that some servers send behind the last.
            if not data.startswith(b"\x1f\x8b"):
                return b"", b""
            self._inflate = zlib.decompressobj(_EITHER)
        try:
            piece = self._inflate.decompress(data, _STEP)
        except zlib.error as error:
            if self._begun:
                msg = "the compressed body is damaged"
                raise ExpansionError(msg, "encoding") from error
            # Some servers send deflate without the header that RFC 9110 asks for.
            self._inflate, self._begun = zlib.decompressobj(_RAW), True
            return self._step(data)
        self._begun = True
        rest = self._inflate.unused_data if self._inflate.eof else self._inflate.unconsumed_tail
        return piece, rest
