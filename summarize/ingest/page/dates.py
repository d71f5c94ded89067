"""HTML tree → when its article was published."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from urllib.parse import urlsplit

import regex

from summarize.ingest.blocks import INLINE, Element, Line
from summarize.ingest.dates import date_in, iso
from summarize.ingest.fields import language_code, one_line
from summarize.ingest.page.data import PageData, around_headline
from summarize.ingest.page.printed import changed
from summarize.ingest.page.printed import published as published_label
from summarize.language.dates import month_first
from summarize.language.lines import ends_with_stop

_NAMES = (
    "article:published_time", "datepublished", "article:published", "og:published_time", "publishdate",
    "pubdate", "publish-date", "parsely-pub-date", "sailthru.date", "article.published", "dc.date.issued",
    "dcterms.issued", "dc.date", "dcterms.created", "dc.date.created", "dcterms.date",
    "citation_publication_date", "date", "datecreated", "publication_date", "publish_date",
    "cxenseparse:recs:publishtime", "rnews:datepublished", "article_date_original",
    "dcsext.articlefirstpublished",
)  # fmt: skip
_LONG_LINE, _DATE_WORDS, _LINKED = 120, 14, 0.6
_DAY_IN_ADDRESS = regex.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)(?:(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])"
    r"|(?P<mark>[/_-])(?P<month>0?[1-9]|1[0-2])(?P=mark)(?P<day>0?[1-9]|[12]\d|3[01]))(?!\d)"
)
_AMERICAN_TIME = regex.compile(r"\d\s?[AaPp]\.?[Mm]\.?\s(?:[ECMP][SD]?T)\b")
_MOST_TIMES = 5
_WHOLE = frozenset({"html", "body", "main", "article"})
_MONTH_IN_ADDRESS = regex.compile(r"/(?P<year>(?:19|20)\d\d)[/-]?(?P<month>0[1-9]|1[0-2])(?=[/-])")


def published(page: PageData, title: str | None, guess: str | None) -> str | None:
    """Return the date in ISO 8601, None where the page does not say.

    What the page states as data counts first, then what it prints at the headline, then its address,
    then what an extractor guessed from the whole page, unless the address names another month.
    """
    stated = (page.article.get("datePublished"), *(page.metas.get(name) for name in _NAMES))
    language = language_code(_language(page))
    read = (iso(date, language=language) for date in stated if date)
    moment = next((moment for moment in read if moment), None)
    return moment or _told(page, title, guess)


def _told(page: PageData, title: str | None, guess: str | None) -> str | None:
    """Return the date of a page that does not state it as data."""
    path = urlsplit(page.url or "").path
    month = _MONTH_IN_ADDRESS.search(path)
    guessed = guess if not month or (guess or "").startswith(f"{month['year']}-{month['month']}") else None
    late = (page.article.get("dateCreated"), page.article.get("uploadDate"))
    printed, trusted = _printed(page, title)
    candidates = [printed if trusted else None, _labelled(page), _addressed(path)]
    candidates += [guessed, printed, *late]
    return next((moment for moment in map(iso, candidates) if moment), None)


def _printed(page: PageData, title: str | None) -> tuple[str | None, bool]:
    """Return the date that is printed close to the headline, in a line of its own, above the text.

    And whether the headline is there, or only the top of the page.
    """
    below, above = around_headline(page.tree, title)
    long = [i for i, line in enumerate(below) if len(line.text) > _LONG_LINE] + [len(below)] * 2
    near = [*below[: long[0]], *above]
    # The first long line may be the standfirst; the second one is the text.
    after = below[long[0] : long[1]]
    labels = [
        line
        for lines, most in ((near, _DATE_WORDS), (after, _DATE_WORDS // 2))
        for line in lines
        if (len(line.text.split()) <= most or published_label().search(line.text))
        and not ends_with_stop(line.text)
    ]
    # When it was changed says less about when it was published.
    labels.sort(key=lambda line: changed().search(line.text) is not None)
    found = next((day for line in labels for day in _dates_of(line, page)), None)
    return found, bool(title and below and title in below[0].text)


def _dates_of(line: Line, page: PageData) -> Iterator[str]:
    """Yield the dates of a line: as written, with the time that ``<time>`` gives; else ``<time>``."""
    # "Updated 3 March | Published 2 March"
    label = published_label().search(line.text)
    text = line.text[label.start() :] if label else line.text
    american = _AMERICAN_TIME.search(text) is not None
    first = True if american else _month_first(page)
    language = language_code(_language(page))
    day = date_in(text, month_first=first, language=language) if line.linked < _LINKED else None
    moments = list(islice(_moments(line), _MOST_TIMES))
    if day:
        yield next((moment for moment in moments if moment.startswith(day)), day)
    yield from moments


def _moments(line: Line) -> Iterator[str]:
    block = next((e for e in (line.element, *line.element.iterancestors()) if e.tag not in INLINE), None)
    for time in block.iter("time") if block is not None else ():
        moment, shown = iso(time.get("datetime")), one_line("".join(time.itertext()))
        if moment and shown and shown in line.text and not of_another(time):
            yield moment


def of_another(time: Element) -> bool:
    """Whether a ``<time>`` is that of a comment, or is in a link to another article.

    WordPress links to the article itself.
    """
    around = (e for e in time.iterancestors() if e.tag not in _WHOLE)
    if any("comment" in f"{e.get('class')} {e.get('id')}".lower() for e in around):
        return True
    link = next(time.iterancestors("a"), None)
    own = "published" in (time.get("class") or "") or (link is not None and link.get("rel") == "bookmark")
    return link is not None and not own


def _labelled(page: PageData) -> str | None:
    """Return the day that a page gives to screen readers ("Published 2 March 2026", WAI-ARIA)."""
    labels = (element.get("aria-label") for element in page.tree.iterfind(".//*[@aria-label]"))
    told = (label[match.start() :] for label in labels if (match := published_label().search(label)))
    return next((day for label in told if (day := date_in(label))), None)


def _addressed(path: str) -> str | None:
    """Return the day that an address names: /2026/03/02/ or /20260302-."""
    days = (
        iso(f"{match['year']}-{int(match['month']):02}-{int(match['day']):02}")
        for match in _DAY_IN_ADDRESS.finditer(path)
    )
    return next((day for day in days if day), None)


def _month_first(page: PageData) -> bool | None:
    """Return whether 03/04 is a day in March where the page comes from; None where it may be either."""
    domain = (urlsplit(page.url or "").hostname or "").rpartition(".")[2]
    return month_first(_language(page), domain)


def _language(page: PageData) -> str:
    return page.tree.get("lang") or page.metas.get("og:locale") or ""
