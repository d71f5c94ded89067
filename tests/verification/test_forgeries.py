"""What verify and recompute say of digests that somebody forged, under an id that fits."""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from types import ModuleType
from typing import Any, get_args, get_type_hints

import pytest
from conftest import ROOT
from forged import STORM, tampered
from fuzz_verify import FOUND, TARGETS

from summarize import (
    Digest,
    Document,
    Pipeline,
    from_json,
    load_config,
    recompute,
    summarize,
    to_json,
    verify,
)
from summarize.assembly import sealed
from summarize.model.comparison import Place, Quote, Statement
from summarize.stages.rank import DayOrder


@pytest.fixture(scope="module")
def digest(seeds: list[Document]) -> Digest:
    return summarize(seeds)


def bench() -> ModuleType:
    """Return the generator of forgeries."""
    spec = importlib.util.spec_from_file_location("forgeries", ROOT / "benchmarks" / "forgeries.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


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
def test_what_does_not_follow_from_the_sources(
    digest: Digest, seeds: list[Document], path: str, value: object
) -> None:
    if isinstance(value, dict):
        value = value | {"source": digest.sources[0].id}
    forged = tampered(digest, path, value)
    assert forged != digest
    assert verify(forged, seeds)


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
    found = verify(sealed(from_json(json.dumps(data))), STORM)
    assert found[0].message.partition(": ")[2].startswith("excerpt 1 is not a whole sentence, at ")


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
    made = summarize(STORM, budget=25, pipeline=load_config("short").pipeline)
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
    [
        None,
        [],
        {},
        {"rank": 1},
        {"independence": {"method": "passages", "evidence": 1e308}},
        {"select": {"method": "coverage", "exact": True, "time_limit": 1e9}},
    ],
)
def test_settings_of_a_foreign_digest(values: object) -> None:
    digest = summarize(STORM)
    forged = sealed(replace(digest, config={**digest.config, "values": values}))
    assert verify(forged, STORM)
    assert recompute(forged, STORM)


def test_a_stage_of_somebody_s_own() -> None:
    class Backwards(DayOrder):
        pass

    made = summarize(STORM, pipeline=Pipeline(order=Backwards()))
    assert verify(made, STORM) == []
    assert [p.code for p in recompute(made, STORM)] == ["not-recomputable"]


@pytest.mark.parametrize("target", [*TARGETS])
@pytest.mark.parametrize("data", FOUND, ids=bytes.hex)
def test_what_fuzzing_found(target: str, data: bytes) -> None:
    TARGETS[target](data)


def quoted(part: object, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Yield the path of each text that has a span beside it, by a walk over the values."""
    if isinstance(part, tuple):
        for n, item in enumerate(part):
            yield from quoted(item, (*path, n))
    elif is_dataclass(part) and not isinstance(part, type):
        names = [field.name for field in fields(part)]
        if isinstance(getattr(part, "span", None), Quote | Place):
            yield from ((*path, name) for name in ("text", "raw") if name in names)
        for name in names:
            yield from quoted(getattr(part, name), (*path, name))


def quoting(kind: object, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Yield the path, without numbers, of each text that may have a span beside it, by the types."""
    if is_dataclass(kind) and isinstance(kind, type):
        hints = get_type_hints(kind)
        if {Quote, Place} & {hints.get("span"), *get_args(hints.get("span"))}:
            yield from ((*path, name) for name in ("text", "raw") if name in hints)
        for name, held in hints.items():
            yield from quoting(held, (*path, name))
    else:
        for held in get_args(kind):
            yield from quoting(held, path)


def forged_at(part: Any, path: tuple[str | int, ...]) -> Any:
    """Return the digest, or a part of it, with one letter of the text at a path changed."""
    if not path:
        return f"{part[:-1]}{'x' if part[-1] != 'x' else 'y'}"
    step, *rest = path
    if isinstance(step, int):
        return (*part[:step], forged_at(part[step], tuple(rest)), *part[step + 1 :])
    return replace(part, **{step: forged_at(getattr(part, step), tuple(rest))})


def test_a_forged_text_is_found_wherever_it_has_a_span(seeds: list[Document]) -> None:
    """Fails as well where the digests below have no example of a field: then add one."""
    planned = [
        Document(text=text, origin=f"{n}.txt")
        for n, text in enumerate(
            (
                "The council agreed on Monday to build a new bridge over the river near the old mill. "
                "It will cost 4 million euros, the mayor said.",
                "The council planned on Monday to build a new bridge over the river near the old mill. "
                "Nobody knows what the bridge will cost, according to the police.",
            )
        )
    ]
    gone = Document(text="A whale was seen off the harbour of Oslo on Friday by several fishermen.")
    dangling = [
        Document(text="Bridge collapsed. This collapse blocked the river Elbe for all ships on Monday.")
    ]
    earlier = summarize([*STORM[:2], gone], budget=60)
    digests = [
        (summarize(seeds), seeds),
        (summarize(dangling, budget=14), dangling),
        (summarize([*STORM, *planned], budget=60, since=earlier), [*STORM, *planned]),
    ]
    forged = {}
    for digest, documents in digests:
        for path in quoted(digest):
            kind = tuple(step for step in path if isinstance(step, str))
            if kind not in forged:
                made = sealed(forged_at(digest, path))
                # What was in a source that is gone is known to the earlier digest alone.
                forged[kind] = verify(made, documents) or recompute(made, documents, earlier)
    assert set(forged) == set(quoting(Digest))
    assert [kind for kind, problems in forged.items() if not problems] == []


@dataclass(frozen=True, slots=True, kw_only=True)
class WithCauses(Digest):
    """A digest of a later version, with a section that nobody told ``verify`` about."""

    causes: tuple[Statement, ...] = ()


def test_a_new_section_cannot_be_forgotten(digest: Digest, seeds: list[Document]) -> None:
    values = {field.name: getattr(digest, field.name) for field in fields(digest)}
    lead = digest.excerpts[0]
    made = sealed(WithCauses(**values, causes=(Statement(lead.text, lead.span),)))
    (problem,) = verify(sealed(forged_at(made, ("causes", 0, "text"))), seeds)
    assert problem.code == "sentence-changed"
    assert "causes 1 is not what is at" in problem.message
