"""URL → Reading: the page or the feed itself, and the pages of a feed that holds none."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlsplit

from summarize.errors import FetchError
from summarize.ingest.content import Reading
from summarize.ingest.fetch import Crew, Fetched, Fetcher, Job
from summarize.ingest.read import read
from summarize.model import Problem

_MOST_PAGES = 50


def read_fetched(fetched: Fetched) -> Reading:
    """Read what came from a URL.

    The article of a page bears the URL that it came from, unless the page names another of its own site:
    nobody speaks in the name of somebody else.
    """
    reading = read(fetched.body, origin=fetched.final_url, media_type=fetched.media_type)
    if len(reading.documents) != 1 or "#" in (reading.documents[0].origin or ""):
        return reading
    document = reading.documents[0]
    if document.url is not None and _site(document.url) == _site(fetched.final_url):
        return reading
    return replace(reading, documents=(replace(document, url=fetched.final_url, id=""),))


def _site(url: str) -> list[str]:
    """Return the end of the host, such as ``example.org``; close enough where both are compared."""
    try:
        return (urlsplit(url).hostname or "").split(".")[-2:]
    except ValueError:
        return []


def read_url(url: str, fetcher: Fetcher | None = None) -> Reading:
    """Fetch ``url`` and read it; where it only links to articles, fetch up to 50 of them.

    Raises:
        FetchError: the URL itself gives nothing.

    """
    fetcher = fetcher or Fetcher()
    reading = read_fetched(fetcher.fetch(url))
    pages = [link.url for link in reading.links if link.kind == "page"]
    if reading.documents or not pages:
        return reading
    return _with_pages(reading, pages[:_MOST_PAGES], fetcher)


def _with_pages(reading: Reading, pages: list[str], fetcher: Fetcher) -> Reading:
    found: dict[int, Reading] = {}
    with Crew[int](fetcher) as crew:
        for number, page in enumerate(pages):
            crew.submit(Job(url=page, tag=number))
        for job, result in crew.results():
            found[job.tag] = _failed(result) if isinstance(result, FetchError) else read_fetched(result)
    parts = [found[number] for number in sorted(found)]
    return replace(
        reading,
        documents=tuple(document for part in parts for document in part.documents),
        problems=(*reading.problems, *(problem for part in parts for problem in part.problems)),
    )


def _failed(error: FetchError) -> Reading:
    return Reading(problems=(Problem(error.reason, error.url, str(error)),))
