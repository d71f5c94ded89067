"""What a source wrote, made safe to print; links; the numbers that excerpts cite their sources by."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

import regex

from summarize.model.digest import Digest, Excerpt, Json, Source
from summarize.model.hosts import ascii_host

# Text of a source → text that only prints: it moves no cursor, adds no markup, hides no word.

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
    if text.isascii() and text.isprintable() and "  " not in text:
        return text
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


# Address of a source → an address that a page may link to, or None.

_LONGEST = 4096
_NOT_IN_A_URL = re.compile(r"[\x00-\x20\x7f-\xa0\\\u2028\u2029\ud800-\udfff]")
_STRAY_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_DEFAULT_PORTS = {"http": 80, "https": 443}
_SAFE = "%!$&'()*+,/:;=?@~._-"


def checked_url(url: str | None) -> str | None:
    """Return an http or https address in ASCII whose host is one, percent-encoded; None for all else.

    An address with a user name is none: what is before the "@" looks like the host.
    """
    if not url or len(url) > _LONGEST or _NOT_IN_A_URL.search(url):
        return None
    try:
        parts = urlsplit(url)
        scheme, port = parts.scheme.lower(), parts.port
        bracketed = parts.netloc.startswith("[")
        host = ascii_host(f"[{parts.hostname}]" if bracketed else parts.hostname or "")
    except ValueError:
        return None
    if scheme not in _DEFAULT_PORTS or "@" in parts.netloc or port == 0:
        return None
    authority = f"[{host}]" if ":" in host else host
    if port is not None and port != _DEFAULT_PORTS[scheme]:
        authority = f"{authority}:{port}"
    query = f"?{_encoded(parts.query)}" if parts.query else ""
    fragment = f"#{_encoded(parts.fragment)}" if parts.fragment else ""
    return f"{scheme}://{authority}{_encoded(parts.path) or '/'}{query}{fragment}"


def _encoded(part: str) -> str:
    return quote(_STRAY_PERCENT.sub("%25", part), safe=_SAFE)


# Digest → the numbers that its excerpts cite, the same in every format.


@dataclass(frozen=True, slots=True)
class Legend:
    """Sources by number, from 1, in the order of the digest."""

    sources: Sequence[Source]

    @classmethod
    def of(cls, digest: Digest) -> Legend:
        """Number the sources of a digest."""
        return cls(digest.sources)

    def number(self, source_id: str) -> int:
        """Return the number of a source."""
        return next(n for n, source in enumerate(self.sources, 1) if source.id == source_id)

    def says(self, excerpt: Excerpt) -> str:
        """Return who else says it: "also in [2] and [4]; see also [5]"; empty where nobody was found.

        Where some of them share their text, it says how many voices they are with the quoted source.
        """
        others = {self.number(s.span.source) for s in excerpt.support} - {self.number(excerpt.span.source)}
        similar = {self.number(said.span.source) for said in excerpt.see_also}
        found = excerpt.corroboration
        voices = f", {found.independent} voice{'s' * (found.independent > 1)} in all"
        derived = voices if found.independent < found.documents else ""
        also = f"also in {_listed(others)}{derived}" if others else ""
        return "; ".join(part for part in (also, f"see also {_listed(similar)}" if similar else "") if part)


def _listed(numbers: Iterable[int]) -> str:
    *most, last = (f"[{number}]" for number in sorted(numbers))
    return f"{', '.join(most)} and {last}" if most else last


def describe(source: Source) -> str:
    """Return one line that names a source: title, publisher, date, origin."""
    parts = [source.title, source.publisher, source.published, source.url or source.origin]
    return " — ".join(shown for part in parts if part and (shown := fold(part))) or source.id


def describe_linked(source: Source) -> str:
    """Return what :func:`describe` does as Markdown, linked to the address of the source where it has one."""
    url = checked_url(source.url)
    if url is None:
        return escape_markdown(describe(source))
    title = fold(source.title or "") or fold(source.url or "") or source.id
    said = [shown for part in (source.publisher, source.published) if part and (shown := fold(part))]
    return " — ".join([markdown_link(title, url), *map(escape_markdown, said)])


def summary_line(digest: Digest) -> str:
    """Return what the digest was made of, in one line."""
    given = digest.input
    voices = given.independent_groups
    sources = f"{given.documents} source{'s' * (given.documents != 1)}"
    independent = f" ({voices} independent)" if voices != given.documents else ""
    total = sum(source.words for source in digest.sources)
    read = f"{given.sentences} sentence{'s' * (given.sentences != 1)}, {total} word{'s' * (total != 1)}"
    said = length(digest.metrics.words, digest.metrics.budget)
    return f"{said} from {sources}{independent}, {read}"


def length(words: int, budget: Json) -> str:
    """Return how long a digest or a briefing is and how long it could be: ``99 of 100 words``."""
    said = f"{words} word{'s' * (words != 1)}"
    used, limit, unit = budget.get("used"), budget["limit"], budget["unit"]
    if used is None:
        return said
    if unit == "words":
        return f"{used:.15g} of {_amount(limit, unit)}"
    return f"{said} ({math.ceil(used * 1000) / 1000:g} of {_amount(limit, unit)})"


def empty_line(digest: Digest) -> str:
    """Return why a digest shows no sentence, and how long the shortest is that it could show.

    Where nothing is shown, this is all that a page says: there is nothing that a comparison of the
    sources could belong to. The JSON has everything.
    """
    budget = digest.metrics.budget
    unit, least = budget["unit"], budget.get("least")
    if least is not None and least <= budget["limit"]:
        return "No sentence is shown: those that would fit add nothing."
    nothing = f"No sentence fits in {_amount(budget['limit'], unit)}"
    if least is None or unit == "sentences":
        return f"{nothing}."
    return f"{nothing}: the shortest sentence has {_amount(least, unit)}."


def _amount(number: float, unit: str) -> str:
    shown = f"{math.ceil(number * 1000) / 1000:.15g}"
    return f"{shown} {unit.removesuffix('s') if shown == '1' else unit}"
