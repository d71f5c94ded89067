"""Topic → summary, by us and by baselines."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import get_args

from summarize.errors import EmptyInputError
from summarize.evaluate.topics import Topic
from summarize.model import Budget
from summarize.pipeline import Pipeline
from summarize.stages.dedup import ExactOnly
from summarize.stages.rank import TextRank, TopRanked
from summarize.stages.sumy_rankers import SumyMethod, SumyRank

System = Callable[[Topic, int], str]
"""A topic and the most words of its summary → the summary."""


def pipeline_system(pipeline: Pipeline) -> System:
    """Return what a pipeline writes: the excerpts, joined by a space."""

    def run(topic: Topic, words: int) -> str:
        try:
            return pipeline(topic.documents, Budget(words)).text
        except EmptyInputError:
            return ""

    return run


def lead(topic: Topic, words: int) -> str:
    """Return the first sentence of every document, then the second, … cut after ``words``."""
    analysis = Pipeline().analyse(topic.documents)
    order = sorted(analysis.prose, key=lambda i: (analysis.sentences[i].index, i))
    text = " ".join(analysis.texts[i] for i in order)
    return " ".join(text.split()[:words])


def baselines() -> dict[str, System]:
    """Return the baselines by name: lead, TextRank with both similarities, sumy's summarizers."""
    plain = replace(Pipeline(), dedup=ExactOnly(), select=TopRanked())
    systems: dict[str, System] = {"lead (round robin)": lead}
    for name, similarity in (("TextRank (cosine)", "cosine"), ("TextRank (paper's overlap)", "overlap")):
        rank = TextRank(similarity=similarity, teleport_decay=0.0, same_voice=1.0)  # type: ignore[arg-type]
        systems[name] = pipeline_system(replace(plain, rank=rank))
    for summarizer in get_args(SumyMethod):
        sumy = replace(plain, rank=SumyRank(summarizer=summarizer))
        systems[f"sumy {summarizer}"] = pipeline_system(sumy)
    return systems
