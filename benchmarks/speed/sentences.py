"""Real sentences, from the test data of the gensim wheel: newswire and Wikipedia.

2,826 sentences of the Lee corpus (Australian newswire of 2001) and about 17,000 of an extract of the English
Wikipedia, cut into documents of 25 sentences and shuffled with a fixed seed.
"""

from __future__ import annotations

import bz2
import importlib.util
import random
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from lxml import etree
from sentencex import segment

SENTENCES_A_DOCUMENT = 25
_SENTENCES_A_PARAGRAPH = 5
_SEED = 20261128
_NEWS = "lee_background.cor"
_WIKIPEDIA = "enwiki-latest-pages-articles1.xml-p000000010p000030302-shortened.bz2"
_DROPPED = re.compile(r"<ref[^>]*/>|<ref.*?</ref>|<!--.*?-->|<math>.*?</math>|'{2,}|<[^<>]*>", re.DOTALL)
_INNERMOST = re.compile(r"\{\{[^{}]*\}\}|\{\|[^{}]*\|\}")
_FILE = re.compile(r"\[\[(?:File|Image|Category):[^\[\]]*(?:\[\[[^\[\]]*\]\][^\[\]]*)*\]\]")
_LINK = re.compile(r"\[\[(?:[^\[\]|]*\|)?([^\[\]|]*)\]\]|\[\S+ ([^\[\]]*)\]")


def documents(sentences: int) -> list[str]:
    """Return texts of 25 sentences each, together as many sentences as asked for.

    Raises:
        ValueError: there are not so many.

    """
    count = sentences // SENTENCES_A_DOCUMENT
    texts = _all()
    if count > len(texts):
        msg = f"there are {len(texts) * SENTENCES_A_DOCUMENT} sentences, not {sentences}"
        raise ValueError(msg)
    return list(texts[:count])


@cache
def _all() -> tuple[str, ...]:
    found = [*_news(), *_wikipedia()]
    paragraphs = [
        " ".join(found[i : i + _SENTENCES_A_PARAGRAPH]) for i in range(0, len(found), _SENTENCES_A_PARAGRAPH)
    ]
    step = SENTENCES_A_DOCUMENT // _SENTENCES_A_PARAGRAPH
    texts = ["\n\n".join(paragraphs[i : i + step]) for i in range(0, len(paragraphs) - step, step)]
    random.Random(_SEED).shuffle(texts)  # noqa: S311  # reproducible, no secret
    return tuple(texts)


def _folder() -> Path:
    """Return where the test data lies; gensim itself is not imported."""
    spec = importlib.util.find_spec("gensim")
    if spec is None or spec.origin is None:
        msg = "the sentences come from the gensim wheel: run make bench-speed, which installs it"
        raise SystemExit(msg)
    return Path(spec.origin).parent / "test" / "test_data"


def _news() -> Iterator[str]:
    for article in (_folder() / _NEWS).read_text(encoding="utf-8").splitlines():
        yield from _sentences(article)


def _wikipedia() -> Iterator[str]:
    with bz2.open(_folder() / _WIKIPEDIA) as file:
        for _, element in etree.iterparse(file, recover=True, huge_tree=True):
            if etree.QName(element).localname == "text" and element.text:
                for line in _prose(element.text):
                    yield from _sentences(line)
                element.clear()


def _prose(markup: str) -> Iterator[str]:
    text = _DROPPED.sub("", markup)
    while (shorter := _INNERMOST.sub("", text)) != text:
        text = shorter
    text = _LINK.sub(lambda m: m[1] or m[2] or "", _FILE.sub("", text))
    for line in text.splitlines():
        if line[:1].isalpha() and len(line) > 80:
            yield line


def _sentences(text: str) -> Iterator[str]:
    for sentence in segment("en", text):
        plain = " ".join(sentence.split())
        if 30 <= len(plain) <= 600 and plain[-1] in ".!?" and not set("[]{}|=") & set(plain):
            yield plain
