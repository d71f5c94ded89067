"""Briefing → JSON."""

from __future__ import annotations

import msgspec

from summarize.model.briefing import Briefing
from summarize.model.canonical import indented


def to_json(briefing: Briefing) -> str:
    """Return the briefing as indented JSON with a final line break."""
    return indented(msgspec.to_builtins(briefing))
