"""All formats, collected from their modules; and which of them an input has."""

from __future__ import annotations

import pkgutil
from collections.abc import Mapping
from functools import cache
from importlib import import_module

from summarize.ingest import formats as folder
from summarize.ingest.content import Content
from summarize.ingest.format import Format
from summarize.ingest.look import Look


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
