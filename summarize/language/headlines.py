"""Line at the top of a document that ends with a stop → whether it is the headline all the same."""

from __future__ import annotations

import regex


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


_LONGEST, _LONGEST_VERBLESS = 14, 5
"""Words of a headline that ends with a stop, and of one that has no verb to be known by."""
_REPEATED, _FEWEST_REPEATED = 0.6, 3
_STEM, _SHORTEST = 4, 3
_LONGER, _LONGEST_LINE = 1.2, 300
_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+(?:[’'.,-][\p{L}\p{N}]+)*")
# "DALPUR (NNS) —", "PARIS, March 3 (AFP) –", "Berlin (dpa) -": a report begins, so the line above it is no part of it.
_DATELINE = regex.compile(
    r"(?:\p{Lu}[\p{L}.’'-]*(?: \p{Lu}[\p{L}.’'-]*){0,3}(?:, [\p{L}\p{N} .,]{1,30}?)?) ?(?:\([\p{L} /.-]{2,20}\)\s?[—–:.-]|\([\p{Lu}]{2,}\)|[—–]\s)"
)
_CAPITALS_DATELINE = regex.compile(
    r"\p{Lu}{3,}(?:[ -]\p{Lu}{2,}){0,3}(?:, [^.:]{1,40}?)?\s?(?:[—–-]{1,2}|:)\s"
)
_MARKS = regex.compile(r"[“”„«»\"]")
# Articles, pronouns and auxiliaries: sentences are made of them, and headlines leave them out.
_OF_SENTENCES = _set(
    "the a an is are was were has have had will would it he she they we you i his her its their this that these those there been be"
    " der die das ein eine einen dem den des ist sind war waren hat haben hatte wird werden wurde er sie es wir ich"
    " le la les un une des est sont était a ont avait il elle ils elles nous ce cette"
    " el los las una es son era ha han había se lo gli è sono ha hanno uno o os as um uma é são foi foram tem"
    " de het een zijn was heeft hebben wordt hij zij en ett är var har den det han hon de"
    " je jsou byl byla bylo byli se jest są był była było się он она они это был была было были"
)
_PAST = regex.compile(
    r"\p{Ll}{2,}(?:ed|te|ten)|rose|fell|said|went|came|took|made|met|won|lost|left|began|broke|grew|held|kept|sank|shot|stood|told"
    r"|wrote|became|got|gave|found|led|paid|ran|saw|sent|spent|struck|flew|fled|knew|spoke|sold|bought"
)
_DAYS = regex.compile(
    r"(?i)\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|yesterday|today|tomorrow|gestern|heute|hier|ayer|hoy)\b"
)


def is_stopped_headline(line: str, below: str) -> bool:
    """Whether a line with a final stop is the headline of what is below it.

    It is short, quotes nobody and names no day. And either the text below begins with a dateline, or it
    says the same again at greater length, or the line is a few words without article and verb, and the text
    below repeats a name of it.

    Args:
        line: the first line of a document, alone in its paragraph.
        below: the first sentence of the next paragraph.

    """
    words = _WORD.findall(line)
    if not 2 <= len(words) <= _LONGEST or not line.rstrip().endswith((".", "。")) or _MARKS.search(line):
        return False
    if _DATELINE.match(below) or _CAPITALS_DATELINE.match(below):
        return True
    if _DAYS.search(line) or len(below) < _LONGER * len(line):
        return False
    content = [
        w.casefold()
        for w in words
        if w.casefold() not in _OF_SENTENCES and (len(w) >= _SHORTEST or w[0].isdigit())
    ]
    wider = _WORD.findall(below)
    said = {w.casefold()[:_STEM] for w in wider}
    again = sum(w[:_STEM] in said for w in content)
    plain = _OF_SENTENCES.isdisjoint(w.casefold() for w in words)
    names = {w for w in words if w[0].isupper() and len(w) >= _STEM}
    verbless = len(words) <= _LONGEST_VERBLESS and not any(map(_PAST.fullmatch, words))
    if plain and verbless and not names.isdisjoint(wider):
        return True
    return plain and len(content) >= _FEWEST_REPEATED and again >= _REPEATED * len(content)


def is_same_line(one: str, other: str) -> bool:
    """Whether two lines have the same words, whatever their stops, marks and capitals."""
    if len(one) > _LONGEST_LINE or len(other) > _LONGEST_LINE:
        return False
    words = [word.casefold() for word in _WORD.findall(one)]
    return bool(words) and words == [word.casefold() for word in _WORD.findall(other)]
