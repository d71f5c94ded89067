"""Which source covers what: themes, and what one independent voice alone says."""

from __future__ import annotations

import json
import re

import pytest
from conftest import ROOT
from hypothesis import given
from hypothesis import strategies as st

from summarize import Digest, Document, Pipeline, summarize, verify
from summarize.language.leaning import leaning
from summarize.language.quantities import quantities
from summarize.language.terms import mentions

NAMES = ["Alva", "Brno", "Chad", "Delhi", "gas", "rain", "fell", "on", "12", "30 million", "“Echo", "the"]
SENTENCES = st.lists(st.sampled_from(NAMES), min_size=2, max_size=8).map(
    lambda w: f"Then {' '.join(w)} came."
)
ARTICLES = st.lists(SENTENCES, min_size=1, max_size=6).map(" ".join)


@pytest.fixture(scope="module")
def digest(seeds: list[Document]) -> Digest:
    return summarize(seeds)


@pytest.mark.parametrize(
    ("sentence", "fact", "files"),
    [
        ("Kim Jong Un's attendance", "over six decades", ["001"]),
        ("The anticipated volume", "106 billion cubic meters", ["001"]),
        ("On the same day, Putin conversed", "Slovakian Prime Minister Robert Fico", ["002"]),
    ],
)
def test_what_one_source_of_the_examples_says(
    digest: Digest, sentence: str, fact: str, files: list[str]
) -> None:
    origins = {source.id: (source.origin or "")[:3] for source in digest.sources}
    assert len(digest.coverage.single_source) == 5
    (found,) = (alone for alone in digest.coverage.single_source if alone.text.startswith(sentence))
    assert fact in [f.text for f in found.facts]
    assert [origins[source] for source in found.documents] == files


def test_what_leans_on_another_sentence_is_no_statement_of_one_source(digest: Digest) -> None:
    listed = [alone.text for alone in digest.coverage.single_source]
    assert not any(text.startswith("Their discussions took place") for text in listed)
    assert [text for text in listed if leaning(text, "en") == "dangling"] == []


def test_what_two_voices_say_is_never_exclusive(digest: Digest) -> None:
    facts = {f.text for alone in digest.coverage.single_source for f in alone.facts}
    assert facts.isdisjoint(
        {
            "Putin",
            "Xi",
            "Beijing",
            "up to 50 billion cubic meters of natural gas annually",
            "Power of Siberia 2",
            "80 years",
        }
    )


def test_themes_of_the_examples(digest: Digest, seeds: list[Document]) -> None:
    themes = digest.coverage.themes
    assert len(themes) >= 4
    assert all(theme.sentences == sum(theme.counts) for theme in themes)
    assert [theme.sentences for theme in themes] == sorted((t.sentences for t in themes), reverse=True)
    text = " ".join(" ".join(document.text.split()) for document in seeds)
    for theme in themes:
        assert theme.label in text


def test_the_numbers_of_a_theme_are_those_of_its_name(digest: Digest, seeds: list[Document]) -> None:
    texts = {document.id: " ".join(document.text.casefold().split()) for document in seeds}
    for theme in digest.coverage.themes:
        for source, count in zip(digest.coverage.sources, theme.counts, strict=True):
            # "Power of Siberia-2" has the words, too, and "the deals" is a form of "the deal".
            said = re.search(
                rf"\b{re.escape(theme.label.casefold().replace('-', ' '))}s?\b",
                texts[source].replace("-", " "),
            )
            assert bool(count) == bool(said), (theme.label, source)


@pytest.mark.parametrize(
    ("other", "alone"),
    [
        ("The list has 58 questions, and the inquiry will send it to the premier on Friday.", False),
        ("The inquiry will send its list to the premier on Friday, said Judith Marsk.", True),
    ],
)
def test_who_counts_otherwise_than_another_account_says_it_not_alone(
    other: str,
    alone: bool,  # noqa: FBT001
) -> None:
    first = (
        "The inquiry into Brannock Bank of Aldmoor will question Premier Tomas Verrill. "
        "There are sixty-one questions on its list. Verrill called the leak in Aldmoor a disgrace."
    )
    second = (
        "Premier Tomas Verrill called it a disgrace that the list of the Brannock Bank inquiry came out. "
        f"{other} Aldmoor had waited for it."
    )
    found = summarize([Document(text=t, language="en") for t in (first, second)]).coverage.single_source
    assert ("sixty-one questions" in [f.text for e in found for f in e.facts]) is alone


