"""One damaged record costs itself: each record of a file is damaged in turn, and the others are read."""

from __future__ import annotations

import gzip
import io
import zipfile
import zlib
from collections.abc import Callable

import pytest

from summarize.ingest.content import Reading
from summarize.ingest.read import read

COUNT = 4
Damage = Callable[[bytes], bytes]


def prose(number: int) -> str:
    return f"The bridge number {number} was closed on Monday, because a beam of it broke in the night. " * 3


def read_numbers(found: Reading) -> set[int]:
    return {
        number for number in range(COUNT) for d in found.documents if f"bridge number {number} was" in d.text
    }


def assert_only_it_is_lost(data: bytes, origin: str, damaged: int, codes: set[str]) -> None:
    found = read(data, origin=origin)
    assert read_numbers(found) >= set(range(COUNT)) - {damaged}
    assert all(
        sum(f"bridge number {n} was" in document.text for n in range(COUNT)) == 1
        for document in found.documents
    )
    assert {problem.code for problem in found.problems} & codes
    assert all(problem.origin.startswith(origin) for problem in found.problems)


def record(number: int) -> bytes:
    page = (
        f"<html><head><title>Page</title></head><body><article><p>{prose(number)}</p></article></body></html>"
    )
    block = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{page}".encode()
    return (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Date: 2026-03-02T10:00:00Z\r\n"
        f"WARC-Target-URI: http://minato.example/{number}.html\r\nContent-Type: application/http\r\n"
        f"Content-Length: {len(block)}\r\n\r\n"
    ).encode() + block


def replaced(old: bytes, new: bytes) -> Damage:
    return lambda data: data.replace(old, new, 1)


RECORDS: dict[str, Damage] = {
    "no status line": replaced(b"HTTP/1.1 200 OK\r\n", b""),
    "no status line, same length": replaced(b"HTTP/1.1 200 OK", b"XTTP/1.1 200 OK"),
    "another version": replaced(b"WARC/1.0", b"WXRC/1.0"),
    "no address": replaced(b"WARC-Target-URI", b"WARC-Target-XXX"),
    "longer than there is": replaced(b"Content-Length: ", b"Content-Length: 9"),
    "shorter than there is": lambda data: data + b"<p>It goes on.</p>",
    "a length that is none": replaced(b"Content-Length: ", b"Content-Length: x"),
    "a negative length": replaced(b"Content-Length: ", b"Content-Length: -"),
    "no length": replaced(b"Content-Length", b"Content-Lxngth"),
    "cut off in its page": lambda data: data[:-150],
    "cut off in its headers": lambda data: data[:60],
    "zeros": lambda data: bytes(len(data)),
    "a hole": lambda data: data[:200] + data[260:],
    "headers without an end": replaced(b"\r\n\r\n", b"\r\n"),
}


@pytest.mark.parametrize("damage", RECORDS.values(), ids=RECORDS)
@pytest.mark.parametrize("damaged", range(COUNT))
def test_a_record_of_a_web_archive(damage: Damage, damaged: int) -> None:
    pytest.importorskip("warcio")
    records = [record(n) for n in range(COUNT)]
    records[damaged] = damage(records[damaged])
    data = b"".join(record + b"\r\n\r\n" for record in records)
    assert_only_it_is_lost(data, "a.warc", damaged, {"damaged-record"})


def test_other_records_of_a_web_archive_are_no_damage() -> None:
    pytest.importorskip("warcio")
    others = b"".join(
        f"WARC/1.0\r\nWARC-Type: {kind}\r\n{uri}Content-Length: {len(block)}\r\n\r\n{block}\r\n\r\n".encode()
        for kind, uri, block in (
            ("warcinfo", "", "software: crawler"),
            (
                "request",
                "WARC-Target-URI: http://minato.example/\r\n",
                "REPORT / HTTP/1.1\r\nHost: a\r\n\r\n",
            ),
            (
                "response",
                "WARC-Target-URI: dns:minato.example\r\n",
                "20260302100000\r\nminato.example. A 1.2.3.4",
            ),
            ("metadata", "", ""),
        )
    )
    found = read(others + record(1) + b"\r\n\r\n", origin="a.warc")
    assert read_numbers(found) == {1}
    assert found.problems == ()


STREAMS: dict[str, Damage] = {
    "another letter": lambda data: data[:40] + bytes([data[40] ^ 255]) + data[41:],
    "a wrong sum": lambda data: data[:-8] + bytes(8),
    "cut off": lambda data: data[: len(data) // 2],
    "no magic number": lambda data: b"xxx" + data[3:],
}


@pytest.mark.parametrize("damage", STREAMS.values(), ids=STREAMS)
@pytest.mark.parametrize("damaged", range(COUNT))
def test_a_stream_of_a_gzip_file(damage: Damage, damaged: int) -> None:
    pytest.importorskip("warcio")
    streams = [gzip.compress(record(n) + b"\r\n\r\n", mtime=0) for n in range(COUNT)]
    kept = streams[0]
    streams[damaged] = damage(streams[damaged])
    # Without its magic number a file is no gzip file; the first stream is let be.
    if not streams[0].startswith(b"\x1f\x8b"):
        streams[0] = kept[:-4] + bytes(4)
    assert_only_it_is_lost(b"".join(streams), "a.warc.gz", damaged, {"bad-archive"})


def test_a_gzip_file_that_is_cut_off_keeps_whole_records_and_no_half_text() -> None:
    lines = "".join(f'{{"text": "{prose(n)}"}}\n' for n in range(COUNT)).encode()
    packer = zlib.compressobj(0, wbits=31)
    packed = packer.compress(lines) + packer.flush()
    found = read(packed[:-200], origin="a.jsonl.gz")
    assert read_numbers(found) == {0, 1, 2}
    assert [problem.code for problem in found.problems] == ["bad-archive"]
    packed = gzip.compress(prose(1).encode(), mtime=0)
    assert read(packed[:-20], origin="a.txt.gz").documents == ()


def zipped(damaged: int | None = None, kind: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", kind) as archive:
        for n in range(COUNT):
            archive.writestr(f"{n}.txt", "\n" * 2_000_000 if n == damaged else prose(n))
    return out.getvalue()


@pytest.mark.parametrize(
    "kind", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA, zipfile.ZIP_STORED]
)
@pytest.mark.parametrize("damaged", range(COUNT))
def test_a_member_of_a_zip_archive(kind: int, damaged: int) -> None:
    data = bytearray(zipped(kind=kind))
    place = data.index(f"{damaged}.txt".encode()) + 5
    data[place + 12 : place + 20] = bytes(byte ^ 255 for byte in data[place + 12 : place + 20])
    assert_only_it_is_lost(bytes(data), "a.zip", damaged, {"bad-archive"})


@pytest.mark.parametrize("damaged", range(COUNT))
def test_a_member_that_is_encrypted_or_too_large(damaged: int) -> None:
    data = bytearray(zipped())
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = -1
        for _ in range(damaged + 1):
            start = data.index(mark, start + 1)
        data[start + place] |= 1
    assert_only_it_is_lost(bytes(data), "a.zip", damaged, {"encrypted"})
    assert_only_it_is_lost(zipped(damaged), "a.zip", damaged, {"bomb"})
