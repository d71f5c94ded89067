"""Targets for fuzzing: bytes → what readers, the splitter, ``classify`` and ``prune`` make of them."""

from __future__ import annotations

import gzip
import io
import zipfile

from written_pdf import pdf

from summarize.ingest.blocks import parse_html, text_of
from summarize.ingest.content import Content
from summarize.ingest.kinds import kind_of, parse
from summarize.ingest.page.pruning import prune
from summarize.language.furniture import Unit, classify
from summarize.language.sentences import punkt_boundaries, sentencex_boundaries, split_sentences
from summarize.model import Document, Problem

_TEXT = "The river rose by 2.1 metres on Monday. “Nobody was hurt”, said Ada Byron, the mayor.\n\nIt fell on Tuesday."
_PAGE = (
    "<!doctype html><html lang='en'><head><title>River rises</title><meta name='date' content='2026-03-02'></head>"
    "<body><nav><a href='/'>Home</a></nav><article><h1>River rises</h1><p>The river rose by 2.1 metres on Monday, "
    "the county said in a note to the press that was sent at noon.</p><p>Nobody was hurt<sup>2</sup>, and <del>nine"
    "</del> seven houses were flooded, said <b>Ada Byron</b>, the mayor.</p></article><footer>©</footer></body></html>"
)
_RSS = (
    "<?xml version='1.0'?><rss version='2.0'><channel><title>Valley</title><item><title>River</title><link>"
    "https://example.org/1</link><pubDate>Mon, 02 Mar 2026 10:00:00 GMT</pubDate><description>&lt;p&gt;The river rose."
    "&lt;/p&gt;</description></item><item><description>It fell on Tuesday.</description></item></channel></rss>"
)
_ATOM = (
    "<feed xmlns='http://www.w3.org/2005/Atom'><title>Valley</title><entry><title>River</title><updated>"
    "2026-03-02T10:00:00Z</updated><content type='html'>&lt;p&gt;The river rose.&lt;/p&gt;</content></entry></feed>"
)
_OPML = (
    "<opml version='2.0'><body><outline text='Valley' xmlUrl='https://example.org/feed.xml'/></body></opml>"
)
_MAIL = (
    "From: Ada <ada@example.org>\nSubject: =?utf-8?q?River?=\nDate: Mon, 2 Mar 2026 10:00:00 +0100\n"
    "Content-Type: text/plain; charset=utf-8\n\nThe river rose on Monday.\n\nOn Mon, Bob wrote:\n> It fell.\n-- \nAda\n"
)
_MBOX = f"From ada@example.org Mon Mar  2 10:00:00 2026\n{_MAIL}\nFrom bob@example.org Tue Mar  3 10:00:00 2026\n{_MAIL}"
_LINES = (
    '{"title": "River", "text": "The river rose on Monday.", "published": 1772445600}\n{"text": "It fell."}\n'
)
_MARKDOWN = "---\ntitle: River\n---\n# River\n\nThe river ~~fell~~ rose[^1].\n\n- one\n- two\n\n| a | b |\n|---|---|\n"
_WARC = (
    "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/1\r\nWARC-Date: 2026-03-02T10:00:00Z\r\n"
    "Content-Type: application/http; msgtype=response\r\nContent-Length: {size}\r\n\r\n{body}\r\n\r\n"
)
_HTTP = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{_PAGE}"


def _zipped() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("a.txt", _TEXT)
        archive.writestr("b.html", _PAGE)
    return file.getvalue()


CORPUS: dict[str, tuple[bytes, ...]] = {
    "read-pages": (_PAGE.encode(), _TEXT.encode("cp1252"), _MARKDOWN.encode()),
    "read-feeds": (_RSS.encode(), _ATOM.encode(), _OPML.encode(), _LINES.encode()),
    "read-mail": (_MAIL.encode(), _MBOX.encode()),
    "read-archives": (
        _zipped(),
        gzip.compress(_TEXT.encode(), mtime=0),
        _WARC.format(size=len(_HTTP), body=_HTTP).encode(),
    ),
    "read-pdf": (pdf([["The river rose by two metres on Monday.", "It fell on Tuesday."], ["Page 2"]]),),
    "split": (_TEXT.encode(), "“«„ 1.\n".encode() * 9),
    "classify": (_TEXT.encode(), b"Subscribe now\n\nShare\n\nThe river rose.\n"),
    "prune": (_PAGE.encode(),),
}
"""Small inputs that are changed: one or more for each target."""


def fuzz_reader(data: bytes) -> None:
    """Read bytes of any kind: each piece is a document, a problem or a link, and something is said."""
    content = Content(data=data, origin="a")
    pieces = [*parse(content, kind_of(content))]
    assert pieces, "nothing came of it, and nobody says why"
    damaged = [p for p in pieces if isinstance(p, Problem) and p.code == "damaged"]
    assert all(p.message for p in damaged)
    for piece in pieces:
        if isinstance(piece, Document):
            piece.text.encode("utf-8", "surrogatepass")


def fuzz_splitter(data: bytes) -> None:
    """Split a text: the sentences are in order, do not overlap, and hold all that is no space."""
    text = data.decode("utf-8", "replace")
    for boundaries in (sentencex_boundaries, punkt_boundaries):
        end = 0
        for (start, stop), _ in split_sentences(text, "en", boundaries):
            assert end <= start < stop
            assert not text[end:start].strip()
            end = stop
        assert not text[end:].strip()


def fuzz_classify(data: bytes) -> None:
    """Say of each sentence what it is."""
    text = data.decode("utf-8", "replace")
    units = [Unit(offsets, paragraph) for offsets, paragraph in split_sentences(text, "en")]
    assert len(classify(text, units)) == len(units)


def fuzz_prune(data: bytes) -> None:
    """Prune a page: no word comes that was not there."""
    tree = parse_html(data.decode("utf-8", "replace"))
    if tree is not None:
        before = {*text_of(tree).split()}
        prune(tree, None)
        assert len({*text_of(tree).split()} - before) <= len(before)


TARGETS = {
    "read-pages": fuzz_reader,
    "read-feeds": fuzz_reader,
    "read-mail": fuzz_reader,
    "read-archives": fuzz_reader,
    "read-pdf": fuzz_reader,
    "split": fuzz_splitter,
    "classify": fuzz_classify,
    "prune": fuzz_prune,
}
