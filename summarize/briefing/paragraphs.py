"""Chapters in order of weight → the digest of each, within the words of the page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summarize.analysis import Analysis
from summarize.briefing.chapters import Chapter
from summarize.briefing.headline import headline
from summarize.briefing.plan import BriefPlan
from summarize.errors import EmptyInputError
from summarize.model import Budget, Digest, count_words
from summarize.model.briefing import news

_MOST_ALSO = 8
"""Stories of one voice that get a line under "Also"; those of several voices always do."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """What a page says of a chapter: a digest, or only its headline."""

    headline: str | None
    digest: Digest | None = None


def write_paragraphs(found: Sequence[Chapter], plan: BriefPlan) -> list[Paragraph]:
    """Return a paragraph for each chapter, the heaviest of which get digests while there are words."""
    lines = [Paragraph(headline(chapter.new)) for chapter in found]
    count = _how_many(found, lines, plan)
    left = plan.words - _also(found, lines, count)
    most = max(plan.most, left // count) if count else 0
    for number in range(count):
        after = count - number - 1
        allowed = max(plan.least, min(most, left - after * plan.least, 2 * left // (after + 2)))
        digest = _digest(found[number], min(allowed, left), plan)
        if digest is not None:
            left -= sum(count_words(excerpt.text) for excerpt in news(digest))
            title = digest.title.text if digest.title is not None else lines[number].headline
            lines[number] = Paragraph(title, digest)
        else:
            left -= count_words(lines[number].headline or "")
    return lines


def _how_many(found: Sequence[Chapter], lines: Sequence[Paragraph], plan: BriefPlan) -> int:
    """Return how many chapters have room for a paragraph, the lines of the others taken off."""
    count = min(len(found), plan.stories, plan.words // max(1, plan.least))
    while count and count * plan.least + _also(found, lines, count) > plan.words:
        count -= 1
    return count


def _also(found: Sequence[Chapter], lines: Sequence[Paragraph], count: int) -> int:
    return sum(count_words(lines[i].headline or "") for i in also_shown(found, count))


def also_shown(found: Sequence[Chapter], count: int) -> Iterator[int]:
    """Yield which chapters after the first ``count`` get a line: those of several voices, and some others."""
    alone = 0
    for number, chapter in enumerate(found[count:], count):
        alone += chapter.voices < 2
        if chapter.voices > 1 or alone <= _MOST_ALSO:
            yield number


def _digest(chapter: Chapter, words: int, plan: BriefPlan) -> Digest | None:
    """Return a digest of what is new in a chapter; None where it has nothing to show in so many words."""
    voices = plan.pipeline.voices
    since = None if chapter.earlier is None else chapter.earlier.digest
    try:
        study = plan.pipeline.study(Analysis(chapter.new, voices))
    except EmptyInputError:
        return None
    digest = plan.pipeline.write(study, Budget(words), since=since)
    return digest if news(digest) else None
