"""Documents → Analysis: what was read in each sentence, found once, with its day and its event.

Two aftershocks, two hearings and two match days are reported in nearly the same words. What keeps them
apart is when they were (the days that a sentence names, else the day of publication), where and who
(names that are rare among the documents), and figures.
"""

from __future__ import annotations

import math
from calendar import monthrange
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property
from itertools import pairwise
from typing import Generic, Protocol, TypeVar

from summarize.analysis.annotate import Annotated
from summarize.analysis.conflicts import Conflict, conflict
from summarize.analysis.independence import Voices
from summarize.analysis.pairs import PairModel, Pairs, find_pairs, sameness, trained
from summarize.analysis.ranking import Concepts, inverse_document_frequency
from summarize.analysis.story import Story, find_overtaken, find_restated, find_story
from summarize.language.attribution import Leaning, claimant, leaning, quoted_share
from summarize.language.dates import DateExpression, date_expressions
from summarize.language.lines import end_of_work
from summarize.language.progress import StageMention, stages
from summarize.language.quantities import Quantity
from summarize.language.quotations import Quotation, quotations
from summarize.language.signs import Signs
from summarize.language.tenses import lies, resolve
from summarize.language.terms import Terms
from summarize.language.words import Offsets, time_names
from summarize.model import Document, Sentence, Span, count_words

K = TypeVar("K", bound=Hashable)
T = TypeVar("T")


class Layer(Generic[K, T]):
    """One kind of finding, by the index of a sentence or the id of a document.

    A value is computed when it is first asked for, and kept as long as the analysis is.
    """

    def __init__(self, find: Callable[[K], T]) -> None:
        """``find`` returns what is found at a key; it is called once for each key."""
        self._find = find
        self._known: dict[K, T] = {}

    def __getitem__(self, key: K) -> T:
        """Return what was found there."""
        try:
            return self._known[key]
        except KeyError:
            found = self._known[key] = self._find(key)
            return found


Days = tuple[int, int]
"""First and last day of a stretch of time, as numbers of days (``date.toordinal``)."""


def published_day(published: str | None) -> date | None:
    """Return the day of a moment in ISO 8601."""
    return date.fromisoformat(published[:10]) if published else None


def named_days(
    text: str, dates: Iterable[DateExpression], language: str | None, published: date | None
) -> tuple[Days, ...]:
    """Return the stretch of time of each date in a sentence that can be resolved, in text order."""
    known = (resolve(d, published, lies(text, d, language))[0] for d in dates if not d.unread)
    return tuple(_stretch(day) for day in known if day is not None)


def _stretch(written: str) -> Days:
    """Return the days of a day, month or year in ISO 8601."""
    year, month, day = (*map(int, written.split("-")), 0, 0)[:3]
    first = date(year, month or 1, day or 1)
    last = date(year, month or 12, day or monthrange(year, month or 12)[1])
    return first.toordinal(), last.toordinal()


def apart(a: Iterable[Days], b: Iterable[Days]) -> int | None:
    """Return the fewest days between a stretch of ``a`` and one of ``b``; None where one has none."""
    others = list(b)
    gaps = [max(0, x[0] - y[1], y[0] - x[1]) for x in a for y in others]
    return min(gaps, default=None)


_PAUSE = 3
"""Days without an article after which what is reported next is another episode."""


def episodes(documents: Iterable[Document]) -> dict[str, int]:
    """Return the episode of each document, by its id; numbers follow time.

    A document without a day of publication is in episode −1, together with all others that have none.
    """
    known = {d.id: published_day(d.published) for d in documents}
    days = sorted({day for day in known.values() if day is not None})
    number = dict.fromkeys(days[:1], 0)
    for before, day in pairwise(days):
        number[day] = number[before] + ((day - before).days > _PAUSE)
    return {name: -1 if day is None else number[day] for name, day in known.items()}


_A_DAY = 1
"""Days by which one event is dated differently: in another time zone, in a later edition."""
_RARE_DOCUMENTS, _RARE_SHARE = 2, 1 / 3
"""A name is rare that is in so many documents, or in such a share of them."""


