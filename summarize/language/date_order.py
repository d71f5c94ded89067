"""Whether 03/04/2026 is a day in March where a language is written."""

from __future__ import annotations

from summarize.language import tables
from summarize.language.tables.printed import Dates
from summarize.language.tables.speech import Grammar


def month_first(tag: str | None, domain: str = "") -> bool | None:
    """Return whether the month comes first where a language is written; None where either may.

    Args:
        tag: BCP 47; its region is asked where the countries of its language differ.
        domain: the top-level domain of a page, without its point.

    """
    language, *subtags = (tag or "").strip().lower().replace("_", "-").split("-")
    region = subtags[-1] if subtags else ""
    common = tables.get(Dates, tables.COMMON)
    differs = not language or tables.get(Grammar, language).either_order
    if domain in common.month_first_domains or (differs and region in common.month_first_regions):
        return True
    if not differs or {region, domain} & common.day_first_regions:
        return False
    return None
