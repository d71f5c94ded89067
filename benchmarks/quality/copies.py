"""Articles → planted rewrites, to measure whether a copy with changed words is found."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random

import regex

_SENTENCE_END = regex.compile(r"(?<=[.!?。！？])\s+|\n+")
_OPENING_WORDS = 80
_INTRO_WORDS = 40


def reword(text: str, *, share: float, vocabulary: Sequence[str], random: Random) -> str:
    """Replace, delete or insert a ``share`` of the words, each with equal chance."""
    result: list[str] = []
    for word in regex.split(r"(\s+)", text):
        if not word or word.isspace() or random.random() >= share:
            result.append(word)
            continue
        change = random.randrange(3)
        if change == 0:
            result.append(random.choice(vocabulary))
        elif change == 1:
            result += [word, " ", random.choice(vocabulary)]
    return "".join(result)


def shuffle(text: str, random: Random) -> str:
    """Put the sentences in another order."""
    sentences = [sentence for sentence in _SENTENCE_END.split(text) if sentence.strip()]
    random.shuffle(sentences)
    return " ".join(sentences)


def opening(text: str) -> str:
    """Keep the first sentences, about 80 words, as a shortened wire story does."""
    kept: list[str] = []
    words = 0
    for sentence in _SENTENCE_END.split(text):
        kept.append(sentence)
        words += len(sentence.split())
        if words >= _OPENING_WORDS:
            break
    return " ".join(kept)


def introduced(text: str, other: str) -> str:
    """Set about 40 words of another article before the text."""
    return " ".join(other.split()[:_INTRO_WORDS]) + ".\n" + text


def kinds(other: str, random: Random) -> dict[str, Callable[[str], str]]:
    """Return what a rewriter does with a reworded article, by name; ``other`` gives the introduction."""
    return {
        "words changed": lambda text: text,
        "and reordered": lambda text: shuffle(text, random),
        "and shortened": opening,
        "and introduced": lambda text: introduced(text, other),
        "shortened and introduced": lambda text: introduced(opening(text), other),
    }
