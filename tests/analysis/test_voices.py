"""Who shares text with whom, which utterance several sources carry, where stages differ."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from copies import introduced, opening, reword, shuffle
from fixture_documents import Case, cases
from hypothesis import given
from hypothesis import strategies as st

from summarize import Digest, Document, Pipeline, summarize, verify
from summarize.assembly import sealed
from summarize.language.terms import analyse
from summarize.model.digest import Place

VOCABULARY = [
    "harbour",
    "mayor",
    "copper",
    "winter",
    "violin",
    "engine",
    "paper",
    "orchard",
    "signal",
    "lantern",
    "river",
    "committee",
]
((WIRE, OTHER),) = [(case.values[0].given, case.values[0].expected) for case in cases("wires")]  # type: ignore[attr-defined]


def voices(*texts: str, language: str = "en") -> int:
    documents = [Document(text=text, language=language) for text in texts]
    return len({*Pipeline().analyse(documents).voices.groups.values()})


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("share", [0.05, 0.15, 0.3])
def test_a_reworded_copy_is_the_same_voice(seed: int, share: float) -> None:
    random = Random(seed)  # noqa: S311
    copy = reword(WIRE, share=share, vocabulary=VOCABULARY, random=random)
    rewritten = [copy, opening(copy), introduced(copy, OTHER)]
    rewritten += [shuffle(copy, random)] * (share < 0.3)
    assert [voices(WIRE, text) for text in rewritten] == [1] * len(rewritten)


def test_a_report_of_the_same_event_is_a_voice_of_its_own() -> None:
    assert voices(WIRE, OTHER) == 2


def test_a_common_quotation_is_no_common_text() -> None:
    speech = (
        "“We will fight for every single island and for every single beach of this old and proud"
        " archipelago, whatever the shipping lobby in the distant capital may think of us and of our nets”"
    )
    a = f"Fishermen cheered in Kirkwall on Friday. {speech}, said Ann Reid. The crowd then went to the pub."
    b = f"At the rally Ann Reid spoke last. {speech}, she shouted. Police counted three hundred people."
    assert voices(a, b) == 2
    assert voices(a.replace("“", "").replace("”", ""), b.replace("“", "").replace("”", "")) == 1


def test_a_common_imprint_is_no_common_text() -> None:
    imprint = (
        "\nThe Northern Isles Courier is an independent weekly that has been printed in Stromness since 1854"
        " and belongs to its readers."
    )
    assert voices(WIRE + imprint, OTHER + imprint) == 2


def test_unspaced_scripts() -> None:
    wire = (
        "周二凌晨，一艘货轮在强风中失去四十个集装箱，柯克沃尔港因此关闭九个小时。海岸警卫队派出两艘船标记漂浮的箱子，"
        "其中一些在灯塔附近破裂。渔民被要求留在岸上，直到用声纳搜索完航道。"
    )
    other = (
        "渡轮乘客在码头等了大半天。潜水员找到十一个箱子，里面大多是花园椅子。"
        "环保组织要求大型船只在暴风雨中远离海岸。"
    )
    assert (
        voices(wire, "记者现场报道。" + wire.replace("强风", "大风").replace("两艘", "三艘"), language="zh")
        == 1
    )
    assert voices(wire, other, language="zh") == 2


def test_the_passages_are_the_evidence() -> None:
    copy = WIRE.replace("two boats", "three boats").replace("eleven", "twelve")
    documents = [
        Document(text=WIRE, origin="b"),
        Document(text=copy, origin="a"),
        Document(text=OTHER, origin="c"),
    ]
    digest = summarize(documents)
    (group,) = digest.independence
    names = {source.id: source.origin for source in digest.sources}
    assert [names[source] for source in group.sources] == ["a", "b"]
    texts = {document.id: document.text for document in documents}
    for passage in group.passages:
        first = passage.spans[0]
        assert texts[first.source][first.start : first.end] == passage.text
        assert {span.source for span in passage.spans} == {*group.sources}
        for span in passage.spans:
            assert (
                analyse(texts[span.source][span.start : span.end], "en").words
                == analyse(passage.text, "en").words
            )
    assert max(len(passage.text.split()) for passage in group.passages) > 20
    assert verify(digest, documents) == []


def test_copies_of_one_text_are_one_voice_without_a_quadratic_search() -> None:
    documents = [Document(text=WIRE, origin=f"{n:03}") for n in range(200)]
    digest = summarize(documents)
    (group,) = digest.independence
    assert len(group.sources) == len(group.passages[0].spans) == 200
    assert digest.excerpts[0].corroboration.independent == 1


@pytest.mark.parametrize("case", cases("statuses"))
def test_stages_of_one_matter(case: Case) -> None:
    cards = [card for card in _compared(case).discrepancies if card.kind == "status"]
    found = [f"{card.verdict}: {' / '.join(value.raw for value in card.values)}" for card in cards]
    assert ("; ".join(found) or "none") == case.expected


@pytest.mark.parametrize("case", cases("utterances"))
def test_utterances(case: Case) -> None:
    found = [
        " / ".join(wording.text for wording in utterance.wordings) for utterance in _compared(case).quotes
    ]
    assert ("; ".join(found) or "none") == case.expected


def _compared(case: Case) -> Digest:
    texts = case.given.split("\n---\n")
    return summarize([Document(text=text, origin=str(n)) for n, text in enumerate(texts)])


def test_the_examples(seeds: list[Document]) -> None:
    digest = summarize(seeds)
    origin = {source.id: int((source.origin or "")[:3]) for source in digest.sources}
    utterances = [u for u in digest.quotes if any("unprecedented" in w.text for w in u.wordings)]
    (utterance,) = utterances
    assert [(origin[w.span.source], w.quoted, w.marks) for w in utterance.wordings] == [
        (0, True, "“”"), (1, False, None), (2, True, "«»"), (3, True, "“”"), (4, True, "“”"),
    ]  # fmt: skip
    assert all(w.speaker and w.speaker.text.endswith("Putin") for w in utterance.wordings)
    assert (utterance.corroboration.documents, utterance.corroboration.independent) == (5, 4)
    cards = {
        frozenset((origin[value.span.source], value.raw) for value in card.values): card.verdict
        for card in digest.discrepancies
        if card.kind == "status"
    }
    assert cards == {
        frozenset({(0, "finalized"), (4, "to advance")}): "differ",
        frozenset({(0, "announced"), (1, "piloted"), (4, "announcing")}): "qualifier-differs",
    }
    (group,) = digest.independence
    assert [origin[source] for source in group.sources] == [0, 3]


@given(st.lists(st.text(alphabet="ab “”«»\"'.,\nsaid Xto"), max_size=4))
def test_any_text_verifies(texts: list[str]) -> None:
    documents = [
        Document(text=f"Anna Berg said “it {text} rains” today. The plan was signed.") for text in texts
    ]
    if documents:
        assert verify(summarize(documents), documents) == []


def test_forged_parts_are_named(seeds: list[Document]) -> None:
    digest = summarize(seeds)
    (group,) = digest.independence
    first, *rest = group.passages
    place = first.spans[0]
    moved = replace(first, spans=(Place(place.source, place.start + 1, place.end), *first.spans[1:]))
    wording = digest.quotes[0].wordings[0]
    lying = replace(
        digest.quotes[0], wordings=(replace(wording, text="never"), *digest.quotes[0].wordings[1:])
    )
    chosen = next(e for e in digest.excerpts if e.claimant)
    blamed = replace(chosen, claimant=replace(chosen.claimant, text="Nobody"))  # type: ignore[type-var]
    for forged, label in (
        (replace(digest, independence=(replace(group, passages=(moved, *rest)),)), "a shared passage is not"),
        (
            replace(digest, independence=(replace(group, sources=("zzz", group.sources[0])),)),
            "a group of sources",
        ),
        (replace(digest, quotes=(lying, *digest.quotes[1:])), "a wording of utterance 1 is not"),
        (
            replace(digest, excerpts=tuple(blamed if e is chosen else e for e in digest.excerpts)),
            "the claimant of",
        ),
    ):
        (problem,) = verify(sealed(forged), seeds)
        assert label in problem.message