class Instances:
    """What each sentence of an analysis says about when, where, who and how many."""

    def __init__(self, analysis: Analysis) -> None:
        """Look at nothing yet: every finding is made when it is asked for."""
        self._analysis = analysis
        self.days: Layer[int, tuple[Days, ...]] = Layer(self._named)
        """The stretches of time that a sentence names."""
        self.names: Layer[int, frozenset[str]] = Layer(lambda i: analysis.terms[i].names & self.rare_names)
        """The rare names of a sentence, as stems."""

    def compatible(self, i: int, j: int) -> bool | None:
        """Return whether two sentences report one instance (True), two (False), or may do either (None).

        False: both name days, and these are more than a day apart. True: they share a rare name or a
        figure and lie within a day of each other, by the days that they name, else by publication; or,
        further apart, they share a rare name *and* a figure. Argument order makes no difference.
        """
        first, second = self._single_days(i), self._single_days(j)
        between = apart(first, second)
        if between is not None and between > _A_DAY:
            return False
        terms = self._analysis.terms
        names = not self.names[i].isdisjoint(self.names[j])
        figures = not {*terms[i].figures}.isdisjoint(terms[j].figures)
        return True if (names and figures) or ((names or figures) and self._near(i, j)) else None

    def _near(self, i: int, j: int) -> bool:
        """Whether two sentences lie within a day of each other; without any date all do."""
        first, second = self._when(i), self._when(j)
        gap = apart(first, second)
        return not first and not second if gap is None else gap <= _A_DAY

    def _when(self, i: int) -> tuple[Days, ...]:
        day = published_day(self._analysis.document(i).published)
        return self._single_days(i) or (((day.toordinal(),) * 2,) if day else ())

    def _single_days(self, i: int) -> tuple[Days, ...]:
        return tuple(days for days in self.days[i] if days[0] == days[1])

    def same_episode(self, i: int, j: int) -> bool:
        """Whether two sentences are in documents of one episode."""
        of = self.episodes
        return of[self._source(i)] == of[self._source(j)]

    def published(self, i: int) -> float:
        """Return the number of the day on which the document of a sentence was published, else NaN."""
        day = published_day(self._analysis.document(i).published)
        return float(day.toordinal()) if day else math.nan

    def episode(self, i: int) -> int:
        """Return the number of the episode that a sentence is in; −1 where no day is known."""
        return self.episodes[self._source(i)]

    @cached_property
    def episodes(self) -> Mapping[str, int]:
        """Document id to the number of its episode, in the order of time."""
        return episodes(self._analysis.documents.values())

    @cached_property
    def proper(self) -> frozenset[str]:
        """Stems that are capitals more often than not, without those of months and weekdays."""
        written: Counter[str] = Counter()
        for i in self._analysis.prose:
            terms = self._analysis.terms[i]
            for stem in {*terms.content}:
                written[stem] += 1 if stem in terms.names else -1
        return frozenset(stem for stem, balance in written.items() if balance > 0) - self._time_stems()

    @cached_property
    def rare_names(self) -> frozenset[str]:
        """The names that are in few of the documents."""
        holders: Counter[str] = Counter()
        for source in self._analysis.documents:
            holders.update(self._names_of[source])
        most = max(_RARE_DOCUMENTS, _RARE_SHARE * len(self._analysis.documents))
        return frozenset(stem for stem, documents in holders.items() if documents <= most)

    @cached_property
    def _names_of(self) -> Mapping[str, set[str]]:
        """Document id to the names in its prose."""
        found: dict[str, set[str]] = {source: set() for source in self._analysis.documents}
        for i in self._analysis.prose:
            found[self._source(i)] |= self._analysis.terms[i].names & self.proper
        return found

    def _time_stems(self) -> set[str]:
        times, terms = time_names(), self._analysis.terms
        held = (zip(terms[i].words, terms[i].stems, strict=True) for i in self._analysis.prose)
        return {stem for pairs in held for word, stem in pairs if word in times}

    def _source(self, i: int) -> str:
        return self._analysis.sentences[i].span.document_id

    def _named(self, i: int) -> tuple[Days, ...]:
        analysis = self._analysis
        document: Document = analysis.document(i)
        day = published_day(document.published)
        return named_days(analysis.texts[i], analysis.dates[i], document.language, day)


class VoiceFinder(Protocol):
    """Analysis → which documents are one voice."""

    def __call__(self, analysis: Analysis, /) -> Voices:
        """Return a group for each document, and the text that shows it."""
        ...


