"""Briefing → an e-mail: plain text, and the page as HTML beside it."""

from __future__ import annotations

from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from summarize.model.briefing import Briefing
from summarize.render.briefing.html import mail_html
from summarize.render.briefing.page import page
from summarize.render.briefing.text import to_text
from summarize.render.citations import fold


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
    message.add_alternative(mail_html(briefing), subtype="html", cte="quoted-printable")
    message.set_boundary(f"=_{briefing.id[:32]}")
    return message
