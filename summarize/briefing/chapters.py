"""Stories of old and new articles → which of them have news, and which earlier story each goes on from."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from summarize.analysis.annotate import Annotated
from summarize.language.denials import denials
from summarize.language.terms import Terms
from summarize.language.words import primary, shingles
from summarize.model.briefing import EarlierStory
from summarize.model.comparison import count_independent
from summarize.stories import Story

_RUN = 3
_COPIED = 0.8
"""An article that shares text with a reported one is a mere copy if that holds so many of its word runs, and
every number and denial of it: a corrected version is news."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """What is new in one story."""

    story: Story
    new: tuple[Annotated, ...]
    """Its articles that were not reported before, without mere copies of reported ones."""
    earlier: EarlierStory | None
    """The story that it goes on from: the one that most of its articles were reported in."""
    merged: tuple[str, ...]
    """Ids of the other earlier stories that are in it."""

    @property
    def voices(self) -> int:
        """How many of the new articles are independent of each other."""
        known = (article.document for article in self.new)
        return count_independent((self.story.groups[document.id], document.publisher) for document in known)

    @property
    def id(self) -> str:
        """The id of the story that it goes on from, else one that follows from its articles."""
        return self.story.id if self.earlier is None else self.earlier.id


@dataclass(frozen=True, slots=True)
class Copies:
    """New articles that are only copies of what was reported: they are no news."""

    earlier: EarlierStory
    new: tuple[Annotated, ...]


def chapters(
    stories: Sequence[Story], told_in: Mapping[str, EarlierStory]
) -> tuple[list[Chapter], list[Copies]]:
    """Return the stories that have news, and what is only copied.

    Args:
        stories: of old and new articles.
        told_in: id of each old document → the story that reported it.

    """
    claims: list[tuple[int, int, str]] = []
    for number, story in enumerate(stories):
        counts = Counter(told_in[i].id for i in story.groups if i in told_in)
        claims += [(count, number, name) for name, count in counts.items()]
    earlier = {told.id: told for told in told_in.values()}
    owner: dict[str, int] = {}
    own: dict[int, str] = {}
    # The largest overlap keeps the id, on a merge as on a split.
    for _, number, name in sorted(claims, key=lambda claim: (-claim[0], claim[1], claim[2])):
        if name not in owner and number not in own:
            owner[name], own[number] = number, name
    found, copied = [], []
    for number, story in enumerate(stories):
        names = sorted({told_in[i].id for i in story.groups if i in told_in})
        new = tuple(a for a in story.articles if a.document.id not in told_in)
        if not new:
            continue
        fresh = _fresh(story, new, told_in)
        # A part that was split off still goes on from the story that it was reported in.
        kept = own.get(number) or (names[0] if names and not fresh else None)
        if kept is not None and not fresh:
            copied.append(Copies(earlier[kept], new))
        else:
            others = tuple(name for name in names if name != kept)
            found.append(Chapter(story, fresh, None if kept is None else earlier[kept], others))
    return found, copied


def _fresh(
    story: Story, new: Sequence[Annotated], told_in: Mapping[str, EarlierStory]
) -> tuple[Annotated, ...]:
    """Return the new articles that are more than a copy of what was reported."""
    told: defaultdict[int, list[Annotated]] = defaultdict(list)
    for article in story.articles:
        if article.document.id in told_in:
            told[story.groups[article.document.id]].append(article)
    return tuple(a for a in new if not _is_held(a, told[story.groups[a.document.id]]))


def _is_held(article: Annotated, told: Sequence[Annotated]) -> bool:
    runs = _runs(article)
    known = {run for one in told for run in _runs(one)}
    return len(runs & known) >= _COPIED * len(runs) and _decisive(article) <= {
        sign for one in told for sign in _decisive(one)
    }


def _runs(article: Annotated) -> set[tuple[str, ...]]:
    """Return every run of three words in the prose of an article."""
    return {run for terms, _ in _prose(article) for run in shingles(terms.words, _RUN)}


def _decisive(article: Annotated) -> set[object]:
    """Return the numbers in the prose of an article, and the sentences that deny something."""
    code, found = primary(article.document.language), set[object]()
    for terms, text in _prose(article):
        found.update(number.value for number in terms.numbers)
        if denials(text, terms, code).count:
            found.add(terms.words)
    return found


def _prose(article: Annotated) -> Iterator[tuple[Terms, str]]:
    pairs = zip(article.sentences, article.terms, strict=True)
    return ((terms, article.document[s.span]) for s, terms in pairs if s.kind == "prose")
