"""What a source says about itself → values that are safe to keep: one line, a web address, a language."""

from __future__ import annotations

from html import unescape
from typing import Any
from urllib.parse import urljoin, urlsplit

import regex

from summarize.ingest.escapes import is_markup

_LONGEST_LINE = 500
_LONGEST_URL = 2000
# Controls, marks that reorder text (Boucher & Anderson 2021), marks without width, surrogates.
_UNSEEN = regex.compile(r"[\p{Cc}\p{Cs}\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufffe\uffff]")
_SPACES = regex.compile(r"\s+")
_TAG = regex.compile(r"</?[a-zA-Z][^<>]*>")
_LANGUAGE = regex.compile(r"([A-Za-z]{2,3})(?:[-_][A-Za-z0-9]{2,8})*")


def one_line(value: object) -> str | None:
    """Return a title, a name: one line without tags and unseen characters; None where nothing is left."""
    if not isinstance(value, str):
        return None
    text = value[: 10 * _LONGEST_LINE]
    if "<" in text:
        text = _TAG.sub("", text)
    if "&" in text:
        text = unescape(text)
        if is_markup(text):
            text = _TAG.sub("", text)
    text = _SPACES.sub(" ", text)
    text = _SPACES.sub(" ", _UNSEEN.sub("", text)).strip()
    if len(text) > _LONGEST_LINE:
        text = text[: _LONGEST_LINE - 1].rstrip() + "…"
    return text or None


def name_of(value: Any) -> str | None:  # noqa: ANN401  # any JSON
    """Return the name of a person or an organization, or of several, in one line."""
    return one_line(_name(value))


def _name(value: Any) -> str | None:  # noqa: ANN401
    if isinstance(value, str):
        return value if not value.startswith(("http://", "https://")) else None
    if isinstance(value, dict):
        return _name(value.get("name"))
    if isinstance(value, list):
        names = [name for name in map(_name, value[:20]) if name]
        return ", ".join(dict.fromkeys(names)) or None
    return None


def web_url(value: object, base: str | None = None) -> str | None:
    """Return an absolute http or https address (RFC 3986), None for anything else."""
    if not isinstance(value, str):
        return None
    url = value.strip()
    if not url or len(url) > _LONGEST_URL or _UNSEEN.search(url) or regex.search(r"[\s<>\"\\^`{}|]", url):
        return None
    try:
        url = urljoin(base, url) if base else url
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return None
    return url if parts.scheme.lower() in ("http", "https") and host else None


def language_code(value: object) -> str | None:
    """Return the primary language of a BCP 47 tag or a locale, in lower case; None for anything else."""
    found = _LANGUAGE.fullmatch(value.strip()) if isinstance(value, str) else None
    code = found[1].lower() if found else None
    return None if code in ("und", "mul", "zxx", "mis") else code
