"""What may not be reached is not: no connection is made, whatever the spelling and the detour."""

from __future__ import annotations

import socket
import sys
from collections.abc import Iterator
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

import pytest
from hypothesis import given
from hypothesis import strategies as st
from loopback import Site, pages, redirect, response

from summarize import FetchError
from summarize.ingest.fetch import Fetcher, Limits, Policy, Surroundings
from summarize.ingest.fetch.address import forbidden_kind, is_private_name
from summarize.ingest.fetch.target import parse_target

if not sys.platform.startswith("linux"):
    pytest.skip("needs 127.0.0.2, which only Linux has by itself", allow_module_level=True)

ADDRESSES = """
0.0.0.0 0.1.2.3 10.0.0.1 10.255.255.255 100.64.0.1 100.100.100.200 100.127.255.255 127.0.0.1 127.0.0.3
127.255.255.254 168.63.129.16 169.254.0.1 169.254.169.254 169.254.170.2 172.16.0.1 172.31.255.255 192.0.0.1
192.0.0.192 192.0.2.1 192.88.99.1 192.168.0.1 192.168.255.255 198.18.0.1 198.19.255.255 198.51.100.7
203.0.113.9 224.0.0.1 239.255.255.255 240.0.0.1 255.255.255.255
:: ::1 ::127.0.0.1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 ::ffff:8.8.8.8 ::ffff:0:127.0.0.1 64:ff9b::127.0.0.1
64:ff9b::10.0.0.1 64:ff9b::169.254.169.254 64:ff9b:1::8.8.8.8 100::1 2001::1 2001:0:7f00:1:: 2001:db8::1
2001:10::1 2002:7f00:1:: 2002:a00:1:: 2002:808:808:: 3fff::1 fc00::1 fd00::1 fd00:ec2::254 fe80::1 febf::1
fec0::1 ff02::1 ff0e::1 4000::1 5f00::1 2a00:1:2:3:0:5efe:127.0.0.1 2a00:1:2:3:200:5efe:10.0.0.1
""".split()  # noqa: SIM905  # a list of names reads better as text

SPELLINGS = """
localhost LOCALHOST localhost. 127.1 127.0.1 0 0x7f.0.0.1 0x7f.1 0X7F000001 0x7f000001 0177.0.0.1 017700000001
2130706433 127.0.0.01 127.000.000.001 127.0.0.1. 127.0.0.1.. 127.0.0.0x1 1.2.3 1.2.3.4.5 256.256.256.256 0x
１２７.0.0.1 ①②⑦.⓪.⓪.① 127。0。0。1 127．0．0．1 ⓛocalhost loc%61lhost 127.0.0.1%2f %31%32%37.0.0.1
user@127.0.0.1 user:pw@127.0.0.1 example.org@127.0.0.1 127.0.0.1:80@example.org @127.0.0.1 example.org:80:80
[::1%25lo] [fe80::1%25eth0] [::1%lo] [::1 ::1] [] [:: [v1.x] [127.0.0.1] [::ffff:0x7f.1] a_b..c -a.example.
example-.org \\127.0.0.1 127.0.0.1\\@example.org 127.0.0.1\t 127.0.0.1#@example.org:0
""".split()  # noqa: SIM905

connected: list[tuple[object, ...]] = []


def _watch(event: str, arguments: tuple[object, ...]) -> None:
    if event == "socket.connect" and isinstance(arguments[1], tuple):
        connected.append(arguments[1])


sys.addaudithook(_watch)


@pytest.fixture(scope="module")
def canary() -> Iterator[Site]:
    """Listens where nobody may go."""
    with Site({"/": response(b"secret")}).running() as running:
        yield running


@pytest.fixture(scope="module")
def good() -> Iterator[Site]:
    """The one address that may be reached."""
    with Site(host="127.0.0.2").running() as running:
        yield running


class Names:
    """A resolver: what each name resolves to, answer by answer; the last one stays."""

    def __init__(self, **answers: list[list[str]]) -> None:
        self.answers = {name.replace("_", "."): given for name, given in answers.items()}

    def __call__(self, host: str, port: int) -> list[str]:
        if host in {"localhost", "127.0.0.2"}:
            return [entry[4][0] for entry in socket.getaddrinfo(host, port)]  # type: ignore[misc]
        left = self.answers.get(host, [[]])
        return left.pop(0) if len(left) > 1 else left[0]


