"""What bytes say about their own encoding: HTTP header, ``<meta>``, XML declaration."""

from __future__ import annotations

import codecs

import regex

_PARAMETER = regex.compile(r"charset\s*=\s*[\"']?\s*([\w.:+-]+)", regex.IGNORECASE)
_META = regex.compile(rb"<meta\b[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w.:+-]+)", regex.IGNORECASE)
_XML = regex.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']\s*([\w.:+-]+)", regex.IGNORECASE)
_PRESCAN = 8192

# What a label means on the web (WHATWG Encoding Standard, 4.2): a superset of what it says.
_MEANT = {
    "ascii": "cp1252", "latin-1": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254", "iso8859-11":
    "cp874",
    "tis-620": "cp874", "shift_jis": "cp932", "euc_kr": "cp949", "gb2312": "gb18030", "gbk": "gb18030",
    "big5": "big5hkscs", "utf-16-be": "utf-8", "utf-16-le": "utf-8", "utf-16": "utf-8",
}  # fmt: skip
_LABELS = {
    "x-sjis": "cp932", "windows-31j": "cp932", "ks_c_5601-1987": "cp949", "x-gbk": "gb18030",
    "windows-874": "cp874", "x-mac-roman": "mac_roman", "iso-8859-8-i": "iso8859-8", "x-euc-jp": "euc_jp",
    "x-x-big5": "big5hkscs", "unicode-1-1-utf-8": "utf-8", "macintosh": "mac_roman",
}  # fmt: skip
_GENERIC = frozenset({"cp1252"})
"""What servers send when nobody has configured one."""


def charset_of(media_type: str | None) -> str | None:
    """Return the charset parameter of a media type, as a codec of Python; None where there is none."""
    found = _PARAMETER.search(media_type or "")
    return codec(found[1]) if found else None


def declared_charsets(data: bytes, media_type: str | None) -> list[str]:
    """Return the encodings that markup declares, the most trustworthy first.

    The header comes first (HTML Standard, 13.2.3.2), unless it is what servers send by default.
    """
    head = data[:_PRESCAN]
    inside = [found[1].decode("ascii") for found in (_XML.search(head), _META.search(head)) if found]
    named = [codec(label) for label in inside]
    header = charset_of(media_type)
    order = [*named, header] if header in _GENERIC else [header, *named]
    return list(dict.fromkeys(name for name in order if name is not None))


def named_codec(name: str) -> str:
    """Return the codec for the name of an encoding that a user gave.

    Raises:
        ValueError: there is no such encoding.

    """
    found = codec(name)
    if found is None:
        msg = f"{name}: no encoding has this name"
        raise ValueError(msg)
    exact = codecs.lookup(_LABELS.get(name.strip().lower(), name.strip())).name
    # Pages say UTF-16 where they are not; a user who says so means it.
    return exact if exact.startswith("utf-16") else found


def codec(label: str) -> str | None:
    """Return the codec for a label, as browsers read it; None where there is no such encoding."""
    label = label.strip().lower()
    try:
        found = codecs.lookup(_LABELS.get(label, label))
        # Not a text encoding: base64, rot13, zlib …
        if not getattr(found, "_is_text_encoding", True):
            return None
        "".encode(found.name)
    except (LookupError, ValueError):
        return None
    if found.name in ("idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined", "utf-7"):
        return None
    return _MEANT.get(found.name, found.name)