class Analysis:
    """Documents with their sentences, and what was read in them. Nothing here decides anything.

    Everything later is an index into ``sentences``. What concerns one sentence is a ``Layer``, which
    finds it when it is first asked for; what concerns all of them is a property that is computed once.
    """

    def __init__(self, annotated: Sequence[Annotated], find_voices: VoiceFinder) -> None:
        """Put together ``annotated`` documents, which are in canonical order."""
        self.documents: Mapping[str, Document] = {a.document.id: a.document for a in annotated}
        """By id, in canonical order."""
        self.sentences: tuple[Sentence, ...] = tuple(s for a in annotated for s in a.sentences)
        """Every unit of every document, in the order of ``documents`` and of the text."""
        self.terms: tuple[Terms, ...] = tuple(t for a in annotated for t in a.terms)
        """Aligned with ``sentences``."""
        self.texts: tuple[str, ...] = tuple(
            self.documents[s.span.document_id][s.span] for s in self.sentences
        )
        """Verbatim text of each sentence, aligned with ``sentences``."""
        self._find_voices = find_voices
        texts, language = self.texts, self.language
        self.leaning: Layer[int, Leaning] = Layer(lambda i: leaning(texts[i], language(i)))
        """Whether a sentence can be understood alone."""
        self.quoted: Layer[int, float] = Layer(lambda i: quoted_share(texts[i]))
        """Share of the letters and digits of a sentence in quotation marks, 0 to 1."""
        self.quantities: Sequence[tuple[Quantity, ...]] = tuple(t.quantities for t in self.terms)
        self.dates: Layer[int, Sequence[DateExpression]] = Layer(
            lambda i: date_expressions(texts[i], self.terms[i].words, language(i))
        )
        self.progress: Layer[int, Sequence[StageMention]] = Layer(
            lambda i: stages(texts[i], language(i), self.terms[i].offsets)
        )
        """How far a sentence says that an undertaking has come."""
        self.claimant: Layer[int, Offsets | None] = Layer(lambda i: claimant(texts[i], language(i)))
        """Who a sentence says has said it."""
        self.signs: Layer[int, Signs] = Layer(lambda i: Signs(texts[i], self.terms[i], language(i)))
        """What can keep a sentence apart from another one."""
        self.conflicts: Layer[tuple[int, int], Conflict | None] = Layer(
            lambda pair: conflict(self.signs[pair[0]], self.signs[pair[1]])
        )
        """What keeps two sentences apart, by their indices, the lower one first."""
        self.quotations: Layer[str, Sequence[Quotation]] = Layer(self._quotations)
        """Quotations of a whole document, by its id: they may run over several sentences."""

    def _quotations(self, document: str) -> Sequence[Quotation]:
        text = self.documents[document].text
        return quotations(text[: end_of_work(text)])

    def document(self, index: int) -> Document:
        """Return the document that a sentence is in."""
        return self.documents[self.sentences[index].span.document_id]

    def language(self, index: int) -> str | None:
        """Return the language of a sentence."""
        return self.document(index).language

    def voice(self, index: int) -> int:
        """Return the independence group of a sentence."""
        return self._voice_of[index]

    @cached_property
    def _voice_of(self) -> tuple[int, ...]:
        groups = self.voices.groups
        return tuple(groups[s.span.document_id] for s in self.sentences)

    def place(self, span: Span) -> tuple[int, int]:
        """Return the key by which places are ordered in a digest: number of the source, offset."""
        return self.numbers[span.document_id], span.start

    @cached_property
    def voices(self) -> Voices:
        """Which documents are one voice."""
        return self._find_voices(self)

    @cached_property
    def instances(self) -> Instances:
        """Whether two sentences can speak of one instance of an event."""
        return Instances(self)

    @cached_property
    def sources(self) -> tuple[Document, ...]:
        """The documents as a reader would look for them: by name, then by time."""
        return tuple(sorted(self.documents.values(), key=lambda d: (d.origin or "", d.published or "", d.id)))

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """Document id to its position among ``sources``, from 0."""
        return {document.id: number for number, document in enumerate(self.sources)}

    @cached_property
    def words(self) -> int:
        """Words of all documents; those of byte-identical copies, which say nothing more, count once."""
        originals = {document.sha256: document.text for document in self.documents.values()}
        return sum(map(count_words, originals.values()))

    @cached_property
    def prose(self) -> tuple[int, ...]:
        """Indices of the sentences that may be quoted."""
        return tuple(i for i, s in enumerate(self.sentences) if s.kind == "prose")

    @cached_property
    def headlines(self) -> Mapping[str, Span]:
        """Document id to the place of the headline in its text, where it has one."""
        spans = (s.span for s in reversed(self.sentences) if s.kind == "headline")
        return {span.document_id: span for span in spans}

    @cached_property
    def lengths(self) -> Mapping[str, int]:
        """Document id to the number of its prose sentences."""
        return Counter(self.sentences[i].span.document_id for i in self.prose)

    @cached_property
    def wordings(self) -> tuple[tuple[int, ...], ...]:
        """The prose by equal words, in text order; a sentence without words is alone.

        Where the words name a day that counts from publication, it is the same day.
        """
        groups: dict[tuple[tuple[str, ...], tuple[Days, ...]], list[int]] = {}
        for i in self.prose:
            words = self.terms[i].words
            key = (words, self.instances.days[i]) if words else ((str(i),), ())
            groups.setdefault(key, []).append(i)
        return tuple(map(tuple, groups.values()))

    @cached_property
    def idf(self) -> Mapping[str, float]:
        """Inverse document frequency of each content stem, over the distinct wordings of the prose."""
        return inverse_document_frequency([self.terms[i].content for i, *_ in self.wordings])

    @cached_property
    def pairs(self) -> Pairs:
        """Pairs of wordings, by their position in ``wordings``, that are worth comparing."""
        return find_pairs([self.terms[i].content for i, *_ in self.wordings], self.idf)

    @cached_property
    def pair_model(self) -> PairModel:
        """What says how probable it is that two sentences make one assertion."""
        return trained()

    @cached_property
    def same(self) -> Pairs:
        """Pairs of wordings of two documents, with the probability that they make one assertion."""
        return sameness(self)

    @cached_property
    def restated(self) -> Mapping[int, int]:
        """Headlines and lines that are no prose → the sentence of their document that says all of it."""
        return find_restated(self)

    @cached_property
    def concepts(self) -> Concepts:
        """Which concepts each sentence holds."""
        return Concepts.of(self.terms)

    @cached_property
    def story(self) -> Story | None:
        """The article whose headline and opening are those of the whole, if the documents share an event."""
        return find_story(self)

    @cached_property
    def overtaken(self) -> frozenset[int]:
        """Sentences that are no news any more, because later articles have overtaken them."""
        return find_overtaken(self)
