"""Every change of a source is named; text that only moved is reported as moved."""

from __future__ import annotations

import importlib.util
import json
import os
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest
from conftest import ROOT

from summarize import (
    Digest,
    Document,
    Pipeline,
    SchemaError,
    from_json,
    load_config,
    recompute,
    summarize,
    to_json,
    verify,
)
from summarize.assembly import sealed
from summarize.cli.main import run
from summarize.schema import check_digest
from summarize.stages.order import ThemeOrder


@pytest.fixture(scope="module")
def digest(seeds: list[Document]) -> Digest:
    return summarize(seeds)


def changed(seeds: list[Document], number: int, text: str) -> list[Document]:
    return [*seeds[:number], Document(text=text, origin=seeds[number].origin), *seeds[number + 1 :]]


def codes(digest: Digest, documents: list[Document]) -> list[tuple[str, str]]:
    return [(p.code, p.message.partition(":")[2].strip()) for p in verify(digest, documents)]


def test_nothing_changed(digest: Digest, seeds: list[Document]) -> None:
    assert verify(digest, seeds) == []
    assert verify(from_json(to_json(digest)), list(reversed(seeds))) == []


def test_a_renamed_source_is_found_by_its_text(digest: Digest, seeds: list[Document]) -> None:
    assert verify(digest, [replace(d, origin=f"new-{d.origin}") for d in seeds]) == []


def test_a_changed_byte_in_an_excerpt(digest: Digest, seeds: list[Document]) -> None:
    text = seeds[1].text.replace("unprecedented", "unprecedentad")
    found = codes(digest, changed(seeds, 1, text))
    assert [code for code, _ in found] == ["source-changed", "sentence-changed"]
    assert found[1][1].startswith("excerpt 1 changed, at 0–196")


def test_a_changed_byte_in_any_sentence_is_named(digest: Digest, seeds: list[Document]) -> None:
    for sentence in (o for o in digest.omitted if o.span.source == seeds[2].id):
        at = sentence.span.start
        text = seeds[2].text[:at] + "#" + seeds[2].text[at + 1 :]
        found = codes(digest, changed(seeds, 2, text))
        assert [code for code, _ in found] == ["source-changed", "sentence-changed"]
        assert f"{at}–{sentence.span.end}" in found[1][1]


def test_a_change_between_sentences(digest: Digest, seeds: list[Document]) -> None:
    text = seeds[2].text.replace("\n\n", "\n ", 1)
    assert codes(digest, changed(seeds, 2, text))[1][1] == "the change lies outside every sentence"


def test_moved_text_is_moved_and_not_fine(digest: Digest, seeds: list[Document]) -> None:
    found = codes(digest, changed(seeds, 1, "Updated.\n\n" + seeds[1].text))
    assert found[0][0] == "source-changed"
    assert {code for code, _ in found[1:]} == {"moved"}
    assert found[1][1] == "excerpt 1 moved from 0–196 to 10–206"


def test_a_missing_source(digest: Digest, seeds: list[Document]) -> None:
    assert codes(digest, seeds[1:]) == [("source-missing", "not among the given documents")]


def test_an_edited_digest(digest: Digest, seeds: list[Document]) -> None:
    first = replace(digest.excerpts[0], text="Nobody said this.")
    found = codes(replace(digest, excerpts=(first, *digest.excerpts[1:])), seeds)
    assert [code for code, _ in found] == ["digest-changed", "sentence-changed"]


def test_a_quotation_of_a_source_that_is_not_listed(digest: Digest, seeds: list[Document]) -> None:
    first = digest.excerpts[0]
    forged = replace(first, text="The moon is made of cheese.", span=replace(first.span, source="zzz"))
    made = sealed(replace(digest, excerpts=(forged, *digest.excerpts[1:])))
    assert [code for code, _ in codes(made, seeds)] == ["source-missing"]


def test_a_forged_fingerprint(digest: Digest, seeds: list[Document]) -> None:
    forged = replace(digest.omitted[0], fingerprint="0" * 12)
    made = sealed(replace(digest, omitted=(forged, *digest.omitted[1:])))
    assert [code for code, _ in codes(made, seeds)] == ["sentence-changed"]


def tampered(digest: Digest, path: str, value: object) -> Digest:
    """Return the digest with one value changed, under the id that its content gives."""
    data = json.loads(to_json(digest))
    *parents, last = path.strip("/").split("/")
    target = data
    for key in parents:
        target = target[int(key) if key.isdigit() else key]
    target[int(last) if last.isdigit() else last] = value
    return sealed(from_json(json.dumps(data)))


