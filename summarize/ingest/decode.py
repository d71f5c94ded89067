"""Bytes → text, in whatever encoding they were written."""

from __future__ import annotations

import codecs
from collections.abc import Sequence
from dataclasses import dataclass, replace

import regex

from summarize.errors import SourceError
from summarize.ingest.charset import declared_charsets
from summarize.ingest.guess import ENCODINGS, guess

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
_LIKELY = [*ENCODINGS, "cp874", "shift_jis", "euc_jp", "iso2022_jp", "gb18030", "big5", "euc_kr"]
_WIDE = ("utf-16", "utf-32", "utf-7", "iso2022", "hz")
"""Encodings that write ASCII in other bytes, or other characters in ASCII."""
_CONTROLS = bytes({*range(32)} - set(b"\t\n\v\f\r\x1b\x1c\x1d\x1e\x1f\x85"))
_MOST_CONTROLS = 0.02
_SAMPLE = 65_536
_FEW = 0.005
_C1 = regex.compile(r"[\x80-\x84\x86-\x9f\ufffd]")
_LATIN = regex.compile(r"\p{Latin}")
_ACCENTED = regex.compile(r"[\xc0-\u024f]")
_WORDS = regex.compile(r"\p{L}{3,}")
_ASCII_WORDS = regex.compile(r"\b[A-Za-z]+\b")
_WORDS_OF_ACCENTS = regex.compile(r"(?<!\p{L})[\xc0-\u024f]{3,}(?!\p{L})")
_SMALL, _CAPITAL = regex.compile(r"(?=\p{Cyrillic})\p{Ll}"), regex.compile(r"(?=\p{Cyrillic})\p{Lu}")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text with the encoding that it was read in and how many characters had to be replaced."""

    text: str
    encoding: str
    replaced: int = 0
    guessed: bool = False
    """Whether nobody stated the encoding, and the bytes only make it likely."""


def decode(data: bytes, origin: str, *, declared: str | None = None, fallback: str | None = None) -> Decoded:
    """Decode an article: a byte order mark, UTF-8, UTF-16, what was declared, or what fits best.

    Args:
        data: the bytes.
        origin: who is named where they are no text.
        declared: the encoding that came with them.
        fallback: the encoding where neither they nor their source states one; guessed where None.

    Raises:
        SourceError: the bytes are no text (code ``binary``).

    """
    marked = _decode_marked(data)
    if marked is not None:
        return marked
    if data.startswith(_MAGIC):
        raise _binary(origin)
    if fallback is not None and fallback.startswith(_WIDE):
        return _read_as(data, fallback)
    wide = _decode_utf16(data)
    if wide is not None:
        return wide
    sample = data[:_SAMPLE]
    if len(sample) - len(sample.translate(None, _CONTROLS)) > _MOST_CONTROLS * len(sample):
        raise _binary(origin)
    return _decode_narrow(data, [declared] if declared else [], fallback)


def decode_markup(data: bytes, media_type: str | None, *, fallback: str | None = None) -> Decoded:
    """Decode a page or a feed: a byte order mark, valid UTF-8, what it declares, or what fits best.

    A declaration that the bytes contradict is not followed. ``fallback`` is the encoding where nothing
    else says one; it is guessed where that is None.
    """
    marked = _decode_marked(data)
    if marked is None and fallback is not None and fallback.startswith(_WIDE):
        return _read_as(data, fallback)
    decoded = marked or _decode_utf16(data)
    return decoded or _decode_narrow(data, declared_charsets(data, media_type), fallback)


def decode_mixed_lines(data: bytes, *, fallback: str | None = None) -> list[Decoded] | None:
    """Decode each line by itself, where some are UTF-8 and others are not; None where all are alike."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        lines = data.split(b"\n")
    else:
        return None
    if _decode_marked(data) or _decode_utf16(data) or not any(_is_utf8(line) for line in lines):
        return None
    return [decode_markup(line, None, fallback=fallback) for line in lines]


