"""Topic → summary, by us and by baselines, in one process or in several."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterable, Mapping, Sequence
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


_Task = tuple[str, int, int]
"""Name of a system, number of a topic, words."""
_work: tuple[Mapping[str, System], Sequence[Topic]] = ({}, ())
"""What a child works on: it inherits it, since a system is a function that no pipe carries."""


def written(
    topics: Sequence[Topic], systems: Mapping[str, System], lengths: Iterable[int], jobs: int
) -> Callable[[Callable[[str], None]], dict[str, System]]:
    """Return a function that writes all summaries with ``jobs`` processes and returns systems that know them.

    Its argument is called with what was done. The summaries are the same with any number of jobs.
    """

    def write(progress: Callable[[str], None]) -> dict[str, System]:
        global _work  # noqa: PLW0603  # children inherit it
        tasks = [(name, n, words) for words in lengths for name in systems for n in range(len(topics))]
        _work = (systems, topics)
        found: dict[tuple[str, str, int], str] = {}
        with multiprocessing.get_context("fork").Pool(jobs) as pool:
            for done, (task, text) in enumerate(pool.imap(_summary, tasks), 1):
                name, number, words = task
                found[name, topics[number].id, words] = text
                progress(f"{done} of {len(tasks)}: {name}, {topics[number].id}, {words} words")
        return {name: _known(name, found) for name in systems}

    return write


def _summary(task: _Task) -> tuple[_Task, str]:
    name, number, words = task
    systems, topics = _work
    return task, systems[name](topics[number], words)


def _known(name: str, found: Mapping[tuple[str, str, int], str]) -> System:
    return lambda topic, words: found[name, topic.id, words]
