"""Inputs that want to cost more than they should, built when they are needed: name → bytes and code."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Hostile:
    name: str
    build: Callable[[], bytes]
    codes: frozenset[str]
    """What may be said of it; an empty code: nothing, it is read."""


def _rss(inside: str, doctype: str = "") -> bytes:
    head = f'<?xml version="1.0"?>{doctype}<rss version="2.0"><channel><title>T</title>'
    return f"{head}<item><title>A</title><description>{inside}</description></item></channel></rss>".encode()


def billion_laughs() -> bytes:
    rows = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    return _rss("&l9;", f'<!DOCTYPE rss [<!ENTITY l0 "lol">{rows}]>')


def quadratic_blowup() -> bytes:
    return _rss("&a;" * 50_000, f'<!DOCTYPE rss [<!ENTITY a "{"x" * 50_000}">]>')


def external_entity() -> bytes:
    return _rss("&f;", '<!DOCTYPE rss [<!ENTITY f SYSTEM "file:///etc/passwd">]>')


def gzip_bomb() -> bytes:
    return gzip.compress(bytes(10_000_000), mtime=0) * 100


def _zip(members: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def zip_bomb() -> bytes:
    return _zip({"a.txt": bytes(80_000_000)})


def zips_in_zips() -> bytes:
    data = b"It rained in Paris on Monday."
    for _ in range(4):
        data = _zip({"a.zip": data})
    return data


def nested_tags() -> bytes:
    return b"<html><body>" + b"<div>" * 200_000 + b"text"


def many_attributes() -> bytes:
    return b"<html><body><p " + b" ".join(b'a%d="1"' % n for n in range(50_000)) + b">text</p></body></html>"


def large_page() -> bytes:
    return b"<html><body>" + b"<p>It rained in Paris on Monday, and nobody was hurt.</p>" * 400_000


def page_of_tiny_tags() -> bytes:
    return b"<html><body><article>" + b"<p>It rained.</p><br/><i>x</i>" * 500_000


def page_of_long_words() -> bytes:
    """Build what no count of elements refuses, and what keeps extraction busy for minutes."""
    return b"<html><body><article>" + b"".join(
        b"<p>%d It rained in Paris on Monday, and nobody was hurt there, said the mayor.</p>" % n
        for n in range(200_000)
    )


def articles_in_articles() -> bytes:
    """Build what makes each article hold the prose of all those within it."""
    prose = b"<p>%d It rained in Paris on Monday, and nobody was hurt there, said the mayor of the city.</p>"
    return b"<html><body><h1>Rain</h1>" + b"<article>" * 900 + b"".join(prose % n for n in range(20_000))


def page_of_settings() -> bytes:
    """Build paragraphs that are each set in another way."""
    prose = b"<div class='a%d b%d'><p class='c%d'>%d It rained in Paris on Monday, said the mayor.</p></div>"
    return b"<html><body><h1>Rain</h1>" + b"".join(prose % (n, n % 7, n, n) for n in range(40_000))


def unclosed_quotes() -> bytes:
    return b"<html><body>" + b"<a '\"<b \"'" * 400_000


def page_with_deep_data() -> bytes:
    deep = '{"a":' * 100_000
    text = "<p>It rained in Paris on Monday, and nobody was hurt there, said the mayor.</p>" * 9
    return f'<html><head><script type="application/ld+json">{deep}</script></head><body>{text}'.encode()


def deep_json() -> bytes:
    return b'{"text":' + b"[" * 500_000


def deep_json_objects() -> bytes:
    return b'{"a":' * 200_000 + b"1" + b"}" * 200_000


def huge_number() -> bytes:
    return b'{"text": "It rained.", "date": ' + b"9" * 1_000_000 + b"}"


def json_of_lists() -> bytes:
    return b'{"text": [' + b"[]," * 15_000_000 + b"[]]}"


def bad_lines() -> bytes:
    return b'{"text": "It rained in Paris."}\n{"a"\n' + b"{]\n" * 100_000


def pdf_bomb() -> bytes:
    stream = zlib.compress(zlib.compress(b"(A) Tj " * 30_000_000, 9), 9)
    return _pdf(stream, b"[/FlateDecode /FlateDecode]")


def _pdf(stream: bytes, filters: bytes) -> bytes:
    return (
        b"%%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<<>>>>endobj\n"
        b"4 0 obj<</Length %d/Filter %s>>stream\n%s\nendstream endobj\n"
        b"trailer<</Root 1 0 R/Size 5>>\n%%%%EOF" % (len(stream), filters, stream)
    )


def pdf_page_loop() -> bytes:
    kids = b"2 0 R " * 1000
    return (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[" + kids + b"]/Count 9>>endobj\ntrailer<</Root 1 0 R/Size 3>>\n%%EOF"
    )


def mailbox_of_many() -> bytes:
    message = b"From a@b Mon Mar  2 10:00:00 2026\nFrom: a@b\nSubject: x\n\nIt rained.\n\n"
    return message * 100_000


def mail_of_many_parts() -> bytes:
    head = b'From: a@b\nSubject: x\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="z"\n\n'
    return head + b"--z\nContent-Type: text/plain\n\nIt rained.\n" * 100_000 + b"--z--\n"


def mail_without_end() -> bytes:
    head = b"From: a@b\nSubject: x\nMIME-Version: 1.0\n"
    return head + b"".join(
        b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (n, n) for n in range(20_000)
    )


def markdown_of_brackets() -> bytes:
    return b"---\ntitle: x\n---\n" + b"[" * 100_000 + b"a" + b"](" * 50_000


def markdown_of_quotes() -> bytes:
    return b"---\ntitle: x\n---\n" + b"> " * 50_000 + b"a"


def list_of_deep_folders() -> bytes:
    return b"<opml><body>" + b'<outline text="a">' * 200_000


def feed_of_many() -> bytes:
    item = "<item><title>A {n}</title><description>It rained in Paris.</description></item>"
    items = "".join(item.format(n=n) for n in range(60_000))
    return f'<rss version="2.0"><channel><title>T</title>{items}</channel></rss>'.encode()


def nothing_but_noise() -> bytes:
    return bytes((n * 7919 + 13) % 251 for n in range(1_000_000))


def json_in_a_digest() -> bytes:
    return json.dumps({"schema_version": "1.0", "kind": "digest", "excerpts": []}).encode()


_SLOW = {"too-slow", "too-much-memory", "parser-died"}
HOSTILE = [
    Hostile(build.__name__, build, frozenset(codes))
    for build, codes in (
        (billion_laughs, {"entities"}),
        (quadratic_blowup, {"entities"}),
        (external_entity, {"entities"}),
        (gzip_bomb, {"bomb"}),
        (zip_bomb, {"bomb"}),
        (zips_in_zips, {"nested-archive"}),
        (nested_tags, {"too-deep"}),
        (many_attributes, {"too-many-attributes"}),
        (large_page, {"too-large"}),
        (page_of_tiny_tags, {"too-large"}),
        (page_of_long_words, _SLOW),
        (articles_in_articles, {"", *_SLOW}),
        (page_of_settings, {"", *_SLOW}),
        (unclosed_quotes, {"no-article", *_SLOW}),
        (page_with_deep_data, {""}),
        (deep_json, {"too-deep"}),
        (deep_json_objects, {"too-deep"}),
        (huge_number, {""}),
        (json_of_lists, _SLOW),
        (bad_lines, {"bad-json", "more-problems"}),
        (pdf_bomb, {"bad-pdf", "no-text", *_SLOW}),
        (pdf_page_loop, {"bad-pdf", "too-deep", "no-text", "damaged", *_SLOW}),
        (mailbox_of_many, {"too-many", *_SLOW}),
        (mail_of_many_parts, {"too-many"}),
        (mail_without_end, {"too-deep"}),
        (markdown_of_brackets, {"", *_SLOW}),
        (markdown_of_quotes, {"empty", *_SLOW}),
        (list_of_deep_folders, {"too-deep"}),
        (feed_of_many, {"too-many"}),
        (nothing_but_noise, {"binary"}),
        (json_in_a_digest, {"a-digest"}),
    )
]
