"""A morning that comes as a mail: through a real SMTP server, through sendmail, and refused."""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import ssl
import subprocess
from collections.abc import Callable
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from conftest import ROOT
from lxml import html
from smtp import Mailbox, smtp_server

from summarize.store import open_store

Call = Callable[..., tuple[int, str, str]]
DAYS = ROOT / "examples" / "days"
WHEN = ("--timezone", "UTC", "--words", 300, "--now")
MONDAY = "2026-11-24T06:00"
ADDRESS = "editor@herald.example"


def configured(folder: Path, port: int, more: str = "") -> Path:
    path = folder / "morning.toml"
    path.write_text(f'[mail]\nhost = "127.0.0.1"\nport = {port}\nfrom = "desk@herald.example"\n{more}')
    return path


def parsed(raw: bytes) -> EmailMessage:
    message = message_from_bytes(raw, policy=default)
    assert isinstance(message, EmailMessage)
    return message


def body(message: EmailMessage, kind: str) -> str:
    part = message.get_body((kind,))
    assert part is not None
    content: str = part.get_content()
    return content


def told(store: Path) -> int:
    with open_store(store) as opened:
        return int(next(opened.read("SELECT count(*) FROM told"))[0])


@pytest.fixture
def sent(call: Call, tmp_path: Path) -> EmailMessage:
    with smtp_server(Mailbox()) as box:
        config = configured(tmp_path, box.port)
        command = ("brief", DAYS / "monday.jsonl", "--config", config, "--mail-to", ADDRESS, *WHEN, MONDAY)
        assert call(*command) == (0, "", "")
    (raw,) = box.mails
    commands = [command.casefold().partition(" size")[0] for command in box.commands]
    assert {"mail from:<desk@herald.example>", f"rcpt to:<{ADDRESS}>"} <= set(commands)
    return parsed(raw)


def test_the_headers_name_sender_receiver_and_list(sent: EmailMessage) -> None:
    assert (sent["From"], sent["To"]) == ("desk@herald.example", ADDRESS)
    assert sent["Subject"] == "Briefing — Tuesday 24 November, 06:00"
    assert sent["Auto-Submitted"] == "auto-generated"
    assert sent["List-Unsubscribe"] == "<mailto:desk@herald.example?subject=unsubscribe>"
    assert sent["X-Unsent"] is None
    assert [part.get_content_type() for part in sent.iter_parts()] == ["text/plain", "text/html"]
    assert not sent.defects


def test_every_link_is_one_of_an_article_and_nothing_is_remote(sent: EmailMessage) -> None:
    tree = html.fromstring(body(sent, "html"))
    links = [a.get("href") for a in tree.iter("a")]
    rows = [json.loads(line) for line in (DAYS / "monday.jsonl").read_text(encoding="utf-8").splitlines()]
    assert links
    assert set(links) <= {row["url"] for row in rows}
    assert all(urlsplit(link).scheme == "https" for link in links)
    loaded = {name for node in tree.iter() for name in node.attrib} & {
        "src",
        "background",
        "srcset",
        "poster",
    }
    assert not loaded
    assert {node.tag for node in tree.iter()}.isdisjoint({"img", "script", "link", "style", "iframe", "form"})
    assert "url(" not in body(sent, "html")


def test_the_styles_are_in_the_tags(sent: EmailMessage) -> None:
    tree = html.fromstring(body(sent, "html"))
    assert all(node.get("style") for name in ("h1", "h2", "p", "span") for node in tree.iter(name))
    assert not tree.xpath("//*[@class]")


def test_the_plain_part_has_every_sentence_and_every_link(sent: EmailMessage) -> None:
    plain, tree = body(sent, "plain"), html.fromstring(body(sent, "html"))
    assert {a.get("href") for a in tree.iter("a")} == set(re.findall(r"https?://\S+", plain))
    folded = " ".join(plain.split())
    for node in (*tree.iter("h2"), *tree.iter("p"), *tree.iter("li")):
        text = re.sub(r"^\d+\. ", "", " ".join(node.text_content().split()))
        assert text.rstrip(".") in folded or text == "Also"
    assert max(map(len, plain.splitlines())) <= 120


