"""Markup and characters that a feed or an export escaped once too often → text."""

from __future__ import annotations

from html import unescape

import regex

from summarize.ingest.blocks import looks_like_html, parse_html, text_of
from summarize.ingest.sandbox.limits import check_markup

_REFERENCE = regex.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_BLOCK = r"p|div|h[1-6]|ul|ol|blockquote|table|figure|article|section|center"
_INLINE = r"a|b|strong|i|em|span|u|font|small"
_OPENS = regex.compile(
    rf"(?:\s*<(?P<tag>{_BLOCK}|{_INLINE})(?:\s[^<>]*)?>)++[^<>\p{{L}}]*+\p{{L}}|\s*<(?:img|br|hr)\b[^<>]*>\s*\S",
    regex.IGNORECASE,
)
_CLOSES = regex.compile(rf"</(?:{_BLOCK}|{_INLINE})\s*>\s*$|<(?:br|hr|img)\b[^<>]*>\s*$", regex.IGNORECASE)
_AFTER_SENTENCE = regex.compile(r"[.!?…»”\"’]\s*(?:</(?:p|div|li)\s*>|<br\s*/?>\s*)", regex.IGNORECASE)
_BETWEEN_SENTENCES = regex.compile(
    r"[.!?…»”\"’](?:</?(?:p|div|li|br)\b[^<>]*>)++\s*[\p{Lu}“„\"«]", regex.IGNORECASE
)
_WITH_ADDRESS = regex.compile(r"<(?:a|img)(?:\s[^<>=]*+=[^<>]*+)>", regex.IGNORECASE)
_PAIR = regex.compile(rf"<({_INLINE})(?:\s[^<>]*)?>[^<>\p{{L}}]*+\p{{L}}[^<>]*+</\1\s*>", regex.IGNORECASE)
_CODE = regex.compile(r"<(?:code|pre|kbd|samp)\b", regex.IGNORECASE)
_QUOTED_TAG = regex.compile(r"[`'\"‘“«„]\s*</?[a-zA-Z][^<>]*>\s*[`'\"’”»“]")
_OF_MARKUP = regex.compile(
    r"\b(?:X?HTML\d?|XML|SGML|markup|entity|entities|tags?|balises?|etiquetas?|Auszeichnung|тег\p{L}*|entité)\b",
    regex.IGNORECASE,
)


def read_escaped(text: str, origin: str) -> str:
    """Return the text without tags that were escaped, and with characters for their references.

    A text that speaks about markup ("the <p> tag", "write &amp;nbsp;") keeps what it shows.

    Args:
        text: plain text, in which no tag was meant to be one.
        origin: who is named where the markup is refused.

    Raises:
        SourceError: codes ``too-deep``, ``too-many-attributes``.

    """
    if "&" not in text and "<" not in text:
        return text
    shown = _REFERENCE.sub(lambda found: unescape(found[0]), text)
    if is_markup(shown):
        return _text(shown, origin)
    return text if _OF_MARKUP.search(text) or looks_like_html(shown) else shown


def read_fragment(markup: str, origin: str) -> str:
    """Return the text of a piece of HTML, as ``read_escaped`` reads it unless it shows code."""
    return shown_text(markup, _text(markup, origin), origin)


def shown_text(markup: str, text: str, origin: str) -> str:
    """Return the text that was read in a piece of HTML, as ``read_escaped`` reads it unless it shows code."""
    return text if _CODE.search(markup) else read_escaped(text, origin)


def _text(markup: str, origin: str) -> str:
    check_markup(markup, origin)
    tree = parse_html(f"<div>{markup}</div>")
    return text_of(tree) if tree is not None else ""


def may_be_html(text: str) -> bool:
    """Whether a text that may be plain or HTML has tags, and does not just speak about them."""
    return looks_like_html(text) and (is_markup(text) or not _OF_MARKUP.search(text))


def is_markup(text: str) -> bool:
    """Whether the tags in a text are its own, and not what it speaks about."""
    if "<" not in text or ">" not in text or _QUOTED_TAG.search(text):
        return False
    if _BETWEEN_SENTENCES.search(text) or (_OPENS.match(text) and _CLOSES.search(text)):
        return True
    if _OF_MARKUP.search(text):
        return False
    return any(sign.search(text) for sign in (_AFTER_SENTENCE, _WITH_ADDRESS, _PAIR)) or bool(
        _OPENS.match(text) and looks_like_html(text)
    )
