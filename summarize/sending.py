"""A finished mail → its receiver, through an SMTP server or the sendmail program of the machine."""

from __future__ import annotations

import os
import shutil
import smtplib
import ssl
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP
from ipaddress import ip_address

from summarize.config.morning import Mail
from summarize.errors import ConfigError, SendError

USER, PASSWORD = "SUMMARIZE_MAIL_USER", "SUMMARIZE_MAIL_PASSWORD"  # names of variables
_SECONDS = 30
_IMPLICIT_TLS = 465
_SENDMAIL_PATH = os.pathsep.join(("/usr/sbin", "/usr/lib", "/usr/local/sbin"))
"""Where sendmail also is: cron's PATH has none of these."""
_TEMPORARY = 75


@dataclass(frozen=True, slots=True, repr=False)
class Sender:
    """What sends a mail."""

    mail: Mail
    login: tuple[str, str] | None = None
    """User and password, where the server asks for them."""

    @classmethod
    def of(cls, mail: Mail, environment: Mapping[str, str]) -> Sender:
        """Return what sends, once it is known that it can.

        Raises:
            ConfigError: the machine has neither a server that is set nor sendmail, one of user and password
                is missing, or the password would travel unencrypted.

        """
        user, password = environment.get(USER), environment.get(PASSWORD)
        if mail.host is None:
            if _sendmail() is None:
                msg = "--mail-to needs a host in [mail] of the configuration: this machine has no sendmail"
                raise ConfigError(msg, key="mail.host")
            return cls(mail)
        if (user is None) != (password is None):
            msg = f"{USER} and {PASSWORD} are set together or not at all"
            raise ConfigError(msg, key="mail")
        if user is None or password is None:
            return cls(mail)
        if not (mail.starttls or mail.port == _IMPLICIT_TLS or _is_loopback(mail.host)):
            msg = (
                f"[mail] needs starttls = true, or port {_IMPLICIT_TLS}: {PASSWORD} would be sent unencrypted"
            )
            raise ConfigError(msg, key="mail.starttls")
        return cls(mail, (user, password))

    def __call__(self, message: EmailMessage, receiver: str) -> None:
        """Send a message that has its headers.

        Raises:
            SendError: it was not accepted; nothing of it is on its way.

        """
        if self.mail.host is None:
            _pipe(message, receiver, self.mail.sender or receiver)
            return
        where = f"{self.mail.host}:{self.mail.port}"
        try:
            self._send(self.mail.host, message, receiver)
        except smtplib.SMTPRecipientsRefused as error:
            code, said = error.recipients[receiver]
            raise _refused(receiver, where, code, said) from error
        except smtplib.SMTPResponseException as error:
            raise _refused(receiver, where, error.smtp_code, error.smtp_error) from error
        except (smtplib.SMTPException, OSError) as error:
            # A server that offers no encryption, or a wrong certificate, is as wrong tomorrow.
            lasting = isinstance(error, smtplib.SMTPNotSupportedError | ssl.SSLCertVerificationError)
            msg = f"the mail to {receiver} was not sent: {where}: {_line(str(error) or type(error).__name__)}"
            raise SendError(msg, receiver=receiver, temporary=not lasting) from error

    def _send(self, host: str, message: EmailMessage, receiver: str) -> None:
        context = ssl.create_default_context()
        at = (host, self.mail.port)
        with (
            smtplib.SMTP_SSL(*at, timeout=_SECONDS, context=context)
            if self.mail.port == _IMPLICIT_TLS
            else smtplib.SMTP(*at, timeout=_SECONDS)
        ) as server:
            if self.mail.starttls:
                server.starttls(context=context)
            if self.login is not None:
                server.login(*self.login)
            server.send_message(message, self.mail.sender or receiver, [receiver])


def _refused(receiver: str, where: str, code: int, said: bytes | str) -> SendError:
    text = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
    msg = f"the mail to {receiver} was refused: {where}: {code} {_line(text)}"
    return SendError(msg, receiver=receiver, temporary=400 <= code < 500)


def _pipe(message: EmailMessage, receiver: str, sender: str) -> None:
    command = [_sendmail() or "sendmail", "-i", "-f", sender, "--", receiver]
    try:
        # A program of the machine; the addresses were checked.
        done = subprocess.run(  # noqa: S603
            command,
            input=message.as_bytes(policy=SMTP.clone(linesep="\n")),
            capture_output=True,
            check=False,
            timeout=2 * _SECONDS,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        msg = f"the mail to {receiver} was not sent: {command[0]}: {_line(str(error))}"
        raise SendError(msg, receiver=receiver, temporary=True) from error
    if done.returncode:
        said = _line(done.stderr.decode("utf-8", "replace")) or f"status {done.returncode}"
        msg = f"the mail to {receiver} was refused: {command[0]}: {said}"
        raise SendError(msg, receiver=receiver, temporary=done.returncode == _TEMPORARY)


def _sendmail() -> str | None:
    return shutil.which("sendmail") or shutil.which("sendmail", path=_SENDMAIL_PATH)


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def _line(text: str) -> str:
    return " ".join(text.split())[:200]
