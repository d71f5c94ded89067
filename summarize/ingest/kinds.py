"""All formats, collected from their modules; which of them an input has, and what that reads in it."""

from __future__ import annotations

import pkgutil
from collections.abc import Mapping
from contextlib import suppress
from functools import cache
from importlib import import_module

from summarize.errors import SourceError
from summarize.ingest import formats as folder
from summarize.ingest.content import Content, Pieces
from summarize.ingest.format import Format, Look, Reader
from summarize.ingest.sandbox.limits import DEEPEST_ARCHIVE, MEMORY
from summarize.model import Problem


@cache
def formats() -> Mapping[str, Format]:
    """Return the formats by their kinds, in the order in which they are asked.

    Their modules are imported here, not with this one: some of them read what an archive holds, and ask back.
    """
    names = [module.name for module in pkgutil.iter_modules(folder.__path__)]
    found: list[Format] = [import_module(f"{folder.__name__}.{name}").FORMAT for name in names]
    return {format_.kind: format_ for format_ in sorted(found, key=lambda f: (f.rank, f.kind))}


@cache
def searched_suffixes() -> frozenset[str]:
    """Return the suffixes, without their dots, for which a folder or an archive is searched."""
    return frozenset[str]().union(*(format_.suffixes for format_ in formats().values()))


def kind_of(content: Content) -> str:
    """Return the kind of an input: by content first, then by media type and suffix; else ``text``."""
    known = formats()
    suffix, type_ = content.suffix, content.type
    look = Look(
        content,
        frozenset(
            kind
            for kind, format_ in known.items()
            if suffix in format_.suffixes | format_.other_suffixes or type_ in format_.media_types
        ),
    )
    for kind, format_ in known.items():
        if format_.surely(look):
            return kind
    root = look.root.lower()
    for kind, format_ in known.items():
        if root in format_.roots:
            return kind
    return next((kind for kind, format_ in known.items() if format_.likely(look)), "text")


_ALWAYS = ("charset_normalizer", "dateparser")


def reader_of(kind: str) -> Reader:
    """Import and return what reads a kind."""
    module, _, name = formats()[kind].reader.rpartition(".")
    reader: Reader = getattr(import_module(module), name)
    return reader


def prepare(kind: str) -> None:
    """Import what a kind needs, so that it is not counted as time to parse."""
    format_ = formats()[kind]
    reader_of(kind)
    for name in (*_ALWAYS, *format_.libraries):
        with suppress(ImportError):
            import_module(name)


def parse(content: Content, kind: str) -> Pieces:
    """Yield what the content holds. Nothing is raised for bad content: it is yielded as a problem."""
    origin = content.origin
    try:
        yield from reader_of(kind)(content)
    except SourceError as error:
        yield Problem(error.code, error.origin, str(error))
    except RecursionError:
        yield Problem.at(origin, "too-deep", "nested too deep to be read")
    except MemoryError:
        msg = f"{origin}: needs more than {MEMORY // 2**20} MB of memory to be read; it was stopped"
        yield Problem("too-much-memory", origin, msg)
    except Exception as error:  # noqa: BLE001  # parsers of foreign formats raise anything
        reason = f"{type(error).__name__}: {error}"[:200]
        yield Problem.at(origin, "damaged", f"cannot be read as {kind}: {reason}")


def parse_member(content: Content) -> Pieces:
    """Yield what a member of an archive holds, of whatever kind it is."""
    kind = kind_of(content)
    if formats()[kind].is_archive and content.depth > DEEPEST_ARCHIVE:
        msg = f"{content.origin}: an archive in an archive in an archive is not opened"
        yield Problem("nested-archive", content.origin, msg)
    else:
        yield from parse(content, kind)
