"""What a number counts, and what happened to whom it counts."""

from __future__ import annotations

from summarize.language import tables
from summarize.language.quantities.tokens import Line, is_hyphen
from summarize.language.tables.speech import Grammar, Outcome
from summarize.language.words import stop_words

_MOST_WORDS = 4
_REACH, _NEXT = 8, 4
"""Words on either side in which the fate of counted people is looked for; fewer where they are named."""
_TOLL_WORDS = 12
_CLOSING_QUOTES = frozenset({'"', "”", "’", "'", "»", "“"})
_CLAUSE_ENDS = frozenset(".;:")


def noun_after(of: Line, i: int, *, counts: bool) -> tuple[int, int]:
    """Return the first and last token of what is counted from token ``i`` on; empty if nothing is.

    A measure counts only behind "of": cubic metres of gas.
    """
    if is_hyphen(of, i):
        # A 10-member crew: the word behind the hyphen is counted; three-way and two-time count nothing.
        counted = counts and of.is_word(i + 1) and of.fold(i + 1) not in of.tables.role("manners")
        return (i + 1, i + 1) if counted else (i, i - 1)
    # "Fewer than 10" offices
    j = i + (of.fold(i) in _CLOSING_QUOTES)
    linked = of.fold(j) in of.tables.role("of") | {"of"}
    if linked:
        j += 1 + (of.fold(j + 1) in of.tables.role("whole-determiners"))
    elif not counts and not of.fold(j).startswith(("d'", "d’")):
        return i, i - 1
    return j, _noun_end(of, j)


def _noun_end(of: Line, start: int) -> int:
    # Lists of stop words hold adjectives ("new"); our own do not.
    stops = of.tables.role("function") or stop_words(of.language) - of.tables.role("people")
    j = start
    while j - start < _MOST_WORDS and of.is_word(j):
        fold = of.fold(j)
        if fold in of.tables.outcomes and fold not in of.tables.role("people"):
            # "20 dead" are counted as such; "20 soldiers killed" are soldiers.
            return j if j == start else j - 1
        if fold in stops or fold in of.tables.periods or len(fold) == 1:
            break
        j += 1
        if is_hyphen(of, j) and of.is_word(j + 1):
            # two late-term regulations
            j += 2
        if _ends_noun(of, j - 1, j - start):
            break
    return j - 1


def _ends_noun(of: Line, i: int, length: int) -> bool:
    """Whether a noun phrase is complete with token ``i``: a plural, a capital, one or two words."""
    token = of.tokens[i]
    if of.language == "en":
        return is_plural(of, i)
    if of.language == "de":
        return token.text[0].isupper()
    if tables.get(Grammar, of.language).head_first:
        return token.fold not in of.tables.role("before-noun")
    return length >= 2


def is_plural(of: Line, i: int) -> bool:
    """Whether token ``i`` is an English plural that ends its phrase."""
    token = of.token(i)
    if token is None or token.kind != "word":
        return False
    following = of.token(i + 1)
    if token.text[0].isupper() and following is not None and following.text[0].isupper():
        return False
    ending = (
        len(token.fold) > 3
        and token.fold.endswith("s")
        and not token.fold.endswith(("ss", "us", "ous", "is", "news"))
    )
    return ending or token.fold in of.tables.role("plurals")


def is_part_of_name(of: Line, first: int, noun: int) -> bool:
    """Whether a small number behind a capitalized word belongs to it: Power of Siberia 2 pipeline."""
    before, number = of.token(first - 1), of.tokens[first]
    small = len(number.text) <= 3 if number.kind == "number" else number.text[0].isupper()
    if before is None or not small or first < 2 or of.language == "de":
        return False
    if before.kind != "word" or not before.text[0].isupper() or before.fold in of.tables.hedges:
        return False
    if of.language != "en":
        # TV 2 News
        return noun >= len(of.tokens) or of.tokens[noun].text[0].isupper()
    end = noun
    while of.is_word(end) and end - noun < _MOST_WORDS and not is_plural(of, end):
        end += 1
    return not is_plural(of, end)


def counts_people(of: Line, first: int, last: int) -> bool:
    """Whether people are counted without being named: "kills 11 in Pakistan", "toll passes 1,000"."""
    # "The toll of the quake in the region of Marsal rose to 134".
    far = _TOLL_WORDS if of.fold(first - 1) in of.tables.role("bare") | {"to"} else _MOST_WORDS
    for j in range(first - 1, max(-1, first - 1 - far), -1):
        if of.is_number(j) or of.fold(j) in _CLAUSE_ENDS:
            break
        if of.fold(j) in of.tables.outcomes:
            return True
    for j in range(last + 1, last + 3 + _MOST_WORDS):
        if of.is_number(j) or of.fold(j) in _CLAUSE_ENDS:
            break
        if of.fold(j) in of.tables.outcomes:
            return True
    return False


def outcome_near(of: Line, first: int, last: int, *, named: bool) -> Outcome | None:
    """Return what happened to whom tokens ``first`` to ``last`` count: the nearest such word of the clause.

    Words that have a noun (``named``) are asked only for what is next to them.
    """
    outcomes = of.tables.outcomes
    for j in range(first, last + 1):
        if of.fold(j) in outcomes:
            return outcomes[of.fold(j)]
    best: tuple[int, Outcome] | None = None
    for start, step in ((first, -1), (last, 1)):
        cost = 0
        for j in range(start + step, start + step * (_NEXT if named else _REACH) + step, step):
            # Behind an "and" something else happens to somebody else: 20 killed and 30 injured.
            cost += 3 if of.fold(j) in of.tables.role("and") | {"and", ","} else 1
            if of.is_number(j) or of.fold(j) in _CLAUSE_ENDS or of.fold(j) in of.tables.cardinals:
                break
            if named and (of.fold(j) == "," or (step < 0 and of.fold(j) in of.tables.role("and") | {"and"})):
                break
            if of.fold(j) in outcomes:
                if best is None or cost < best[0]:
                    best = (cost, outcomes[of.fold(j)])
                break
    return None if best is None else best[1]
