"""Time zones as dates name them → minutes from UTC."""

from __future__ import annotations

import regex

_HOUR = 60
_LARGEST = 14 * _HOUR
_OFFSET = regex.compile(r"(?:GMT|UTC|UT|Z)?\s?([+\-\u2212])(\d{1,2})(?::?(\d{2}))?", regex.IGNORECASE)

# What RFC 822 defines, and names that mean one thing everywhere. IST is Indian, Irish and Israeli,
# BST British and Bangladeshi, AST Atlantic and Arabian: they give no offset.
_NAMES: dict[str, float] = {
    "Z": 0, "UT": 0, "UTC": 0, "GMT": 0, "WET": 0, "WEST": 1, "MEZ": 1, "CET": 1, "MESZ": 2, "CEST": 2,
    "EET": 2, "EEST": 3, "OEZ": 2, "OESZ": 3, "MSK": 3, "MSD": 4, "TRT": 3, "SAST": 2, "CAT": 2, "EAT": 3,
    "WAT": 1, "PKT": 5, "NPT": 5.75, "ICT": 7, "WIB": 7, "WITA": 8, "WIT": 9, "HKT": 8, "SGT": 8, "MYT": 8,
    "PHT": 8, "AWST": 8, "JST": 9, "KST": 9, "ACST": 9.5, "ACDT": 10.5, "AEST": 10, "AEDT": 11, "NZST": 12,
    "NZDT": 13, "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7,
    "AKST": -9, "AKDT": -8, "HST": -10, "ADT": -3, "NST": -3.5, "NDT": -2.5, "BRT": -3, "ART": -3, "CLT": -4,
    "CLST": -3, "COT": -5, "PET": -5,
}  # fmt: skip


def offset(zone: str) -> int | None:
    """Return the minutes east of UTC of "+0200", "GMT+7", "WIB"; None where it may be several, or unknown."""
    named = _NAMES.get(zone.upper())
    if named is not None:
        return int(named * _HOUR)
    found = _OFFSET.fullmatch(zone)
    if found is None:
        return None
    minutes = int(found[2]) * _HOUR + int(found[3] or 0)
    if minutes > _LARGEST or int(found[3] or 0) >= _HOUR:
        return None
    return minutes if found[1] == "+" else -minutes
