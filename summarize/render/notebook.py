"""Digest or briefing → a short piece of HTML for the output of a notebook's cell."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from summarize.model.briefing import Briefing, news
from summarize.model.digest import Digest, Excerpt, Source
from summarize.render.citations import checked_url, empty_line, fold, length, summary_line

_LONGEST_NAME = 40


def to_fragment(shown: Digest | Briefing) -> str:
    """Return headings, and sentences with the sources that say them.

    It has neither a script nor a style. Its classes keep a notebook from setting what is between dollar
    signs as a formula, which a source could write.
    """
    lines = _digest(shown) if isinstance(shown, Digest) else _briefing(shown)
    return "\n".join(['<section class="mathjax_ignore tex2jax_ignore">', *lines, "</section>"]) + "\n"


def _digest(digest: Digest) -> Iterator[str]:
    if not digest.excerpts:
        yield f"<p>{_shown(empty_line(digest))}</p>"
        return
    if digest.title is not None:
        yield f'<h3 dir="auto">{_shown(digest.title.text)}</h3>'
    yield from _sentences(digest, digest.excerpts)
    yield f"<p><small>{_shown(summary_line(digest))}</small></p>"


def _briefing(briefing: Briefing) -> Iterator[str]:
    for story in briefing.stories:
        if story.place == "page" and story.digest is not None:
            yield f'<h3 dir="auto">{_shown(story.headline or "")}</h3>'
            yield from _sentences(story.digest, news(story.digest))
    yield f"<p><small>{_shown(length(briefing.counts.words, briefing.counts.budget))}</small></p>"


def _sentences(digest: Digest, excerpts: tuple[Excerpt, ...]) -> Iterator[str]:
    sources = {source.id: source for source in digest.sources}
    for excerpt in excerpts:
        first = sources[excerpt.span.source]
        others = dict.fromkeys(support.span.source for support in excerpt.support)
        said = [_linked(first), *([_shown(first.published[:10])] if first.published else [])]
        also = ", ".join(_linked(sources[source]) for source in others if source != first.id)
        said += [f"also {also}"] if also else []
        before = "" if excerpt.context is None else f"({_shown(excerpt.context.text)}) "
        yield f'<p dir="auto">{before}{_shown(excerpt.text)} <small>[{" · ".join(said)}]</small></p>'


def _linked(source: Source) -> str:
    url, name = checked_url(source.url), fold(source.name)
    name = escape(name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1]}…")
    return name if url is None else f'<a href="{escape(url)}" rel="noreferrer">{name}</a>'


def _shown(text: str) -> str:
    return escape(fold(text))