def guarded(canary: Site, good: Site, names: Names, **limits: object) -> Fetcher:
    policy = Policy(
        allow_networks=(ip_network("127.0.0.2/32"),),
        ports=frozenset({80, 443, canary.port, good.port}),
        pause=0.0,
    )
    return Fetcher(
        policy=policy,
        limits=Limits(total=5.0, backoff=0.0, **limits),  # type: ignore[arg-type]
        surroundings=Surroundings(resolve=names, proxies={}),
    )


def in_url(address: str) -> str:
    return f"[{address}]" if ":" in address else address


HOSTS = [*map(in_url, ADDRESSES), *SPELLINGS]
CASES = (
    [("direct", host) for host in HOSTS]
    + [("redirect", host) for host in HOSTS]
    + [("name", address) for address in ADDRESSES]
    + [("one of several", address) for address in ADDRESSES]
    + [("second answer", address) for address in ADDRESSES]
)


def test_there_are_many_cases() -> None:
    assert len(set(CASES)) >= 300


def attempt(way: str, target: str, canary: Site, good: Site) -> None:
    """Try to make the fetcher reach ``target``; it raises, or it reached only the good site."""
    port = canary.port
    url = f"http://good.example:{good.port}/{way.replace(' ', '-')}"
    good.routes.clear()
    if way == "direct":
        guarded(canary, good, Names()).fetch(f"http://{target}:{port}/")
    elif way == "redirect":
        good.routes |= {"/redirect": redirect(f"http://{target}:{port}/".encode().decode("latin-1"))}
        guarded(canary, good, Names(good_example=[["127.0.0.2"]])).fetch(url)
    elif way == "name":
        guarded(canary, good, Names(bad_example=[[target]])).fetch(f"http://bad.example:{port}/")
    elif way == "one of several":
        answers = [["127.0.0.2", target, "127.0.0.2"]]
        guarded(canary, good, Names(bad_example=answers)).fetch(f"http://bad.example:{port}/")
    else:
        # The name changes its mind between the check and the connection, and between the attempts.
        good.routes |= {"/second-answer": b"", "/robots.txt": response()}
        answers = [["127.0.0.2"], ["127.0.0.2"], [target]]
        guarded(canary, good, Names(good_example=answers)).fetch(url)


@pytest.mark.parametrize("way", ["direct", "redirect", "name", "one of several", "second answer"])
def test_no_connection_is_made_to_a_forbidden_address(way: str, canary: Site, good: Site) -> None:
    for target in (target for kind, target in CASES if kind == way):
        connected.clear()
        with pytest.raises(FetchError) as caught:
            attempt(way, target, canary, good)
        assert caught.value.blocked, (way, target, str(caught.value))
        assert {address[:2] for address in connected} <= {("127.0.0.2", good.port)}, (way, target)
    assert canary.connections == 0


def test_the_address_that_was_checked_is_the_one_that_is_used(canary: Site, good: Site) -> None:
    good.routes |= {"/a": response(b"good"), "/robots.txt": response()}
    names = Names(good_example=[["127.0.0.2"], ["127.0.0.2"], ["127.0.0.1"]])
    client = guarded(canary, good, names)
    assert client.fetch(f"http://good.example:{good.port}/a").body == b"good"
    assert canary.connections == 0


def test_leave_is_leave(canary: Site) -> None:
    """The canary sings when it is allowed to: the tests above would notice."""
    with Site({"/": response(b"secret")}).running() as other:
        policy = Policy(allow_private=True, ports=frozenset({other.port}), pause=0.0)
        for host in ("127.0.0.1", "localhost"):
            url = f"http://{host}:{other.port}/"
            assert Fetcher(policy=policy, surroundings=Surroundings(proxies={})).fetch(url).body == b"secret"
        assert pages(other) == ["/", "/"]
    assert canary.connections == 0


@pytest.mark.parametrize("port", [1, 21, 22, 25, 79, 81, 445, 3306, 6379, 8080, 65535])
def test_other_ports_are_refused(port: int) -> None:
    with pytest.raises(FetchError) as caught:
        Fetcher().fetch(f"http://93.184.215.14:{port}/")
    assert caught.value.reason == "port"


@pytest.mark.parametrize(
    "url",
    ["file:///etc/passwd", "ftp://example.org/", "gopher://example.org/", "data:text/plain,x", "x.org", "",
     "//example.org/", "javascript:alert(1)", " ", "http:/example.org", "http://", "http:///x", "http://x.org:0/",
     "http://example.org:99999/", "http://example.org:9999999999999/", "http://x.org:x/", "http://exa mp/",
     "http://example.org/a\nb", "http://example.org/\x00", "http://" + "a" * 5000, f"http://{'a' * 64}.org/"],
)  # fmt: skip
def test_what_is_no_url_of_ours_is_refused(url: str) -> None:
    with pytest.raises(FetchError) as caught:
        Fetcher().fetch(url)
    assert caught.value.blocked


