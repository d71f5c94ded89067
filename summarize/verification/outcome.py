"""Problems of a verification → what they come to."""

from __future__ import annotations

from collections.abc import Sequence

from summarize.model import Problem

VERIFIED, FAILED, UNSURE = 0, 65, 76
"""The exit statuses of ``summarize verify``."""
_NOT_CHECKED = frozenset({"other-version", "not-checked", "not-recomputable"})
"""Problems that say what could not be checked, not what is wrong."""


def outcome(problems: Sequence[Problem]) -> int:
    """Return ``FAILED`` if anything is wrong, else ``UNSURE`` if anything was not checked."""
    if any(problem.code not in _NOT_CHECKED for problem in problems):
        return FAILED
    return UNSURE if problems else VERIFIED


def joined(checked: Sequence[Problem], again: Sequence[Problem]) -> list[Problem]:
    """Say once what both found out; of two ways to say that another version made it, the second."""
    both = list(dict.fromkeys((*checked, *again)))
    said = {problem.message for problem in again}
    return [p for p in both if p.code != "other-version" or p.message not in said]
