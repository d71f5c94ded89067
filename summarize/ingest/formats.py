"""Content of a known kind → documents, links and problems, by the reader of that kind."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from importlib import import_module

from summarize.errors import SourceError
from summarize.ingest.content import Content, Pieces
from summarize.ingest.limits import DEEPEST_ARCHIVE, MEMORY
from summarize.ingest.sniff import Kind, kind_of
from summarize.model import Problem

_READERS: dict[Kind, tuple[str, str]] = {
    "text": ("plain", "read_text"),
    "markdown": ("markdown", "read_markdown"),
    "html": ("html", "read_html"),
    "feed": ("feeds", "read_feed"),
    "opml": ("opml", "read_opml"),
    "xml": ("opml", "refuse_xml"),
    "json": ("json", "read_json"),
    "pdf": ("pdf", "read_pdf"),
    "mail": ("mail", "read_mail"),
    "mbox": ("mailbox", "read_mbox"),
    "warc": ("warc", "read_warc"),
    "gzip": ("archives", "read_gzip"),
    "zip": ("archives", "read_zip"),
}


_ALWAYS = ("charset_normalizer", "dateparser")
_PAGES = ("trafilatura", "lxml.html")
_LIBRARIES: dict[Kind, tuple[str, ...]] = {
    "html": _PAGES,
    "feed": ("feedparser", "lxml.html"),
    "opml": ("lxml.etree",),
    "json": ("jsonschema", "lxml.html"),
    "pdf": ("pypdf",),
    "markdown": ("markdown_it",),
    "mail": ("lxml.html",),
    "mbox": ("lxml.html",),
    "warc": ("warcio.recordloader", "feedparser", *_PAGES),
    "gzip": ("feedparser", "jsonschema", *_PAGES),
    "zip": ("feedparser", "jsonschema", *_PAGES),
}


def prepare(kind: Kind) -> None:
    """Import what a kind needs, so that it is not counted as time to parse."""
    reader(kind)
    for name in (*_ALWAYS, *_LIBRARIES.get(kind, ())):
        with suppress(ImportError):
            import_module(name)


def reader(kind: Kind) -> Callable[[Content], Pieces]:
    """Return the reader of a kind."""
    module, name = _READERS[kind]
    found: Callable[[Content], Pieces] = getattr(import_module(f"summarize.ingest.{module}"), name)
    return found


def parse(content: Content, kind: Kind) -> Pieces:
    """Yield what the content holds. Nothing is raised for bad content: it is yielded as a problem."""
    origin = content.origin
    try:
        yield from reader(kind)(content)
    except SourceError as error:
        yield Problem(error.code, error.origin, str(error))
    except RecursionError:
        yield Problem("too-deep", origin, f"{origin}: nested too deep to be read")
    except MemoryError:
        msg = f"{origin}: needs more than {MEMORY // 2**20} MB of memory to be read; it was stopped"
        yield Problem("too-much-memory", origin, msg)
    except Exception as error:  # noqa: BLE001  # parsers of foreign formats raise anything
        reason = f"{type(error).__name__}: {error}"[:200]
        yield Problem("damaged", origin, f"{origin}: cannot be read as {kind}: {reason}")


def parse_member(content: Content) -> Pieces:
    """Yield what a member of an archive holds, of whatever kind it is."""
    kind = kind_of(content)
    if kind in ("gzip", "zip") and content.depth > DEEPEST_ARCHIVE:
        msg = f"{content.origin}: an archive in an archive in an archive is not opened"
        yield Problem("nested-archive", content.origin, msg)
    else:
        yield from parse(content, kind)