@given(st.text(max_size=60))
def test_any_text_is_a_target_or_is_refused(text: str) -> None:
    for url in (text, f"http://{text}", f"http://example.org{text}", f"http://example.org/{text}"):
        try:
            target = parse_target(url)
        except FetchError as error:
            assert error.blocked  # noqa: PT017  # either outcome is right
        else:
            assert target.url.isascii()
            assert target.url.isprintable()
            assert " " not in target.url
            assert parse_target(target.url) == target


@given(st.integers(0, 2**32 - 1))
def test_an_address_within_another_is_no_freer(number: int) -> None:
    plain = forbidden_kind(IPv4Address(number))
    nat64 = forbidden_kind(IPv6Address((0x64FF9B << 96) | number))
    assert (plain is None) == (nat64 is None)
    assert forbidden_kind(IPv6Address((0xFFFF << 32) | number)) is not None
    assert forbidden_kind(IPv6Address((0x2002 << 112) | (number << 80))) is not None


@given(st.ip_addresses())
def test_what_python_calls_private_is_forbidden(address: IPv4Address | IPv6Address) -> None:
    if address.is_private or address.is_multicast or address.is_loopback or address.is_link_local:
        assert forbidden_kind(address) is not None


@pytest.mark.parametrize(
    "address", ["8.8.8.8", "93.184.215.14", "192.0.1.1", "172.32.0.1", "2606:4700::1111", "2a00::1"]
)
def test_public_addresses_are_free(address: str) -> None:
    assert forbidden_kind(ip_address(address)) is None


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("faß.de", "xn--fa-hia.de"),
        ("FASS.de", "fass.de"),
        ("Bücher.example", "xn--bcher-kva.example"),
        ("BÜCHER.example.", "xn--bcher-kva.example"),
        ("bu\u0308cher.example", "xn--bcher-kva.example"),
        ("βόλος.com", "xn--nxasmm1c.com"),
        ("例え。テスト", "xn--r8jz45g.xn--zckzah"),
        ("ｅｘａｍｐｌｅ．ｏｒｇ", "example.org"),
        ("नी\u200dल.example", None),
        ("क्\u200dष.example", "xn--11b2ezcw70k.example"),
        ("i❤.example", None),
        ("a\u200b.example", "a.example"),
        ("xn--.ü.example", None),
        ("-ü.example", None),
        ("foo_bar.ü.example", "foo_bar.xn--tda.example"),
    ],
)
def test_host_names_are_those_of_idna_2008(host: str, expected: str | None) -> None:
    if expected is not None:
        assert parse_target(f"http://{host}/").host == expected
        return
    with pytest.raises(FetchError) as caught:
        parse_target(f"http://{host}/")
    assert caught.value.reason == "host"


@pytest.mark.parametrize("host", ["１２７.0.0.1", "①②⑦.0.0.1", "127。0。0。1"])
def test_an_address_in_other_digits_is_that_address(host: str) -> None:
    with pytest.raises(FetchError) as caught:
        Fetcher(surroundings=Surroundings(proxies={})).fetch(f"http://{host}/")
    assert caught.value.reason == "address"


@pytest.mark.parametrize(
    "host",
    ["nas", "localhost", "a.localhost", "a.localdomain", "a.home", "a.corp", "a.mail", "a.svc", "a.svc.cluster.local", "a.test",
     "a.lan", "a.internal", "a.local", "fritz.box", "a.fritz.box", "a.intranet", "a.private", "a.home.arpa", "a.onion", "a.invalid", "a.alt"],
)  # fmt: skip
def test_private_names(host: str) -> None:
    assert is_private_name(host)
    assert is_private_name(parse_target(f"http://{host.upper()}./").host)


@pytest.mark.parametrize(
    "host",
    ["example.org", "test.org", "corp.example.com", "home.example", "mycorp.com", "latest.news", "homes.io", "arpa.net", "notfritz.box",
     "local.gov.uk", "internal.example.org", "xn--fa-hia.de", "svc.ch", "a.office"],
)  # fmt: skip
def test_public_names_that_look_alike(host: str) -> None:
    assert not is_private_name(host)