def _is_utf8(line: bytes) -> bool:
    """Whether a line has characters beyond ASCII, all of them in UTF-8."""
    try:
        return not line.isascii() and bool(line.decode("utf-8"))
    except UnicodeDecodeError:
        return False


def _read_as(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, "replace")
    return Decoded(text, encoding, text.count("\ufffd"))


def _decode_marked(data: bytes) -> Decoded | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _read_as(data, encoding)
    return None


def _decode_narrow(data: bytes, declared: Sequence[str], fallback: str | None) -> Decoded:
    """Decode bytes that are neither marked nor UTF-16."""
    escapes = data.isascii() and any(name.startswith(("iso2022", "hz")) for name in declared)
    if not escapes:
        try:
            # No other encoding happens to be valid UTF-8, so this outweighs a declaration.
            return Decoded(data.decode("utf-8"), "utf-8")
        except UnicodeDecodeError:
            pass
    named = [_read_as(data, name) for name in declared]
    fitting = next((d for d in named if not d.replaced and _plausible(d.text)), None)
    if fitting is not None:
        return fitting
    found = _decode_legacy(data) if fallback is None else _read_as(data, fallback)
    near = [d for d in named if _plausible(d.text) and d.replaced <= max(found.replaced, _FEW * len(d.text))]
    return min([*near, found], key=lambda d: d.replaced) if near else found


def _plausible(text: str) -> bool:
    """Whether text reads like some language, and not like one that was taken for another."""
    sample = text[:_SAMPLE]
    if len(_C1.findall(sample)) > _FEW * len(sample):
        return False
    latin, accented = len(_LATIN.findall(sample)), len(_ACCENTED.findall(sample))
    # Cyrillic or Greek read as Latin is all accents; the most accented language, Vietnamese, has a third.
    foreign = len(_WORDS_OF_ACCENTS.findall(sample))
    if foreign > 0.5 * max(1, len(_WORDS.findall(_ASCII_WORDS.sub("", sample)))) and accented > 0.05 * latin:
        return False
    # KOI8-R and cp1251 read as each other swap capitals and small letters.
    return len(_CAPITAL.findall(sample)) <= max(20, len(_SMALL.findall(sample)))


def _decode_utf16(data: bytes) -> Decoded | None:
    """Read UTF-16 without a mark: in Latin text every other byte is zero."""
    sample = data[:_SAMPLE]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    half = max(1, len(sample) // 2)
    for zeros, others, encoding in ((odd, even, "utf-16-le"), (even, odd, "utf-16-be")):
        if zeros > 0.5 * half and others < 0.05 * half:
            return _read_as(data, encoding)
    return None


def _decode_legacy(data: bytes) -> Decoded:
    text = data.decode("utf-8", "replace")
    wrong = text.count("\ufffd")
    # Other encodings hardly ever form valid UTF-8: a damaged byte here and there is more likely.
    right = sum(not character.isascii() for character in text) - wrong
    if wrong <= right:
        return Decoded(text, "utf-8", wrong)
    encoding = guess(data)
    if encoding is None:
        encoding = _ask_charset_normalizer(data)
    return replace(_read_as(data, encoding), guessed=True)


def _ask_charset_normalizer(data: bytes) -> str:
    from charset_normalizer import from_bytes  # only for what is not UTF-8  # noqa: PLC0415

    # Cut between lines, where every encoding has a character's end.
    sample = data if len(data) <= _SAMPLE else data[: data.rfind(b"\n", 0, _SAMPLE) + 1 or _SAMPLE]
    best = from_bytes(sample, cp_isolation=_LIKELY).best()
    return best.encoding if best is not None else "cp1252"


def _binary(origin: str) -> SourceError:
    msg = f"{origin}: not a text file; convert it to plain text first"
    return SourceError(msg, origin=origin, code="binary")
