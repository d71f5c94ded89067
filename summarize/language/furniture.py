"""Unit of text → what it is: prose, headline, fragment or page furniture.

Nothing is deleted here: a unit that is not prose is marked, and the digest lists it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import regex

from summarize.language.bounds import LONGEST_SENTENCE
from summarize.language.headlines import is_same_line, is_stopped_headline
from summarize.language.lines import Offsets, ends_with_stop, looks_like_headline
from summarize.language.note_marks import is_note_mark
from summarize.language.notices import notices
from summarize.model import Kind, count_words

_LONGEST_FURNITURE = 30
"""Words; a longer unit that holds such a phrase is an article about it."""
_LONGEST_QUESTION = 14
_LONGEST_LABEL = 5
"""Words of a label that ends with a stop."""
_LONGEST_HEADLINE = 30
_LONGEST_HEADLINE_CHARACTERS = 300
_LONGEST_FURNITURE_CHARACTERS = 1000
_SHORTEST_BOTTOM_HEADLINE = 4
_MOST_ABOVE = 6
"""Units at the top of a document that may be its headline, printed again."""
_SHORTEST_UNSTOPPED = 5
"""Words of a line that is prose though it has no stop, among lines that have one."""

# What themes, comment forms, sharing bars and notices print around an article. A phrase must open
# the unit, so that a sentence that merely mentions one stays prose.
_SENTENCES = (
    r"leave a (?:reply|comment)", r"(?:post|add|write) a comment", r"your e-?mail address will not be published",
    r"required fields are marked", r"save my name,? e-?mail", r"comments (?:are|have been) (?:closed|off|disabled)",
    r"notify me of", r"this site uses akismet", r"you must be logged in", r"click here (?:to|for)\b",
    r"(?:please )?(?:follow|like|find) us (?:on|at)\b", r"subscribe (?:to our|for free|now|today|here)\b",
    r"(?:already a subscriber|not a subscriber)", r"(?:get|receive) (?:our|the latest|breaking|daily) .{0,80}(?:inbox|newsletter|updates|alerts)",
    r"sign up (?:to|for) (?:our|the|free|daily|breaking)\b", r"join (?:our|the) (?:newsletter|mailing|community|whatsapp|telegram)",
    r"enter your e-?mail", r"thank you for (?:subscribing|reading|signing up)", r"download (?:our|the) app",
    r"support (?:our|independent) journalism", r"become a (?:member|subscriber|patron) (?:today|now|to|and|for)",
    r"(?:copyright|©|ⓒ|\(c\)) ?(?:©|ⓒ|\(c\)|\d{4})", r"all rights reserved",
    r"(?:we|(?:this|our) (?:site|website)|websites?) (?:and our partners )?uses? cookies", r"we value your privacy",
    r"by (?:using|continuing|clicking|signing up|submitting|subscribing)\b.{0,60}\b(?:you|i) (?:agree|accept|consent)",
    r"(?:accept|reject) (?:all )?cookies", r"this (?:article|story|post) (?:was|has been|is) (?:originally |first |automatically )?(?:published|produced|translated|posted|syndicated)",
    r"(?:please )?enable javascript", r"you need to enable javascript", r"your browser (?:does not|doesn)",
    r"(?:the )?(?:associated press|reuters|afp|agence france-presse|bloomberg)(?: and .{1,40})? contributed to this (?:report|article|story)",
    r"(?:additional )?(?:reporting|writing|editing) by \p{Lu}[\p{L}.’'-]+ \p{Lu}[\p{L}.’'-]+ ?(?:[;,.]|in |and |$)", r"our standards\s*:",
    r"(?:image|photo|picture|video) (?:caption|credit|source)\b", r"advertisement\b",
    r"(?:did you )?(?:spot|notice|found?|see|report) an? (?:error|mistake|typo|inaccuracy|correction)\b",
    r"(?:do you )?(?:have|got) (?:a |any )?(?:story|news|tips?)\b.{0,40}\?",
    # other languages
    r"laisser un commentaire", r"votre adresse (?:e-?mail|de messagerie) ne sera pas publiée", r"les champs obligatoires sont",
    r"tous droits réservés", r"(?:nous utilisons|ce site utilise) des cookies", r"(?:abonnez|inscrivez)-vous à (?:notre|la) newsletter",
    r"(?:schreiben? sie|hinterlassen? sie|schreibe?) (?:einen? )?(?:kommentar|antwort)", r"(?:deine|ihre|die) e-?mail-adresse wird nicht veröffentlicht",
    r"erforderliche felder sind", r"alle rechte vorbehalten", r"(?:wir verwenden|diese (?:web)?seite verwendet) cookies",
    r"melden sie sich (?:jetzt |hier )?(?:zum|für den|für unseren) newsletter",
    r"(?:haben sie )?(?:einen )?fehler (?:entdeckt|gefunden|melden)", r"über dieses thema berichtete", r"(?:une? )?(?:erreur|coquille|faute) .{0,30}(?:signale[rz]|repérée?)", r"signaler une erreur",
    r"¿(?:has|ha) (?:visto|encontrado|detectado) (?:un|algún) error", r"segnala (?:un )?errore", r"encontrou (?:um|algum) erro", r"zgłoś błąd", r"našli jste (?:chybu|v článku)",
    r"deja (?:un comentario|una respuesta)", r"tu dirección de correo electrónico no será publicada", r"los campos obligatorios están",
    r"todos los derechos reservados", r"(?:utilizamos|usamos|este sitio (?:web )?(?:utiliza|usa)) cookies", r"suscríbete a (?:nuestro|nuestra)",
    r"lascia un commento", r"il tuo indirizzo e-?mail non sarà pubblicato", r"i campi obbligatori sono", r"tutti i diritti riservati",
    r"(?:utilizziamo|questo sito utilizza) (?:i )?cookie", r"deixe um(?:a)? (?:comentário|resposta)",
    r"o seu endereço de e-?mail não será publicado", r"campos obrigatórios", r"todos os direitos reservados", r"(?:usamos|utilizamos|este site usa) cookies",
    r"(?:napsat|přidat|zanechat) komentář", r"vaše e-?mailová adresa nebude zveřejněna", r"vyžadované informace jsou",
    r"všechna práva vyhrazena", r"(?:používáme|tento web používá) (?:soubory )?cookies", r"geef een reactie", r"je e-?mailadres wordt niet",
    r"(?:wij|we) gebruiken cookies", r"dodaj komentarz", r"twój adres e-?mail nie zostanie", r"(?:używamy|ta strona używa) (?:plików )?cookie",
    r"добавить комментарий", r"ваш (?:адрес email|e-?mail) не будет опубликован", r"обязательные поля помечены", r"все права защищены",
    r"мы используем (?:файлы )?cookie", r"подпис(?:ывайтесь|аться) на (?:нас|наш)", r"版权所有", r"お使いのブラウザ", r"未经许可", r"無断転載", r"อ่านเพิ่มเติม", r"ติดตามเรา",
    r"כל הזכויות שמורות", r"جميع الحقوق محفوظة", r"सर्वाधिकार सुरक्षित", r"με επιφύλαξη παντός δικαιώματος",
)  # fmt: skip
# Labels and buttons: a sentence of some length that opens like one is news ("By signing the treaty …").
_LABELS = (
    r"cancel reply", r"\d+ (?:comments?|shares?|likes?|views?|replies)$", r"no comments(?: yet)?$",
    r"(?:log|sign) ?(?:in|up|out)\b", r"logged in as", r"share(?: (?:this|on|via|the|with)\b.{0,40})?$", r"(?:click|tap)\b",
    r"(?:follow|contact) .{1,40} on (?:twitter|x|facebook|instagram)", r"subscribe\b", r"read (?:more|also|next|the full)\b",
    r"(?:see|read|more) (?:also|more|related)\b.{0,60}$", r"(?:media|press) contacts?\s*(?::|$)",
    r"related (?:internet |external )?links\b", r"related\b ?(?::|articles?|posts?|stories|topics|content|news|coverage)",
    r"continue reading\b", r"(?:most|more) (?:popular|read|viewed|from|on this|stories)\b.{0,40}$",
    r"recommended (?:for you|stories|articles|reading)", r"you (?:may|might) also (?:like|enjoy)", r"skip to (?:main )?(?:content|navigation)",
    r"back to top$", r"(?:previous|next) (?:article|post|story)\b",
    r"(?:home|menu|search|close|print|e-?mail|share|tweet|advertising|loading|sponsored|comments?|privacy|contact|about(?: us)?)[.… ]*$",
    r"table of contents$", r"jump to\b.{0,30}$", r"scroll (?:down|to)\b", r"view (?:all|more|comments)\b",
    r"(?:tags?|tagged|filed under|posted (?:in|on|by)|categor(?:y|ies)|topics?|keywords?|labels?)\s*:?", r"(?:story|article) continues below",
    r"watch\s*:", r"(?:play|watch) (?:the )?video$", r"terms (?:of|and) (?:use|service|conditions)", r"privacy (?:policy|notice)",
    r"cookie (?:policy|settings|preferences)", r"an error (?:has )?occurred", r"(?:last )?(?:updated|modified|published)(?: on| at)?:? \w+ \d",
    r"\d+ min(?:ute)?s? read\b", r"(?:photo|image|picture|video|credit|source|photograph)s?(?: credit| by| courtesy)?\s*[:/©]",
    r"(?:compiled|written|edited) by\b", r"(?:getty images|afp|reuters|ap photo|shutterstock)\b.{0,20}$",
    r"lire (?:aussi|la suite|également)\b", r"(?:partager|suivez-nous|abonnez-vous|inscrivez-vous|s['’]abonner|se connecter)\b",
    r"(?:lesen sie (?:auch|mehr)|mehr zum thema|zum weiterlesen|teilen)\b", r"(?:jetzt|hier) (?:anmelden|abonnieren)",
    r"(?:lea|leer|lee) (?:también|más)\b", r"(?:compartir|suscríbete|síguenos|regístrate)\b", r"leggi anche\b", r"(?:condividi|seguici)\b",
    r"leia (?:também|mais)\b", r"(?:čtěte|přečtěte si) (?:také|více)\b", r"(?:sdílet|sledujte nás)\b", r"lees (?:ook|meer|verder)\b",
    r"czytaj (?:też|także|więcej)\b", r"(?:udostępnij|obserwuj nas)\b", r"читайте также\b", r"поделиться\b",
)  # fmt: skip
# What makes a unit furniture wherever in it this stands: it speaks to the reader, or of the page itself.
_ANYWHERE = (
    r"\b(?:sign up|subscribe) (?:here|below)\b", r"\bnewsletters?\b.*\byour inbox\b",
    r"\b(?:sign up|subscribe)\b.*\b(?:our|your) .{0,30}\bnewsletters?\b",
    r"\bwe (?:may |might |will )?(?:earn|receive|get|make) (?:a |an )?(?:small )?(?:affiliate )?commissions?\b", r"\b(?:buy|purchase)\b.*\blinks?\b.*\bcommissions?\b",
    r"\blinks (?:in|on) (?:our|this) (?:posts?|page|site|articles?)\b", r"\bnot responsible for the content of external\b",
    r"\bsend (?:us your (?:stories|tips|photos|comments|questions)|(?:us )?your story ideas)\b", r"\b(?:using|by) (?:ai|automated) narration\b",
    r"\baudio (?:version|edition) of this (?:article|story)\b", r"\bdownload our (?:free |new )?.{0,25}\bapp\b",
    r"\b(?:abonnieren|bestellen) sie .{0,40}newsletter\b", r"\bnewsletter .{0,40}(?:abonnieren|anmelden|bestellen)\b",
    r"\b(?:inscrivez-vous|abonnez-vous) .{0,40}newsletter\b", r"\bsuscríbete .{0,40}(?:newsletter|boletín)\b",
    r"\biratkozz(?:on)? fel\b.{0,40}hírlev", r"\bzapisz się .{0,30}newsletter", r"\btilaa .{0,30}uutiskirje", r"\bbülten.{0,30}(?:abone|kaydol)",
    r"\bprenumerera .{0,40}nyhetsbrev", r"\bmeld (?:deg|dig) .{0,40}nyhetsbrev", r"무단\s?전재", r"\bподпи(?:шитесь|сывайтесь) .{0,40}рассылк",
)  # fmt: skip
# Who helped to report is part of an article, and nothing that it reports.
_CREDIT = regex.compile(
    r"(?i)^\W*contributing\s*:|\bcontributed (?:to this (?:report|article|story)|reporting)\b"
)
_SPEAKING = regex.compile("|".join(_ANYWHERE), regex.IGNORECASE)
_FURNITURE = regex.compile(rf"[^\p{{L}}\p{{N}}©]*(?:{'|'.join(_SENTENCES)})", regex.IGNORECASE)
_LABEL = regex.compile(rf"[^\p{{L}}\p{{N}}©]*(?:{'|'.join(_LABELS)})", regex.IGNORECASE)
# A counter, a date or time alone, a locale ("en_USEnglish"), an address, marks without letters. Of any length.
_MACHINE = regex.compile(
    r"[\W_]*+|[\W\d_]{1,24}+|[a-z]{2}[_-][A-Z]{2}\w*+|(?:https?://|www\.)\S++|[#@]\w++(?:\s[#@]\w++)*+"
)
_ENDING = regex.compile(r"\w++")
# "Thursday, 27 March 2007", "By Jane Doe", "PARIS, March 3": no headline is so short and so made.
_DATELINE = regex.compile(
    r"(?:(?:by|from|von|par|por|di)\s\p{Lu}|(?:\S+\s+){0,4}\S*(?:19|20)\d\d\b\S*\s*$)", regex.IGNORECASE
)
_BYLINE = regex.compile(r"(?:[Bb]y (?:\p{Lu}[\p{L}.’'-]*+,? ?){1,6}|\p{Lu}[\p{Lu} ,-]{2,30}\.)")


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
    if is_note_mark(text) or _MACHINE.fullmatch(text) or _is_mail_address(text):
        return True
    if len(text) > _LONGEST_FURNITURE_CHARACTERS:
        return False
    words = len(text.split())
    if words <= _LONGEST_FURNITURE and (_FURNITURE.match(text) or _SPEAKING.search(text)):
        return True
    longest = _LONGEST_LABEL if ends_with_stop(text) else _LONGEST_FURNITURE
    return words <= longest and _LABEL.match(text) is not None


def _is_mail_address(text: str) -> bool:
    head, _, ending = text.rpartition(".")
    return "@" in head[1:-1] and _ENDING.fullmatch(ending) is not None and len(text.split()) == 1


def _is_credit(text: str) -> bool:
    short = len(text) <= _LONGEST_FURNITURE_CHARACTERS and len(text.split()) <= _LONGEST_FURNITURE
    return short and _CREDIT.search(text) is not None


def classify(document: str, units: Sequence[Unit], title: str | None = None) -> list[Kind]:
    """Say what each unit of a document is.

    Furniture is told by its words. Of the rest, a unit with a final stop is prose. A line without
    one is the headline where it stands alone at the top (or, if nothing does, alone below the last
    sentence), and otherwise a fragment: a caption, a byline, a sub-heading. In a text that hardly
    uses stops (posts, verse, Thai) every line is prose. A unit that no sentence is as long as is a fragment.

    Args:
        document: the text that the offsets of the units count in.
        units: its units, in order.
        title: its title where one is stated.

    """
    texts = [unit.text(document) for unit in units]
    furniture = [is_furniture(text) or _is_credit(text) for text in texts]
    for i in notices(texts, [unit.paragraph for unit in units], furniture):
        furniture[i] = True
    stopped = [ends_with_stop(text) for text in texts]
    kinds: list[Kind] = [
        "furniture" if f else "prose" if s and not _BYLINE.fullmatch(text) else "fragment"
        for f, s, text in zip(furniture, stopped, texts, strict=True)
    ]
    plain = [i for i, f in enumerate(furniture) if not f]
    with_stop = sum(len(texts[i]) for i in plain if stopped[i])
    if with_stop < 0.5 * sum(len(texts[i]) for i in plain) and not _one_article(plain, stopped):
        for i in plain:
            if with_stop == 0 or count_words(texts[i]) >= _SHORTEST_UNSTOPPED:
                kinds[i] = "prose"
    for i in plain:
        if len(texts[i]) > LONGEST_SENTENCE:
            kinds[i] = "fragment"
    headline = _headline(units, texts, kinds)
    if headline is not None:
        kinds[headline] = "headline"
    _mark_repeated(units, texts, kinds, title if headline is None else texts[headline])
    return kinds


def _mark_repeated(units: Sequence[Unit], texts: list[str], kinds: list[Kind], headline: str | None) -> None:
    """Mark the headline where it is printed again as a first line, with prose below it."""
    last = max((i for i, kind in enumerate(kinds) if kind == "prose"), default=0)
    for i in range(min(last, _MOST_ABOVE)):
        if headline and kinds[i] != "furniture" and units[i].alone and is_same_line(texts[i], headline):
            kinds[i] = "headline"


def _one_article(plain: list[int], stopped: list[bool]) -> bool:
    """Whether the text is mostly sentences, though a long line without a stop outweighs them."""
    return sum(stopped[i] for i in plain) > 0.5 * len(plain)


def _headline(units: Sequence[Unit], texts: list[str], kinds: list[Kind]) -> int | None:
    """Return the index of the unit that is the headline."""
    content = [i for i, kind in enumerate(kinds) if kind != "furniture"]
    if len(content) < 2:
        return None
    for i in content:
        headline = units[i].alone and _may_be_headline(texts[i])
        if headline and (kinds[i] != "prose" or _ends_like_a_headline(texts[i])):
            return i
        if headline and i == content[0] and is_stopped_headline(texts[i], texts[content[1]]):
            return i
        if kinds[i] == "prose":
            break
    last = content[-1]
    below = kinds[content[0]] == "prose" and kinds[last] == "fragment" and units[last].alone
    enough = len(texts[last].split()) >= _SHORTEST_BOTTOM_HEADLINE
    if below and enough and looks_like_headline(texts[last]) and _may_be_headline(texts[last]):
        return last
    return None


def _ends_like_a_headline(text: str) -> bool:
    """Whether a line with a stop is a headline: a question, an exclamation, or capitals all along."""
    short = len(text.split()) <= _LONGEST_QUESTION
    capitals = looks_like_headline(text.rstrip(".!? ")) and len(text.split()) >= _SHORTEST_BOTTOM_HEADLINE
    return short and (text.endswith(("?", "!")) or capitals)


def _may_be_headline(text: str) -> bool:
    short = len(text) <= _LONGEST_HEADLINE_CHARACTERS and len(text.split()) <= _LONGEST_HEADLINE
    return short and not _DATELINE.match(text)
