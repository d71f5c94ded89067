"""Bytes → text, in whatever encoding they were written."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from summarize.errors import SourceError

# The longer mark first: UTF-32-LE begins with the mark of UTF-16-LE.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC = (
    b"%PDF-", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x7fELF", b"\x1f\x8b",
    b"MZ\x90", b"BZh", b"\xfd7zXZ", b"7z\xbc\xaf", b"Rar!",
    b"SQLite format 3", b"RIFF", b"ID3", b"OggS",
)  # fmt: skip
# Encodings that articles are written in; without this fence short texts are taken for rarities.
_LIKELY = [
    "cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "mac_roman",
    "iso8859_1", "iso8859_2", "iso8859_5", "iso8859_7", "iso8859_15", "koi8_r", "koi8_u",
    "shift_jis", "euc_jp", "iso2022_jp", "gb18030", "big5", "euc_kr",
]  # fmt: skip
_CONTROLS = bytes({*range(32)} - set(b"\t\n\v\f\r\x1b\x1c\x1d\x1e\x1f\x85"))
_MOST_CONTROLS = 0.02
_SAMPLE = 65_536


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text with the encoding that it was read in and how many characters had to be replaced."""

    text: str
    encoding: str
    replaced: int = 0


def decode(data: bytes, origin: str) -> Decoded:
    """Decode an article: a byte order mark, UTF-8, UTF-16, or what charset-normalizer finds.

    Raises:
        SourceError: the bytes are no text (code ``binary``).

    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            text = data.decode(encoding, "replace")
            return Decoded(text, encoding, text.count("\ufffd"))
    if data.startswith(_MAGIC):
        raise _binary(origin)
    wide = _decode_utf16(data)
    if wide is not None:
        return wide
    sample = data[:_SAMPLE]
    if len(sample) - len(sample.translate(None, _CONTROLS)) > _MOST_CONTROLS * len(sample):
        raise _binary(origin)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _decode_legacy(data)


def _decode_utf16(data: bytes) -> Decoded | None:
    """Read UTF-16 without a mark: in Latin text every other byte is zero."""
    sample = data[:_SAMPLE]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    half = max(1, len(sample) // 2)
    for zeros, others, encoding in ((odd, even, "utf-16-le"), (even, odd, "utf-16-be")):
        if zeros > 0.5 * half and others < 0.05 * half:
            text = data.decode(encoding, "replace")
            return Decoded(text, encoding, text.count("\ufffd"))
    return None


def _decode_legacy(data: bytes) -> Decoded:
    text = data.decode("utf-8", "replace")
    wrong = text.count("\ufffd")
    # Other encodings hardly ever form valid UTF-8: a damaged byte here and there is more likely.
    right = sum(not character.isascii() for character in text) - wrong
    if wrong <= right:
        return Decoded(text, "utf-8", wrong)
    from charset_normalizer import from_bytes  # only for what is not UTF-8  # noqa: PLC0415

    best = from_bytes(data, cp_isolation=_LIKELY).best()
    encoding = best.encoding if best is not None else "cp1252"
    text = data.decode(encoding, "replace")
    return Decoded(text, encoding, text.count("\ufffd"))


def _binary(origin: str) -> SourceError:
    msg = f"{origin}: not a text file; convert it to plain text first"
    return SourceError(msg, origin=origin, code="binary")
