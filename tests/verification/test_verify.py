"""Every change of a source is named; text that only moved is reported as moved."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path

import pytest
from forged import tampered

from summarize import (
    Digest,
    Document,
    SchemaError,
    from_json,
    summarize,
    to_json,
    verify,
)
from summarize.assembly import sealed
from summarize.cli.main import run
from summarize.schema import check_digest


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


@pytest.mark.parametrize("path", ["/kind", "/excerpts/0/role", "/omitted/0/reason"])
def test_a_lone_surrogate_is_no_word_of_ours(digest: Digest, path: str) -> None:
    with pytest.raises(SchemaError):
        tampered(digest, path, "\ud800")


@pytest.mark.parametrize("text", ["", "[]", "{", "null", "[" * 100_000, '{"kind": "digest"}'])
def test_what_is_no_digest(text: str) -> None:
    with pytest.raises(SchemaError):
        from_json(text)
