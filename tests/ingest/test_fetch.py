"""Fetching from real servers on this machine: good answers arrive, bad ones end in time with a reason."""

from __future__ import annotations

import contextlib
import gzip
import itertools
import shutil
import socket
import ssl
import struct
import subprocess
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from loopback import ROBOTS, Answer, Asked, Site, pages, redirect, response, validated

from summarize import FetchError
from summarize.ingest.fetch import Crew, Fetcher, Job, Limits, Policy, Surroundings, Validators
from summarize.ingest.fetch.expand import Expander, ExpansionError
from summarize.ingest.fetch.pace import wait_before_retry

QUICK = Limits(total=2.0, connect=1.0, silence=1.0, attempts=1)


@pytest.fixture
def site() -> Iterator[Site]:
    with Site().running() as running:
        yield running


def fetcher(*sites: Site, limits: Limits = QUICK, **policy: object) -> Fetcher:
    settings = {"allow_private": True, "pause": 0.0, "ports": frozenset(s.port for s in sites)} | policy
    return Fetcher(policy=Policy(**settings), limits=limits, surroundings=Surroundings(proxies={}))  # type: ignore[arg-type]


def reason(site: Site, path: str = "/", **options: object) -> str:
    with pytest.raises(FetchError) as caught:
        fetcher(site, **options).fetch(site.url + path)  # type: ignore[arg-type]
    assert site.url.partition("://")[2] in str(caught.value)
    return caught.value.reason


def test_a_page_arrives_with_what_is_known_about_it(site: Site) -> None:
    seen: list[dict[str, str]] = []

    def answer(asked: Asked) -> None:
        seen.append(asked.headers)
        asked.send(
            response(
                b"hello", etag='"1"', last_modified="Mon, 01 Jan 2024 00:00:00 GMT", content_type="text/html"
            )
        )

    site.routes["/a?q=%C3%BC"] = answer
    got = fetcher(site, contact="https://example.org/bot").fetch(f"{site.url}/a?q=ü#part")
    assert (got.body, got.media_type, got.final_url) == (b"hello", "text/html", f"{site.url}/a?q=%C3%BC")
    assert got.validators == Validators(etag='"1"', last_modified="Mon, 01 Jan 2024 00:00:00 GMT")
    assert seen[0]["user-agent"].startswith("summarize/")
    assert seen[0]["user-agent"].endswith("(+https://example.org/bot)")
    assert seen[0]["host"] == f"127.0.0.1:{site.port}"


@pytest.mark.parametrize(
    ("coding", "pack"),
    [("gzip", gzip.compress), ("x-gzip", gzip.compress), ("deflate", zlib.compress),
     ("deflate", lambda data: zlib.compress(data)[2:-4]), ("identity", bytes),
     ("gzip", lambda data: gzip.compress(data[:9], mtime=0) + gzip.compress(data[9:], mtime=0))],
)  # fmt: skip
def test_compressed_bodies(site: Site, coding: str, pack: Callable[[bytes], bytes]) -> None:
    text = bytes(range(256)) * 999
    site.routes["/"] = response(pack(text), content_encoding=coding)
    assert fetcher(site).fetch(site.url).body == text


def test_an_unchanged_page_is_not_sent_again(site: Site) -> None:
    site.routes["/"] = validated(b"hello", '"1"')
    first = fetcher(site).fetch(site.url)
    again = fetcher(site).fetch(site.url, known=first.validators)
    assert (again.unchanged, again.body) == (True, b"")


def test_redirects_are_followed_and_the_last_url_is_named(site: Site) -> None:
    site.routes |= {
        "/a": redirect("/b", "301 Moved Permanently"),
        "/b": redirect(f"{site.url}/c d?ü#e"),
        "/c%20d?%C3%BC": response(b"x"),
    }
    assert fetcher(site).fetch(f"{site.url}/a").final_url == f"{site.url}/c%20d?%C3%BC"


