"""The main job on the example articles: what is shown, and that nothing changes it that should not."""

from __future__ import annotations

import hashlib
import itertools
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT, SEEDS
from seed_score import score

from summarize import Digest, Document, load, summarize, to_json, to_text, verify
from summarize.model.canonical import to_builtins
from summarize.schema import check_digest

GOLDEN = ROOT / "tests" / "gold" / "digest-200.txt"


def without_run(digest: Digest) -> str:
    data = to_builtins(digest)
    del data["run"]
    return json.dumps(data)


def test_the_examples_are_untouched() -> None:
    digests = {path.name: hashlib.sha256(path.read_bytes()).hexdigest()[:12] for path in SEEDS}
    assert digests == {
        "000_277e440e9b678eba.txt": "1a0f61c1282a",
        "001_ed06eec667e21d69.txt": "8a934183990f",
        "002_2aae61516a0ff741.txt": "cde8fa0417d2",
        "003_943fff7d51937406.txt": "46f9040efac7",
        "004_75cffcf58202be77.txt": "794c0d654526",
    }


@pytest.mark.parametrize(("words", "coverage"), [(150, 0.50), (250, 0.67)])
def test_facts_of_the_examples(seeds: list[Document], words: int, coverage: float) -> None:
    found = score(summarize(seeds, budget=words))
    assert found.coverage >= coverage
    assert found.twice == []
    assert found.furniture == 0
    assert found.recall >= 0.8
    assert found.precision >= 0.9


def test_golden_digest(seeds: list[Document]) -> None:
    """Read the change by eye, then write the file again: python tests/test_seeds.py."""
    assert to_text(summarize(seeds)) == (ROOT / "tests" / "gold" / "digest-200.txt").read_text(
        encoding="utf-8"
    )


def test_any_order_of_the_files_gives_the_same_bytes(seeds: list[Document]) -> None:
    orders = itertools.islice(itertools.permutations(seeds), 0, None, 13)
    made = {without_run(summarize(order)) for order in orders}
    assert len(made) == 1


def test_hash_seed_and_working_directory_change_nothing(tmp_path: Path) -> None:
    code = (
        "import hashlib, json, sys; from summarize import *;"
        "from summarize.model.canonical import to_builtins;"
        "d = to_builtins(summarize(load(sys.argv[1]))); d.pop('run');"
        "print(hashlib.sha256(json.dumps(d).encode()).hexdigest())"
    )
    made = set()
    for seed in range(2):
        folder, path = (ROOT, "seeds") if seed % 2 else (tmp_path, str(ROOT / "seeds"))
        done = subprocess.run(
            [sys.executable, "-c", code, path], cwd=folder, capture_output=True, text=True, check=True,
            env={**os.environ, "PYTHONHASHSEED": str(seed)},
        )  # fmt: skip
        made.add(done.stdout)
    assert len(made) == 1


def test_copies_change_the_lists_of_sources_only(tmp_path: Path, seeds: list[Document]) -> None:
    for path in SEEDS:
        (tmp_path / path.name).write_bytes(path.read_bytes())
    (tmp_path / "aaa.txt").write_bytes(SEEDS[4].read_bytes())
    (tmp_path / "zzz.txt").write_bytes(SEEDS[1].read_bytes())
    plain, copied = summarize(seeds), summarize(load(tmp_path))
    assert [(e.id, e.span, e.text, e.score) for e in copied.excerpts] == [
        (e.id, e.span, e.text, e.score) for e in plain.excerpts
    ]
    assert [e.corroboration.independent for e in copied.excerpts] == [
        e.corroboration.independent for e in plain.excerpts
    ]
    assert copied.input.documents == 7
    assert copied.input.independent_groups == plain.input.independent_groups == 4


def test_the_first_and_fourth_article_are_one_voice(seeds: list[Document]) -> None:
    groups = [source.group for source in summarize(seeds).sources]
    assert groups[0] == groups[3]
    assert len(set(groups)) == 4


def test_every_sentence_is_accounted_for_once(seeds: list[Document]) -> None:
    digest = summarize(seeds)
    shown = [e.span for e in digest.excerpts] + [s.span for e in digest.excerpts for s in e.support]
    places = [(s.source, s.start, s.end) for s in [*shown, *(o.span for o in digest.omitted)]]
    assert len(places) == len(set(places)) == digest.input.sentences
    check_digest(to_builtins(digest))
    assert verify(digest, seeds) == []
    assert json.loads(to_json(digest))["metrics"]["words"] <= 200


if __name__ == "__main__":
    documents = [Document(text=p.read_bytes().decode("utf-8"), origin=p.name) for p in SEEDS]
    GOLDEN.write_text(to_text(summarize(documents)), encoding="utf-8")
