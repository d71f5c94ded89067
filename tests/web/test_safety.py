"""Who may ask, how long, how much; and what nobody learns."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path

import pytest
from conftest import ROOT
from serving import Served, busy, fault, form, serving

from summarize.config.reading import load_config
from summarize.web import guard
from summarize.web.service import Limits, Service

TEXT = b"It rained in Paris on Monday. Nobody was hurt."


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ({"Host": "evil.example"}, (421, "host")),
        ({"Host": "127.0.0.1"}, (421, "host")),
        ({"Host": "127.0.0.1.evil.example:{port}"}, (421, "host")),
        ({"Origin": "http://evil.example"}, (403, "origin")),
        ({"Origin": "null"}, (403, "origin")),
        ({"Origin": "http://127.0.0.1:1"}, (403, "origin")),
        ({"Origin": "https://127.0.0.1:{port}"}, (403, "origin")),
        ({"Origin": "http://localhost:{port}"}, (403, "origin")),
        ({"Sec-Fetch-Site": "cross-site"}, (403, "origin")),
        ({"Sec-Fetch-Site": "same-site"}, (403, "origin")),
        ({"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"},
         (403, "origin")),
    ],
)  # fmt: skip
def test_other_sites_get_nothing(server: Served, headers: dict[str, str], expected: tuple[int, str]) -> None:
    sent = {name: value.format(port=server.port) for name, value in headers.items()}
    assert fault(server.ask("POST", "/v1/digest", TEXT, {"Content-Type": "text/plain", **sent})) == expected


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "localhost:{port}", "Origin": "http://localhost:{port}"},
        {"Origin": "http://127.0.0.1:{port}", "Sec-Fetch-Site": "same-origin"},
        {"Sec-Fetch-Site": "none"},
        {},
    ],
)
def test_this_machine_may_ask(server: Served, headers: dict[str, str]) -> None:
    sent = {name: value.format(port=server.port) for name, value in headers.items()}
    assert server.ask("POST", "/v1/digest", TEXT, {"Content-Type": "text/plain", **sent}).status == 200


def test_a_link_from_elsewhere_opens_a_page_and_reads_none(server: Served) -> None:
    opened = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}
    assert server.ask("GET", "/", headers=opened).status == 200
    for how in ({"Sec-Fetch-Mode": "no-cors"}, {"Sec-Fetch-Dest": "iframe"}):
        assert fault(server.ask("GET", "/", headers={**opened, **how})) == (403, "origin")


def test_every_answer_is_strict(server: Served) -> None:
    for answer in (server.get("/"), server.get("/nothing"), server.post("/v1/digest", TEXT)):
        assert answer.headers["content-security-policy"].startswith("default-src 'none'; script-src 'self';")
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["cross-origin-resource-policy"] == "same-origin"
        assert answer.headers["cache-control"] == "no-store"
        assert not {"server", "access-control-allow-origin", "set-cookie"} & {*answer.headers}


def test_a_page_runs_only_the_scripts_of_its_template(server: Served) -> None:
    answer = server.post("/v1/briefing?format=html", TEXT)
    policy = answer.headers["content-security-policy"]
    assert "unsafe" not in policy.partition("script-src")[2].partition(";")[0]
    assert "sandbox allow-scripts" in policy
    assert "allow-same-origin" not in policy


def exchange(server: Served, *sent: bytes) -> bytes:
    """Send pieces, and return all that comes until the connection is closed."""
    with socket.create_connection(("127.0.0.1", server.port), timeout=20) as connection:
        for piece in sent:
            connection.sendall(piece)
        got = b""
        while data := connection.recv(65536):
            got += data
        return got


HEAD = b"POST /v1/digest HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nContent-Type: text/plain\r\n"


@pytest.mark.parametrize(
    ("sent", "expected"),
    [
        (b"GET / HTTP/1.1\r\nHost: 127", b"HTTP/1.1 408 "),
        (b"G", b"HTTP/1.1 408 "),
        (b"", b""),
        (HEAD + b"Content-Length: 100\r\n\r\nIt rained", b"HTTP/1.1 408 "),
        (HEAD + b"Transfer-Encoding: chunked\r\n\r\n5\r\nIt ra", b"HTTP/1.1 408 "),
        (b"nonsense\r\n\r\n", b"HTTP/1.1 400 "),
        (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", b"HTTP/1.1 400 "),
        (b"GET / HTTP/1.1\r\n\r\n", b"HTTP/1.1 400 "),
        (b"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", b"HTTP/1.1 400 "),
        (b"GET / HTTP/1.1\r\nX: " + b"a" * 70_000 + b"\r\n\r\n", b"HTTP/1.1 400 "),
        (HEAD + b"Transfer-Encoding: chunked\r\n\r\nnot a size\r\n", b"HTTP/1.1 400 "),
        (HEAD + b"Content-Length: -1\r\n\r\n", b"HTTP/1.1 400 "),
        (HEAD + b"Content-Length: 99999999999\r\n\r\n", b"HTTP/1.1 413 "),
        (HEAD + b"Content-Length: 1048577\r\n\r\n" + b"a" * 1_048_577, b"HTTP/1.1 413 "),
    ],
)
def test_slow_broken_and_large_requests(server: Served, sent: bytes, expected: bytes) -> None:
    got = exchange(server, sent % server.port if b"%d" in sent else sent)
    assert got.startswith(expected)
    if expected:
        assert b"application/problem+json" in got.partition(b"\r\n\r\n")[0]
        assert json.loads(got.partition(b"\r\n\r\n")[2])["status"] == int(expected.split()[1])
    assert server.get("/v1/schema/digest").status == 200


def test_what_follows_a_request_of_two_lengths_is_not_read(server: Served) -> None:
    both = HEAD + b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nIt ra\r\n0\r\n\r\n"
    answer = exchange(server, (both + HEAD + b"Content-Length: 5\r\n\r\nIt ra") % (server.port, server.port))
    assert answer.count(b"HTTP/1.1 ") == 1
    assert b"connection: close" in answer.lower()


def test_a_client_that_leaves_disturbs_nobody(server: Served) -> None:
    with busy():
        for _ in range(5):
            with socket.create_connection(("127.0.0.1", server.port)) as connection:
                connection.sendall(HEAD % server.port + b"Content-Length: 5\r\n\r\nRain.")
            time.sleep(0.05)
    assert server.post("/v1/digest", TEXT).status == 200


@pytest.mark.slow
def test_a_client_that_takes_no_answer_is_left() -> None:
    service = Service(config=load_config("default", {}), limits=Limits(answer_seconds=1.0, connections=1))
    with serving(service) as server, socket.socket() as connection:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
        connection.connect(("127.0.0.1", server.port))
        connection.sendall(b"GET /openapi.json HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n\r\n" % server.port * 200)
        assert server_is_full(server)
        while server_is_full(server):
            time.sleep(0.05)


def test_connections_are_bounded(server: Served) -> None:
    idle = [socket.create_connection(("127.0.0.1", server.port)) for _ in range(20)]
    try:
        got = exchange(server)
        assert got.startswith(b"HTTP/1.1 503 ")
        assert b"Retry-After: " in got
    finally:
        for connection in idle:
            connection.close()
    while server_is_full(server):
        time.sleep(0.01)


def server_is_full(server: Served) -> bool:
    return server.get("/v1/schema/digest").status == 503


def test_a_full_queue_says_when_to_come_back(server: Served) -> None:
    with ThreadPoolExecutor(4) as pool:
        with busy():
            sent = [pool.submit(server.post, "/v1/digest", TEXT) for _ in range(4)]
            while sum(one.done() for one in sent) < 2:
                time.sleep(0.01)
            refused = [one.result() for one in sent if one.done()]
        answers = [one.result() for one in sent]
    assert [fault(answer) for answer in refused] == [(503, "busy")] * 2
    assert all(int(answer.headers["retry-after"]) >= 1 for answer in refused)
    assert sorted(answer.status for answer in answers) == [200, 200, 503, 503]


def test_no_path_is_read(server: Served, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("The treasure lies below the old oak. Nobody shall read this.")
    for path in (str(secret), secret.as_uri(), f"../../../../../..{secret}"):
        named = path.encode()
        tries = [
            server.post("/v1/digest", named),
            server.post("/v1/digest", json.dumps({"url": path, "path": path}).encode(), "application/json"),
            server.post("/v1/digest", named, "text/uri-list"),
            server.post("/v1/digest", *form(("file", path, b"A text. It is short."), ("text", None, named))),
            server.post("/v1/verify", *form(("digest", path, b"{}"), ("file", path, b"A text."))),
            server.post("/v1/digest?store=" + path, b"A text. It is short."),
            server.post("/v1/digest?config=" + path, b"A text. It is short."),
            server.get("/static/" + path),
            server.get("/static/" + path.replace("/", "%2F")),
            server.get("/v1/schema/" + path.replace("/", "%2F")),
            server.get("/search?q=treasure"),
        ]
        assert not [answer for answer in tries if b"old oak" in answer.body]


def test_the_log_shows_what_was_asked_and_nothing_else(capsys: pytest.CaptureFixture[str]) -> None:
    guard.log("GET /a\r\n\x1b[31m200 OK\u202e\ud800" + "x" * 500, 404, 0.0125)
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("summarize: 404 12 ms 'GET /a ")
    assert line.isascii()
    assert line.isprintable()
    assert len(line) < 250


@contextmanager
def started(*arguments: str) -> Iterator[tuple[subprocess.Popen[str], int]]:
    """Start the command; yield it and its port."""
    command = [sys.executable, "-m", "summarize", "serve", "--port", "0", "--verbose", *arguments]
    # A session of its own is a process group, as a terminal makes one.
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT, start_new_session=True
    )
    try:
        assert process.stdout is not None
        address = process.stdout.readline().split()[0]
        yield process, int(address.rstrip("/").rpartition(":")[2])
    finally:
        process.kill()
        process.communicate()


def children_of(process: subprocess.Popen[str]) -> list[str]:
    found = ["ps", "-o", "pid=", "--ppid", str(process.pid)]
    return subprocess.run(found, capture_output=True, text=True, check=True).stdout.split()


def ended(pids: list[str]) -> bool:
    """Whether all of them end soon; an entry of one that nobody waited for does not count."""
    end = time.monotonic() + 20
    while time.monotonic() < end:
        stats = [Path(f"/proc/{pid}/stat") for pid in pids]
        if not [stat for stat in stats if stat.exists() and ") Z " not in stat.read_text()]:
            return True
        time.sleep(0.02)
    return False


def test_a_signal_ends_it_after_what_is_under_way() -> None:
    with started("--jobs", "1") as (process, port):
        children = children_of(process)
        with socket.create_connection(("127.0.0.1", port), timeout=20) as connection:
            head = HEAD % port + b"Expect: 100-continue\r\nContent-Length: 46\r\n\r\n"
            connection.sendall(head)
            assert connection.recv(65536).startswith(b"HTTP/1.1 100 ")
            process.send_signal(signal.SIGTERM)
            connection.sendall(TEXT)
            got = b""
            while data := connection.recv(65536):
                got += data
        assert got.startswith(b"HTTP/1.1 200 ")
        out, err = process.communicate(timeout=20)
        assert (process.returncode, out) == (0, "")
        (line,) = err.splitlines()
        assert line.endswith(" 'POST /v1/digest'")
        assert children
        assert ended(children)


def test_ctrl_c_in_a_terminal_reaches_all_of_its_processes() -> None:
    with started() as (process, _):
        os.killpg(process.pid, signal.SIGINT)
        assert process.communicate(timeout=20) == ("", "")
        assert process.returncode == 0


@pytest.mark.slow
def test_working_processes_end_with_a_server_that_is_killed() -> None:
    with started() as (process, _):
        children = children_of(process)
        assert children
        os.kill(process.pid, signal.SIGKILL)
        assert ended(children)


def test_a_port_that_is_taken(server: Served, call: Callable[..., tuple[int, str, str]]) -> None:
    status, out, err = call("serve", "--port", server.port)
    assert (status, out) == (69, "")
    assert err.startswith(
        f"summarize: port {server.port} cannot be used: Address already in use; say --port N"
    )


def test_what_is_not_installed_is_said(
    monkeypatch: pytest.MonkeyPatch, call: Callable[..., tuple[int, str, str]]
) -> None:
    monkeypatch.setattr(import_module("summarize.cli.serve"), "find_spec", lambda _: None)
    status, out, err = call("serve")
    assert (status, out) == (2, "")
    assert "pip install 'summarize[web]'" in err


def test_a_store_that_is_missing(tmp_path: Path, call: Callable[..., tuple[int, str, str]]) -> None:
    status, out, err = call("serve", "--store", tmp_path / "none.db")
    assert (status, out) == (66, "")
    assert "none.db" in err
