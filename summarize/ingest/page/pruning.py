"""HTML tree → the same tree without what a page offers, advertises and hides."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

import regex

from summarize.ingest.blocks import INLINE, Element, linked_shares
from summarize.ingest.marks import drop_words
from summarize.ingest.page.printed import extra_parts
from summarize.ingest.unseen import is_hidden, show
from summarize.language import tables
from summarize.language.tables.printed import Page

_Sizes = Mapping[Element, int]
"""Characters of text in each element."""

_WORDS = regex.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
# "article has-newsletter" names what a part has, not what it is; "section--ads" may do either.
_HOLDING = regex.compile(r"(?<!\S)(?:has|no|with|without)[-_][\w-]+")
_CONTROL = regex.compile(r"[^\S ]|\p{Cc}")
_MODIFIER = regex.compile(r"--[\w-]+")
_LONGEST_NOTE = 1000
_LONGEST_LABEL = 200
_LONGEST_CARD, _FEWEST_CARDS = 500, 3
_WHOLE = frozenset({"html", "body", "head", "main", "article", "h1", "title", "script"})
_BOXES = frozenset({"article", "li", "div", "section", "td"})
_MOST_LEVELS = 8
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_LETTER = regex.compile(r"\p{L}")
_LONG_PARAGRAPH, _LINKED = 100, 0.5
_FEWEST_PARAGRAPHS, _FEWEST_ALIKE = 2, 3
_MOST_SHARE, _MOST_HIDDEN = 0.3, 0.5


def prune(tree: Element, title: str | None) -> None:
    """Remove other articles, offers, advertisements, comments, labels and hidden parts.

    A class says little about the part that holds the article itself ("article paywall"), so one with
    several long paragraphs, with a headline, or with a good share of the text stays.
    """
    for element in tree.iterfind(".//*[@class]"):
        names = element.get("class")
        held = _HOLDING.sub("", names)
        if held != names:
            # For trafilatura, too.
            element.set("class", _CONTROL.sub("", held))
    _drop_other_articles(tree, title)
    _drop_cards(tree)
    # In the order of the page, so that what is dropped is in nothing that is looked at later.
    sizes = text_sizes(tree)
    total = sizes[tree]
    for element in list(tree.iter()):
        if not isinstance(element.tag, str):
            continue
        most = sizes[element] > _MOST_HIDDEN * sizes[tree]
        if is_hidden(element):
            if most:
                show(element)
            elif element.tag not in _WHOLE and next(element.iter("h1"), None) is None:
                drop_words(element)
            continue
        if element.get("aria-hidden") and (element.tag in INLINE or most):
            # It is seen: only screen readers pass over it, and extractors do.
            del element.attrib["aria-hidden"]
        if element.tag in _WHOLE or element.getparent() is None:
            continue
        if _is_extra(element, sizes, total) and next(element.iter("h1"), None) is None:
            element.drop_tree()


def _is_extra(element: Element, sizes: _Sizes, total: int) -> bool:
    """Whether an element, by its class or id, is no part of the article of a page."""
    # The id of a heading is made of its words.
    named = "" if element.tag in _HEADINGS else element.get("id") or ""
    stated = f"{element.get('class') or ''} {named}"[:500]
    names, parts = _names(stated), tables.every(Page)
    if names >= {"pull", "quote"}:
        names.add("pullquote")
    if (names.isdisjoint(extra_parts()) and not _is_note(names)) or _stands_in_text(element):
        return False
    size = sizes[element]
    if element.tag == "p":
        label = not names.isdisjoint(parts.label_parts) or (
            not names.isdisjoint(parts.offers) and _is_set_alone(element)
        )
        return size <= _LONGEST_LABEL and label
    small = size <= _MOST_SHARE * total
    if not names.isdisjoint(parts.posts) and names.isdisjoint(parts.offers):
        return small and not _holds_own_words(element, sizes)
    if small and size <= _LONGEST_NOTE and _is_note(names):
        return True
    if (
        _names(_MODIFIER.sub("", stated)).isdisjoint(extra_parts())
        and _unlinked_prose(element) > _LONGEST_LABEL
    ):
        return False
    if not names.isdisjoint(parts.comment_parts):
        return True
    if names.isdisjoint(parts.offers) and size > _LONGEST_LABEL:
        return False
    return small and not _holds_prose(element, sizes)


def _is_note(names: set[str]) -> bool:
    """Whether a part is about who wrote the article, or holds facts beside it."""
    parts = tables.every(Page)
    writer = not names.isdisjoint(parts.writers) and not names.isdisjoint(parts.bio)
    facts = "box" in names and not names.isdisjoint(parts.facts)
    return writer or facts or not names.isdisjoint(parts.fact_boxes)


def _is_set_alone(paragraph: Element) -> bool:
    """Whether a paragraph has a class that its neighbours do not have."""
    names = paragraph.get("class")
    alike = sum(p.tag == "p" and p.get("class") == names for p in paragraph.getparent())
    return bool(alike < _FEWEST_ALIKE)


def _holds_own_words(embedding: Element, sizes: _Sizes) -> bool:
    """Whether a part around something of another site holds words of the article as well."""
    own = (p for p in embedding.iter("p") if next(p.iterancestors("blockquote"), None) is None)
    return sum(sizes[p] for p in own) > _LONG_PARAGRAPH


def _drop_other_articles(tree: Element, title: str | None) -> None:
    """Keep one of several ``<article>`` with text of their own: the one with the headline."""
    sizes = text_sizes(tree)
    articles = dict.fromkeys(article for article in tree.iter("article") if _holds_prose(article, sizes))
    most = len(title or "") + 1
    headings = (h for h in tree.iter("h1", "h2", "h3") if title and opening(h, most) == title)
    headed = (h.iterancestors("article") for h in headings)
    own = next((a for chain in headed for a in chain if a in articles), None)
    if own is None:
        return
    kept = {own, *own.iterancestors(), *own.iter()}
    for article in articles:
        if article not in kept and article.getparent() is not None:
            article.drop_tree()


def _drop_cards(tree: Element) -> None:
    """Remove teasers of other articles: short blocks under a headline that is a link, three or more."""
    longest = int(min(_LONGEST_CARD, _MOST_SHARE * text_sizes(tree)[tree]))
    cards = []
    for heading in tree.iter("h2", "h3", "h4"):
        named = opening(heading, longest + 1)
        if len(named) > longest:
            continue
        links = (a for a in (*heading.iterancestors("a"), *heading.iter("a")) if _leads_away(a))
        if not any(opening(link, len(named)) == named for link in links):
            continue
        card = _card_of(heading, longest)
        if card is not None:
            cards.append(card)
    for card in cards if len(cards) >= _FEWEST_CARDS else []:
        if card.getparent() is not None:
            card.drop_tree()


def _card_of(heading: Element, longest: int) -> Element | None:
    """Return the largest part around a heading that is short and has no other heading."""
    card = None
    for part in islice(heading.iterancestors(), _MOST_LEVELS):
        headings = sum(1 for _ in islice(part.iter("h1", "h2", "h3", "h4"), 2))
        if part.tag in _WHOLE - {"article"} or headings > 1 or len(opening(part, longest + 1)) > longest:
            break
        card = part if part.tag in _BOXES else card
    return card


def _leads_away(link: Element) -> bool:
    return not (link.get("href") or "#").startswith("#")


def _stands_in_text(element: Element) -> bool:
    """Whether an element is part of a sentence, which must stay as its writer wrote it."""
    if any(ancestor.tag == "p" for ancestor in element.iterancestors()):
        return True
    previous, parent = element.getprevious(), element.getparent()
    before = previous.tail if previous is not None else parent.text
    return element.tag in INLINE and _LETTER.search(f"{before or ''}{element.tail or ''}") is not None


def _names(stated: str) -> set[str]:
    """Return the words of a class or an id, in lower case."""
    return {word.lower() for word in _WORDS.findall(stated)}


def _unlinked_prose(element: Element) -> int:
    """Return how many characters of an element are in long lines that are no links."""
    shares = linked_shares(element)
    return sum(len(line) for line in shares if len(line) > _LONG_PARAGRAPH and shares[line] < _LINKED)


def _holds_prose(element: Element, sizes: _Sizes) -> bool:
    long = (p for p in element.iter("p") if sizes[p] > _LONG_PARAGRAPH)
    return len(list(islice(long, _FEWEST_PARAGRAPHS))) == _FEWEST_PARAGRAPHS


def opening(element: Element, most: int) -> str:
    """Return the first ``most`` characters of an element's text, white space as one space."""
    parts: list[str] = []
    length = 0
    for part in element.itertext():
        words = part.split()
        parts.append(part)
        length += sum(map(len, words)) + max(0, len(words) - 1)
        if length > most:
            break
    return " ".join("".join(parts).split())[:most]


