"""HTML tree → what the page says about its article: title, author, publisher, date, language, address."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from itertools import islice
from typing import Any
from urllib.parse import unquote

import regex

from summarize.ingest.blocks import Element, linked_shares, text_of
from summarize.ingest.dates import date_in, iso
from summarize.ingest.fields import language_code, one_line, web_url
from summarize.ingest.jsonld import name_of
from summarize.ingest.titles import headline
from summarize.language.lines import ends_with_stop
from summarize.language.words import split_words, stop_words

_DATE_NAMES = (
    "article:published_time", "datepublished", "article:published", "og:published_time", "publishdate",
    "pubdate",
    "publish-date", "parsely-pub-date", "sailthru.date", "article.published", "dc.date.issued",
    "dcterms.issued",
    "dc.date", "dcterms.created", "dc.date.created", "dcterms.date", "citation_publication_date", "date",
    "datecreated", "publication_date", "publish_date", "cxenseparse:recs:publishtime", "rnews:datepublished",
)  # fmt: skip
_AUTHOR_NAMES = (
    "author", "article:author", "parsely-author", "byl", "dc.creator", "dcterms.creator", "sailthru.author",
    "citation_author",
)  # fmt: skip
_SITE_NAMES = ("og:site_name", "application-name", "publisher", "dc.publisher", "article:publisher")
_TITLE_NAMES = (
    "og:title",
    "twitter:title",
    "dc.title",
    "dcterms.title",
    "parsely-title",
    "headline",
    "title",
)
# A fixed end, so that what a page is read as does not depend on the day.
_LATEST = "2099-12-31"
_NEAR, _SHORT_LINE, _DATE_WORDS, _LINKED = 30, 120, 14, 0.6
_BYLINE = regex.compile(
    r"(?:By|Von|Par|Por|Di|Door|Av|Af|Text|Texto|Texte|Words by|Autore?|Author|Auteur|Автор)\s?:?\s"
    r"(\p{Lu}[\p{L}.’'-]+(?:\s(?:(?:de|da|van|von|der|den|la|el|bin|al|and|und|et|y|e)\s)*\p{Lu}[\p{L}.’'-]*){1,5})(?=$|\s?[,|·•/–—-]|\s\S+@)"
)
_MOST_HEADINGS = 20
_FEWEST_WORDS = 60
_FEWEST_STOP_WORDS = 0.08


@dataclass(frozen=True, slots=True, kw_only=True)
class PageMetadata:
    """What a page says about its article; None where it does not."""

    title: str | None
    author: str | None
    publisher: str | None
    published: str | None
    language: str | None
    url: str | None


def read_metadata(tree: Element, article: dict[str, Any], url: str | None) -> PageMetadata:
    """Read the metadata of a page.

    Args:
        tree: the page.
        article: the JSON-LD of its article, empty where there is none.
        url: where it was fetched from, if it was.

    """
    metas = _metas(tree)
    address = _canonical(tree, metas, url)
    found = _extracted(tree, address)
    publisher = one_line(name_of(article.get("publisher"))) or _first(metas, _SITE_NAMES)
    return PageMetadata(
        title=_title(
            tree, article, metas, names=[*filter(None, (publisher, *_host_names(address)))], url=address
        ),
        author=_author(tree, article, metas, found.author),
        publisher=publisher,
        published=_published(article, metas, found.date) or _written(tree),
        language=_language(tree, article, metas),
        url=address,
    )


def believable(language: str | None, text: str) -> str | None:
    """Return the language, None for an English that the text shows to be another: templates say "en"."""
    words = split_words(text[:20_000])
    if language != "en" or len(words) < _FEWEST_WORDS:
        return language
    stops = stop_words("en")
    return language if sum(w in stops for w in words) >= _FEWEST_STOP_WORDS * len(words) else None


def _metas(tree: Element) -> dict[str, str]:
    """Return each ``<meta>`` and each microdata property by its name in lower case, the first of each."""
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        for key in ("property", "name", "itemprop", "http-equiv"):
            name, value = (meta.get(key) or "").strip().lower(), (meta.get("content") or "").strip()
            if name and value:
                found.setdefault(name, value)
    for element in tree.iterfind(".//*[@itemprop]"):
        name = element.get("itemprop").strip().lower()
        value = element.get("datetime") or element.get("content")
        if value and name.startswith("date"):
            found.setdefault(name, value.strip())
    return found


def _first(metas: dict[str, str], names: tuple[str, ...]) -> str | None:
    values = (one_line(metas[name]) for name in names if name in metas)
    return next((v for v in values if v and not v.startswith(("http://", "https://", "@"))), None)


def _canonical(tree: Element, metas: dict[str, str], url: str | None) -> str | None:
    base = url
    for element in tree.iter("base"):
        base = web_url(element.get("href"), url) or base
        break
    for link in tree.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split():
            found = web_url(link.get("href"), base)
            if found:
                return found
    return web_url(metas.get("og:url"), base) or web_url(url)


def _extracted(tree: Element, url: str | None) -> Any:  # noqa: ANN401  # trafilatura's Document
    from trafilatura.metadata import extract_metadata  # noqa: PLC0415  # start-up
    from trafilatura.settings import Document  # noqa: PLC0415

    dates = {"original_date": True, "extensive_search": False, "max_date": _LATEST}
    try:
        # A copy: the author's and the date's surroundings are cut out of the tree on the way.
        return extract_metadata(deepcopy(tree), default_url=url, date_config=dates, extensive=False)
    except Exception:  # noqa: BLE001  # a page without metadata is still an article
        return Document()


def _title(
    tree: Element, article: dict[str, Any], metas: dict[str, str], *, names: list[str], url: str | None
) -> str | None:
    levels = [
        [text for h in islice(tree.iter(tag), _MOST_HEADINGS) for text in _readings(h)]
        for tag in ("h1", "h2", "h3")
    ]
    in_head = [one_line("".join(t.itertext())) for t in tree.iterfind("head/title")]
    stated = [
        one_line(article.get("headline")),
        *(one_line(metas.get(name)) for name in _TITLE_NAMES),
        *in_head,
        one_line(article.get("name")),
    ]
    last = unquote((url or "").partition("?")[0].rstrip("/").rpartition("/")[2])
    return headline(levels, [t for t in stated if t], names=names, slug=last.partition(".")[0])


def _readings(heading: Element) -> list[str]:
    """Return what a heading says, and what its parts say: some hold a kicker, or who wrote the article."""
    own = " ".join([heading.text or "", *(child.tail or "" for child in heading)])
    texts = (text_of(heading), own, *map(text_of, heading))
    return list(dict.fromkeys(text for text in map(one_line, texts) if text))


def _published(article: dict[str, Any], metas: dict[str, str], found: str | None) -> str | None:
    stated: list[object] = [article.get("datePublished"), *(metas.get(name) for name in _DATE_NAMES)]
    stated += [found, article.get("dateCreated"), article.get("uploadDate")]
    return next((moment for moment in map(iso, stated) if moment), None)


def _written(tree: Element) -> str | None:
    """Return the date that is written close to the headline, in a line of its own, above the text."""
    shares = linked_shares(tree)
    below, above = _near_headline(tree, shares)
    long = [i for i, line in enumerate(below) if len(line) > _SHORT_LINE] + [len(below)] * 2
    near = [*below[: long[0]], *above]
    # The first long line may be the standfirst; the second one is the text.
    after = below[long[0] : long[1]]
    labels = (
        line
        for lines, most in ((near, _DATE_WORDS), (after, _DATE_WORDS // 2))
        for line in lines
        if len(line.split()) <= most and shares[line] < _LINKED
    )
    return next((day for line in labels if not ends_with_stop(line) and (day := date_in(line))), None)


def _author(tree: Element, article: dict[str, Any], metas: dict[str, str], found: str | None) -> str | None:
    stated = one_line(name_of(article.get("author"))) or _first(metas, _AUTHOR_NAMES)
    if stated:
        return stated
    below, above = _near_headline(tree, linked_shares(tree))
    written = (match[1] for line in (*below, *above) if (match := _BYLINE.match(line)))
    return next(written, None) or one_line(found)


def _near_headline(tree: Element, lines_of: Iterable[str]) -> tuple[list[str], list[str]]:
    """Return the lines below the first headline and those above it, the nearest first."""
    lines = list(lines_of)
    headings = {one_line(line) for h in tree.iter("h1", "h2") for line in text_of(h).splitlines()}
    heading = next((i for i, line in enumerate(lines) if line in headings), 0)
    return lines[heading : heading + _NEAR], lines[max(0, heading - _NEAR // 2) : heading][::-1]


def _language(tree: Element, article: dict[str, Any], metas: dict[str, str]) -> str | None:
    xml = "{http://www.w3.org/XML/1998/namespace}lang"
    stated = (
        article.get("inLanguage"),
        *(tree.get(key) for key in ("lang", "xml:lang", xml)),
        *(metas.get(key) for key in ("og:locale", "content-language", "dc.language", "language")),
    )
    return next((code for code in map(language_code, stated) if code), None)


def _host_names(url: str | None) -> Iterator[str]:
    """Yield what a site may call itself by its address: "example" for www.example.co.uk."""
    host = (url or "").partition("://")[2].partition("/")[0].rpartition("@")[2].partition(":")[0].lower()
    labels = [label for label in host.split(".") if label not in ("www", "m", "amp", "news")]
    if len(labels) >= 2:
        yield ".".join(labels)
        yield max(labels[:-1], key=len).replace("-", " ")
