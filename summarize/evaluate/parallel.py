"""Systems → the same ones, with every summary written beforehand by several processes."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterable, Mapping, Sequence

from summarize.evaluate.systems import System
from summarize.evaluate.topics import Topic

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
