"""Many articles about the same events → one digest of verbatim, attributed sentences."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from summarize.api import brief, load, recompute, summarize, tune, verify
    from summarize.briefing import BriefPlan
    from summarize.collecting import Plan, Report, collect
    from summarize.config.reading import load_config
    from summarize.config.settings import Config
    from summarize.errors import (
        ConfigError,
        EmptyInputError,
        FetchError,
        MissingSourceError,
        SchemaError,
        SourceError,
        StoreError,
        SummarizeError,
    )
    from summarize.ingest.fetch import Fetcher, Limits, Policy
    from summarize.model import (
        Budget,
        Digest,
        Document,
        Documents,
        Excerpt,
        Link,
        Problem,
        Sentence,
        Span,
    )
    from summarize.model.briefing import Briefing
    from summarize.model.canonical import from_json, to_json
    from summarize.pipeline import Pipeline
    from summarize.render.formats import AtHand
    from summarize.render.html import to_html
    from summarize.render.markdown import to_markdown
    from summarize.render.text import to_text
    from summarize.store import Period, Store, open_store
    from summarize.tuning.sweep import Sweep, Sweeper

_HOMES = {
    "summarize.api": ("brief", "load", "recompute", "summarize", "tune", "verify"),
    "summarize.briefing": ("BriefPlan",),
    "summarize.collecting": ("Plan", "Report", "collect"),
    "summarize.config.reading": ("load_config",),
    "summarize.config.settings": ("Config",),
    "summarize.errors": (
        "ConfigError", "EmptyInputError", "FetchError", "MissingSourceError", "SchemaError", "SourceError",
        "StoreError", "SummarizeError",
    ),
    "summarize.ingest.fetch": ("Fetcher", "Limits", "Policy"),
    "summarize.model": (
        "Budget", "Digest", "Document", "Documents", "Excerpt", "Link", "Problem", "Sentence", "Span",
    ),
    "summarize.pipeline": ("Pipeline",),
    "summarize.model.briefing": ("Briefing",),
    "summarize.model.canonical": ("from_json",),
    "summarize.render.formats": ("AtHand",),
    "summarize.store": ("Period", "Store", "open_store"),
    "summarize.tuning.sweep": ("Sweep", "Sweeper"),
}  # fmt: skip
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "AtHand",
    "BriefPlan",
    "Briefing",
    "Budget",
    "Config",
    "ConfigError",
    "Digest",
    "Document",
    "Documents",
    "EmptyInputError",
    "Excerpt",
    "FetchError",
    "Fetcher",
    "Limits",
    "Link",
    "MissingSourceError",
    "Period",
    "Pipeline",
    "Plan",
    "Policy",
    "Problem",
    "Report",
    "SchemaError",
    "Sentence",
    "SourceError",
    "Span",
    "Store",
    "StoreError",
    "SummarizeError",
    "Sweep",
    "Sweeper",
    "brief",
    "collect",
    "from_json",
    "load",
    "load_config",
    "open_store",
    "recompute",
    "summarize",
    "to_html",
    "to_json",
    "to_markdown",
    "to_text",
    "tune",
    "verify",
]


def __getattr__(name: str) -> object:
    """Import a public name when it is first used (PEP 562): numpy and scipy take half a second."""
    home = _HOME_OF.get(name) or _renderer(name)
    if home is None:
        msg = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(msg)
    value = getattr(importlib.import_module(home), name)
    globals()[name] = value
    return value


def _renderer(name: str) -> str | None:
    """Return the module of a function that renders an output format (``to_text``)."""
    if not name.startswith("to_"):
        return None
    from summarize.render.formats import FORMATS  # rarely asked for  # noqa: PLC0415

    return next((format_.module for format_ in FORMATS.values() if format_.function == name), None)


def __dir__() -> list[str]:
    return __all__
