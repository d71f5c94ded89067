"""Sentence → who says it, and whether it is settled.

Nobody is inferred: a pronoun names nobody, and a speaker of the sentence before does not count.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import regex

from summarize.language import tables
from summarize.language.quotations import SentenceWords, names_somebody, phrase_from, phrase_to, take_apart
from summarize.language.tables.speech import Reporting, Unsettled
from summarize.language.terms import Terms
from summarize.language.words import Offsets, primary, stop_words, time_names

# Sentence → who is said to say it, in the words that are there.

_LONGEST = 9
"""Words of a phrase that names somebody."""
_ADVERB = regex.compile(r"\p{L}{3,}ly")
_QUOTE_MARK = regex.compile(r"[“”„«»‹›‘「」『』\"]")


def claimant(text: str, language: str | None) -> Offsets | None:
    """Return where a sentence names who says it: "according to the police", "X said that"."""
    sentence = take_apart(text, language)
    found = _according(sentence)
    if found is None:
        places = (i for i in _places(sentence, sentence.of.own.saying) if _introduces(sentence, i))
        subjects = (_subject(sentence, i) for i in places if not _in_relative_clause(sentence, i))
        found = next((subject for subject in subjects if subject), None)
    return found or _owner(sentence)


def speaker(text: str, quotation: Offsets | None, language: str | None) -> Offsets | None:
    """Return where a sentence names who speaks the words at ``quotation``, or the sentence if None.

    The subject of the nearest verb of speech: before the quotation, else right behind it.
    """
    sentence = take_apart(text, language)
    places = _places(sentence, sentence.of.verbs)
    start, end = quotation or (len(text), len(text))
    before = [i for i in places if sentence.offsets[i][1] <= start]
    after = [i for i in places if sentence.offsets[i][0] >= end]
    for i in [*reversed(before), *after[:1]]:
        found = _subject(sentence, i)
        if found is not None:
            return found
        if i > 0 and sentence.words[i - 1] in sentence.of.pronouns and sentence.joined(i):
            return None
    return _according(sentence)


def _places(sentence: SentenceWords, words: frozenset[str]) -> list[int]:
    """Return where verbs are; the United States are none."""
    found = (i for i, word in enumerate(sentence.words) if word in words and not sentence.is_quoted(i))
    return [i for i in found if not i or not sentence.text[sentence.offsets[i][0]].isupper()]


def _introduces(sentence: SentenceWords, i: int) -> bool:
    """Whether a statement follows the verb, or the verb closes one."""
    plain = sentence.of.own.plain
    if sentence.words[i] in plain if plain else sentence.words[i] not in sentence.of.announcing:
        return True
    last = i + 1 >= len(sentence.words)
    following = sentence.text[sentence.offsets[i][1] :] if last else sentence.gap(i + 1)
    if ":" in following or _QUOTE_MARK.search(following):
        return True
    if last:
        return _parenthetic(sentence, i)
    return sentence.words[i + 1] in sentence.of.that or (
        following.strip() in {",", ""} and _parenthetic(sentence, i)
    )


def _parenthetic(sentence: SentenceWords, i: int) -> bool:
    """Whether a clause such as ", the minister added." ends with the verb."""
    closes = i + 1 >= len(sentence.words) or "," in sentence.gap(i + 1)
    found = _before(sentence, i)
    return (
        closes
        and found is not None
        and found[0] > 0
        and bool(regex.search(r"[,”»\"]", sentence.gap(found[0])))
    )


def _in_relative_clause(sentence: SentenceWords, verb: int) -> bool:
    """Whether the verb belongs to "which they say", "that both leaders say"."""
    found = _before(sentence, verb)
    first = found[0] if found else verb
    while first > 0 and sentence.joined(first) and sentence.words[first - 1] in sentence.of.quantifiers:
        first -= 1
    return first > 0 and sentence.joined(first) and sentence.words[first - 1] in sentence.of.relative


def _subject(sentence: SentenceWords, verb: int) -> Offsets | None:
    """Return the subject of a verb: right before it, or right behind it after a comma or quotation."""
    found = _before(sentence, verb)
    if found is None and _opens_inversion(sentence, verb):
        start = _skip_auxiliaries(sentence, verb + 1)
        found = phrase_from(sentence, start, least=1)
        if found is not None and not names_somebody(sentence, found):
            found = None
    if found is None:
        return None
    return sentence.offsets[found[0]][0], sentence.offsets[found[1] - 1][1]


def _skip_auxiliaries(sentence: SentenceWords, i: int) -> int:
    while i < len(sentence.words) and sentence.words[i] in sentence.of.own.auxiliaries:
        i += 1
    return i


def _opens_inversion(sentence: SentenceWords, verb: int) -> bool:
    """Whether "…, said X": the verb follows a comma or a quotation, or German and Slavic word order."""
    if verb + 1 >= len(sentence.words) or not sentence.joined(verb + 1) or sentence.words[verb] == "told":
        return False
    first = verb
    auxiliaries = sentence.of.own.auxiliaries
    while first > 0 and sentence.words[first - 1] in auxiliaries and sentence.joined(first):
        first -= 1
    if sentence.words[first - 1] in sentence.of.pronouns and first and sentence.joined(first):
        return False
    if sentence.words[verb] not in sentence.of.own.saying:
        return False
    return sentence.code != "en" or bool(first and regex.search(r"[,”»\"’?!]", sentence.gap(first)))


def _before(sentence: SentenceWords, verb: int) -> tuple[int, int] | None:
    """Return the half-open range of words that name the subject right before a verb."""
    end = verb
    auxiliaries = sentence.of.own.auxiliaries
    while (
        end > 0
        and sentence.joined(end)
        and (
            sentence.words[end - 1] in auxiliaries
            or (sentence.code == "en" and _ADVERB.fullmatch(sentence.words[end - 1]))
        )
    ):
        end -= 1
    if end == 0 or sentence.words[end - 1] in sentence.of.passive:
        return None
    if not sentence.joined(end):
        return _before_apposition(sentence, end)
    return phrase_to(sentence, end)


def _before_apposition(sentence: SentenceWords, end: int) -> tuple[int, int] | None:
    """Find X in "X, the minister of trade, said": a name, and a phrase between commas.

    A phrase that names nobody who speaks begins with an article or a relative pronoun, and X is a name:
    "Ann Lee, who lost in May, said".
    """
    if sentence.gap(end).strip() != ",":
        return None
    start = end - 1
    while start > 0 and end - start <= _LONGEST and sentence.joined(start):
        start -= 1
    if start == 0 or sentence.gap(start).strip() != "," or end - start > _LONGEST:
        return None
    if any(sentence.is_speaker(i) for i in range(start, end)):
        return phrase_to(sentence, start)
    own = sentence.of.own
    found = phrase_to(sentence, start) if sentence.words[start] in own.determiners | own.relative else None
    if found is None or not sentence.is_name(found[1] - 1):
        return None
    of_another = found[0] > 0 and sentence.words[found[0] - 1] in own.prepositions
    return None if of_another else found


def _according(sentence: SentenceWords) -> Offsets | None:
    pattern = _according_pattern(sentence.code)
    match = pattern.search(sentence.text) if pattern else None
    if match is not None and not any(a <= match.start("who") < b for a, b in sentence.quoted):
        return match.span("who")
    for start in _openings(sentence):
        found = phrase_from(sentence, start)
        found = _trimmed(sentence, found) if found else None
        if found is None or not sentence.of.not_saying.isdisjoint(sentence.words[slice(*found)]):
            continue
        if sentence.code == "en" or names_somebody(sentence, found):
            return sentence.offsets[found[0]][0], sentence.offsets[found[1] - 1][1]
    return None


def _trimmed(sentence: SentenceWords, found: tuple[int, int]) -> tuple[int, int] | None:
    """Leave out what may be the next clause already, where no comma says that the phrase ends."""
    start, end = found
    if end < len(sentence.words) and sentence.joined(end):
        while end > start and not (sentence.is_name(end - 1) or sentence.is_speaker(end - 1)):
            end -= 1
    return (start, end) if start < end else None


def _openings(sentence: SentenceWords) -> Iterator[int]:
    """Yield the position behind each "according to"."""
    for phrase in sentence.of.own.according:
        parts = tuple(phrase.split())
        if parts[0] not in sentence.words:
            continue
        for i in range(len(sentence.words) - len(parts)):
            if sentence.words[i : i + len(parts)] == parts and not sentence.is_quoted(i):
                yield i + len(parts)


def _owner(sentence: SentenceWords) -> Offsets | None:
    """Read "the aide's suggestion that", "reports from state media that"."""
    things = sentence.of.own.said_things
    for i in _places(sentence, things):
        follows = sentence.words[i + 1 : i + 2]
        if i and regex.fullmatch(r"[’']s? ", sentence.gap(i)) and follows and follows[0] in sentence.of.that:
            found = phrase_to(sentence, i)
        elif follows and follows[0] in {"from", "by"}:
            found = phrase_from(sentence, i + 2)
            then = sentence.words[found[1] : found[1] + 1] if found else ()
            found = (
                found
                if found and then and then[0] in sentence.of.that and names_somebody(sentence, found)
                else None
            )
        else:
            continue
        if found is not None:
            return sentence.offsets[found[0]][0], sentence.offsets[found[1] - 1][1]
    return None


@cache
def _according_pattern(code: str) -> regex.Pattern[str] | None:
    pattern = tables.get(Reporting, code).according_pattern
    return regex.compile(pattern) if pattern is not None else None


# Sentence → whether it speaks of what is not settled yet: a plan, a demand, a state until further notice.


def is_unsettled(text: str, language: str | None) -> bool:
    """Whether a sentence announces, demands, or says how things are for the time being.

    A later article may have carried it out, answered or ended it. False in a language without a list.
    """
    found = _unsettled_pattern(primary(language) or "", heading=False)
    return found is not None and found.search(text) is not None


def is_unsettled_heading(text: str, language: str | None) -> bool:
    """Whether a headline does; headlines have forms of their own: "Council to close school"."""
    found = _unsettled_pattern(primary(language) or "", heading=True)
    return found is not None and found.search(text) is not None


@cache
def _unsettled_pattern(code: str, *, heading: bool) -> regex.Pattern[str] | None:
    words = tables.get(Unsettled, code)
    parts = [f"(?i:{part})" for part in (*words.plans, *words.demands, *words.standing)]
    parts += words.headings if heading else ()
    return (
        regex.compile(rf"(?<![\p{{L}}\p{{N}}])(?:{'|'.join(parts)})(?![\p{{L}}\p{{N}}])") if parts else None
    )


# Sentence → the words for who is said to say it, as two sentences are compared by them.

_CLOSES = regex.compile(r"[,”“»«\"]")
_LONGEST_TAG = 7
"""Words of a clause such as "the engineer said"."""


def speaker_stems(text: str, terms: Terms, language: str | None) -> frozenset[str]:
    """Return content stems of who is said to say a sentence; empty where nobody is."""
    found = claimant(text, language) or _tag(text, terms, language)
    if found is None or _relays().fullmatch(text, *found):
        return frozenset()
    stops = stop_words(language) | tables.get(Reporting, primary(language)).said_things
    return frozenset(
        s
        for s, w, (a, b) in zip(terms.stems, terms.words, terms.offsets, strict=True)
        if found[0] <= a and b <= found[1] and w not in stops
    )


@cache
def _relays() -> regex.Pattern[str]:
    """Return the names of those that pass on what others say."""
    return regex.compile(tables.either(one.relays for one in tables.each(Reporting).values()))


def _tag(text: str, terms: Terms, language: str | None) -> tuple[int, int] | None:
    """Read ", the engineer said" and ", said the engineer" at the end of a sentence, whoever that is."""
    saying, gaps = tables.get(Reporting, primary(language)).saying, _gaps(text, terms)
    closing = (i for i, gap in enumerate(gaps) if i and gap != " " and _CLOSES.search(gap))
    start = max(closing, default=0)
    words = _without_time(terms.words[start:])
    if not start or not 2 <= len(words) <= _LONGEST_TAG or not {words[0], words[-1]} & saying:
        return None
    first, last = start + (words[0] in saying), start + len(words) - 1 - (words[0] not in saying)
    return terms.offsets[first][0], terms.offsets[last][1]


def _without_time(words: tuple[str, ...]) -> tuple[str, ...]:
    """Leave out a day behind a tag: the regulator said on Friday."""
    if words and words[-1] in time_names():
        return words[:-2] if len(words) > 3 else words[:-1]
    return words


def _gaps(text: str, terms: Terms) -> list[str]:
    ends = [0, *(b for _, b in terms.offsets)]
    return [text[end:a] for end, (a, _) in zip(ends, terms.offsets, strict=False)]