def bench() -> ModuleType:
    """Return the generator of forgeries."""
    spec = importlib.util.spec_from_file_location("forgeries", ROOT / "benchmarks" / "forgeries.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


STORM = [
    Document(text=text, title=title, publisher=who, published=day, origin=f"{who}.txt")
    for who, title, day, text in (
        ("Post", "Storm hits the coast", "2026-03-02",
         "Two people died and 40 houses were flooded on Monday. “We need help in every single village today,"
         "” the mayor said. The bridge over the river was closed. It opens again on 4 May 2026."),
        ("Herald", "Flood at the coast", "2026-03-03",
         "Three people died and 45 houses were flooded on Monday. “We need help in every village today,” the "
         "mayor said. According to the police, the bridge over the river was closed."),
        ("Echo", None, None, "Over the coast\n\nThe bridge over the river was closed. The new dam was planned."),
    )
]  # fmt: skip


def test_a_sample_of_all_forgeries() -> None:
    """``make bench-forgeries`` makes all of them, of more digests."""
    forgeries = bench()
    digest = summarize(STORM, budget=40)
    assert verify(digest, STORM) == recompute(digest, STORM) == []
    made = [f for n, f in enumerate(forgeries.forgeries(json.loads(to_json(digest)))) if n % 19 == 0]
    found = [(kind, forgeries.caught(data, STORM, None)) for kind, data in made]
    assert len(found) > 100
    missed = [kind for kind, ways in found if ways == (False, True)]
    assert [kind for kind, ways in found if ways == (False, False)] == []
    assert len(missed) < 0.1 * len(found), missed


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("/title", {"text": "Mayor admits fraud", "source": "", "span": None}),
        ("/title", None),
        ("/language", "de"),
        ("/sources/0/publisher", "Reuters"),
        ("/sources/0/title", "Mayor admits fraud"),
        ("/sources/0/url", "https://example.org/a"),
        ("/sources/0/published", "2026-01-01"),
        ("/sources/0/author", "A. Nyone"),
        ("/sources/0/language", "nl"),
        ("/excerpts/0/support", []),
        ("/excerpts/0/claimant", None),
        ("/excerpts/0/score", 0.5),
        ("/discrepancies", []),
        ("/discrepancies/0/verdict", "agree"),
        ("/discrepancies/0/values/0/value", 20.0),
        ("/quotes", []),
        ("/timeline/0/resolved", "2020-01-01"),
        ("/omitted", []),
        ("/independence", []),
        ("/metrics/words", 5),
        ("/metrics/balance", 1.0),
        ("/input/independent_groups", 1),
        ("/input/sentences", 4),
    ],
)
def test_what_does_not_follow_from_the_sources(path: str, value: object) -> None:
    digest = summarize(STORM, budget=40)
    if isinstance(value, dict):
        value = value | {"source": digest.sources[0].id}
    forged = tampered(digest, path, value)
    assert forged != digest
    assert verify(forged, STORM)


def test_a_sentence_cut_short_is_no_sentence() -> None:
    """What is left of it stands there character by character, and says something else."""
    digest = summarize(STORM, budget=40)
    data = json.loads(to_json(digest))
    for excerpt in data["excerpts"]:
        span = excerpt["span"]
        text = next(d.text for d in STORM if d.id == span["source"])
        excerpt["text"] = excerpt["text"].partition(" ")[2]
        span["start"] = span["end"] - len(excerpt["text"])
        span["prefix"] = text[max(0, span["start"] - 32) : span["start"]]
    found = codes(sealed(from_json(json.dumps(data))), STORM)
    assert found[0][1].startswith("excerpt 1 is not a whole sentence, at ")


def test_a_difference_has_its_path_and_both_values() -> None:
    digest = summarize(STORM, budget=40)
    forged = sealed(replace(digest, excerpts=(replace(digest.excerpts[0], score=0.25), *digest.excerpts[1:])))
    (problem,) = recompute(forged, STORM)
    assert (problem.code, problem.origin) == ("differs", "/excerpts/0/score")
    assert f"the digest has 0.25, its sources give {digest.excerpts[0].score}" in problem.message


def test_differences_are_bounded(seeds: list[Document], digest: Digest) -> None:
    forged = sealed(replace(digest, omitted=tuple(replace(o, score=0.5) for o in digest.omitted)))
    found = recompute(forged, seeds)
    assert len(found) == 51
    assert all(len(problem.message) < 400 for problem in found)


