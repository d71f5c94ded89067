"""Which article the whole is told as, what later articles overtake, and what is not told twice."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize import Budget, Digest, Document, summarize, to_markdown, to_text
from summarize.analysis.story import count_accounts
from summarize.language.attribution import is_unsettled, is_unsettled_heading
from summarize.pipeline import Pipeline
from summarize.stages.cover import Candidate, Cover, greedy
from summarize.stages.optimum import exact
from summarize.stages.select import ConceptCoverage
from summarize.stages.weighing import Weighing
from summarize.stages.weights import Weights


def article(day: str, title: str, text: str) -> Document:
    return Document(text=text, title=title, published=f"2026-03-{day}", language="en")


FLOOD = (
    article(
        "02",
        "Elbe flood kills 12 in Dresden",
        "The flood on the river Elbe has killed 12 people in Dresden. Rain fell on the town for three days.",
    ),
    article(
        "03",
        "Mayor to open Elbe flood shelters in Dresden",
        "The mayor of Dresden will open shelters for people whom the flood on the river Elbe drove out.",
    ),
    article(
        "05",
        "Elbe flood in Dresden leaves 31 dead",
        "The flood on the river Elbe has killed 31 people in Dresden. The river is falling since noon.",
    ),
    article(
        "06",
        "Bakery gives bread to Dresden choir",
        "Kessler, a bakery, handed loaves to a choir whose hall in Dresden was wet. Singers were glad.",
    ),
)


def told(documents: tuple[Document, ...], words: int) -> Digest:
    return summarize(documents, budget=Budget(words))


def test_the_headline_is_the_latest_of_what_most_share() -> None:
    digest = told(FLOOD, 60)
    assert digest.title is not None
    assert digest.title.text == "Elbe flood in Dresden leaves 31 dead"
    assert digest.excerpts[0].text.startswith("The flood on the river Elbe has killed 31")


SALE = (
    article(
        "24", "Hellingen sells its power works", "The council of Hellingen voted to sell the power works."
    ),
    article(
        "24",
        "Power works of Hellingen sold",
        "The power works of Hellingen go to Enavis, the council decided.",
    ),
    article(
        "25",
        "Citizens of Hellingen threaten to sue over sale of power works",
        "Citizens of Hellingen will sue over the sale of the power works, which the council voted to sell.",
    ),
)


def test_what_an_event_leads_to_is_no_headline_while_it_is_open() -> None:
    digest = told(SALE, 60)
    assert digest.title is not None
    assert digest.title.text in {"Hellingen sells its power works", "Power works of Hellingen sold"}


PROBE = (
    article(
        "02",
        "Probe Lantern to land on the moon on Friday",
        "The probe Lantern of the agency Ostra is to land on the moon on Friday. It has six wheels.",
    ),
    article(
        "03",
        "Dust delays moon landing of the probe Lantern",
        "The agency Ostra put off the moon landing of its probe Lantern on Tuesday because of dust.",
    ),
    article(
        "03",
        "Moon landing of probe Lantern put off",
        "Dust made the agency Ostra put off the landing of the probe Lantern on the moon on Tuesday.",
    ),
    article(
        "06",
        "Lantern breaks up above crater",
        "The probe Lantern of the agency Ostra broke up above a crater on Friday, its director said.",
    ),
    article(
        "06",
        "Contact lost with Lantern",
        "Engineers lost the probe Lantern on Friday when it hit the rim of a crater, Ostra said.",
    ),
)


def test_two_voices_of_a_later_day_change_what_the_story_is() -> None:
    title, early = told(PROBE, 60).title, told(PROBE[:4], 60).title
    assert title is not None
    assert title.text in {"Lantern breaks up above crater", "Contact lost with Lantern"}
    assert early is not None
    assert "Lantern breaks" not in early.text


DEAL = (
    article(
        "03",
        "Teachers in Lorvia end strike",
        "The teachers of Lorvia ended their strike on Tuesday after a deal on pay with the minister Brandt."
        " Schools open on Wednesday.",
    ),
    article(
        "03",
        "Deal ends strike of teachers in Lorvia",
        "A deal on pay with the minister Brandt ended the strike of teachers in Lorvia on Tuesday,"
        " unions said. Schools open again.",
    ),
    article(
        "04",
        "A bitter deal for a teacher",
        "My strike vest has hung on its hook since the deal of Lorvia, and I teach again for a little"
        " more pay. Schools open, and Brandt smiles.",
    ),
    article(
        "04",
        "Kids leave the sofa in Lorvia",
        "Kids of Lorvia sat on the sofa for weeks, and the deal of teachers with Brandt on pay sends"
        " them off it. Schools open.",
    ),
)


def test_accounts_of_the_next_morning_do_not_change_what_the_story_is() -> None:
    title = told(DEAL, 60).title
    assert title is not None
    assert title.text == "Deal ends strike of teachers in Lorvia"


SUMMIT = (
    article(
        "03",
        "Tarvia and Oskand to meet in Geneva",
        "The presidents of Tarvia and Oskand will meet in Geneva in May, both states said on Tuesday."
        " They have not talked since the war.",
    ),
    article(
        "03",
        "Why Tarvia and Oskand talk",
        "The presidents of Tarvia and Oskand have little love for each other, as all know in Geneva."
        " They have not talked since the war.",
    ),
    article(
        "03",
        "Rivals to hold summit in Geneva",
        "Tarvia and Oskand will hold a summit of their presidents in Geneva in May, a spokesman said"
        " on Tuesday. They last talked before the war.",
    ),
)


def test_what_half_the_accounts_announce_is_the_event() -> None:
    announced, alone = told(SUMMIT, 60).title, told(SUMMIT[:2], 60).title
    assert announced is not None
    assert announced.text == "Tarvia and Oskand to meet in Geneva"
    # One article of two that announces something announces a sequel.
    assert alone is not None
    assert alone.text == "Why Tarvia and Oskand talk"


def test_one_voice_printed_twice_changes_no_story() -> None:
    copies = tuple(
        Document(text=PROBE[3].text, title=PROBE[3].title, published=f"2026-03-06T0{hour}:00", language="en")
        for hour in (6, 7)
    )
    one = told((*PROBE[:3], PROBE[3]), 60).title
    assert told((*PROBE[:3], *copies), 60).title == one


WRECK = (
    article(
        "02",
        "Ferry Adela sinks off Corran, nine passengers dead",
        "Nine passengers drowned when the ferry Adela sank off Corran on Monday.",
    ),
    article(
        "04",
        "Captain of the ferry Adela arrested in Corran",
        "The captain of the ferry Adela, which sank off Corran on Monday, was arrested on Wednesday.",
    ),
    article(
        "04",
        "Divers recover six more bodies off Corran",
        "Fifteen passengers drowned when the ferry Adela sank, divers said after two days of search.",
    ),
)


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)])
def test_an_opening_that_raises_a_toll_is_the_state_of_the_story(order: tuple[int, ...]) -> None:
    title = told(tuple(WRECK[i] for i in order), 60).title
    assert title is not None
    assert title.text == "Divers recover six more bodies off Corran"


def test_the_title_of_an_article_goes_before_a_line_above_its_text() -> None:
    scraped = [
        Document(text=f"Read by many today\n\n{a.text}", title=a.title, published=a.published, language="en")
        for a in FLOOD
    ]
    digest = told(tuple(scraped), 60)
    assert digest.title is not None
    assert digest.title.text == "Elbe flood in Dresden leaves 31 dead"


def test_an_earlier_count_and_a_plan_are_not_told_as_news() -> None:
    text = told(FLOOD, 45).text
    assert "killed 12" not in text
    assert "will open" not in text


def test_a_plan_in_the_latest_article_is_news() -> None:
    text = told(FLOOD[:2], 45).text
    assert "will open shelters" in text


def test_without_days_nothing_is_overtaken() -> None:
    undated = tuple(Document(text=d.text, title=d.title, language="en") for d in FLOOD[1:])
    assert not Pipeline().analyse(undated).overtaken


def test_after_the_lead_excerpts_follow_the_days() -> None:
    digest = told(FLOOD, 200)
    published = {source.id: source.published for source in digest.sources}
    days = [published[excerpt.span.source] for excerpt in digest.excerpts[1:]]
    assert days == sorted(days, key=str)


@pytest.mark.parametrize("write", [to_text, to_markdown])
def test_each_excerpt_shows_its_day(write: object) -> None:
    assert callable(write)
    digest = told(FLOOD, 60)
    assert "Thu 5 Mar" in write(digest)
    assert "Mar 2026" not in write(digest)


def test_the_year_is_shown_where_the_sources_are_of_several() -> None:
    older = Document(text=FLOOD[0].text, title=FLOOD[0].title, published="2025-03-02", language="en")
    assert "Thu 5 Mar 2026" in to_text(told((older, *FLOOD[2:]), 60))


def test_what_is_told_in_other_words_gives_its_place_to_another_fact() -> None:
    texts = [
        "The council of Dalpur closed the old bridge over the river on Monday.",
        "On Monday the council of Dalpur closed a bridge over the river, an old one, officials say.",
        "Divers found cracks as wide as a hand in two of its piers.",
    ]
    digest = summarize(texts, budget=Budget(30))
    assert sum("closed" in excerpt.text for excerpt in digest.excerpts) == 1
    assert any("cracks" in excerpt.text for excerpt in digest.excerpts)


@given(st.lists(st.tuples(st.integers(1, 9), st.frozensets(st.integers(0, 7))), max_size=8))
def test_of_what_repeats_itself_one_is_chosen(made: list[tuple[int, frozenset[int]]]) -> None:
    candidates = [
        Candidate(n, n, float(cost), (f"c{n}",), repeats=others - {n})
        for n, (cost, others) in enumerate(made)
    ]
    weights = {f"c{n}": 1.0 + n for n in range(len(made))}
    for chosen in (
        greedy(Cover(Weights.of(weights), 20.0), candidates, 0.5).chosen,
        exact(Cover(Weights.of(weights), 20.0), candidates, 10.0).chosen,
    ):
        clusters = {candidate.cluster for candidate in chosen}
        for earlier, candidate in enumerate(chosen):
            assert not {c.cluster for c in chosen[:earlier]} & candidate.repeats
        assert len(clusters) == len(chosen)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The vote will be held on Friday.", "en"),
        ("Union leaders urge the firm to pay.", "en"),
        ("So far three people have been found.", "en"),
        ("Die Brücke soll am Montag öffnen.", "de"),
        ("Le pont sera ouvert lundi.", "fr"),
        ("El puente abrirá el lunes.", "es"),
        ("Most bude otevřen v pondělí.", "cs"),
    ],
)
def test_what_is_not_settled(text: str, language: str) -> None:
    assert is_unsettled(text, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The bridge opened on Monday.", "en"),
        ("She won the prize in May 2025.", "en"),
        ("The goodwill of the town was great.", "en"),
        ("Die Brücke wurde am Montag geöffnet.", "de"),
        ("Le pont a été ouvert lundi.", "fr"),
        ("The bridge will open.", "fi"),
    ],
)
def test_what_is_settled(text: str, language: str) -> None:
    assert not is_unsettled(text, language)


def test_headlines_announce_with_an_infinitive() -> None:
    assert is_unsettled_heading("Mayor to open new bridge", "en")
    assert not is_unsettled_heading("Thousands march from Leeds to the sea", "en")
    assert not is_unsettled_heading("Tributes paid to the victims of the flood", "en")


def test_an_article_is_known_by_its_first_two_sentences() -> None:
    trial = [
        ("The trial over the fallen footbridge of Valdorsa opened in Castel on Monday. Six are charged.", 2),
        ("A witness told the footbridge trial in Castel of rust. He saw it in Valdorsa in May.", 10),
        ("Five are guilty. The court in Castel ended the trial over the footbridge of Valdorsa.", 24),
    ]
    documents = [
        Document(text=text, id=str(day), published=f"2026-03-{day:02}", language="en") for text, day in trial
    ]
    story = Pipeline().analyse(documents).story
    assert story is not None
    assert story.document == "24"


STORM = (
    "A storm tore the roof off the harbour hall of Corran on Monday. Nobody was in it. Ada Lund closed it.",
    "Mayor Ada Lund closed the harbour hall of Corran after a storm had torn off its roof. Nobody was hurt.",
    "The roof of the harbour hall flew into the sea when the storm hit Corran. It was empty, Ada Lund said.",
)
CHOIR = (
    "Seven singers of the choir Kestrel won a prize in Vienna. The jury praised their Brahms. They tour soon."
)


def accounts(*articles: tuple[str, str | None]) -> list[int]:
    documents = [Document(text=text, published=day, language="en") for text, day in articles]
    analysis = Pipeline().analyse(documents)
    found = count_accounts(analysis)
    return [found[name] for name in analysis.documents]


def test_articles_of_one_day_on_one_event_are_accounts_of_it() -> None:
    storm = [(text, "2026-03-02") for text in STORM]
    assert accounts(*storm) == [3, 3, 3]
    assert sorted(accounts(*storm, (CHOIR, "2026-03-02"))) == [1, 3, 3, 3]
    assert sorted(accounts(storm[0], storm[1], (STORM[2], "2026-03-09"))) == [1, 2, 2]
    assert accounts(*((text, None) for text in STORM)) == [3, 3, 3]


def test_a_copy_is_no_second_account() -> None:
    copied = [(STORM[0], "2026-03-02"), (STORM[0] + " More follows.", "2026-03-02"), (STORM[1], "2026-03-02")]
    assert max(accounts(*copied)) == 2


REPORT = (
    "Mayor Ada Lund on Monday closed the harbour hall of Corran, which had lost its roof, police said."
    " Nobody was hurt. The storm hit Corran at noon."
)
COLUMN = (
    "The storm tore the roof off the harbour hall of Corran."
    " Mayor Ada Lund closed it, and has seen better harbours."
)


@pytest.mark.parametrize("day", ["2026-03-03", None])
@pytest.mark.parametrize("report", [0, 1])
def test_of_accounts_of_one_event_the_one_that_reports_heads_the_story(day: str | None, report: int) -> None:
    texts = [COLUMN, STORM[0], STORM[2]]
    texts.insert(report, REPORT)
    documents = [Document(text=text, published=day, language="en") for text in texts]
    analysis = Pipeline().analyse(documents)
    assert analysis.story is not None
    assert analysis.documents[analysis.story.document].text == REPORT


def quality(*texts: str) -> dict[str, float]:
    study = Pipeline().study([Document(text=text, language="en") for text in texts])
    weighing = Weighing(ConceptCoverage(unconfirmed=1.0), study.ranking, study.analysis, frozenset())
    candidates, _ = weighing.candidates(Budget(100))
    return {study.analysis.texts[c.sentence]: c.quality for c in candidates}


@pytest.mark.parametrize("question", ["Who will pay for the new roof?", '"Who will pay for the new roof?"'])
def test_a_question_of_an_article_covers_less_than_a_statement(question: str) -> None:
    found = quality(f"Insurers will pay for the new roof. {question}")
    assert found["Insurers will pay for the new roof."] == 1
    assert found[question] < 1 / 2
    assert quality("Who will pay for the new roof?", STORM[0])["Who will pay for the new roof?"] == 1


def test_what_a_second_voice_says_goes_before_what_one_says() -> None:
    shared = "The harbour of Corran was closed by the mayor on Monday."
    texts = [
        f"{shared} The pier of Lisle was painted by the warden on Monday.",
        f"{shared} A museum in Dalby was opened by the bishop on Monday.",
    ]
    study = Pipeline().study([Document(text=text, language="en") for text in texts])
    made = Pipeline().write(study, Budget(12))
    assert made.text == shared


def overtaken(*articles: tuple[str, str]) -> set[str]:
    documents = [Document(text=text, published=f"2026-03-{day}", language="en") for day, text in articles]
    analysis = Pipeline().analyse(documents)
    return {analysis.texts[i] for i in analysis.overtaken}


BAN = "The rowing board of Corran banned the sculler Ada Lund for six years over a forged weight card."


def test_a_figure_that_a_later_article_changes_is_overtaken() -> None:
    later = "A court in Dalby cut the ban of the sculler Ada Lund from six years to two. The board must pay."
    told_ = overtaken(("02", f"{BAN} Rain fell."), ("20", later))
    assert BAN in told_
    assert not overtaken(("20", f"{BAN} Rain fell."), ("02", later)) & {BAN}
    other = "A court in Dalby cut the speed limit on the coast road from six miles to two. Drivers must pay."
    assert BAN not in overtaken(("02", f"{BAN} Rain fell."), ("20", other))


def test_a_figure_that_a_later_article_denies_is_overtaken() -> None:
    first = "Two harbour pilots of Corran drowned when the tug Kestrel sank, the owner said."
    later = (
        "One and not two of the harbour pilots drowned when the tug Kestrel sank. The other one swam ashore."
    )
    assert first in overtaken(("02", f"{first} Rain fell."), ("04", later))


def test_an_article_of_the_same_day_corrects_the_figure_that_it_denies() -> None:
    first = "Two harbour pilots of Corran drowned when the tug Kestrel sank, the owner said."
    later = (
        "One and not two of the harbour pilots drowned when the tug Kestrel sank. The other one swam ashore."
    )
    assert overtaken(("02", f"{first} Rain fell."), ("02", later)) == {first}
    assert first not in overtaken(("03", f"{first} Rain fell."), ("02", later))
    evening, morning = "02T18:00:00+00:00", "02T09:00:00+00:00"
    assert overtaken((morning, f"{first} Rain fell."), (evening, later)) == {first}
    assert not overtaken((evening, f"{first} Rain fell."), (morning, later))
    one = "A blast in Hull killed one person."
    assert not overtaken(("02", f"{one} Rain fell."), ("02", "Not one person died in Hull, a man said. Ok."))


@pytest.mark.parametrize("published", ["0001-01-01T00:00:00+05:00", "9999-12-31T23:59:00-05:00"])
def test_a_time_at_the_end_of_the_calendar_is_compared(published: str) -> None:
    first = "The quake killed 446 people in Ordun, officials said."
    later = "The toll in Ordun was revised from 446 to 439."
    documents = [Document(text=f"{t} Rain fell.", published=published, language="en") for t in (first, later)]
    assert first not in {
        Pipeline().analyse(documents).texts[i] for i in Pipeline().analyse(documents).overtaken
    }


def test_days_are_compared_as_they_are_stated() -> None:
    first = "The quake killed 446 people in Ordun, officials said."
    later = "The toll in Ordun was revised from 446 to 439."
    assert first in overtaken(("02", f"{first} Rain fell."), ("03T08:00:00+09:00", f"{later} Rain fell."))


def test_what_a_later_article_denies_first_of_all_is_overtaken() -> None:
    first = (
        "The oyster farm of Lisle was closed because its oysters caused the outbreak of cholera in Corran."
    )
    later = "The oysters of Lisle did not cause the outbreak of cholera in Corran. A well was to blame."
    assert first in overtaken(("02", f"{first} Rain fell."), ("09", later))
    unrelated = "The mayor of Corran did not attend the opening of the fair. A cold was to blame."
    assert first not in overtaken(("02", f"{first} Rain fell."), ("09", unrelated))


def test_a_toll_without_names_is_overtaken_by_a_higher_one_of_its_event() -> None:
    quake = "An earthquake shook the town of Ordun in Sarvan on Monday."
    toll = "More than 60 were injured, nine of them badly."
    later = "The earthquake in Ordun, Sarvan, has injured 430 people, the ministry says. Trains are late."
    assert toll in overtaken(("02", f"{quake} {toll}"), ("05", later))
    elsewhere = "The storm in Lisle has injured 430 people, the ministry says. Trains are late."
    assert toll not in overtaken(("02", f"{quake} {toll}"), ("05", elsewhere))


def test_a_higher_toll_of_another_event_overtakes_nothing() -> None:
    coach = "Rescuers said 12 people were killed when a coach left the road near Dalby."
    quake = "Officials said 500 people were killed by the earthquake in Sarvan."
    first = "Rescuers said eight people were killed when a coach left the road near Dalby."
    found = overtaken(
        ("02", f"{first} It rained."), ("03", f"{coach} It snowed."), ("05", f"{quake} It thawed.")
    )
    assert first in found
    assert coach not in found


def test_what_corrects_an_opening_heads_the_story() -> None:
    articles = (
        article("02", "Sculler Ada Lund banned for six years", f"{BAN} Her club in Corran protested."),
        article("03", "Club of Ada Lund to appeal", "The club of the sculler Ada Lund will appeal in Dalby."),
        article(
            "20",
            "Court cuts ban of Ada Lund",
            "A court in Dalby cut the ban of the sculler Ada Lund from six years to two.",
        ),
    )
    title = told(articles, 60).title
    assert title is not None
    assert title.text == "Court cuts ban of Ada Lund"


def test_a_slogan_of_common_words_is_no_opening_of_the_story() -> None:
    texts = (
        "Belkath must be stopped, not in Geneva. Shells fell on Orvane, a village in Sarmenia.",
        "Shells from Belkath killed seven people in the village of Orvane on Tuesday, doctors there said. "
        "Belkath, which was to be stopped by the talks in Geneva, is silent.",
        "Seven people died in Orvane, a village in Sarmenia, when shells from Belkath hit a market on "
        "Tuesday. Nobody has stopped Belkath, the talks in Geneva are at an end.",
    )
    digest = summarize([Document(text=text, language="en") for text in texts], budget=Budget(40))
    assert "seven" in digest.excerpts[0].text.casefold()


def launch(day: str, text: str) -> Document:
    return Document(text=text, published=f"2025-09-{day}", language="en")


PLANNED = launch(
    "02", "The asteroid probe Halcyon will lift off on 9 September, engineers said. Crowds came to see it."
)
HALTED = launch(
    "09", "Computers halted the asteroid probe Halcyon, which engineers wanted to lift off. A sensor was wet."
)


def test_what_names_a_day_that_has_come_since_is_overtaken() -> None:
    analysis = Pipeline().analyse([PLANNED, HALTED])
    assert [analysis.texts[i] for i in sorted(analysis.overtaken)] == [PLANNED.text.partition(". ")[0] + "."]


def test_what_names_a_day_that_is_still_to_come_is_not_overtaken() -> None:
    earlier = launch("05", HALTED.text)
    assert not Pipeline().analyse([PLANNED, earlier]).overtaken


def test_a_toll_that_is_revised_downwards_is_no_difference() -> None:
    texts = {
        "04": "The earthquake of Ordun killed 446 people. Rescuers from abroad searched the town.",
        "07": "The number of dead was revised from 446 to 439. Seven had been counted twice in Ordun.",
        "09": "The earthquake of Ordun killed 439 people. The town buried the last of them on Monday.",
    }
    quake = [Document(text=text, published=f"2026-02-{day}", language="en") for day, text in texts.items()]
    digest = summarize(quake, budget=Budget(60))
    assert [card for card in digest.discrepancies if card.verdict != "agree"] == []
    assert "446 people" not in digest.text


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The listeria outbreak in Belgium has made {} people ill."),
        ("de", "In Belgien sind {} Menschen an Listerien erkrankt."),
        ("fr", "En Belgique, {} personnes ont été contaminées par la listeria."),
    ],
)
def test_a_later_count_of_the_ill_is_the_newer_figure(language: str, text: str) -> None:
    counts = [
        Document(text=text.format(n), published=f"2026-08-{day}", language=language)
        for n, day in ((58, 20), (61, 25))
    ]
    digest = summarize(counts, budget=Budget(30))
    assert [card.verdict for card in digest.discrepancies] == ["update"]


@pytest.mark.parametrize(
    ("day", "text", "later"),
    [
        # The year is that of the next January, not of the last article.
        (
            "2024-12-20",
            "The strike at the port of Ordun will begin on 12 January, dockers said.",
            "2025-01-02",
        ),
        ("2025-01-05", "A gas blast killed seven miners in the Vardal mine on 24 December.", "2025-12-29"),
        ("2025-05-02", "Karl Berg resigned over the bribery scandal, effective 10 May.", "2025-05-14"),
        (
            "2025-05-02",
            "Kest was founded by monks, and on 4 July each year its people burn a boat.",
            "2025-07-09",
        ),
    ],
)
def test_what_is_still_to_come_or_was_done_is_not_overtaken(day: str, text: str, later: str) -> None:
    again = text.replace("12 January", "a day").replace("24 December", "a day").replace("effective", "after")
    documents = [
        Document(text=f"{text} Rain fell.", published=day, language="en"),
        Document(text=f"In short: {again} Snow fell.", published=later, language="en"),
    ]
    analysis = Pipeline().analyse(documents)
    assert text not in {analysis.texts[i] for i in analysis.overtaken}


QUAKE = "The number of dead in Ordun was revised from 12 to 10. Rescuers searched the river."


@pytest.mark.parametrize(("place", "kept"), [("Kest", True), ("Ordun", False)])
def test_a_toll_of_another_place_is_not_revised(place: str, *, kept: bool) -> None:
    first = f"Bombs killed 12 people in {place} on Tuesday. A market burned."
    second = f"Bombs killed 40 people in {place} on Tuesday. Doctors counted them."
    days = ("2026-02-04", "2026-02-04", "2026-02-08")
    texts = zip((first, second, QUAKE), days, strict=True)
    analysis = Pipeline().analyse([Document(text=t, published=d, language="en") for t, d in texts])
    told = {analysis.texts[i] for i in analysis.overtaken if "12 people" in analysis.texts[i]}
    assert bool(told) is not kept


def test_two_papers_of_one_day_differ_though_a_later_article_corrects_one() -> None:
    texts = (
        ("The earthquake in Ordun killed 446 people. Houses fell.", "2026-02-04"),
        ("The earthquake in Ordun killed 300 people. Doctors said so.", "2026-02-04"),
        ("The number of dead in Ordun was revised from 446 to 439. Rain fell.", "2026-02-07"),
        ("The earthquake in Ordun killed 439 people. Schools opened.", "2026-02-09"),
    )
    digest = summarize([Document(text=t, published=d, language="en") for t, d in texts], budget=Budget(80))
    values = [
        {value.raw for value in card.values} for card in digest.discrepancies if card.verdict == "differ"
    ]
    assert len(values) == 1
    assert values[0] >= {"446 people", "300 people"}


def test_undated_articles_of_one_paper_are_no_accounts_of_one_event() -> None:
    for papers, most in (("Echo", "Bote", "Post"), 3), (("Echo", "echo ", "ECHO"), 1):
        documents = [
            Document(text=text, publisher=name, language="en")
            for text, name in zip(STORM, papers, strict=True)
        ]
        assert max(count_accounts(Pipeline().analyse(documents)).values()) == most
