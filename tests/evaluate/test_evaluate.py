"""The measures: against an oracle where there is one, against figures worked out by hand elsewhere."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest
from flips import FlipKind, flips
from hypothesis import given
from hypothesis import strategies as st

from summarize import Document, SourceError, load, summarize
from summarize.assembly.digest import evenness
from summarize.cli.main import run
from summarize.evaluate.measures import (
    Measure,
    Rouge,
    mean_and_error,
    nugget_coverage,
    paired_bootstrap,
    redundancy,
)
from summarize.evaluate.systems import lead
from summarize.evaluate.topics import Topic, parse_systems, parse_topics
from summarize.pipeline import Pipeline
from summarize.tuning.sweep import kendall_tau

ASCII = st.lists(
    st.sampled_from(
        ["The", "cats", "running", "don't", "1,000", "rose", "U.S.", "well-known", "a", "policies"]
    ),
    max_size=25,
).map(" ".join)


@given(ASCII, st.lists(ASCII, min_size=1, max_size=3), st.booleans())
def test_rouge_is_the_rouge_score_package_s(candidate: str, references: list[str], stemming: bool) -> None:  # noqa: FBT001
    from rouge_score.rouge_scorer import RougeScorer

    scorer = RougeScorer(list(get_args(Measure)), use_stemmer=stemming)
    expected = [scorer.score(reference, candidate) for reference in references]
    for measure in get_args(Measure):
        found = Rouge(measure=measure, stemming=stemming)(candidate, references)
        for name, value in (("precision", found.precision), ("recall", found.recall), ("fmeasure", found.f1)):
            mean = sum(getattr(scores[measure], name) for scores in expected) / len(references)
            assert value == pytest.approx(mean, abs=1e-9)


def test_rouge_reads_every_script_and_cuts() -> None:
    assert Rouge(measure="rouge1")("река вышла из берегов", ["река вышла"]).recall == 1
    assert Rouge(measure="rouge1", words=2)("one two three four", ["three four"]).recall == 0
    assert Rouge(measure="rouge1", stemming=True, language="cs")("mosty", ["mostů"]).f1 == 1
    assert Rouge(measure="rouge2")("", [""]).f1 == 0


def test_paired_bootstrap() -> None:
    worse = [0.1, 0.2, 0.15, 0.3, 0.22]
    better = [value + 0.05 for value in worse]
    assert paired_bootstrap(better, worse) == 0
    assert paired_bootstrap(worse, better) == 1
    assert 0.2 < paired_bootstrap([0.1, 0.3, 0.2, 0.25], [0.3, 0.1, 0.24, 0.2]) < 0.8


def test_small_measures() -> None:
    assert kendall_tau([1, 2, 3]) == 1
    assert kendall_tau([3, 2, 1]) == -1
    assert kendall_tau([5]) == 1
    assert nugget_coverage([True, False], [3, 1]) == 0.75
    assert mean_and_error([1.0, 3.0]) == (2.0, 1.0)
    assert evenness(Counter({"a": 2, "b": 2}), 5) == pytest.approx(0.5)
    assert redundancy(["Rivers rose.", "Rivers rose."], "en") == pytest.approx(1)
    assert redundancy(["Rivers rose.", "Prices fell."], "en") == 0


def test_lead_goes_round(seeds: list[Document]) -> None:
    topic = Topic("t", "en", tuple(replace(d, id=str(n)) for n, d in enumerate(seeds)), ())
    words = lead(topic, 60).split()
    assert len(words) == 60
    assert " ".join(words).startswith(" ".join(seeds[0].text.split()[:20]))


@pytest.mark.slow
def test_every_kind_of_flip_is_planted_and_none_is_merged() -> None:
    """The same on all of MultiLing, 1,640 flips: make bench-quality."""
    analysis = Pipeline().analyse(load("seeds"))
    others = [
        "All schools in the valley will stay open.",
        "The repair of the bridge will cost 3 million euros.",
        "The pumps failed because nobody had cleaned them, the mayor said.",
        "Two hundred people and five dogs couldn't leave, but the harbour was open.",
        "Olsen met Berg in the old town.",
        "The ferry hit the pier of Lisle on its way back.",
        "A flood ruined the mill of Lisle and its garden.",
    ]
    planted = list(flips([*(analysis.texts[i] for i in analysis.prose), *others]))
    assert {flip.kind for flip in planted} == set(get_args(FlipKind))
    assert not any("n't not" in flip.flipped for flip in planted)
    carded = {"figure", "number word", "negation", "direction", "date"}
    reported = 0
    for flip in planted:
        pair = [Document(text=flip.original, language="en"), Document(text=flip.flipped, language="en")]
        digest = summarize(pair, budget=500)
        assert not any(excerpt.support for excerpt in digest.excerpts), flip
        reported += flip.kind in carded and any(
            c.verdict == "differ" for c in (*digest.discrepancies, *digest.possible)
        )
    assert len(planted) > 60
    assert reported >= 0.9 * sum(flip.kind in carded for flip in planted)


@pytest.fixture
def topics_file(tmp_path: Path) -> Path:
    path = tmp_path / "topics.jsonl"
    documents = [
        {"id": "1", "title": "Storm", "text": "A storm flooded the port of Hull on Monday. Two ships sank."},
        {
            "id": "2",
            "text": "On Monday a storm flooded Hull's port. Schools stayed closed.",
            "date": "2026-01-05",
        },
    ]
    rows = [
        {
            "id": "hull",
            "lang": "en",
            "documents": documents,
            "references": ["A storm flooded Hull.", "Hull's port was flooded."],
        },
        {"id": "hull2", "lang": "en", "documents": documents, "references": ["Two ships sank in Hull."]},
    ]
    path.write_text("\n".join(map(json.dumps, rows)) + "\n")
    return path


def test_the_command_prints_a_table(topics_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    systems = topics_file.with_name("systems.jsonl")
    rows = [{"cluster": "hull", "system": "S1", "summary": "A storm flooded Hull."}]
    systems.write_text("\n".join(map(json.dumps, rows)))
    assert run(["eval", str(topics_file), "--words", "12", "--baselines", "--systems", str(systems)]) == 0
    out = capsys.readouterr().out
    assert out.startswith("en, 2 topics, 12 words, unstemmed, f1, stop words kept, mean over references")
    for name in ("default", "lead (round robin)", "TextRank (paper's overlap)", "sumy lsa", "S1", "human"):
        assert f"\n{name}" in out


@pytest.mark.parametrize("mark", ["\x85", "\u2028", "\u2029", "\x0b", "\x0c", "\x1c", "\x1e"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_only_a_line_feed_ends_a_line_of_json(
    topics_file: Path, capsys: pytest.CaptureFixture[str], mark: str, end: str
) -> None:
    """JSON need not escape U+0085 and U+2028; other readers of lines take them for an end of line."""
    summaries = {"hull": f"A storm{mark}flooded Hull.", "hull2": "Two ships sank."}
    rows = [{"cluster": cluster, "system": "S1", "summary": text} for cluster, text in summaries.items()]
    systems = topics_file.with_name("systems.jsonl")
    lines = [json.dumps(row, ensure_ascii=False) for row in rows]
    # Strict JSON escapes what is below U+0020.
    assert all(line.isprintable() or mark in line or "\\u00" in line for line in lines)
    systems.write_text("\ufeff" + end.join(lines) + end, encoding="utf-8", newline="")
    raw = topics_file.read_text(encoding="utf-8").replace("Two ships", f"Two{max(' ', mark)}ships")
    topics_file.write_text(raw, encoding="utf-8")
    assert run(["eval", str(topics_file), "--words", "12", "--systems", str(systems), "--json"]) == 0
    (table,) = json.loads(capsys.readouterr().out)["tables"]
    scores = {row["system"]: row["rouge1"]["mean"] for row in table["systems"]}
    assert scores["S1"] > 0.5


def test_the_command_prints_data(topics_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = [
        "eval",
        str(topics_file),
        "--words",
        "9",
        "--stem",
        "--statistic",
        "recall",
        "--config",
        "short",
    ]
    assert run([*arguments, "--json"]) == 0
    made = json.loads(capsys.readouterr().out)
    assert made["setting"].startswith("9 words, stemmed, recall")
    first = made["tables"][0]["systems"][0]
    assert first["system"] == "short"
    assert 0 < first["rouge1"]["mean"] <= 1


@pytest.mark.parametrize(
    ("content", "status", "message"),
    [
        (None, 66, "no such file"),
        ("{", 65, ":1: not a JSON object"),
        ('\n{"id": 1}', 65, ":2: no documents, references"),
        ("", 65, "no topics"),
    ],
)
def test_a_bad_data_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: str | None, status: int, message: str
) -> None:
    path = tmp_path / "t.jsonl"
    if content is not None:
        path.write_text(content)
    assert run(["eval", str(path)]) == status
    assert message in capsys.readouterr().err


@pytest.mark.parametrize("value", [3, None, ["a"], {}])
def test_a_published_summary_that_is_no_text_names_its_line(value: object) -> None:
    row = {"cluster": "a", "system": "S1", "summary": "Rain."}
    for key in row:
        with pytest.raises(SourceError, match=r"s\.jsonl:2: cluster, system, summary must be strings"):
            parse_systems([json.dumps(row), json.dumps(row | {key: value})], "s.jsonl")


def test_a_document_that_is_wrong_names_its_line() -> None:
    row = {"id": "x", "documents": [{"text": "a", "date": "soon"}], "references": []}
    with pytest.raises(SourceError, match=":1: "):
        parse_topics([json.dumps(row)], "t.jsonl")


def test_quality_of_the_public_data_does_not_fall_below_lead(data: Path) -> None:
    """The whole gate is make bench-quality; this is its quickest part."""
    lines = (data / "multiling2011-dev.jsonl").read_text(encoding="utf-8").split("\n")
    topics = [topic for topic in parse_topics(lines, "dev") if topic.language == "en"]
    rouge = Rouge(measure="rouge2", words=250)
    pipeline = Pipeline()
    from summarize import Budget

    ours = [rouge(pipeline(t.documents, Budget(250)).text, t.references).f1 for t in topics]
    leads = [rouge(lead(t, 250), t.references).f1 for t in topics]
    assert len(topics) == 5
    assert sum(ours) > sum(leads)


def test_several_lengths_and_processes_give_the_same_tables(
    topics_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "top.toml").write_text('[select]\nmethod = "top"\n\n[rank]\ndamping = 0.5\n')
    arguments = ["eval", str(topics_file), "--words", "6", "--words", "12", "-c", "short"]
    arguments += ["-c", str(tmp_path / "top.toml")]
    outputs = []
    for options in ([], ["--jobs", "2"]):
        assert run([*arguments, *options]) == 0
        outputs.append(capsys.readouterr().out)
    assert outputs[0] == outputs[1]
    head, *tables = outputs[0].strip().split("\n\n")
    assert head == 'short: the defaults\ntop: rank.damping 0.5 (0.85), select.method "top" ("coverage")'
    assert [table.split(",")[2].strip() for table in tables] == ["6 words", "12 words"]


def test_scores_as_csv_and_markdown(topics_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["eval", str(topics_file), "--words", "6", "--words", "12"]
    assert run([*arguments, "--csv"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "language,words,system,measure,mean,error,topics,p"
    assert {line.split(",")[1] for line in lines[1:]} == {"6", "12"}
    assert run([*arguments, "--markdown"]) == 0
    out = capsys.readouterr().out
    assert "\n| system | ROUGE-1 | ROUGE-2 | ROUGE-L |" in out
    assert "\n| default | 0." in out
    assert run([*arguments, "--csv", "--json"]) == 2
    assert "--json and --csv exclude each other" in capsys.readouterr().err
