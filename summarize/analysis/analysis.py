"""Documents → Analysis: what was read in each sentence, found once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import Protocol, TypeVar, cast

from summarize.analysis.aligned import differ_both_ways
from summarize.analysis.annotate import Annotated
from summarize.analysis.conflicts import Conflict, conflict
from summarize.analysis.independence import Voices
from summarize.analysis.instances import Instances, Layer
from summarize.analysis.overtaken import find_overtaken
from summarize.analysis.pairs import PairModel, Pairs, find_pairs, trained
from summarize.analysis.ranking import Concepts, inverse_document_frequency
from summarize.analysis.sameness import sameness
from summarize.analysis.story import Story, find_accounts, find_restated, find_story
from summarize.language.attribution import claimant
from summarize.language.dates import DateExpression, date_expressions
from summarize.language.leaning import Leaning, leaning, quoted_share
from summarize.language.lines import end_of_work
from summarize.language.progress import StageMention, stages
from summarize.language.quantities import Quantity
from summarize.language.quotations import Quotation, quotations
from summarize.language.signs import Signs
from summarize.language.terms import Terms, analyse
from summarize.language.words import Offsets
from summarize.model import Document, Sentence, Span, count_words

T = TypeVar("T")

_MOST_EVENTS = 50
"""Events for each of which a short sentence is known before it is looked for: bounds the time."""


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
        languages = (a.document.language for a in annotated for _ in a.sentences)
        self._languages: tuple[str | None, ...] = tuple(languages)
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
            lambda i: stages(texts[i], language(i), self.terms[i])
        )
        """How far a sentence says that an undertaking has come."""
        self.claimant: Layer[int, Offsets | None] = Layer(lambda i: claimant(texts[i], language(i)))
        """Who a sentence says has said it."""
        self.signs: Layer[int, Signs] = Layer(
            lambda i: Signs(texts[i], self.terms[i], language(i), _year(self.document(i)))
        )
        """What can keep a sentence apart from another one."""
        self.conflicts: Layer[tuple[int, int], Conflict | None] = Layer(self._conflict)
        """What keeps two sentences apart, by their indices, the lower one first."""
        self.quotations: Layer[str, Sequence[Quotation]] = Layer(self._quotations)
        """Quotations of a whole document, by its id: they may run over several sentences."""
        self._found: dict[Callable[[Analysis], object], object] = {}

    def once(self, find: Callable[[Analysis], T]) -> T:
        """Return what a function finds in all of it, which several may ask for and is found once."""
        if find not in self._found:
            self._found[find] = find(self)
        return cast("T", self._found[find])

    def _conflict(self, pair: tuple[int, int]) -> Conflict | None:
        first, second = (self.signs[i] for i in pair)
        asked = differ_both_ways(first.times, second.times)
        return conflict(first, second, one_time=asked and self.instances.of_one_time(*pair))

    def _quotations(self, document: str) -> Sequence[Quotation]:
        text = self.documents[document].text
        return quotations(text[: end_of_work(text)])

    def document(self, index: int) -> Document:
        """Return the document that a sentence is in."""
        return self.documents[self.sentences[index].span.document_id]

    def language(self, index: int) -> str | None:
        """Return the language of a sentence."""
        return self._languages[index]

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
        """Document id to the place of the headline in its text, where it has one.

        A line that shares no word with the title that came with the document is another one: 12 comments.
        """
        spans = (s.span for s in reversed(self.sentences) if s.kind == "headline")
        found = {span.document_id: span for span in spans}
        return {name: span for name, span in found.items() if self._may_head(self.documents[name], span)}

    def _may_head(self, document: Document, span: Span) -> bool:
        if not document.title:
            return True
        title, line = (analyse(text, document.language).content for text in (document.title, document[span]))
        return not title or not frozenset(title).isdisjoint(line)

    @cached_property
    def headings(self) -> Mapping[str, str]:
        """Document id to the headline in its text, else the title that came with it; may be empty."""
        spans = self.headlines
        return {
            name: document[spans[name]] if name in spans else document.title or ""
            for name, document in self.documents.items()
        }

    @cached_property
    def lengths(self) -> Mapping[str, int]:
        """Document id to the number of its prose sentences."""
        return Counter(self.sentences[i].span.document_id for i in self.prose)

    @cached_property
    def wordings(self) -> tuple[tuple[int, ...], ...]:
        """The prose by equal words, in text order; a sentence without words is alone.

        Where the words name a day that counts from publication, it is the same day, and where they
        name nobody, it is one occasion of one event.
        """
        groups: dict[tuple[object, ...], list[list[int]]] = {}
        for i in self.prose:
            words, instances = self.terms[i].words, self.instances
            units = groups.setdefault(
                (words, instances.days[i], instances.occasion(i)) if words else (i,), []
            )
            recent = units[-_MOST_EVENTS:]
            found = next((unit for unit in recent if not instances.of_two_events(unit[0], i)), None)
            if found is None:
                units.append([i])
            else:
                found.append(i)
        return tuple(sorted(tuple(unit) for units in groups.values() for unit in units))

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
    def accounts(self) -> Mapping[str, frozenset[str]]:
        """Document id to the other documents that report the event that it reports."""
        return find_accounts(self)

    @cached_property
    def overtaken(self) -> frozenset[int]:
        """Sentences that are no news any more, because later articles have overtaken them."""
        return find_overtaken(self)


def _year(document: Document) -> int | None:
    return int(document.published[:4]) if document.published else None
