"""The content security policy of reading pages: their own scripts run, and nothing else does."""

from __future__ import annotations

import base64
import hashlib
import re
from datetime import UTC, datetime

from summarize import api
from summarize.briefing import BriefPlan
from summarize.model import Document
from summarize.render.formats import BRIEFINGS, FORMATS

PAGE = "html"
_SCRIPT = re.compile(r"<script(?![^>]*\btype=\"application/)[^>]*>(.*?)</script>", re.DOTALL)
_TEXT = Document(text="The bridge over the Elbe opens again on Monday.", origin="bridge.txt")


def reading_policies() -> dict[str, str]:
    """Return the policy of the reading page of a digest, as far as there is one, and of a briefing.

    The scripts of a page are those of its template. Their hashes are taken from a page of a text of ours, so
    a script that came with somebody's text would not be among them.
    """
    plan = BriefPlan(now=datetime(2026, 1, 1, tzinfo=UTC))
    policies = {"briefing": _policy(BRIEFINGS[PAGE].render(api.brief([_TEXT], plan=plan)))}
    if PAGE in FORMATS:
        policies["digest"] = _policy(FORMATS[PAGE].render(api.summarize([_TEXT])))
    return policies


def _policy(text: str) -> str:
    hashes = (hashlib.sha256(script.encode()).digest() for script in _SCRIPT.findall(text))
    scripts = " ".join(f"'sha256-{base64.b64encode(held).decode()}'" for held in hashes) or "'none'"
    return (
        f"default-src 'none'; script-src {scripts}; style-src 'unsafe-inline'; img-src data:; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'self'; "
        "sandbox allow-scripts allow-popups allow-popups-to-escape-sandbox"
    )
