"""Inputs whose digests want to cost the square of their size: name → how to build one, and its size."""

from __future__ import annotations

from collections.abc import Callable

from summarize import Document, summarize, to_json
from summarize.errors import EmptyInputError

_WORDS = [
    "river",
    "harbour",
    "council",
    "bridge",
    "budget",
    "winter",
    "school",
    "market",
    "doctor",
    "engine",
    "forest",
    "garden",
]


def _word(n: int) -> str:
    return f"{_WORDS[n % len(_WORDS)]}{n}"


def _articles(sentences: list[str], size: int = 20) -> list[Document]:
    """Spread sentences over articles of twenty."""
    texts = (" ".join(sentences[i : i + size]) for i in range(0, len(sentences), size))
    return [Document(text=text, origin=f"{n}.txt", language="en") for n, text in enumerate(texts)]


def _one(text: str) -> list[Document]:
    return [
        Document(text=text, origin="a.txt", language="en"),
        Document(text="It rained in Paris on Monday.", origin="b.txt", language="en"),
    ]


def near_copies(count: int) -> list[Document]:
    """Build sentences of twelve words of which one differs."""
    return _articles(
        [
            f"The minister of trade said that the new bridge over the {_word(n)} will open soon."
            for n in range(count)
        ],
        1,
    )


def near_copies_in_families(count: int) -> list[Document]:
    """Build sentences that are near-copies of thirty-nine others."""
    return _articles(
        [
            f"The {_word(n // 40)} board of {_word(n // 40 + 7)} approved the {_word(n)} plan of the town."
            for n in range(count)
        ],
        1,
    )


def copies(count: int) -> list[Document]:
    """Build one article again and again."""
    return [
        Document(
            text="The river rose by two metres on Monday. Nobody was hurt, the police said.",
            origin=f"{n}.txt",
            language="en",
        )
        for n in range(count)
    ]


def one_sentence(count: int) -> list[Document]:
    """Build one document that says one sentence again and again."""
    return _one("The river rose by two metres on Monday, the police said. " * count)


def one_word_lines(count: int) -> list[Document]:
    """Build lines of one word each."""
    return _one("\n".join(map(_word, range(count))))


def punctuation(count: int) -> list[Document]:
    """Build lines of nothing but marks."""
    return _one("\n".join("?!.,;:-" * (1 + n % 9) for n in range(count)))


def quotes(count: int) -> list[Document]:
    """Build sentences that each quote somebody."""
    return _articles(
        [
            f"“We will build the {_word(n)} near the {_word(n * 7)} again,” said Anna Berg{n % 9}."
            for n in range(count)
        ]
    )


def alike_quotes(count: int) -> list[Document]:
    """Build quotations that share their words, and reports of them."""
    lines = [
        (
            f"“We will not close the {_word(n % 50)} before winter,” the mayor said.",
            f"The mayor said they would not close the {_word(n % 50)} before winter.",
        )[n % 2]
        for n in range(count)
    ]
    return _articles(lines, 4)


def unclosed_quotes(count: int) -> list[Document]:
    """Build opening marks without closing ones."""
    return _one("“" * count)


def unclosed_sentences(count: int) -> list[Document]:
    """Build sentences that each open a quotation, on one line."""
    return _one(" ".join(f"He said “we saw the {_word(n)}. It was wet." for n in range(count)))


def headings(count: int) -> list[Document]:
    """Build one heading again and again, and a paragraph."""
    return _one("Top Stories\n\n" * count + "The river rose by two metres on Monday, the police said.")


def statuses(count: int) -> list[Document]:
    """Build sentences on how far something has come."""
    return _articles(
        [
            f"The government approved the {_word(n)} deal, and the {_word(n + 1)} plan was cancelled."
            for n in range(count)
        ]
    )


INPUTS: dict[str, tuple[Callable[[int], list[Document]], int]] = {
    "near-copies": (near_copies, 2000),
    "near-copies in families": (near_copies_in_families, 2000),
    "copies": (copies, 10_000),
    "one sentence repeated": (one_sentence, 4000),
    "one-word lines": (one_word_lines, 50_000),
    "punctuation only": (punctuation, 20_000),
    "quotations": (quotes, 2000),
    "quotations alike": (alike_quotes, 2000),
    "unclosed quotation marks": (unclosed_quotes, 200_000),
    "sentences with unclosed quotation marks": (unclosed_sentences, 4000),
    "repeated headings": (headings, 4000),
    "statuses": (statuses, 2000),
}
"""The size is of the largest of three, each twice the one before."""


def digest_of(documents: list[Document]) -> str:
    """Make a digest, and write it; empty where there is no sentence."""
    try:
        return to_json(summarize(documents))
    except EmptyInputError:
        return ""
