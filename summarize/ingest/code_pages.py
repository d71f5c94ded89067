"""Encodings of one byte a character, with the languages that are written in them."""

from __future__ import annotations

_WEST = ("en", "fr", "es", "pt", "it", "ca", "de", "nl", "sv", "da", "nb", "fi", "is", "ga", "sq")
_EAST = ("pl", "cs", "sk", "sl", "hr", "hu", "ro", "sq", "de")
_CYRILLIC = ("ru", "uk", "be", "bg", "sr")
_BALTIC = ("et", "lt", "lv", "pl")
ENCODINGS: dict[str, tuple[str, ...]] = {
    "cp1252": (*_WEST, "et"),
    "iso8859_15": (*_WEST, "et"),
    "cp1250": _EAST,
    "iso8859_2": _EAST,
    "cp1251": _CYRILLIC,
    "koi8_r": ("ru",),
    "koi8_u": ("uk", "ru"),
    "iso8859_5": _CYRILLIC,
    "cp866": ("ru", "be"),
    "mac_cyrillic": ("ru", "uk", "bg"),
    "cp1253": ("el",),
    "iso8859_7": ("el",),
    "cp1254": ("tr",),
    "cp1257": _BALTIC,
    "iso8859_13": _BALTIC,
    "mac_roman": _WEST,
    "mac_latin2": _EAST,
    "cp850": _WEST,
    "cp852": _EAST,
    "cp1255": ("he",),
    "cp1256": ("ar", "fa"),
    "iso8859_6": ("ar",),
}
"""Encodings with the languages that are written in them, the likelier first."""
OLD = frozenset(
    {"mac_roman", "mac_latin2", "mac_cyrillic", "cp850", "cp852", "cp866", "iso8859_13", "iso8859_6"}
)
"""Encodings that hardly anybody writes any more: they need a reason."""