@pytest.mark.parametrize("method", ["verify", "recompute"])
def test_a_digest_of_another_version_is_not_called_wrong(method: str) -> None:
    digest = summarize(STORM)
    older = sealed(replace(digest, generator={"name": "summarize", "version": "0.0.1"}))
    (problem,) = {"verify": verify, "recompute": recompute}[method](older, STORM)
    assert problem.code == {"verify": "other-version", "recompute": "not-recomputable"}[method]
    assert "made by summarize 0.0.1" in problem.message


def test_recompute_uses_the_recorded_settings_and_only_the_sources() -> None:
    made = summarize(STORM, budget=25, pipeline=load_config("brief").pipeline)
    extra = Document(text="Something else happened elsewhere. Nobody was there.")
    assert recompute(from_json(to_json(made)), [extra, *STORM[::-1]]) == []
    copies = [*STORM, *(replace(STORM[0], origin=f"copy{n}.txt") for n in range(11))]
    made = summarize(copies)
    assert verify(made, copies) == recompute(made, copies[::-1]) == []
    assert [p.code for p in recompute(made, STORM[1:])][:1] == ["source-missing"]
    renamed = [replace(d, origin=f"new-{d.origin}") for d in STORM]
    assert {p.origin for p in recompute(summarize(STORM), renamed)} == {
        f"/sources/{n}/origin" for n in range(3)
    }


@pytest.mark.parametrize(
    "values",
    [None, [], {}, {"rank": 1}, {"select": {"method": "coverage", "exact": True, "time_limit": 1e9}}],
)
def test_settings_of_a_foreign_digest(values: object) -> None:
    digest = summarize(STORM)
    forged = sealed(replace(digest, config={**digest.config, "values": values}))
    assert verify(forged, STORM)
    assert recompute(forged, STORM)


def test_a_stage_of_somebody_s_own() -> None:
    class Backwards(ThemeOrder):
        pass

    made = summarize(STORM, pipeline=Pipeline(order=Backwards()))
    assert verify(made, STORM) == []
    assert [p.code for p in recompute(made, STORM)] == ["not-recomputable"]


@pytest.mark.parametrize(
    "text",
    ['{"a": NaN}', '{"a": 1e999}', '{"a": ' + "[" * 400 + "]" * 400 + "}", '{"a": -Infinity}'],
)
def test_json_that_is_no_json(text: str) -> None:
    with pytest.raises(SchemaError):
        from_json(text)


def test_a_digest_steers_nothing(
    tmp_path: Path, seeds: list[Document], capsys: pytest.CaptureFixture[str]
) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "secret.txt").write_text("It rained in the valley on Monday. Nobody knows.")
    names = [str(tmp_path / "pipe"), "-", str(tmp_path), "https://203.0.113.9/a", "\x00"]
    forged = replace(summarize(seeds), run={"paths": {str(n): name for n, name in enumerate(names)}})
    day = tmp_path / "day.json"
    day.write_text(to_json(forged))
    assert run(["verify", str(day)]) == 2
    assert "--sources PATH or --store FILE" in capsys.readouterr().err
    assert run(["verify", str(day), "--trust-paths"]) == 65
    out, err = capsys.readouterr()
    assert "named by the digest, and not a file" in err
    assert out.count("source-missing") == len(seeds)


