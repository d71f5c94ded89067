"""What holds for any text in any number of documents."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from summarize import (
    Budget,
    Digest,
    Document,
    SummarizeError,
    from_json,
    summarize,
    to_json,
    to_markdown,
    to_text,
)
from summarize import verify as check
from summarize.model.canonical import to_builtins
from summarize.model.inputs import Unit
from summarize.pipeline import Pipeline
from summarize.schema import check_digest

WORDS = [
    "rain",
    "Paris",
    "the",
    "not",
    "12",
    "rose",
    "fell",
    "is",
    "“high",
    "level.”",
    "Monday",
    "雨",
    "नदी",
    "?",
    "He",
    "\n",
]
SENTENCES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=12).map(lambda words: " ".join(words) + ".")
ARTICLES = st.lists(SENTENCES, min_size=1, max_size=8).map(" ".join)
TEXTS = st.one_of(st.text(max_size=300), ARTICLES, st.text(st.characters(), max_size=80))
UNITS: tuple[Unit, ...] = ("words", "sentences", "characters", "minutes", "ratio")
BUDGETS = st.one_of(
    st.builds(Budget, st.integers(0, 60), st.sampled_from(UNITS[:3])),
    st.builds(Budget, st.floats(0, 0.2), st.just("minutes")),
    st.builds(Budget, st.floats(0, 1), st.just("ratio")),
)


def document(text: str) -> Document:
    return Document(text=text)


def digest_or_refusal(texts: Iterable[str], budget: Budget) -> Digest | None:
    try:
        return summarize(map(document, texts), budget=budget)
    except SummarizeError:
        return None


@given(st.lists(TEXTS, max_size=6), BUDGETS)
@example(["", "  \n "], Budget(10))
@example(["One sentence only"], Budget(0))
@example(["One sentence only"], Budget(1))
@example(["It rained. " * 5] * 5, Budget(1, "sentences"))
@example(["\ud800 lone surrogate. It rained in Paris."], Budget(50))
@example(["\x00\x1b[31m red. It rained in Paris on Monday."], Budget(50))
def test_any_text(texts: list[str], budget: Budget) -> None:
    digest = digest_or_refusal(texts, budget)
    if digest is None:
        return
    documents = {source.id: source for source in digest.sources}
    assert len(documents) == len(texts)
    check_digest(to_builtins(digest))
    assert check(digest, [Document(text=text) for text in texts]) == []
    spans = [e.span for e in digest.excerpts] + [s.span for e in digest.excerpts for s in e.support]
    places = [(s.source, s.start, s.end) for s in [*spans, *(o.span for o in digest.omitted)]]
    assert len(places) == len(set(places)) == digest.input.sentences
    assert from_json(to_json(digest)) == digest
    for render in (to_text, to_markdown):
        assert "\x1b" not in render(digest)
    assert_within(digest, budget, sum(source.words for source in digest.sources))


def assert_within(digest: Digest, budget: Budget, words: int) -> None:
    text = digest.text
    used = {
        "words": len(text.split()),
        "sentences": len(digest.excerpts),
        "characters": len(text),
        "minutes": digest.metrics.minutes - 1e-6,
        "ratio": len(text.split()) / max(1, words),
    }
    assert used[budget.unit] <= budget.limit


@given(st.lists(ARTICLES, min_size=1, max_size=5))
def test_scores_sum_to_one(texts: list[str]) -> None:
    digest = digest_or_refusal(texts, Budget(20))
    if digest is None:
        return
    ranking = Pipeline().study(map(document, texts)).ranking
    assert sum(ranking.scores) == pytest.approx(1)
    shown = sum(e.score for e in digest.excerpts) + sum(o.score or 0 for o in digest.omitted)
    assert shown == pytest.approx(1, abs=1e-6)


@given(st.lists(ARTICLES, min_size=1, max_size=5), st.randoms(use_true_random=False))
def test_order_of_documents_changes_nothing(texts: list[str], random: object) -> None:
    shuffled = list(texts)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    first, second = digest_or_refusal(texts, Budget(20)), digest_or_refusal(shuffled, Budget(20))
    assert (first and to_json(first)) == (second and to_json(second))


@given(st.lists(ARTICLES, min_size=1, max_size=4))
def test_a_copy_of_every_document_changes_no_excerpt(texts: list[str]) -> None:
    once, twice = digest_or_refusal(texts, Budget(20)), digest_or_refusal(texts * 2, Budget(20))
    assert (once and once.text) == (twice and twice.text)


@given(st.lists(ARTICLES, min_size=1, max_size=5))
def test_the_fast_path_is_networkx_s_pagerank(texts: list[str]) -> None:
    import networkx

    if digest_or_refusal(texts, Budget(20)) is None:
        return
    graph = Pipeline().study(map(document, texts)).graph()
    teleport = {node: graph.nodes[node]["teleport"] for node in graph}
    expected = networkx.pagerank(
        graph,
        alpha=graph.graph["damping"],
        personalization=teleport,
        dangling=teleport,
        tol=1e-15,
        max_iter=2000,
    )
    for node, value in expected.items():
        assert graph.nodes[node]["score"] == pytest.approx(value, abs=1e-9)
