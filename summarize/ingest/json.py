"""JSON and JSON lines → documents: articles as plain data, JSON Feed, exports of news services."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from typing import Any

import regex

from summarize.errors import SourceError
from summarize.ingest.content import Content, Pieces
from summarize.ingest.dates import iso, month_first_of, orders
from summarize.ingest.decode import decode_markup, decode_mixed_lines
from summarize.ingest.escapes import may_be_html, read_escaped, read_fragment
from summarize.ingest.feeds.teasers import Entry, entry_pieces
from summarize.ingest.fields import language_code, name_of, one_line, web_url
from summarize.ingest.plain import encoding_problems
from summarize.ingest.sandbox.limits import LARGEST_FILE, check_size
from summarize.model import Document, Link, Problem
from summarize.schema import check_article

DATES = (
    "published", "date", "published_at", "publishedAt", "date_published", "datePublished",
    "date_publish", "pubDate",
    "publication_date", "created_at",
)  # fmt: skip
PUBLISHERS = ("publisher", "source", "site_name", "outlet")
LANGUAGES = ("language", "lang", "inLanguage")
_AMBIGUOUS = regex.compile(r"\"\s*\d{1,2}([/-])\d{1,2}\1\d{4}")


class JsonDates:
    """Reads the dates of one file: 03/04/2026 as the other dates of its publisher are written."""

    def __init__(self, articles: Iterable[Any] = ()) -> None:
        """Look at all articles of the file; what is no object is passed over."""
        self._orders: dict[str | None, set[bool]] = {}
        for article in articles:
            if isinstance(article, dict):
                found = orders(article.get(key) for key in DATES)
                self._orders.setdefault(publisher_of(article), set()).update(found)

    def published(self, article: Mapping[str, Any]) -> str | None:
        """Return the first date that can be read, in ISO 8601; None where there is none."""
        tag = next((tag for key in LANGUAGES if language_code(tag := article.get(key))), None)
        first = month_first_of(self._orders.get(publisher_of(article), set()), tag)
        language = language_code(tag)
        dates = (iso(article.get(key), month_first=first, language=language) for key in DATES)
        return next((moment for moment in dates if moment), None)


def may_be_ambiguous(text: str) -> bool:
    """Whether a JSON text holds a date that the other dates of the file may decide."""
    return _AMBIGUOUS.search(text) is not None


def publisher_of(article: Mapping[str, Any]) -> str | None:
    """Return the name of the publisher in one line; None where there is none."""
    return next((name for key in PUBLISHERS if (name := name_of(article.get(key)))), None)


_LISTS = (
    "articles",
    "documents",
    "items",
    "entries",
    "results",
    "stories",
    "posts",
    "news",
    "data",
    "response",
    "docs",
)
TEXTS = ("text", "content", "body", "articleBody", "content_text", "content_html", "full_text", "maintext")
TITLES = ("title", "headline")
URLS = ("url", "link", "canonical_url", "webUrl")
AUTHORS = ("author", "authors", "byline", "creator")
_JSON_FEED = "jsonfeed.org/version/"
_MOST_DIGITS = 4000
_CUT = regex.compile(r"(?:…|\.\.\.)?\s*\[\+\d+ chars\]\s*$")


def read_json(content: Content) -> Pieces:
    """Read one article, a list of them, a JSON Feed, or one article a line.

    Raises:
        SourceError: codes ``bad-json``, ``a-digest``, ``too-large``.

    """
    check_size(len(content.data), content.origin, most=LARGEST_FILE)
    decoded = decode_markup(content.data, content.media_type, fallback=content.encoding)
    text = decoded.text.lstrip("\ufeff")
    if not _one_a_line(text, content.suffix):
        yield from _read_value(_load(text, content.origin), content)
    elif (lines := decode_mixed_lines(content.data, fallback=content.encoding)) is not None:
        yield from _read_lines("\n".join(line.text for line in lines), content)
        for number, line in enumerate(lines, 1):
            yield from encoding_problems(line, f"{content.origin}#{number}")
        return
    else:
        yield from _read_lines(text, content)
    yield from encoding_problems(decoded, content.origin)


def _one_a_line(text: str, suffix: str) -> bool:
    if suffix in ("jsonl", "ndjson"):
        return True
    lines = text.lstrip().split("\n", 2)
    if len(lines) < 2 or not lines[1].lstrip().startswith("{"):
        return False
    try:
        return isinstance(json.loads(lines[0], parse_int=_integer), dict)
    except (ValueError, RecursionError):
        return False


def _read_lines(text: str, content: Content) -> Pieces:
    dates = JsonDates(_objects(text) if may_be_ambiguous(text) else ())
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        origin = f"{content.origin}#{number}"
        try:
            yield from _article(_load(line, origin), origin, dates)
        except SourceError as error:
            yield Problem(error.code, error.origin, str(error))


def _objects(text: str) -> Iterator[Any]:
    """Yield the lines that can be read."""
    for line in text.split("\n"):
        with suppress(SourceError):
            yield _load(line, "")


def _read_value(value: Any, content: Content) -> Pieces:  # noqa: ANN401  # any JSON
    origin = content.origin
    if isinstance(value, dict):
        if value.get("kind") == "digest" and "schema_version" in value:
            raise SourceError.at(origin, "a-digest", "a digest that was made by summarize, not an article")
        if _JSON_FEED in str(value.get("version")):
            yield from entry_pieces(_entries(value, content), origin)
            return
        found = _list_in(value)
        if found is None:
            yield from _article(value, origin, JsonDates())
            return
        value = found
    if not isinstance(value, list):
        msg = f"{origin}: not an article: an object with a text, or a list of them, is expected"
        raise SourceError(msg, origin=origin, code="bad-article")
    dates = JsonDates(value)
    for number, item in enumerate(value, 1):
        try:
            yield from _article(item, f"{origin}#{number}", dates)
        except SourceError as error:
            yield Problem(error.code, error.origin, str(error))


def _list_in(value: dict[str, Any]) -> list[Any] | None:
    """Return the list of articles that an export wraps, None where the object is an article itself."""
    if any(isinstance(value.get(key), str) for key in TEXTS):
        return None
    for key in _LISTS:
        inner = value.get(key)
        if isinstance(inner, list) and any(isinstance(item, dict) for item in inner):
            return inner
        if isinstance(inner, dict) and (deeper := _list_in(inner)) is not None:
            return deeper
    return None


def _load(text: str, origin: str) -> Any:  # noqa: ANN401  # any JSON
    try:
        return json.loads(text, strict=False, parse_int=_integer)
    except RecursionError as error:
        raise SourceError.at(origin, "too-deep", "JSON that is nested too deep") from error
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        raise SourceError.at(origin, "bad-json", f"not valid JSON: {error.msg}, {where}") from error


def _integer(digits: str) -> float:
    """Read a number; Python refuses to read one of more than 4,300 digits, which costs no article."""
    return int(digits) if len(digits) <= _MOST_DIGITS else float(digits)


def _article(value: Any, origin: str, dates: JsonDates) -> Pieces:  # noqa: ANN401  # any JSON
    """Yield the document of one object, checked against ``article.schema.json``."""
    if isinstance(value, dict) and not any(key in value for key in TEXTS):
        raise SourceError.at(origin, "bad-article", "not an article: it has no text, content or body")
    wrong = next(check_article(value), None)
    if wrong is not None:
        raise SourceError.at(origin, "bad-article", f"not an article: {wrong}")
    text = next((value[key] for key in TEXTS if isinstance(value.get(key), str) and value[key].strip()), "")
    text = read_fragment(text, origin) if may_be_html(text) else read_escaped(text, origin)
    if not text.strip():
        raise SourceError.at(origin, "empty", "empty")
    whole = _CUT.sub("…", text)
    yield Document(
        text=whole,
        title=_first(value, TITLES),
        author=_first(value, AUTHORS),
        publisher=publisher_of(value),
        url=next((url for key in URLS if (url := web_url(value.get(key)))), None),
        published=dates.published(value),
        language=next((code for key in LANGUAGES if (code := language_code(value.get(key)))), None),
        origin=origin,
    )
    if whole != text:
        url = next((url for key in URLS if (url := web_url(value.get(key)))), None)
        if url:
            yield Link(url=url, kind="page", title=_first(value, TITLES))
        yield Problem.at(origin, "teaser", "holds only the beginning of an article")


def _first(value: dict[str, Any], keys: tuple[str, ...]) -> str | None:
    return next((name for key in keys if (name := name_of(value.get(key)))), None)


def _entries(feed: dict[str, Any], content: Content) -> Iterator[Entry]:
    """Read a JSON Feed 1.1 (https://jsonfeed.org/version/1.1)."""
    items = feed.get("items")
    items = [item for item in items if isinstance(item, dict)] if isinstance(items, list) else []
    dates = JsonDates(items)
    for item in items:
        marked = item.get("content_html")
        plain = item.get("content_text") or item.get("summary")
        text = read_fragment(marked, content.origin) if isinstance(marked, str) else ""
        yield Entry(
            text=text or (read_escaped(plain, content.origin) if isinstance(plain, str) else ""),
            whole=bool(text or item.get("content_text")),
            title=one_line(item.get("title")),
            author=name_of(item.get("authors") or item.get("author") or feed.get("authors")),
            publisher=one_line(feed.get("title")),
            url=web_url(item.get("url"), content.url) or web_url(item.get("id")),
            published=dates.published({"language": feed.get("language"), **item}),
            language=language_code(item.get("language") or feed.get("language")),
        )
