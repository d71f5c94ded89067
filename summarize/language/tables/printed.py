"""Sections for what is printed around the text of an article: dates, furniture, notices, mail, pages."""

from __future__ import annotations

from typing import Literal

import msgspec

from summarize.language.tables.section import Patterns, Section, WordSet


class Dates(Section, frozen=True):
    """How sources state dates: what is read at headlines, in mail and in data."""

    months: dict[str, int] = {}
    """Names and abbreviations beside those that dateparser knows."""
    introducing: WordSet = WordSet()
    """What may be before a date, between its parts, or before its time."""
    morning: Patterns = ()
    afternoon: Patterns = ()
    """What is before a time of day."""
    late: Patterns = ()
    """What is behind a time in the afternoon."""
    zones: dict[str, float] = {}
    """Hours from UTC; in ``common.toml`` alone, as are the next three."""
    month_first_regions: WordSet = WordSet()
    day_first_regions: WordSet = WordSet()
    """ISO 3166, in small letters; the second ones are top-level domains as well."""
    month_first_domains: WordSet = WordSet()


class Headlines(Section, frozen=True):
    """What is seen in sentences, and not in headlines."""

    of_sentences: WordSet = WordSet()
    """Articles, pronouns and auxiliaries."""
    past: Patterns = ()
    """Verbs of reports."""
    days: Patterns = ()
    asking: WordSet = WordSet()
    """What questions open with that head a part of an article."""
    named_the: WordSet = WordSet()
    """What follows an article that is part of a name: The Guardian."""
    in_places: WordSet = WordSet()
    """Small words inside the names of places: Isle of Man."""


class Furniture(Section, frozen=True):
    """What pages print around an article."""

    openings: Patterns = ()
    """What a unit opens with that themes, forms and sharing bars print."""
    labels: Patterns = ()
    """Labels and buttons: a longer sentence that opens like one is news ("By signing the treaty …")."""
    anywhere: Patterns = ()
    """What speaks to the reader, or of the page itself, wherever in a unit it is."""
    credits: Patterns = ()
    """Who helped to report."""
    by: WordSet = WordSet()
    """What is before the name of a writer."""
    pictures: Patterns = ()
    """What makes a unit the words below a picture, wherever in it this is."""
    agencies: Patterns = ()
    """Whose name alone at the end of a unit is the credit of a picture."""
    introducing: WordSet = WordSet()
    """What is before the name of an agency that is no credit: told AFP."""
    credited: Patterns = ()
    """What is before a colon and the name of who took a picture, or its caption: photo, image credit."""
    teasers: Patterns = ()
    """What a line opens with that promises what an article reports."""


Sign = Literal["accept", "device", "data", "privacy", "others", "purpose", "content"]


class Notices(Section, frozen=True):
    """Notices around an article.

    What opens a unit names who is spoken to ("you", "this e-mail"), so that a report about such a notice,
    which names somebody else, does not open like it. Of roles, firms, consent
    and cookies, the beginnings of words are written.
    """

    heads: Patterns = ()
    """What is before a notice, with a colon: important."""
    mailing: Patterns = ()
    confidential: Patterns = ()
    unfolding: Patterns = ()
    """Of a report that goes on: check back later."""
    release: Patterns = ()
    """Of a press release: for more information."""
    legal: Patterns = ()
    mail_words: Patterns = ()
    editors: Patterns = ()
    """The line below which all is said to those who print a release."""
    choices: Patterns = ()
    """What is done to cookies."""
    cookies: tuple[str, ...] = ()
    consent: dict[Sign, WordSet] = {}
    """What a notice of consent speaks of, beside cookies."""
    addressing: WordSet = WordSet()
    """Words that speak to the reader, or of the one who writes the notice."""
    about_writer: Patterns = ()
    the: Patterns = ()
    writers: Patterns = ()
    writer_is: Patterns = ()
    """Together: the author is."""
    roles: WordSet = WordSet()
    being: WordSet = WordSet()
    articles: WordSet = WordSet()
    """What a role follows at once where no name of a house is between ("is a reporter")."""
    works: WordSet = WordSet()
    works_at: WordSet = WordSet()
    news_of: WordSet = WordSet()
    """Words that make a sentence about a writer a report about her."""
    and_: WordSet = msgspec.field(default=WordSet(), name="and")
    still_note: WordSet = WordSet()
    particles: WordSet = WordSet()
    """Words inside the name of a writer."""
    calls: Patterns = ()
    """How a reader is asked to write, call or follow."""
    address: Patterns = ()
    about: Patterns = ()
    """What is before the name of a firm: about."""
    firms: WordSet = WordSet()


Header = Literal["from", "date", "to", "cc", "subject", "other"]


class Mail(Section, frozen=True):
    """What mail programs write around quoted and forwarded mail, and below a message."""

    headers: dict[Header, tuple[str, ...]] = {}
    """Names of headers, in small letters."""
    original: Patterns = ()
    forwarded: Patterns = ()
    begin_forwarded: Patterns = ()
    wrote: Patterns = ()
    """What the line above a quotation says: "On Mon, 2 Mar 2026 at 10:00, Ada wrote:"."""
    wrote_unspaced: Patterns = ()
    """The same, where words are not set apart."""
    devices: Patterns = ()
    sent_with: Patterns = ()
    """Before a device: sent from."""
    sent_behind: Patterns = ()
    """Behind a device."""
    sent_whole: Patterns = ()
    """With the device."""
    closing: Patterns = ()
    """Best regards."""
    forward_subject: Patterns = ()
    """How the subject of a forwarded message begins."""


class Page(Section, frozen=True):
    """What web pages print and call their parts."""

    advertisement: WordSet = WordSet()
    comments: Patterns = ()
    """Headings of comments."""
    changed: Patterns = ()
    published: Patterns = ()
    changed_unspaced: Patterns = ()
    published_unspaced: Patterns = ()
    """What is printed before a date; the last two where words are not set apart."""
    bylines: Patterns = ()
    byline_links: Patterns = ()
    """What is before the name of a writer, and inside it."""
    offers: WordSet = WordSet()
    posts: WordSet = WordSet()
    comment_parts: WordSet = WordSet()
    label_parts: WordSet = WordSet()
    writers: WordSet = WordSet()
    bio: WordSet = WordSet()
    facts: WordSet = WordSet()
    fact_boxes: WordSet = WordSet()
    """Words of a class or an id that say what a part is for."""
