"""Unit of text → what it is: prose, headline, fragment or page furniture.

Nothing is deleted here: a unit that is not prose is marked, and the digest lists it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import regex

from summarize.language.lines import Offsets, ends_with_stop, looks_like_headline
from summarize.model import Kind, count_words

_LONGEST_FURNITURE = 30
"""Words; a longer unit that holds such a phrase is an article about it."""
_LONGEST_HEADLINE = 30
_LONGEST_HEADLINE_CHARACTERS = 300
_SHORTEST_BOTTOM_HEADLINE = 4
_SHORTEST_UNSTOPPED = 5
"""Words of a line that is prose though it has no stop, among lines that have one."""

# What themes, comment forms, sharing bars and notices print around an article. A phrase must open
# the unit, so that a sentence that merely mentions one stays prose.
_PHRASES = (
    # comment forms
    r"leave a (?:reply|comment)", r"(?:post|add|write) a comment", r"cancel reply",
    r"your e-?mail address will not be published", r"required fields are marked",
    r"save my name,? e-?mail", r"comments? (?:are|is) (?:closed|off|disabled)",
    r"\d+ (?:comments?|shares?|likes?|views?|replies)$", r"no comments(?: yet)?$",
    r"(?:log|sign) ?(?:in|up|out)(?: |$)(?:to|for|now|here|with|$)?", r"logged in as",
    r"notify me of", r"this site uses akismet", r"you must be logged in",
    # sharing, following, subscribing
    r"share (?:this|on|via|the|with)\b.{0,40}$", r"click (?:here|to)\b", r"tap (?:here|to)\b",
    r"(?:follow|like|find) us (?:on|at)\b",
    r"(?:follow|contact) .{1,40} on (?:twitter|x|facebook|instagram)",
    r"subscribe (?:to|for|now|today|here)\b", r"(?:get|receive) (?:our|the latest|breaking|daily)\b",
    r"sign up (?:to|for|here|now)\b", r"join (?:our|the) (?:newsletter|mailing|community|whatsapp|telegram)",
    r"enter your e-?mail", r"thank you for (?:subscribing|reading|signing)", r"download (?:our|the) app",
    r"support (?:our|independent) journalism", r"become a (?:member|subscriber|patron)",
    # navigation
    r"read (?:more|also|next|the full)\b", r"(?:see|read|more) (?:also|more|related)\b.{0,60}$",
    r"related (?:articles?|posts?|stories|topics|content|news)\b", r"continue reading\b",
    r"(?:most|more) (?:popular|read|viewed|from|on this|stories)\b.{0,40}$",
    r"recommended (?:for you|stories|articles|reading)", r"you (?:may|might) also (?:like|enjoy)",
    r"skip to (?:main )?(?:content|navigation)", r"back to top", r"(?:previous|next) (?:article|post|story)\b",
    r"(?:home|menu|search|close|print|e-?mail|share|tweet|advertisement|advertising|loading|sponsored)[.… ]*$",
    r"table of contents$", r"jump to\b.{0,30}$", r"scroll (?:down|to)\b", r"view (?:all|more|comments)\b",
    r"(?:tags?|tagged|filed under|posted (?:in|on|by)|categor(?:y|ies)|topics?|keywords?|labels?)\s*:",
    r"(?:story|article) continues below", r"watch:? ", r"(?:play|watch) (?:the )?video$",
    # notices
    r"(?:copyright|©|\(c\)) ?(?:©|\(c\)|\d{4})", r"all rights reserved", r"terms (?:of|and) (?:use|service|conditions)",
    r"privacy (?:policy|notice)", r"(?:we|this (?:site|website)) uses? cookies", r"cookie (?:policy|settings|preferences)",
    r"by (?:using|continuing|clicking|signing|submitting|subscribing)\b.{0,80}(?:agree|accept|consent)",
    r"(?:accept|reject) (?:all )?cookies", r"this (?:article|story|post|content) (?:was|has been|is) (?:originally |first )?(?:published|produced|provided|posted)",
    r"(?:please )?enable javascript", r"you(?:r browser| need to enable)", r"an error (?:has )?occurred",
    r"(?:last )?(?:updated|modified|published)(?: on| at)?:? \w+ \d", r"\d+ min(?:ute)?s? read\b",
    r"(?:photo|image|picture|video|credit|source|photograph)s?(?: credit| by| courtesy)?\s*[:/©]",
    r"(?:reporting|writing|editing|additional reporting|compiled) by\b", r"our standards\s*:",
    r"(?:getty images|afp|reuters|ap photo|shutterstock)\b.{0,20}$",
    # other languages
    r"laisser un commentaire", r"votre adresse (?:e-?mail|de messagerie) ne sera pas publiée",
    r"les champs obligatoires sont", r"lire (?:aussi|la suite|également)\b", r"tous droits réservés",
    r"(?:partager|suivez-nous|abonnez-vous|inscrivez-vous|s['’]abonner|se connecter)\b.{0,60}$",
    r"schreiben? sie einen kommentar", r"(?:schreibe?n?|hinterlasse?n?) (?:sie )?(?:einen? )?(?:kommentar|antwort)",
    r"deine e-?mail-adresse wird nicht veröffentlicht", r"(?:ihre|die) e-?mail-adresse wird nicht veröffentlicht",
    r"erforderliche felder sind", r"(?:lesen sie (?:auch|mehr)|mehr zum thema|zum weiterlesen)\b",
    r"alle rechte vorbehalten", r"(?:jetzt|hier) (?:anmelden|abonnieren)",
    r"deja (?:un comentario|una respuesta)", r"tu dirección de correo electrónico no será publicada",
    r"los campos obligatorios están", r"(?:lea|leer|lee) (?:también|más)\b", r"todos los derechos reservados",
    r"(?:compartir|suscríbete|síguenos|regístrate)\b.{0,60}$",
    r"lascia un commento", r"il tuo indirizzo e-?mail non sarà pubblicato", r"i campi obbligatori sono",
    r"leggi anche\b", r"tutti i diritti riservati",
    r"deixe um(?:a)? (?:comentário|resposta)", r"o seu endereço de e-?mail não será publicado",
    r"campos obrigatórios", r"leia (?:também|mais)\b", r"todos os direitos reservados",
    r"(?:napsat|přidat|zanechat) komentář", r"vaše e-?mailová adresa nebude zveřejněna", r"vyžadované informace jsou",
    r"(?:čtěte|přečtěte si) (?:také|také|více)\b", r"všechna práva vyhrazena",
    r"geef een reactie", r"je e-?mailadres wordt niet", r"lees (?:ook|meer|verder)\b",
    r"dodaj komentarz", r"twój adres e-?mail nie zostanie", r"czytaj (?:też|także|więcej)\b",
    r"добавить комментарий", r"ваш (?:адрес email|e-?mail) не будет опубликован", r"обязательные поля помечены",
    r"читайте также\b", r"все права защищены",
)  # fmt: skip
_FURNITURE = regex.compile(rf"[^\p{{L}}\p{{N}}©]*(?:{'|'.join(_PHRASES)})", regex.IGNORECASE)
# A counter, a date or time alone, a locale ("en_USEnglish"), an address, marks without letters.
_MACHINE = regex.compile(
    r"[\W_]*|[\W\d_]{1,24}|[a-z]{2}[_-][A-Z]{2}\w*|(?:https?://|www\.)\S+|\S+@\S+\.\w+|[#@]\w+(?:\s[#@]\w+)*"
)
# "Thursday, 27 March 2007", "By Jane Doe", "PARIS, March 3": no headline is so short and so made.
_DATELINE = regex.compile(
    r"(?:(?:by|from|von|par|por|di)\s\p{Lu}|(?:\S+\s+){0,4}\S*(?:19|20)\d\d\b\S*\s*$)", regex.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence, or a line that is none, with the paragraph that it stands in."""

    offsets: Offsets
    paragraph: Offsets

    def text(self, document: str) -> str:
        """Return the verbatim text."""
        return document[self.offsets[0] : self.offsets[1]]

    @property
    def alone(self) -> bool:
        """Whether it is all of its paragraph."""
        return self.offsets == self.paragraph