def test_the_same_moment_gives_the_same_bytes(call: Call, tmp_path: Path) -> None:
    with smtp_server(Mailbox()) as box:
        config = configured(tmp_path, box.port)
        for _ in range(2):
            call("brief", DAYS / "monday.jsonl", "--config", config, "--mail-to", ADDRESS, *WHEN, MONDAY)
    first, second = box.mails
    assert first == second


def test_mail_and_page_of_one_run(call: Call, tmp_path: Path) -> None:
    out, store = tmp_path / "day.html", tmp_path / "news.db"
    with smtp_server(Mailbox()) as box:
        config = configured(tmp_path, box.port)
        command = (
            "brief",
            "--store",
            store,
            "--config",
            config,
            "--mail-to",
            ADDRESS,
            "--output",
            out,
            *WHEN,
        )
        assert call(command[0], DAYS / "monday.jsonl", *command[1:], MONDAY) == (0, "", "")
        assert "<!doctype html>" in out.read_text(encoding="utf-8")
        assert told(store) == 32
        # Nothing is new an hour later: no mail, and the page of the day before goes.
        assert call(*command, "2026-11-24T07:00", "--only-new") == (3, "", "")
    assert len(box.mails) == 1
    assert not out.exists()


@pytest.mark.parametrize(
    ("answers", "status", "said"),
    [
        ({"RCPT": "550 no such mailbox"}, 69, "550 no such mailbox"),
        ({"RCPT": "450 mailbox busy"}, 75, "450 mailbox busy"),
        ({"MAIL": "553 who are you"}, 69, "553 who are you"),
        ({".": "554 looks like spam"}, 69, "554 looks like spam"),
        ({".": "452 disk full"}, 75, "452 disk full"),
        ({"DATA": "421 closing down"}, 75, "421 closing down"),
    ],
)
def test_a_refused_mail_is_one_line_and_nothing_counts_as_told(
    call: Call, tmp_path: Path, answers: dict[str, str], status: int, said: str
) -> None:
    store, out = tmp_path / "news.db", tmp_path / "day.html"
    out.write_text("of yesterday")
    command = ("brief", DAYS / "monday.jsonl", "--store", store, "--mail-to", ADDRESS, "--output", out)
    with smtp_server(Mailbox(answers=answers)) as box:
        config = configured(tmp_path, box.port)
        found, output, err = call(*command, "--config", config, *WHEN, MONDAY)
    assert (found, output) == (status, "")
    assert said in err
    assert f"127.0.0.1:{box.port}" in err
    assert ADDRESS in err
    assert len(err.splitlines()) == 1
    assert (told(store), box.mails) == (0, [])
    assert out.read_text() == "of yesterday"
    # The next morning has all of it.
    with smtp_server(Mailbox()) as box:
        config = configured(tmp_path, box.port)
        assert call(*command, "--config", config, *WHEN, "2026-11-25T06:00") == (0, "", "")
    assert (told(store), len(box.mails)) == (32, 1)


