"""A mail server on this machine (RFC 5321) that accepts or refuses what a test wants."""

from __future__ import annotations

import contextlib
import socketserver
import ssl
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass
class Mailbox:
    """What the server was sent, and how it answers."""

    answers: dict[str, str] = field(default_factory=dict)
    """First word of a command, or ``.`` for the end of the data → another answer."""
    tls: ssl.SSLContext | None = None
    login: bool = False
    mails: list[bytes] = field(default_factory=list)
    commands: list[str] = field(default_factory=list)
    port: int = 0


class _Session(socketserver.StreamRequestHandler):
    timeout = 20
    secure: ssl.SSLSocket | None = None
    server: _Server

    def handle(self) -> None:
        self._say("220 desk.example ready")
        while line := self.rfile.readline():
            command = line.decode("latin-1").strip()
            word = command.split(" ", 1)[0].upper()
            self.server.box.commands.append(command)
            answer = self.server.box.answers.get(word)
            if answer is not None:
                self._say(answer)
                if answer.startswith("421"):
                    return
            elif not self._obey(word):
                return

    def _obey(self, word: str) -> bool:
        box = self.server.box
        if word == "EHLO":
            more = ["STARTTLS"] * (box.tls is not None) + ["AUTH PLAIN"] * box.login
            names = ["desk.example", *more, "8BITMIME"]
            self._say("\r\n".join(f"250{'-' if i < len(names) - 1 else ' '}{n}" for i, n in enumerate(names)))
        elif word == "STARTTLS" and box.tls is not None:
            self._say("220 go ahead")
            try:
                secure = box.tls.wrap_socket(self.connection, server_side=True)
            except ssl.SSLError:  # the client does not trust us
                return False
            self.secure = secure
            self.rfile, self.wfile = secure.makefile("rb"), secure.makefile("wb", buffering=0)
            box.tls = None
        elif word == "AUTH":
            self._say("235 welcome")
        elif word == "DATA":
            self._say("354 go on")
            self._data()
        elif word == "QUIT":
            self._say("221 bye")
            return False
        else:
            self._say("250 ok")
        return True

    def finish(self) -> None:
        super().finish()
        if self.secure is not None:
            self.secure.close()

    def _data(self) -> None:
        lines = []
        while (line := self.rfile.readline()) not in {b".\r\n", b""}:
            lines.append(line[1:] if line.startswith(b"..") else line)
        answer = self.server.box.answers.get(".", "250 taken")
        if answer.startswith("250"):
            self.server.box.mails.append(b"".join(lines))
        self._say(answer)

    def _say(self, answer: str) -> None:
        self.wfile.write(f"{answer}\r\n".encode())


class _Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True
    box: Mailbox


@contextlib.contextmanager
def smtp_server(box: Mailbox) -> Iterator[Mailbox]:
    """Serve until the end of the block."""
    with _Server(("127.0.0.1", 0), _Session) as server:
        server.box = box
        box.port = server.server_address[1]
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield box
        finally:
            server.shutdown()
            thread.join()
