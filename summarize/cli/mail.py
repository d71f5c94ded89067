"""An address on the command line → what sends a briefing to it."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Callable

    from summarize.config import Mail
    from summarize.model.briefing import Briefing


class Address(click.ParamType[str]):
    """One mail address, without a name."""

    name = "address"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the address; what would be none in a header is refused."""
        part = r"[^\s@<>,;:\"()\\]+"
        if not value.isascii() or re.fullmatch(f"(?!-){part}@{part}", value) is None:
            self.fail(f"{value!r} is no mail address; one is like desk@example.org", param, ctx)
        return value


def postman(receiver: str, mail: Mail) -> Callable[[Briefing], None]:
    """Return what sends a briefing, once it is known that this machine can.

    Raises:
        ConfigError: it cannot; exit status 78.

    """
    from summarize.sending import Sender

    send = Sender.of(mail, os.environ)

    def post(made: Briefing) -> None:
        from summarize.render.briefing.mail import addressed

        send(addressed(made, mail.sender or receiver, receiver), receiver)

    return post
