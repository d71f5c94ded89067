"""Content of a known kind → documents, links and problems, by the reader of that kind."""

from __future__ import annotations

from contextlib import suppress
from importlib import import_module

from summarize.errors import SourceError
from summarize.ingest.content import Content, Pieces
from summarize.ingest.kinds import formats, kind_of
from summarize.ingest.sandbox.limits import DEEPEST_ARCHIVE, MEMORY
from summarize.model import Problem

_ALWAYS = ("charset_normalizer", "dateparser")


def prepare(kind: str) -> None:
    """Import what a kind needs, so that it is not counted as time to parse."""
    format_ = formats()[kind]
    format_.reader()
    for name in (*_ALWAYS, *format_.libraries):
        with suppress(ImportError):
            import_module(name)


def parse(content: Content, kind: str) -> Pieces:
    """Yield what the content holds. Nothing is raised for bad content: it is yielded as a problem."""
    origin = content.origin
    try:
        read = formats()[kind].reader()
        yield from read(content)
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
    if formats()[kind].is_archive and content.depth > DEEPEST_ARCHIVE:
        msg = f"{content.origin}: an archive in an archive in an archive is not opened"
        yield Problem("nested-archive", content.origin, msg)
    else:
        yield from parse(content, kind)