def is_furniture(text: str) -> bool:
    """Whether a unit is something that the page prints around an article."""
    if _MACHINE.fullmatch(text):
        return True
    return _FURNITURE.match(text) is not None and len(text.split()) <= _LONGEST_FURNITURE


def classify(document: str, units: Sequence[Unit]) -> list[Kind]:
    """Say what each unit of a document is.

    Furniture is told by its words. Of the rest, a unit with a final stop is prose. A line without
    one is the headline where it stands alone at the top (or, if nothing does, alone below the last
    sentence), and otherwise a fragment: a caption, a byline, a sub-heading. In a text that hardly
    uses stops (posts, verse, Thai) every line is prose.
    """
    texts = [unit.text(document) for unit in units]
    furniture = [is_furniture(text) for text in texts]
    stopped = [ends_with_stop(text) for text in texts]
    kinds: list[Kind] = [
        "furniture" if f else "prose" if s else "fragment" for f, s in zip(furniture, stopped, strict=True)
    ]
    plain = [i for i, f in enumerate(furniture) if not f]
    with_stop = sum(len(texts[i]) for i in plain if stopped[i])
    if with_stop < 0.5 * sum(len(texts[i]) for i in plain) and not _one_article(plain, stopped):
        for i in plain:
            if with_stop == 0 or count_words(texts[i]) >= _SHORTEST_UNSTOPPED:
                kinds[i] = "prose"
    headline = _headline(units, texts, kinds)
    if headline is not None:
        kinds[headline] = "headline"
    return kinds


def _one_article(plain: list[int], stopped: list[bool]) -> bool:
    """Whether the text is mostly sentences, though a long line without a stop outweighs them."""
    return sum(stopped[i] for i in plain) > 0.5 * len(plain)


def _headline(units: Sequence[Unit], texts: list[str], kinds: list[Kind]) -> int | None:
    """Return the index of the unit that is the headline."""
    content = [i for i, kind in enumerate(kinds) if kind != "furniture"]
    if len(content) < 2:
        return None
    for i in content:
        if kinds[i] == "prose":
            break
        if units[i].alone and _may_be_headline(texts[i]):
            return i
    last = content[-1]
    below = kinds[content[0]] == "prose" and kinds[last] == "fragment" and units[last].alone
    enough = len(texts[last].split()) >= _SHORTEST_BOTTOM_HEADLINE
    if below and enough and looks_like_headline(texts[last]) and _may_be_headline(texts[last]):
        return last
    return None


def _may_be_headline(text: str) -> bool:
    short = len(text.split()) <= _LONGEST_HEADLINE and len(text) <= _LONGEST_HEADLINE_CHARACTERS
    return short and not _DATELINE.match(text)
