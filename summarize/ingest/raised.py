"""What is raised or lowered beside a word or a figure → how plain text writes it.

One rule: a figure keeps its value. What is certainly a mark of a note goes; a power, a charge, an isotope
and whatever may be one keeps its height in Unicode's own digits (10⁶, m², Ca²⁺); letters and the digits of
formulas are written on the line (21st, CO2).
"""

from __future__ import annotations

import regex

BEFORE = 40
"""Characters in front of what is raised that are looked at."""
_SUPER = str.maketrans("0123456789+-−–()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻⁽⁾ⁿ")
_SUB = str.maketrans("0123456789+-−–()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₋₍₎")
_SIGNS = {"tm": "™", "sm": "℠", "r": "®"}
_UNKNOWNS = frozenset("nkxyz")
"""Letters that are a power behind a figure; others there make it an ordinal (1er, 2o, 3a)."""
_LONGEST_ENDING = 4
"""Letters of an ordinal or an abbreviation (M^lle); what is longer is a word of its own."""

# "[1]", "[note 2]", "(3)", "*", "†": no figure and no formula looks like that.
_BRACKETED = regex.compile(r"\[[^\[\]]{1,30}\]|\([\da-z]{1,3}\)|[*∗†‡§¶#]{1,4}", regex.IGNORECASE)
_NUMBERS = regex.compile(r"\d{1,3}(?:\s?[,;–-]\s?\d{1,3}){0,8}\s?,?|\d{1,2}[a-z]")
_SEPARATOR = regex.compile(r"[\s,;–-]{1,3}")
_POWER = regex.compile(r"[-−–]\s?\d{1,3}|\d{0,2}[+−–-]|\d{1,3}[nkxyz]?")
_HALF_OF_FRACTION = regex.compile(r"\s?[/⁄∕]\s?\d")
_TEN = regex.compile(r"(?<![\p{L}\d.,])10$")
_TWO = regex.compile(r"(?<![\p{L}\d.,])2$")
_LEAST_POWER_OF_TWO = 8
_VARIABLE = regex.compile(r"(?<![\p{L}\d'’.°])\p{L}$")
_UNIT = regex.compile(r"(?<!\p{L})(?:[kcdmµμhn]?m|[кмсд]?м)$")
_UNIT_BEHIND_FIGURE = regex.compile(
    r"\d\s?(?:ft|yd|mi|in|s|feet|foot|miles?|inch(?:es)?|yards?|(?:kilo|centi|milli)?(?:met(?:er|re)s?|mètres?|metros?|metri|metra))$"
)
_FORMULA_BEFORE = regex.compile(r"[=+×·^√≈<>−]\s?[\p{L}\d]{1,5}$|\([^()\s]{1,12}\)$")
_FORMULA_BEHIND = regex.compile(r"\s?[=+×·−≈]")
_ISOTOPE = regex.compile(r"\p{Lu}\p{Ll}?(?!\p{L})")
_MONEY = regex.compile(r"\p{Sc}\s?\d{1,4}$")


def raised(text: str, before: str, behind: str, *, note: bool) -> str:
    """Return how plain text writes what is raised; empty for the mark of a note.

    Args:
        text: what is raised.
        before: the line up to it, at least its last ``BEFORE`` characters.
        behind: the characters behind it.
        note: whether the markup says that it is one, by a link within the page or a class.

    """
    content = text.strip()
    if not content or note or _BRACKETED.fullmatch(content):
        return ""
    if content.isalpha():
        return _letters(content, before)
    if _HALF_OF_FRACTION.match(behind) and content.isdecimal():
        # "3" and a raised "1" are three and a half, not thirty-one halves.
        return f" {content}" if before[-1:].isdecimal() else content
    if _POWER.fullmatch(content) and _may_be_power(content, before, behind):
        return content.translate(_SUPER)
    if _NUMBERS.fullmatch(content) or _SEPARATOR.fullmatch(content):
        return ""
    return f"^{content}" if before[-1:].isdecimal() and content[0].isalnum() else content


def lowered(text: str, before: str, behind: str) -> str:
    """Return how plain text writes what is lowered: on the line, but for a digit beside another digit."""
    content = text.strip()
    if content.isdecimal() and (before[-1:].isdecimal() or behind[:1].isdecimal()):
        return content.translate(_SUB)
    return content


def _letters(content: str, before: str) -> str:
    known = _SIGNS.get(content.casefold())
    if known and before[-1:].isalpha() and content.isupper():
        return known
    if before[-1:].isdecimal() and content in _UNKNOWNS:
        return f"^{content}"
    apart = len(content) > _LONGEST_ENDING and before[-1:].isalnum()
    return f" {content}" if apart else content


def _may_be_power(content: str, before: str, behind: str) -> bool:
    """Whether a number may belong to what it is raised beside, so that to drop it would change a value."""
    if not content.isdecimal():
        return True
    if _TEN.search(before) or _VARIABLE.search(before):
        return True
    if _TWO.search(before) and int(content) >= _LEAST_POWER_OF_TWO:
        return True
    if content in ("2", "3") and (_UNIT.search(before) or _UNIT_BEHIND_FIGURE.search(before)):
        return True
    if _FORMULA_BEFORE.search(before) or (before[-1:].isalnum() and _FORMULA_BEHIND.match(behind)):
        return True
    # Cents beside an amount: a footnote of two digits there is rare, and is shown as the page shows it.
    if len(content) == 2 and _MONEY.search(before):
        return True
    return before[-1:] in ("", " ", "(", "-") and _ISOTOPE.match(behind) is not None