@given(
    st.lists(ARTICLES, min_size=1, max_size=4),
    st.sampled_from(["en", "de", None]),
    st.randoms(use_true_random=False),
)
def test_coverage_of_any_articles(texts: list[str], language: str | None, random: object) -> None:
    documents = [Document(text=text, language=language) for text in texts]
    made = summarize(documents)
    shuffled = list(documents)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert summarize(shuffled).coverage == made.coverage
    assert verify(made, documents) == []
    groups = {source.id: source.group for source in made.sources}
    for theme in made.coverage.themes:
        speaking = {groups[s] for s, n in zip(made.coverage.sources, theme.counts, strict=True) if n}
        assert theme.voices == len(speaking)
        assert theme.single_source == (len(speaking) == 1)
    for alone in made.coverage.single_source:
        assert {groups[source] for source in alone.documents} == {alone.group}
        for fact in alone.facts:
            assert alone.span.start <= fact.span.start < fact.span.end <= alone.span.end
            others = [s for s in made.sources if s.group != alone.group]
            by_id = {s.id: d.text for s in others for d in documents if s.sha256 == d.sha256}
            assert not any(f" {fact.text} " in text for text in by_id.values())


def test_a_line_that_its_article_repeats_is_a_duplicate_of_the_sentence_there() -> None:
    long = "Then Brno Brno Alva Alva Brno Alva Alva Alva came."
    texts = [
        "Then Alva Alva came. Then Brno Alva came.",
        f"Then Alva Alva came. Then Alva Alva came. {long} {long} Then Alva Alva came.",
    ]
    documents = [Document(text=text, language="de") for text in texts]
    made = summarize(documents)
    assert [o.of.start for o in made.omitted if o.of is not None] == [texts[1].rindex(long)]
    assert verify(made, documents) == []


def test_one_voice_has_nothing_to_tell_apart(seeds: list[Document]) -> None:
    assert summarize(seeds[2]).coverage.single_source == ()
    assert summarize([seeds[2], Document(text=seeds[2].text, origin="copy")]).coverage.single_source == ()


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            "Yesterday Robert Fico met Kim Ju-ae in New York on Monday.",
            "en",
            ["Robert Fico", "Kim Ju-ae", "New York"],
        ),
        (
            "Prices rose 5.5% to $30 million, or 2 dozen times.",
            "en",
            ["5.5%", "$30 million", "2 dozen times"],
        ),
        ("Die Regierung in Berlin traf Olaf Scholz und die NATO.", "de", ["Olaf Scholz", "NATO"]),
        (
            "Le Premier ministre a rencontré Emmanuel Macron à Paris.",
            "fr",
            ["Premier", "Emmanuel Macron", "Paris"],
        ),
        ("Two leaders said “This Must End” on the first day.", "en", ["Must End"]),
        ("PUTIN MEETS XI IN BEIJING FOR TALKS", "en", []),
        ("両首脳は北京で50億ドルの契約に署名した。", "ja", ["50"]),
        ("ǅemal met Ångström in II.", "en", ["Ångström", "II"]),
    ],
)
def test_names_and_figures(text: str, language: str, expected: list[str]) -> None:
    found = mentions(text, language, quantities(text, language))
    assert [text[m.start : m.end] for m in found] == expected


def test_every_assertion_that_is_not_shown_says_how_many_make_it(
    digest: Digest, seeds: list[Document]
) -> None:
    scored = [omission for omission in digest.omitted if omission.score is not None]
    assert len(scored) + len(digest.excerpts) == len(Pipeline().study(seeds).ranking.clusters)
    assert all((o.score is None) == (o.corroboration is None) for o in digest.omitted)
    assert any(o.corroboration and o.corroboration.independent > 1 for o in scored)


def test_what_two_stories_say_in_like_words_is_no_contradiction(seeds: list[Document]) -> None:
    page = (ROOT / "tests" / "fixtures" / "pages" / "magazine.json").read_text(encoding="utf-8")
    summit, island = seeds[0].text, json.loads(page)["text"]
    says, denies = "Here are some key points to know.", "There may be no key points to know."

    def found(*texts: str) -> list[str]:
        digest = summarize([Document(text=text) for text in texts])
        return [d.reason for d in (*digest.discrepancies, *digest.possible)]

    denied = "one denies what the other says"
    assert found(f"{summit}\n\n{says}", f"{island}\n\n{denies}") == []
    assert denied in found(f"{island}\n\n{says}", f"{island}\n\n{denies}")