def drip(asked: Asked) -> None:
    asked.send(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")
    while True:
        asked.send(b"x")
        time.sleep(0.1)


def drip_headers(asked: Asked) -> None:
    asked.send(b"HTTP/1.1 200 OK\r\n")
    while True:
        asked.send(b"X: y\r\n")
        time.sleep(0.1)


def endless(asked: Asked) -> None:
    asked.send(b"HTTP/1.1 200 OK\r\n\r\n")
    while True:
        asked.send(b"x" * 65536)


def endless_headers(asked: Asked) -> None:
    asked.send(b"HTTP/1.1 200 OK\r\n")
    while True:
        asked.send(b"X: y\r\n" * 1000)


def endless_hints(asked: Asked) -> None:
    while True:
        asked.send(b"HTTP/1.1 103 Early Hints\r\n\r\n" * 100)


def crumbs(asked: Asked) -> None:
    asked.send(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
    while True:
        asked.send(b"1\r\nx\r\n" * 10_000)


def reset(asked: Asked) -> None:
    asked.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


def silent(asked: Asked) -> None:
    while asked.connection.recv(1):
        pass


BOMB = gzip.compress(bytes(30 * 2**20), mtime=0)
HOSTILE: dict[str, tuple[Answer, str]] = {
    "drip": (drip, "timeout"),
    "drip of headers": (drip_headers, "timeout"),
    "silence": (silent, "timeout"),
    "endless body": (endless, "too-large"),
    "endless chunks of one byte": (crumbs, "timeout"),
    "endless headers": (endless_headers, "headers-too-large"),
    "endless hints": (endless_hints, "headers-too-large"),
    "one long header": (response(b"", x="y" * 90_000), "headers-too-large"),
    "reset": (reset, "reset"),
    "nothing": (b"", "protocol"),
    "no HTTP": (b"SSH-2.0-OpenSSH_9.6\r\n", "protocol"),
    "binary": (bytes(range(256)) * 20, "protocol"),
    "more promised than sent": (b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nabc", "truncated"),
    "huge promise": (b"HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\nabc", "too-large"),
    "two lengths": (b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd", "protocol"),
    "negative length": (b"HTTP/1.1 200 OK\r\nContent-Length: -3\r\n\r\nabcd", "protocol"),
    "bad chunk": (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nabc", "truncated"),
    "bomb": (response(BOMB, content_encoding="gzip"), "expands"),
    "damaged gzip": (response(b"\x1f\x8b\x08" + bytes(99), content_encoding="gzip"), "encoding"),
    "half a gzip": (
        response(gzip.compress(b"hello" * 99, mtime=0)[:-12], content_encoding="gzip"), "truncated",
    ),
    "unasked coding": (response(b"hello", content_encoding="br"), "encoding"),
    "twice compressed": (response(b"hello", content_encoding="gzip, gzip"), "encoding"),
    "not found": (response(status="404 Not Found"), "http-404"),
    "server in trouble": (response(status="500 Oops"), "http-500"),
    "unmodified, though nothing was known": (response(status="304 Not Modified"), "http-304"),
    "redirect to nowhere": (response(status="302 Found"), "redirect"),
    "redirect to itself": (redirect("/"), "redirect-loop"),
    "redirect to a host with a space": (redirect("http://exa mple.org/"), "host"),
    "redirect to a file": (redirect("file:///etc/passwd"), "scheme"),
    "redirect to nonsense": (redirect("http://[::1"), "url"),
    "redirect with a password": (redirect("http://a:b@example.org/"), "userinfo"),
    "redirect to another port": (redirect("http://127.0.0.1:22/"), "port"),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_answers_end_with_a_reason(site: Site, name: str) -> None:
    site.routes["/"], expected = HOSTILE[name]
    assert reason(site) == expected


def test_a_body_shorter_than_what_follows_ends_where_it_says(site: Site) -> None:
    site.routes["/"] = b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabcdefgh"
    assert fetcher(site).fetch(site.url).body == b"abc"


def test_more_redirects_than_anyone_needs(site: Site) -> None:
    site.routes |= {f"/{n}": redirect(f"/{n + 1}") for n in range(9)}
    assert reason(site, "/0") == "redirects"
    assert len(pages(site)) == 6


def test_nobody_listens() -> None:
    with Site().running() as gone:
        pass
    assert reason(gone) == "connect"


def test_a_name_that_does_not_resolve_and_a_resolver_that_hangs() -> None:
    def unknown(host: str, port: int) -> list[str]:
        raise socket.gaierror(host, port)

    def hangs(host: str, port: int) -> list[str]:
        threading.Event().wait()
        return [host, str(port)]

    for resolve, expected in ((unknown, "dns"), (lambda *_: [], "dns"), (hangs, "timeout")):
        surroundings = Surroundings(resolve=resolve, proxies={})
        with pytest.raises(FetchError) as caught:
            Fetcher(limits=Limits(total=0.3, attempts=1), surroundings=surroundings).fetch(
                "http://example.org/"
            )
        assert caught.value.reason == expected


DAY = "Mon, 01 Jan 2024"
DATED = response(status="503 Busy", retry_after=f"{DAY} 00:00:09 GMT", date=f"{DAY} 00:00:00 GMT")


class Patience:
    """A clock that only sleeping moves."""

    def __init__(self) -> None:
        self.now = 0.0
        self.slept: list[float] = []

    def clock(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


def patient(site: Site, **policy: object) -> tuple[Fetcher, Patience]:
    patience = Patience()
    surroundings = Surroundings(clock=patience.clock, sleep=patience.sleep, proxies={})
    settings = {"allow_private": True, "ports": frozenset({site.port}), "pause": 0.0} | policy
    return Fetcher(policy=Policy(**settings), surroundings=surroundings), patience  # type: ignore[arg-type]


def in_turn(*answers: bytes) -> Callable[[Asked], None]:
    left = list(answers)
    return lambda asked: asked.send(left.pop(0))


@pytest.mark.parametrize(
    ("trouble", "waits"),
    [(response(status="503 Busy"), [0.5]), (response(status="429 Slow", retry_after="7"), [7.0]),
     (response(status="503 Busy", retry_after="soon"), [0.5]), (DATED, [9.0]),
     (b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n", [0.5])],
)  # fmt: skip
def test_a_failure_that_passes_is_tried_again_when_the_server_says(
    site: Site, trouble: bytes, waits: list[float]
) -> None:
    site.routes["/"] = in_turn(trouble, response(b"hello"))
    client, patience = patient(site)
    assert client.fetch(site.url).body == b"hello"
    assert patience.slept == waits


def test_a_server_that_asks_for_more_time_than_there_is_gets_its_peace(site: Site) -> None:
    site.routes["/"] = response(status="429 Slow", retry_after="3600")
    client, patience = patient(site)
    for expected in ("http-429", "retry-later", "retry-later"):
        with pytest.raises(FetchError) as caught:
            client.fetch(site.url)
        assert caught.value.reason == expected
    assert (pages(site), patience.slept) == (["/"], [])


def test_a_server_that_stays_in_trouble_is_asked_three_times(site: Site) -> None:
    site.routes["/"] = response(status="503 Busy")
    client, patience = patient(site)
    with pytest.raises(FetchError, match="503"):
        client.fetch(site.url)
    assert (len(pages(site)), patience.slept) == (3, [0.5, 1.0])


def test_a_host_that_never_answers_is_left_alone() -> None:
    with Site().running() as gone:
        pass
    client = fetcher(gone)
    reasons = []
    for number in range(5):
        with pytest.raises(FetchError) as caught:
            client.fetch(f"{gone.url}/{number}")
        reasons.append(caught.value.reason)
    assert reasons == ["connect"] * 3 + ["host-down"] * 2


@pytest.mark.parametrize(
    ("robots", "open_", "closed"),
    [
        (response(b"User-agent: *\nDisallow: /private/"), ["/a"], ["/private/b"]),
        (response(b"User-agent: summarize\nDisallow: /\n\nUser-agent: *\nAllow: /"), [], ["/a"]),
        (response(b"User-agent: other\nDisallow: /"), ["/a"], []),
        (response(b"User-agent: *\r\nDisallow: /*.pdf$\r\nAllow: /x/"), ["/a.pdf?b", "/x/y"], ["/c.pdf"]),
        (response(b"\xef\xbb\xbfUser-agent: *\nDisallow: /"), [], ["/a"]),
        (response(bytes(range(256))), ["/a"], []),
        (response(status="404 Not Found"), ["/a"], []),
        (response(status="403 Forbidden"), ["/a"], []),
        (response(status="500 Oops"), [], ["/a"]),
        (response(status="429 Slow"), [], ["/a"]),
        (redirect("/other.txt"), ["/a"], ["/private/b"]),
        (redirect(ROBOTS), ["/a"], []),
        (redirect("http://10.0.0.1:9/"), [], ["/a"]),
    ],
)
def test_robots_txt(site: Site, robots: bytes, open_: list[str], closed: list[str]) -> None:
    site.routes |= {path: response(b"x") for path in (*open_, *closed)}
    site.routes |= {ROBOTS: robots, "/other.txt": response(b"User-agent: *\nDisallow: /private/")}
    client = fetcher(site)
    for path in open_:
        assert client.fetch(site.url + path).body == b"x"
    for path in closed:
        with pytest.raises(FetchError) as caught:
            client.fetch(site.url + path)
        assert caught.value.reason in {"robots", "robots-unreachable"}
    assert set(closed).isdisjoint(site.asked)
    assert site.asked.count(ROBOTS) == 1


def test_a_robots_txt_made_to_keep_us_busy(site: Site) -> None:
    agents = "".join(f"User-agent: bot{n}\n" for n in range(15_000))
    rules = "".join(f"Disallow: /{n}*a*a*b\n" for n in range(15_000))
    site.routes |= {ROBOTS: response((agents + rules).encode()), "/a": response(b"x")}
    assert fetcher(site, limits=Limits()).fetch(f"{site.url}/a").body == b"x"


def test_a_host_is_asked_as_slowly_as_it_wants(site: Site) -> None:
    site.routes |= {ROBOTS: response(b"User-agent: *\nCrawl-delay: 7")} | {
        f"/{n}": response(b"x") for n in range(3)
    }
    client, patience = patient(site, pause=1.0)
    for number in range(3):
        client.fetch(f"{site.url}/{number}")
    assert patience.slept == [7.0, 7.0]
    site.routes[ROBOTS] = response(b"User-agent: *\nCrawl-delay: 99999")
    client, patience = patient(site, pause=1.0)
    for number in range(2):
        client.fetch(f"{site.url}/{number}")
    assert patience.slept == [30.0]


def test_several_hosts_at_once_and_one_request_per_host(site: Site) -> None:
    at_once, most, lock = [0, 0], [0, 0], threading.Lock()

    def counting(number: int) -> Callable[[Asked], None]:
        def answer(asked: Asked) -> None:
            with lock:
                at_once[number] += 1
                most[number] = max(most[number], at_once[number])
            time.sleep(0.02)
            with lock:
                at_once[number] -= 1
            asked.send(response(asked.path.encode()))

        return answer

    with Site(host="127.0.0.2").running() as other:
        for number, one in enumerate((site, other)):
            one.routes |= {f"/{n}": counting(number) for n in range(8)}
        with Crew[int](fetcher(site, other)) as crew:
            for n in range(8):
                crew.submit(Job(url=f"{site.url}/{n}", tag=n))
                crew.submit(Job(url=f"{other.url}/{n}", tag=n))
            crew.submit(Job(url="http://", tag=99))
            found = [(job.tag, getattr(result, "body", b"")) for job, result in crew.results()]
    assert sorted(found) == sorted([(n, f"/{n}".encode()) for n in range(8)] * 2 + [(99, b"")])
    assert most == [1, 1]


@given(st.binary(max_size=4000), st.lists(st.integers(1, 4000), max_size=5))
def test_expanding_in_pieces_gives_the_same(data: bytes, cuts: list[int]) -> None:
    packed = gzip.compress(data, mtime=0)
    expander = Expander("gzip", most=10_000, ratio=100, floor=10_000)
    edges = [0, *sorted(cut for cut in cuts if cut < len(packed)), len(packed)]
    pieces = [piece for a, b in itertools.pairwise(edges) for piece in expander.feed(packed[a:b])]
    expander.finish()
    assert b"".join(pieces) == data


@given(st.binary(max_size=300))
def test_any_bytes_expand_or_are_refused(data: bytes) -> None:
    expander = Expander("gzip", most=10_000, ratio=100, floor=10_000)
    try:
        made = sum(len(piece) for piece in expander.feed(data))
        expander.finish()
    except ExpansionError as error:
        assert error.reason in {"encoding", "expands", "truncated"}  # noqa: PT017  # any of three is right
    else:
        assert made <= 10_000


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_retry_after_is_a_wait(asked: str, date: str) -> None:
    assert wait_before_retry({"retry-after": asked, "date": date}, 0.5) >= 0.5


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if shutil.which("openssl") is None:
        pytest.skip("needs openssl to make a certificate")
    folder = tmp_path_factory.mktemp("tls")
    kind = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"]
    names = ["-subj", "/CN=good.example", "-addext", "subjectAltName=DNS:good.example"]
    files = ["-keyout", folder / "key.pem", "-out", folder / "cert.pem"]
    command = ["openssl", *kind, *names, *files]
    subprocess.run(command, check=True, capture_output=True)
    return folder


@pytest.fixture
def secure(certificate: Path) -> Iterator[Site]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate / "cert.pem", certificate / "key.pem")
    with Site(tls=context).running() as running:
        yield running


def trusting(site: Site, certificate: Path) -> Fetcher:
    surroundings = Surroundings(
        resolve=lambda *_: ["127.0.0.1"],
        tls=lambda: ssl.create_default_context(cafile=str(certificate / "cert.pem")),
        proxies={},
    )
    policy = Policy(allow_private=True, ports=frozenset({site.port}), pause=0.0)
    return Fetcher(policy=policy, limits=QUICK, surroundings=surroundings)


def test_tls_checks_the_name_of_the_url_at_the_address_that_was_checked(
    secure: Site, certificate: Path
) -> None:
    secure.routes["/"] = response(b"secret")
    client = trusting(secure, certificate)
    assert client.fetch(f"https://good.example:{secure.port}/").body == b"secret"
    for url, client_ in (
        (f"https://bad.example:{secure.port}/", client),
        (f"https://127.0.0.1:{secure.port}/", client),
        (f"https://good.example:{secure.port}/", fetcher(secure)),
    ):
        surroundings = Surroundings(
            resolve=lambda *_: ["127.0.0.1"], tls=client_.surroundings.tls, proxies={}
        )
        with pytest.raises(FetchError) as caught:
            Fetcher(policy=client_.policy, limits=QUICK, surroundings=surroundings).fetch(url)
        assert caught.value.reason == "tls"
    assert pages(secure) == ["/"]


def test_tls_goes_through_a_proxy_as_a_tunnel(secure: Site, certificate: Path) -> None:
    secure.routes["/"] = response(b"secret")

    def tunnel(asked: Asked) -> None:
        with socket.create_connection((secure.host, secure.port)) as behind:
            asked.send(b"HTTP/1.1 200 Connection established\r\n\r\n")
            back = threading.Thread(target=relay, args=(behind, asked.connection))
            back.start()
            relay(asked.connection, behind)
            back.join()

    with Site({f"good.example:{secure.port}": tunnel}).running() as proxy:
        direct = trusting(secure, certificate)
        policy = replace(direct.policy, proxy=f"http://127.0.0.1:{proxy.port}")
        client = Fetcher(policy=policy, limits=QUICK, surroundings=direct.surroundings)
        assert client.fetch(f"https://good.example:{secure.port}/").body == b"secret"
        assert set(proxy.asked) == {f"good.example:{secure.port}"}
        assert pages(secure) == ["/"]
        with pytest.raises(FetchError) as caught:
            client.fetch(f"https://bad.example:{secure.port}/")
        assert caught.value.reason == "proxy"


def relay(source: socket.socket, target: socket.socket) -> None:
    with contextlib.suppress(OSError):
        while data := source.recv(65536):
            target.sendall(data)
        target.shutdown(socket.SHUT_WR)


def test_ipv6_by_address_and_by_name() -> None:
    if not socket.has_ipv6:
        pytest.skip("needs IPv6")
    try:
        with Site({"/": response(b"six")}, host="::1").running() as site:
            policy = Policy(allow_private=True, ports=frozenset({site.port}), pause=0.0)
            surroundings = Surroundings(resolve=lambda *_: ["127.0.0.3", "::1"], proxies={})
            client = Fetcher(policy=policy, limits=QUICK, surroundings=surroundings)
            for host in ("[::1]", "[0:0::1]", "six.example"):
                assert client.fetch(f"http://{host}:{site.port}/").body == b"six"
    except OSError:
        pytest.skip("needs ::1")


def test_https_is_not_given_up_for_http(secure: Site, certificate: Path) -> None:
    secure.routes["/"] = redirect(f"http://good.example:{secure.port}/x")
    with pytest.raises(FetchError) as caught:
        trusting(secure, certificate).fetch(f"https://good.example:{secure.port}/")
    assert (caught.value.reason, caught.value.blocked) == ("downgrade", True)


def test_a_proxy_gets_the_request_and_the_same_addresses_are_refused() -> None:
    with Site().running() as proxy:
        proxy.routes |= {
            "http://good.example/a": response(b"through"),
            "http://good.example/robots.txt": response(),
        }

        def resolve(host: str, port: int) -> list[str]:
            answers = {"good.example": ["93.184.215.14"], "bad.example": ["10.0.0.1"]}
            if host not in answers or not port:
                raise socket.gaierror(host)
            return answers[host]

        def through(url: str, **settings: object) -> bytes:
            surroundings = Surroundings(resolve=resolve, proxies=settings.pop("proxies", {}))  # type: ignore[arg-type]
            return (
                Fetcher(policy=Policy(pause=0.0, **settings), limits=QUICK, surroundings=surroundings)
                .fetch(url)
                .body
            )  # type: ignore[arg-type]

        address = f"http://127.0.0.1:{proxy.port}"
        assert through("http://good.example/a", proxy=address) == b"through"
        assert through("http://good.example/a", proxies={"http": address}) == b"through"
        before = proxy.connections
        for host in ("bad.example", "10.0.0.1", "localhost", "nas.local", "intranet", "NAS.Corp.", "a.b.svc"):
            with pytest.raises(FetchError) as caught:
                through(f"http://{host}/", proxy=address)
            assert caught.value.reason == "address"
        assert proxy.connections == before
