"""What earlier briefings reported."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from summarize.model import Document
from summarize.model.briefing import Briefing, BriefStory, EarlierStory


def earlier_stories(since: Briefing) -> tuple[EarlierStory, ...]:
    """Return the stories of a briefing, which has what it quoted and not its articles."""
    went = (EarlierStory(id=q.id, headline=q.headline, first=q.last, last=q.last) for q in since.quiet)
    told = (s for s in since.stories if s.place != "none" or s.voices < 2)
    return (*(_earlier(story, since.made) for story in told), *went)


def _earlier(story: BriefStory, made: str) -> EarlierStory:
    return EarlierStory(
        id=story.id,
        headline=story.headline,
        first=_first(story, made),
        last=made,
        documents=tuple(_quoted(story)),
        told=frozenset(article.sha256 for article in story.articles),
        digest=story.digest,
    )


def _first(story: BriefStory, made: str) -> str:
    return (datetime.fromisoformat(made) - timedelta(days=story.day - 1)).isoformat()


def _quoted(story: BriefStory) -> Sequence[Document]:
    """Return one document for each article: its headline and what the digest quotes of it."""
    found = []
    for article in story.articles:
        said: list[str] = []
        if story.digest is not None:
            ids = {source.id for source in story.digest.sources if source.sha256 == article.sha256}
            for excerpt in story.digest.excerpts:
                quotes = [(excerpt.span, excerpt.text), *((s.span, s.text) for s in excerpt.support)]
                said += [text for span, text in quotes if span.source in ids]
        text = "\n\n".join(said) or article.title or ""
        if text:
            found.append(
                Document(
                    text=text,
                    title=article.title,
                    publisher=article.publisher,
                    url=article.url,
                    published=article.published,
                )
            )
    return found
