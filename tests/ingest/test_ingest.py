"""Bytes → Document: encodings, folders, patterns, and what cannot be read."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize import EmptyInputError, MissingSourceError, SourceError, load, summarize, verify
from summarize.ingest import load_paths
from summarize.ingest.decode import decode

ARTICLE = "Die Brücke über die Elbe wurde gesperrt, weil ein Träger brach. Die Züge fahren über Riesa. "


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
def test_encodings_of_western_text(encoding: str) -> None:
    assert decode((ARTICLE * 3).encode(encoding), "x").text == ARTICLE * 3


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1251", "Мост через реку был закрыт, потому что сломалась балка. Поезда идут другим путём. "),
        ("koi8_r", "Мост через реку был закрыт, потому что сломалась балка. Поезда идут другим путём. "),
        ("cp1250", "Most přes řeku byl uzavřen, protože praskl nosník. Vlaky jezdí jinudy, řekl mluvčí. "),
        ("shift_jis", "川に架かる橋は、梁が折れたため閉鎖された。列車は別の経路を通る。"),
        ("gb18030", "河上的大桥因横梁断裂而关闭。火车改走其他路线。"),
        ("euc_kr", "강 위의 다리는 들보가 부러져 폐쇄되었다. 기차는 다른 길로 간다."),
    ],
)
def test_encodings_of_other_scripts(encoding: str, text: str) -> None:
    assert decode((text * 4).encode(encoding), "x").text == text * 4


def test_a_damaged_byte_does_not_change_the_encoding() -> None:
    data = (ARTICLE * 3).encode().replace(b"Riesa", b"Ri\xffesa", 1)
    found = decode(data, "x")
    assert (found.encoding, found.replaced) == ("utf-8", 1)


@pytest.mark.parametrize(
    "data", [b"\x89PNG\r\n\x1a\n" + bytes(99), b"%PDF-1.7\n%\xe2\xe3", bytes(range(256)) * 9, b"\x00" * 50]
)
def test_a_binary_is_no_text(data: bytes) -> None:
    with pytest.raises(SourceError) as caught:
        decode(data, "x.bin")
    assert caught.value.code == "binary"


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        text = decode(data, "x").text
    except SourceError:
        return
    assert isinstance(text, str)


def test_a_mixed_batch_is_read_and_the_rest_is_listed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("It rained in Paris on Monday. Nobody was hurt there.")
    (tmp_path / "b.txt").write_text("")
    (tmp_path / "c.txt").write_bytes(b"\x89PNG\r\n" + bytes(50))
    (tmp_path / "d.txt").mkdir()
    (tmp_path / "e.txt").symlink_to(tmp_path / "gone.txt")
    (tmp_path / "f.txt").write_bytes("Café fermé à Paris. Il a plu lundi.".encode("cp1252"))
    found = load(tmp_path, tmp_path / "nothing.txt")
    assert [d.origin for d in found] == ["a.txt", "f.txt"]
    problems = summarize(found).input.problems
    assert [(p.code, Path(p.origin).name) for p in problems] == [
        ("missing", "nothing.txt"),
        ("empty", "b.txt"),
        ("binary", "c.txt"),
        ("unreadable", "e.txt"),
        ("encoding-guessed", "f.txt"),
    ]
    assert all(p.message.startswith(p.origin) for p in problems)


def test_the_same_file_is_read_once_however_it_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("It rained.")
    assert len(load("a.txt", "./a.txt", tmp_path, "*.txt")) == 1


def test_origins_do_not_depend_on_the_working_directory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("mon/a.txt", "tue/a.md"):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text("It rained.")
    names = []
    for folder, given_ in ((tmp_path, "."), (tmp_path / "mon", ".."), (Path("/"), tmp_path)):
        monkeypatch.chdir(folder)
        names.append([d.origin for d in load(given_)])
    assert names == [["mon/a.txt", "tue/a.md"]] * 3


def test_nothing_usable(tmp_path: Path) -> None:
    with pytest.raises(MissingSourceError, match="no such file"):
        load(tmp_path / "nothing.txt")
    with pytest.raises(MissingSourceError, match="no file matches"):
        load(str(tmp_path / "*.txt"))
    with pytest.raises(EmptyInputError, match="no articles"):
        load(tmp_path)
    with pytest.raises(ValueError, match="at least one"):
        load()


def test_a_name_that_is_not_utf8_is_no_trap(tmp_path: Path) -> None:
    name = os.fsdecode(bytes(tmp_path) + b"/\xff.txt")
    Path(name).write_text("It rained in Paris on Monday.")
    assert summarize(load(tmp_path)).sources[0].origin == "\\udcff.txt"


def test_a_pipe_in_a_folder_is_not_waited_for(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("It rained in Paris on Monday.")
    os.mkfifo(tmp_path / "b.txt")
    assert [(p.code, p.origin) for p in summarize(load(tmp_path)).input.problems] == [("unreadable", "b.txt")]


def test_two_names_that_are_not_utf8_stay_two_sources(tmp_path: Path) -> None:
    for number, name in enumerate((b"/\xff.txt", b"/\xfe.txt")):
        Path(os.fsdecode(bytes(tmp_path) + name)).write_text(f"It rained in Paris on Monday, {number} of 9.")
    found = load_paths([tmp_path]).done()
    assert len({document.origin for document in found}) == len(found.paths) == 2
    assert verify(summarize(found), load(*found.paths.values())) == []


def test_a_device_is_not_read() -> None:
    assert load_paths(["/dev/zero"]).problems[0].code == "unreadable"


def test_one_line_of_ten_megabytes(tmp_path: Path) -> None:
    sentence = "The river rose by a metre in town {} on the first day of the storm. "
    (tmp_path / "a.txt").write_text("".join(sentence.format(n % 50) for n in range(2000)) + "x" * 10_000_000)
    digest = summarize(load(tmp_path), budget=40)
    assert 0 < digest.metrics.words <= 40
