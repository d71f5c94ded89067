"""Documents → Collection: their languages, sentences, words and voices."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from summarize.compare.independence import Independence
from summarize.language.bounds import LONGEST_SENTENCE
from summarize.language.identify import identify
from summarize.language.terms import analyse
from summarize.model import Collection, Document
from summarize.stages.protocols import Splitter


def collect(documents: Sequence[Document], split: Splitter, independence: Independence) -> Collection:
    """Split documents and take their sentences apart; they are in canonical order, each with its own id."""
    known = {d.id: replace(d, language=d.language or identify(d.text)) for d in documents}
    sentences = split(tuple(known.values()))
    texts = tuple(known[s.span.document_id][s.span] for s in sentences)
    terms = tuple(
        analyse(text[:LONGEST_SENTENCE], known[s.span.document_id].language)
        for s, text in zip(sentences, texts, strict=True)
    )
    lengths = Counter(s.span.document_id for s in sentences if s.kind == "prose")
    voices = independence(known, sentences, terms)
    return Collection(known, sentences, texts, terms, voices.groups, lengths, voices.passages)
