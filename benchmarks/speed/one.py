"""One call in a process of its own: python one.py SYSTEM SENTENCES → a line of JSON with its cost.

SYSTEM: ``call`` (summarize() and its JSON), ``sweep`` (20 lengths of a study that is made before), ``sumy``
(TextRank of the package sumy, 10 sentences). Reading the input and importing is not counted.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable

from sentences import documents

BUDGETS = range(30, 630, 30)


def call(texts: list[str]) -> Callable[[], object]:
    """Return what makes one digest of 200 words, with its JSON."""
    from summarize import Document, summarize, to_json  # noqa: PLC0415  # the commit that is on the path

    given = [Document(text=text, language="en", origin=f"{n:05}.txt") for n, text in enumerate(texts)]
    return lambda: to_json(summarize(given, budget=200))


def sweep(texts: list[str]) -> Callable[[], object]:
    """Return what writes digests of twenty lengths of one study, which is made before."""
    from summarize import Budget, Document, Pipeline  # noqa: PLC0415

    given = [Document(text=text, language="en", origin=f"{n:05}.txt") for n, text in enumerate(texts)]

    pipeline = Pipeline()
    study = pipeline.study(given)

    def run() -> object:
        return [pipeline.write(study, Budget(words)) for words in BUDGETS]

    return run


def sumy(texts: list[str]) -> Callable[[], object]:
    """Return what ranks with sumy's TextRank, with its own stemmer and stop words."""
    from sumy.nlp.stemmers import Stemmer  # noqa: PLC0415
    from sumy.parsers.plaintext import PlaintextParser  # noqa: PLC0415
    from sumy.summarizers.text_rank import TextRankSummarizer  # noqa: PLC0415
    from sumy.utils import get_stop_words  # noqa: PLC0415

    text = "\n\n".join(texts)

    def run() -> object:
        parser = PlaintextParser.from_string(text, Words())
        summarizer = TextRankSummarizer(Stemmer("english"))
        summarizer.stop_words = get_stop_words("english")
        return summarizer(parser.document, 10)

    return run


class Words:
    """A tokenizer as sumy wants it: NLTK's would download its data."""

    language = "english"

    def to_sentences(self, text: str) -> list[str]:
        """Return the sentences of a paragraph."""
        from sentencex import segment  # noqa: PLC0415

        return [sentence.strip() for sentence in segment("en", text) if sentence.strip()]

    def to_words(self, text: str) -> list[str]:
        """Return the words of a sentence."""
        import re  # noqa: PLC0415

        return re.findall(r"[^\W_]+", text)


SYSTEMS = {"call": call, "sweep": sweep, "sumy": sumy}


def main() -> None:
    """Run once and print the cost."""
    system, count = sys.argv[1], int(sys.argv[2])
    SYSTEMS[system](documents(100))()  # imports, compiled patterns
    run = SYSTEMS[system](documents(count))
    before = time.process_time()
    run()
    spent = time.process_time() - before
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(json.dumps({"system": system, "sentences": count, "cpu": spent, "peak_mb": peak / 1024}))


if __name__ == "__main__":
    main()
