"""SharedUtterance → Utterance: each wording with its sentence and its speaker."""

from __future__ import annotations

from collections.abc import Iterator

from summarize.assembly.places import corroborated, quote, statement
from summarize.assembly.result import Result
from summarize.compare.spoken import Wording
from summarize.model import Collection
from summarize.model.voices import Claimant, Utterance, UtteranceWording


def utterances(result: Result) -> Iterator[Utterance]:
    """Write down what several sources carry, in the order of the sources and of the text."""
    collection = result.collection
    shelf = {document.id: n for n, document in enumerate(result.sources)}

    def place(wording: Wording) -> tuple[int, int]:
        return shelf[wording.span.document_id], wording.span.start

    found = [(sorted(u.wordings, key=place), u.subject) for u in result.utterances]
    for wordings, subject in sorted(found, key=lambda item: place(item[0][0])):
        written = tuple(_wording(collection, wording) for wording in wordings)
        yield Utterance(
            subject=" ".join(subject),
            speaker=next((w.speaker for w in written if w.speaker), None),
            wordings=written,
            corroboration=corroborated(collection, [w.span.document_id for w in wordings]),
        )


def _wording(collection: Collection, wording: Wording) -> UtteranceWording:
    document = collection.document(wording.sentence)
    who = wording.speaker
    return UtteranceWording(
        text=document[wording.span],
        quoted=wording.marks is not None,
        marks=wording.marks,
        speaker=Claimant(document[who], quote(document, who)) if who else None,
        sentence=statement(collection, wording.sentence),
        span=quote(document, wording.span),
    )