def test_a_server_that_is_not_there(call: Call, tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    config = configured(tmp_path, port)
    status, output, err = call("brief", DAYS / "monday.jsonl", "--config", config, "--mail-to", ADDRESS)
    assert (status, output, len(err.splitlines())) == (75, "", 1)
    assert "was not sent" in err


def test_the_login_comes_from_the_environment(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SUMMARIZE_MAIL_USER", "desk")
    command = ("brief", DAYS / "monday.jsonl", "--mail-to", ADDRESS, "--config")
    status, _, err = call(*command, configured(tmp_path, 25))
    assert (status, "set together" in err) == (78, True)
    monkeypatch.setenv("SUMMARIZE_MAIL_PASSWORD", "open sesame")
    with smtp_server(Mailbox(login=True)) as box:
        assert call(*command, configured(tmp_path, box.port)) == (0, "", "")
    assert any(line.startswith("AUTH PLAIN ") for line in box.commands)
    with smtp_server(Mailbox(login=True, answers={"AUTH": "535 wrong password"})) as box:
        status, _, err = call(*command, configured(tmp_path, box.port))
    assert (status, "535 wrong password" in err, "sesame" in err) == (69, True, False)
    config = configured(tmp_path, 25)
    config.write_text('[mail]\nhost = "smtp.herald.example"')
    status, _, err = call(*command, config)
    assert (status, "starttls" in err) == (78, True)


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if shutil.which("openssl") is None:
        pytest.skip("needs openssl to make a certificate")
    folder = tmp_path_factory.mktemp("certificate")
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "9", "-subj", "/CN=desk"]
    names = ["-addext", "subjectAltName=IP:127.0.0.1"]
    files = ["-keyout", folder / "key.pem", "-out", folder / "cert.pem"]
    subprocess.run([*command, *names, *files], check=True, capture_output=True)
    return folder


def test_starttls_comes_before_the_mail(
    call: Call, tmp_path: Path, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate / "cert.pem", certificate / "key.pem")
    command = ("brief", DAYS / "monday.jsonl", "--mail-to", ADDRESS, "--config")
    for trusted, tls, status, count in ((True, context, 0, 1), (False, context, 69, 0), (True, None, 69, 0)):
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate / "cert.pem") if trusted else os.devnull)
        with smtp_server(Mailbox(tls=tls)) as box:
            found = call(*command, configured(tmp_path, box.port, "starttls = true"))
        assert (found[0], len(box.mails), len(found[2].splitlines())) == (status, count, int(status > 0))


def sendmail(folder: Path, script: str) -> Path:
    path = folder / "bin" / "sendmail"
    path.parent.mkdir()
    path.write_text(f"#!/bin/sh\n{script}")
    path.chmod(0o755)
    return path.parent


def test_without_a_server_the_sendmail_of_the_machine_sends(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "mail"
    folder = sendmail(tmp_path, f'echo "$@" > {out}.args\ncat > {out}\n')
    monkeypatch.setenv("PATH", str(folder), prepend=os.pathsep)
    assert call("brief", DAYS / "monday.jsonl", "--mail-to", ADDRESS, *WHEN, MONDAY) == (0, "", "")
    assert (tmp_path / "mail.args").read_text() == f"-i -f {ADDRESS} -- {ADDRESS}\n"
    assert "Halden" in body(parsed(out.read_bytes()), "plain")


@pytest.mark.parametrize(("code", "status"), [(67, 69), (75, 75)])
def test_a_sendmail_that_refuses(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, status: int
) -> None:
    folder = sendmail(tmp_path, f"cat > /dev/null\necho user unknown >&2\nexit {code}\n")
    monkeypatch.setenv("PATH", str(folder), prepend=os.pathsep)
    found, output, err = call("brief", DAYS / "monday.jsonl", "--mail-to", ADDRESS)
    assert (found, output, len(err.splitlines())) == (status, "", 1)
    assert "user unknown" in err


def test_a_machine_that_cannot_send_says_so_before_it_collects(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("summarize.sending._SENDMAIL_PATH", "")
    monkeypatch.setenv("PATH", str(tmp_path))
    store = tmp_path / "news.db"
    status, _, err = call("brief", DAYS / "monday.jsonl", "--store", store, "--mail-to", ADDRESS)
    assert (status, "[mail]" in err, store.exists()) == (78, True, False)


@pytest.mark.parametrize("wrong", ["me", "a@b@c", "a b@c", "a@b\nBcc: c@d", "-oQ@x", "a@b,c@d", "@", "ä@x"])
def test_what_is_no_address_is_refused(call: Call, wrong: str) -> None:
    status, _, err = call("brief", DAYS / "monday.jsonl", "--mail-to", wrong)
    assert (status, "no mail address" in err) == (2, True)
