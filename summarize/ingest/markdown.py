"""Markdown (CommonMark) with front matter → Document: its prose, without tables, code and marks."""

from __future__ import annotations

import tomllib
from html import escape
from typing import Any

import regex

from summarize.ingest.blocks import parse_html, text_of
from summarize.ingest.charset import charset_of
from summarize.ingest.content import Content, Pieces
from summarize.ingest.dates import iso
from summarize.ingest.decode import decode
from summarize.ingest.fields import language_code, name_of, one_line, web_url
from summarize.ingest.plain import encoding_problems, filled
from summarize.ingest.sandbox.limits import check_size
from summarize.model import Document

_FRONT = regex.compile(r"(---|\+\+\+)[ \t]*\n(.*?)\n(?:\1|\.\.\.)[ \t]*(?:\n|\Z)", regex.DOTALL)
_KEY = regex.compile(r"([A-Za-z_][\w-]*)[ \t]*:[ \t]*(.*)")
_QUOTED = regex.compile(r"""(["'])(.*)\1(?:\s+#.*)?""")
_FOOTNOTE = regex.compile(r"\[\^[^\]\s]+\]:?")
# Where struck-out words were before a closing mark.
_STRUCK, _STRUCK_WORDS = "\0", regex.compile(r" ?\0+(?=[,.;:!?])|\0")
_INLINE_TEXT = frozenset({"text", "code_inline"})


def read_markdown(content: Content) -> Pieces:
    """Read the prose of a Markdown file and the simple keys of its front matter.

    Raises:
        SourceError: codes ``empty``, ``binary``, ``too-large``.

    """
    origin = content.origin
    check_size(len(content.data), origin)
    decoded = decode(content.data, origin, declared=charset_of(content.media_type), fallback=content.encoding)
    text = decoded.text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    front = _FRONT.match(text)
    facts = {} if front is None else _toml(front[2]) if front[1] == "+++" else _simple_keys(front[2])
    blocks, heading = _blocks(text[front.end() :] if front else text)
    yield Document(
        text=filled("\n\n".join(blocks), origin),
        title=one_line(facts.get("title")) or one_line(heading),
        author=name_of(facts.get("author") or facts.get("authors")),
        publisher=name_of(facts.get("publisher") or facts.get("source")),
        url=web_url(facts.get("url") or facts.get("link") or facts.get("canonical")) or content.url,
        published=iso(facts.get("published") or facts.get("date")),
        language=language_code(facts.get("language") or facts.get("lang")),
        origin=origin,
    )
    yield from encoding_problems(decoded, origin)


def _toml(text: str) -> dict[str, Any]:
    try:
        return {key.lower(): value for key, value in tomllib.loads(text).items()}
    except (tomllib.TOMLDecodeError, RecursionError):
        return {}


def _simple_keys(text: str) -> dict[str, Any]:
    """Read ``key: value`` and lists of strings: what front matter holds of YAML, and no more of it."""
    facts: dict[str, Any] = {}
    last = ""
    for line in text.split("\n"):
        found = _KEY.fullmatch(line.rstrip())
        if found:
            last, value = found[1].lower(), found[2].strip()
            if value.startswith("[") and value.endswith("]"):
                facts[last] = [_unquoted(part) for part in value[1:-1].split(",")]
            elif value:
                facts[last] = _unquoted(value)
        elif line.strip().startswith("- ") and last:
            items = facts.setdefault(last, [])
            if isinstance(items, list):
                items.append(_unquoted(line.strip()[2:]))
    return facts


def _unquoted(value: str) -> str:
    quoted = _QUOTED.fullmatch(value.strip())
    return quoted[2] if quoted else value.partition(" #")[0].strip()


def _blocks(text: str) -> tuple[list[str], str | None]:
    """Return the blocks of prose, a heading or a list item each its own, and the first main heading."""
    from markdown_it import MarkdownIt  # noqa: PLC0415  # start-up

    tokens = MarkdownIt("commonmark", {"maxNesting": 20}).enable(["table", "strikethrough"]).parse(text)
    blocks: list[str] = []
    heading: str | None = None
    in_table = False
    for token, before in zip(tokens, [None, *tokens], strict=False):
        in_table = token.type == "table_open" or (in_table and token.type != "table_close")
        if token.type != "inline" or in_table:
            continue
        written = _inline(token.children or [])
        if before is not None and before.tag == "h1" and heading is None:
            heading = written
        if written:
            blocks.append(written)
    return blocks, heading


def _inline(tokens: list[Any]) -> str:
    """Return the words of one block; its tags of HTML are read by the rules of pages."""
    tagged = any(token.type == "html_inline" for token in tokens)
    parts: list[str] = []
    struck = 0
    for token in tokens:
        if token.tag == "s":
            struck += token.nesting
            parts.append(_STRUCK)
        if token.type == "softbreak":
            parts.append(" ")
        elif token.type == "hardbreak":
            parts.append("<br>" if tagged else "\n")
        elif not struck and token.type in _INLINE_TEXT:
            parts.append(escape(token.content) if tagged else token.content)
        elif not struck and token.type == "html_inline":
            parts.append(token.content)
    written = _STRUCK_WORDS.sub("", _FOOTNOTE.sub("", "".join(parts)))
    if tagged:
        tree = parse_html(f"<p>{written}</p>")
        written = "" if tree is None else text_of(tree)
    return "\n".join(regex.sub(r"[ \t]+", " ", line).strip() for line in written.split("\n")).strip()
