"""HTML tree → what the page says about its article: title, author, publisher, date, language, address."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from itertools import islice
from typing import Any
from urllib.parse import unquote

from summarize.ingest.blocks import Element, text_of
from summarize.ingest.fields import language_code, name_of, one_line
from summarize.ingest.page.data import PageData, around_headline, page_data
from summarize.ingest.page.dates import of_another, published
from summarize.ingest.page.printed import byline
from summarize.ingest.page.titles import Clues, headline
from summarize.language.words import split_words, stop_words

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
_MOST_HEADINGS = 20
_LONG_PARAGRAPH = 80
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


def read_metadata(tree: Element, article: Mapping[str, Any], url: str | None) -> PageMetadata:
    """Read the metadata of a page.

    Args:
        tree: the page.
        article: the JSON-LD of its article, empty where there is none.
        url: where it was fetched from, if it was.

    """
    page = page_data(tree, article, url)
    found = _extracted(page)
    publisher = name_of(article.get("publisher")) or _first(page.metas, _SITE_NAMES)
    title = _title(page, names=[*filter(None, (publisher, *_host_names(page.url)))])
    return PageMetadata(
        title=title,
        author=_author(page, title, found.author),
        publisher=publisher,
        published=published(page, title, found.date),
        language=_language(page),
        url=page.url,
    )


def believable(language: str | None, text: str) -> str | None:
    """Return the language, None for an English that the text shows to be another: templates say "en"."""
    words = split_words(text[:20_000])
    if language != "en" or len(words) < _FEWEST_WORDS:
        return language
    stops = stop_words("en")
    return language if sum(w in stops for w in words) >= _FEWEST_STOP_WORDS * len(words) else None


def _first(metas: Mapping[str, str], names: tuple[str, ...]) -> str | None:
    values = (one_line(metas[name]) for name in names if name in metas)
    return next((v for v in values if v and not v.startswith(("http://", "https://", "@"))), None)


def _extracted(page: PageData) -> Any:  # noqa: ANN401  # trafilatura's Document
    from trafilatura.metadata import extract_metadata  # noqa: PLC0415  # start-up
    from trafilatura.settings import Document  # noqa: PLC0415

    dates = {"original_date": True, "extensive_search": False, "max_date": _LATEST}
    # A copy: the author's and the date's surroundings are cut out of the tree on the way.
    tree = deepcopy(page.tree)
    for time in [time for time in tree.iter("time") if of_another(time)]:
        time.drop_tree()
    try:
        return extract_metadata(tree, default_url=page.url, date_config=dates, extensive=False)
    except Exception:  # noqa: BLE001  # a page without metadata is still an article
        return Document()


def _title(page: PageData, *, names: list[str]) -> str | None:
    levels = [
        [text for h in islice(page.tree.iter(tag), _MOST_HEADINGS) for text in _readings(h)]
        for tag in ("h1", "h2", "h3")
    ]
    in_head = [one_line("".join(t.itertext())) for t in page.tree.iterfind("head/title")]
    stated = [
        one_line(page.article.get("headline")),
        *(one_line(page.metas.get(name)) for name in _TITLE_NAMES),
        *in_head,
        one_line(page.article.get("name")),
    ]
    last = unquote((page.url or "").partition("?")[0].rstrip("/").rpartition("/")[2])
    clues = Clues(names=names, slug=last.partition(".")[0], opening=_opening(page.tree) or "")
    return headline(levels, [t for t in stated if t], clues)


def _opening(tree: Element) -> str | None:
    """Return the heading that opens the ``<article>``, if one has prose and a heading above it."""
    opened = []
    for article in tree.iter("article"):
        first = next((e for e in article.iter("h1", "h2", "p") if e.tag != "p" or _is_long(e)), None)
        if first is not None and first.tag != "p" and any(map(_is_long, article.iter("p"))):
            opened.append(one_line(text_of(first)))
    return opened[0] if len(opened) == 1 else None


def _is_long(paragraph: Element) -> bool:
    return len("".join(paragraph.itertext())) > _LONG_PARAGRAPH


def _readings(heading: Element) -> list[str]:
    """Return what a heading says, and what its parts say: some hold a kicker, or who wrote the article."""
    own = " ".join([heading.text or "", *(child.tail or "" for child in heading)])
    texts = (text_of(heading), own, *map(text_of, heading))
    return list(dict.fromkeys(text for text in map(one_line, texts) if text))


def _author(page: PageData, title: str | None, found: str | None) -> str | None:
    stated = name_of(page.article.get("author")) or _first(page.metas, _AUTHOR_NAMES)
    if stated:
        return stated
    below, above = around_headline(page.tree, title)
    written = (match[1] for line in (*below, *above) if (match := byline().match(line.text)))
    return next(written, None) or one_line(found)


def _language(page: PageData) -> str | None:
    xml = "{http://www.w3.org/XML/1998/namespace}lang"
    stated = (
        page.article.get("inLanguage"),
        *(page.tree.get(key) for key in ("lang", "xml:lang", xml)),
        *(page.metas.get(key) for key in ("og:locale", "content-language", "dc.language", "language")),
    )
    return next((code for code in map(language_code, stated) if code), None)


def _host_names(url: str | None) -> Iterator[str]:
    """Yield what a site may call itself by its address: "example" for www.example.co.uk."""
    host = (url or "").partition("://")[2].partition("/")[0].rpartition("@")[2].partition(":")[0].lower()
    labels = [label for label in host.split(".") if label not in ("www", "m", "amp", "news")]
    if len(labels) >= 2:
        yield ".".join(labels)
        yield max(labels[:-1], key=len).replace("-", " ")
