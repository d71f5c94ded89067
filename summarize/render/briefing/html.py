"""Briefing → one self-contained HTML page: no script, nothing that is loaded from elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from summarize.model.briefing import Briefing
from summarize.render.briefing.page import USUAL, Citation, Entry, Extent, Page, page
from summarize.render.safety import fold

_STYLE = """
body { font: 1.05rem/1.5 Georgia, serif; max-width: 42rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.5rem; margin-bottom: 0 }
h2, h3 { font-size: 1.15rem; margin: 1.6rem 0 0 }
p { margin: .4rem 0 }
.note, .cited, footer { color: #666; font: .85rem/1.4 sans-serif }
@media (prefers-color-scheme: dark) {
  body { color: #ddd; background: #181818 } a { color: #8ab4f8 } .note, .cited, footer { color: #aaa }
}
"""


def to_html(briefing: Briefing, extent: Extent = USUAL) -> str:
    """Return the page; every text of a source is escaped, and only http and https addresses are linked."""
    shown = page(briefing, extent)
    head = (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width">\n'
        f"<title>{_text(shown.title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
    )
    return head + "\n".join(_body(shown)) + "\n</body>\n</html>\n"


def _body(shown: Page) -> Iterator[str]:
    yield f'<h1>{_text(shown.title)}</h1>\n<p class="note">{_text(shown.counts)}</p>'
    for number, entry in enumerate(shown.entries, 1):
        yield from _entry(number, entry)
    if shown.also or shown.more:
        yield "<h2>Also</h2>\n<ul>"
        yield from (f"<li>{_text(entry.headline)}{_names(entry.cited)}</li>" for entry in shown.also)
        if shown.more:
            yield f"<li>and {shown.more} more in the JSON</li>"
        yield "</ul>"
    if shown.differing:
        yield "<h2>They differ</h2>\n<ul>"
        yield from (f"<li>{_text(text)}{_names(cited)}</li>" for text, cited in shown.differing)
        yield "</ul>"
    if shown.closing:
        yield f"<footer>{''.join(f'<p>{_text(line)}</p>' for line in shown.closing)}</footer>"


def _entry(number: int, entry: Entry) -> Iterator[str]:
    if entry.opens and entry.section:
        yield f"<h2>{_text(entry.section)}</h2>"
    level = "h2" if entry.section is None else "h3"
    yield f"<{level}>{number}. {_text(entry.headline)}</{level}>"
    yield from entry_html(entry)


def entry_html(entry: Entry) -> Iterator[str]:
    """Yield what is below the headline of a story."""
    yield f'<p class="note">{_text(entry.note)}</p>'
    plain = " ".join(f"{_text(said.text)}{_names(said.cited)}" for said in entry.said if not said.updated)
    updated = [
        f"<strong>updated</strong> {_text(said.text)}{_names(said.cited)}"
        for said in entry.said
        if said.updated
    ]
    yield from (f"<p>{part}</p>" for part in (plain, *updated) if part)


def _names(cited: Sequence[Citation]) -> str:
    linked = (
        f'<a href="{escape(c.url)}" rel="noreferrer">{_text(c.name)}</a>' if c.url else _text(c.name)
        for c in cited
    )
    return f' <span class="cited">[{", ".join(linked)}]</span>' if cited else ""


def _text(text: str) -> str:
    return escape(fold(text))