def test_a_changed_file_is_not_printed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A digest may name any file and any place in it; what is there is not for whoever wrote the digest."""
    path = tmp_path / "a.txt"
    path.write_text("It rained in the valley on Monday. The bridge was closed on Tuesday.")
    day = tmp_path / "day.json"
    assert run(["digest", str(path), "--words", "7", "--output", str(day)]) == 0
    path.write_text("The password of the house is hunter2. It is written under the mat here.")
    assert run(["verify", str(day), "--sources", str(path)]) == 65
    out, err = capsys.readouterr()
    assert "sentence-changed" in out
    assert not any(word in out + err for word in ("hunter2", "password", "mat"))


@pytest.mark.parametrize(
    ("path", "value", "code"),
    [
        ("/excerpts/0/order", 99, "digest-changed"),
        ("/excerpts/1/span/prefix", "Nobody believes that ", "sentence-changed"),
        ("/excerpts/1/span/suffix", " he lied", "sentence-changed"),
        ("/excerpts/0/explanation/votes/0/text", "Nobody said this.", "sentence-changed"),
        ("/excerpts/0/explanation/runner_up/span/start", 7, "sentence-changed"),
        ("/excerpts/0/corroboration/documents", 4, "digest-changed"),
        ("/excerpts/0/corroboration/independent", 5, "digest-changed"),
        ("/quotes/0/corroboration/independent", 9, "digest-changed"),
        ("/discrepancies/0/comparisons/0/values/1", 99, "digest-changed"),
        ("/title/source", "zzz", "source-missing"),
        ("/omitted/0/span/source", "zzz", "source-missing"),
        ("/coverage/sources/0", "zzz", "source-missing"),
        ("/coverage/single_source/0/documents/0", "zzz", "source-missing"),
        ("/sources/0/characters", 5, "digest-changed"),
        ("/sources/0/group", 77, "digest-changed"),
        ("/input/hash", "0" * 64, "digest-changed"),
        ("/config/values/budget/limit", 1000, "digest-changed"),
    ],
)
def test_a_forged_digest(digest: Digest, seeds: list[Document], path: str, value: object, code: str) -> None:
    assert code in [problem.code for problem in verify(tampered(digest, path, value), seeds)]


def test_a_span_past_the_end() -> None:
    text = "It rained in Paris on Monday"
    made = summarize(text)
    assert verify(made, text) == []
    assert [p.code for p in verify(tampered(made, "/excerpts/0/span/end", 99), text)] == ["sentence-changed"]


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("/sources/0/id", "zzz"),
        ("/coverage/sources/0", "zzz"),
        ("/coverage/single_source/0/documents/0", "zzz"),
        ("/discrepancies/0/comparisons/0/values/1", 99),
        ("/excerpts/0/order", 99),
    ],
)
def test_a_digest_at_odds_with_itself_is_refused(
    digest: Digest, tmp_path: Path, capsys: pytest.CaptureFixture[str], path: str, value: object
) -> None:
    file = tmp_path / "d.json"
    file.write_text(to_json(tampered(digest, path, value)))
    for command in ("render", "verify", "explain"):
        assert run([command, str(file)]) == 65
        assert capsys.readouterr().err.startswith(f"summarize: {file}: ")


def test_what_is_no_digest_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "d.json"
    file.write_text("{")
    assert run(["render", str(file)]) == 65
    assert capsys.readouterr().err.startswith(f"summarize: {file}: not JSON")


def test_the_command(tmp_path: Path, seeds: list[Document], capsys: pytest.CaptureFixture[str]) -> None:
    for document in seeds:
        (tmp_path / str(document.origin)).write_bytes(document.text.encode())
    made = tmp_path / "d.json"
    assert run(["digest", str(tmp_path), "--output", str(made)]) == 0
    assert run(["verify", str(made), "--trust-paths"]) == 0
    assert "run --recompute to check the conclusions" in capsys.readouterr().out
    assert run(["verify", str(made), "--sources", str(tmp_path), "--recompute"]) == 0
    assert "its sources make this digest again" in capsys.readouterr().out
    path = tmp_path / str(seeds[0].origin)
    path.write_bytes(path.read_bytes().replace(b"powerful display", b"powerfull display", 1))
    assert run(["verify", str(made), "--sources", str(tmp_path)]) == 65
    assert str(seeds[0].origin) in capsys.readouterr().out


def test_extensions_do_not_change_the_id(digest: Digest, seeds: list[Document]) -> None:
    data = json.loads(to_json(digest)) | {"_note": {"by": "the editor"}}
    check_digest(data)
    assert verify(from_json(json.dumps(data)), seeds) == []


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("/kind", "page"),
        ("/excerpts/0/score", 2),
        ("/unknown", 1),
        ("/input/documents", "5"),
        ("/run/generated", "today"),
    ],
)
def test_a_digest_that_does_not_fit_is_refused(digest: Digest, path: str, value: object) -> None:
    data = json.loads(to_json(digest))
    *parents, last = path.strip("/").split("/")
    target = data
    for key in parents:
        target = target[int(key) if key.isdigit() else key]
    target[last] = value
    with pytest.raises(SchemaError) as caught:
        check_digest(data)
    assert caught.value.path == ("" if last == "unknown" else path)


@pytest.mark.parametrize("text", ["", "[]", "{", "null", "[" * 100_000, '{"kind": "digest"}'])
def test_what_is_no_digest(text: str) -> None:
    with pytest.raises(SchemaError):
        from_json(text)
