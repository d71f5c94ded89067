"""Text of a source → text that only prints: it moves no cursor, adds no markup, hides no word."""

from __future__ import annotations

import regex

# C0 and C1 controls (with ESC, the start of every terminal sequence), the marks that reorder what
# follows (Boucher & Anderson 2021, "Trojan Source"), lone surrogates and noncharacters.
_UNPRINTABLE = regex.compile(
    r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
# Characters that nobody sees, and that words can be hidden in or divided by. They stay where a script or an
# emoji is written with them: a joiner between letters of such a script or between emoji, one variation
# selector behind a character that has variants, the tags of the three flags that have some.
_JOINING = (
    r"[\p{Arabic}\p{Syriac}\p{Mongolian}\p{Nko}\p{Mandaic}\p{Devanagari}\p{Bengali}\p{Gurmukhi}\p{Gujarati}\p{Oriya}"
    r"\p{Tamil}\p{Telugu}\p{Kannada}\p{Malayalam}\p{Sinhala}\p{Khmer}\p{Myanmar}\p{Tibetan}]"
)
_VARIED = r"[\p{Emoji}\p{Han}\p{Mongolian}\p{Myanmar}\p{Phags_Pa}\p{So}\p{Sm}]"
_SELECTOR = r"[\ufe00-\ufe0f\u180b-\u180f\U000e0100-\U000e01ef]"
_UNSEEN = regex.compile(
    rf"(?<={_JOINING})[\u200c\u200d](*SKIP)(*FAIL)|[\u200c\u200d](?={_JOINING})(*SKIP)(*FAIL)"
    rf"|(?<=\p{{Emoji}}[\ufe0f\U0001f3fb-\U0001f3ff]?)\u200d(?=\p{{Extended_Pictographic}})(*SKIP)(*FAIL)"
    rf"|(?<={_VARIED}){_SELECTOR}(*SKIP)(*FAIL)"
    r"|\U0001f3f4\U000e0067\U000e0062(?:\U000e0065\U000e006e\U000e0067|\U000e0073\U000e0063\U000e0074"
    r"|\U000e0077\U000e006c\U000e0073)\U000e007f(*SKIP)(*FAIL)"
    r"|[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2060-\u2065\u206a-\u206f\u3164"
    r"\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
_SPACES = regex.compile(r"\s+")
_MARKDOWN = regex.compile(r"([\\`*_{}\[\]<>|~&$@^])")
_MARKDOWN_LINE_START = regex.compile(r"^(\d+)?([#+\-=.):!])")
# What dialects make a link of without being asked: a scheme, "//", "www.", and a dot within a name.
_AUTOLINK = regex.compile(
    r"(?i)(?<=https?|ftp|mailto|xmpp):|(?<=/)/|(?<=www)\."
    r"|(?<=[\p{L}\p{N}\p{M}_\-])\.(?=\p{L}[\p{L}\p{N}\p{M}\-])|(?<=\d)\.(?=\d{1,3}\.\d{1,3}\.\d)"
)
_ENTITY = regex.compile(r"&(?=#?\w{1,40};)")


def plain(text: str) -> str:
    """Return printable text without line breaks.

    Line breaks and runs of spaces become one space, controls become U+FFFD, and characters that nobody sees
    are left out, unless a script or an emoji needs them.
    """
    return _SPACES.sub(" ", _UNSEEN.sub("", _UNPRINTABLE.sub("\ufffd", text)))


def fold(text: str) -> str:
    """Return what :func:`plain` does, without spaces at its ends."""
    return plain(text).strip()


def escape_markdown(text: str) -> str:
    """Return one line that CommonMark and its GitHub dialect show as it is, and make no link of."""
    escaped = _MARKDOWN.sub(r"\\\1", fold(text))
    escaped = _AUTOLINK.sub(r"\\\g<0>", escaped)
    return _MARKDOWN_LINE_START.sub(lambda m: f"{m[1] or ''}\\{m[2]}", escaped)


def markdown_link(text: str, url: str) -> str:
    """Return a link of Markdown; ``url`` is one that :func:`checked_url` returned."""
    return f"[{escape_markdown(text)}](<{_ENTITY.sub('&amp;', url)}>)"