def text_sizes(tree: Element) -> dict[Element, int]:
    """Return the characters of text in each element, white space as one space, in one pass."""
    held: dict[Element, _Held] = {}
    for element in _innermost_first(tree):
        own = _Held.of(element.text if isinstance(element.tag, str) else None)
        for child in element:
            own = own.followed_by(held[child]).followed_by(_Held.of(child.tail))
        held[element] = own
    return {element: one.size for element, one in held.items()}


@dataclass(frozen=True, slots=True)
class _Held:
    """The size of a text, and whether it begins or ends with white space."""

    size: int = 0
    before: bool = False
    after: bool = False

    @classmethod
    def of(cls, text: str | None) -> _Held:
        if not text:
            return _NOTHING
        words = text.split()
        size = sum(map(len, words)) + max(0, len(words) - 1)
        return cls(size, text[0].isspace(), text[-1].isspace())

    def followed_by(self, other: _Held) -> _Held:
        if other is _NOTHING:
            return self
        if self is _NOTHING:
            return other
        spaced = self.size > 0 and other.size > 0 and (self.after or other.before)
        # Where one of them is nothing but white space, that is an end of the other.
        return _Held(
            self.size + other.size + spaced,
            self.before or (self.size == 0 and other.before),
            other.after or (other.size == 0 and self.after),
        )


_NOTHING = _Held()


def _innermost_first(tree: Element) -> Iterator[Element]:
    """Yield elements, each behind those within it."""
    # A stack of our own: pages may be nested deeper than Python calls.
    stack = [(tree, False)]
    while stack:
        element, seen = stack.pop()
        if seen:
            yield element
        else:
            stack.append((element, True))
            stack.extend((child, False) for child in element)
