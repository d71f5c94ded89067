"""Briefing → an e-mail: plain text, and the page as HTML beside it."""

from __future__ import annotations

import re
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from summarize.model.briefing import Briefing
from summarize.render.briefing.html import to_html
from summarize.render.briefing.page import page
from summarize.render.briefing.text import to_text
from summarize.render.safety import fold

_NOTE = "color: #666; font: .85rem/1.4 sans-serif"
_STYLES = {
    "body": "font: 1.05rem/1.5 Georgia, serif; max-width: 42rem; margin: 2rem auto; padding: 0 1rem",
    "h1": "font-size: 1.5rem; margin-bottom: 0",
    "h2": "font-size: 1.15rem; margin: 1.6rem 0 0",
    "h3": "font-size: 1.15rem; margin: 1.6rem 0 0",
    "p": "margin: .4rem 0",
    "footer": _NOTE,
    "note": f"margin: .4rem 0; {_NOTE}",
    "cited": _NOTE,
}
"""Tag or class to its style: many mail programs read no style sheet."""


def to_mail(briefing: Briefing) -> str:
    """Return the message (RFC 5322) without sender and receiver, which a mail program adds."""
    message = _message(briefing)
    message["X-Unsent"] = "1"
    return message.as_string()


def addressed(briefing: Briefing, sender: str, receiver: str) -> EmailMessage:
    """Return the message with sender and receiver."""
    message = _message(briefing)
    message["From"] = sender
    message["To"] = receiver
    message["List-Unsubscribe"] = f"<mailto:{sender}?subject=unsubscribe>"
    return message


def _message(briefing: Briefing) -> EmailMessage:
    message = EmailMessage(policy=SMTP)
    message["Subject"] = fold(page(briefing).title)
    message["Date"] = format_datetime(datetime.fromisoformat(briefing.made))
    message["Message-ID"] = f"<{briefing.id[:32]}@summarize.invalid>"
    message["List-Id"] = "Briefing <briefing.summarize.invalid>"
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(to_text(briefing, linked=True), cte="quoted-printable")
    message.add_alternative(_inlined(to_html(briefing)), subtype="html", cte="quoted-printable")
    message.set_boundary(f"=_{briefing.id[:32]}")
    return message


def _inlined(html: str) -> str:
    """Write the style of each tag into it; the text between tags is escaped, so that every < opens one."""
    bare = re.sub(r"<style>.*?</style>\n?", "", html, flags=re.DOTALL)
    return re.sub(r'<(\w+)(?: class="(\w+)")?', _styled, bare)


def _styled(tag: re.Match[str]) -> str:
    style = _STYLES.get(tag[2] or tag[1])
    return tag[0] if style is None else f'<{tag[1]} style="{style}"'
