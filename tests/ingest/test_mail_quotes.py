"""Quoted and forwarded mail that no ">" marks, in the words of mail programs of many languages."""

from __future__ import annotations

import pytest

from summarize.ingest.mail.text import own_text
from summarize.ingest.read import read

OWN = "The quarry will not reopen this year, its owner told us today."
OLD = "The quarry may reopen in March, the son of its owner said. He expects forty jobs."

HEADS = [
    "From: Dan O <dan@hill.example>\nSent: Monday, September 30, 2024 17:00\nTo: Cara M\nSubject: Quarry",
    "From: Dan O\nDate: Monday, 30 September 2024 at 17:00\nTo: Cara M <cara@hill.example>\nSubject: Re: Quarry",
    "*From:* Dan O [mailto:dan@hill.example]\n*Sent:* Monday\n*To:* Cara; Ada;\n Ben; Finn\n*Cc:* Gita\n*Subject:* Quarry",
    "Von: Dan O <dan@hill.example>\nGesendet: Montag, 30. September 2024 17:00\nAn: Cara M\nBetreff: Steinbruch",
    "Von: Dan O\nDatum: Montag, 30. September 2024\nAn: Cara M\nCc: Ben\nBetreff: Steinbruch",
    "De : Dan O <dan@hill.example>\nEnvoyé : lundi 30 septembre 2024 17:00\nÀ : Cara M\nObjet : Carrière",
    "De: Dan O\nEnviado el: lunes, 30 de septiembre de 2024 17:00\nPara: Cara M\nAsunto: Cantera",
    "Da: Dan O\nInviato: lunedì 30 settembre 2024 17:00\nA: Cara M\nOggetto: Cava",
    "De: Dan O\nEnviada em: segunda-feira, 30 de setembro de 2024 17:00\nPara: Cara M\nAssunto: Pedreira",
    "Van: Dan O\nVerzonden: maandag 30 september 2024 17:00\nAan: Cara M\nOnderwerp: Groeve",
    "Od: Dan O\nOdesláno: pondělí 30. září 2024 17:00\nKomu: Cara M\nPředmět: Lom",
    "Od: Dan O\nWysłano: poniedziałek, 30 września 2024 17:00\nDo: Cara M\nTemat: Kamieniołom",
    "От: Dan O\nОтправлено: 30 сентября 2024 г. 17:00\nКому: Cara M\nТема: Карьер",
    "Від: Dan O\nНадіслано: 30 вересня 2024 р. 17:00\nКому: Cara M\nТема: Кар'єр",
    "Från: Dan O\nSkickat: den 30 september 2024 17:00\nTill: Cara M\nÄmne: Stenbrottet",
    "Fra: Dan O\nSendt: 30. september 2024 17:00\nTil: Cara M\nEmne: Stenbruddet",
    "Lähettäjä: Dan O\nLähetetty: maanantai 30. syyskuuta 2024 17.00\nVastaanottaja: Cara M\nAihe: Louhos",
    "Kimden: Dan O\nTarih: 30 Eylül 2024\nKime: Cara M\nKonu: Ocak",
    "差出人: Dan O\n送信日時: 2024年9月30日 17:00\n宛先: Cara M\n件名: 採石場",
    "发件人: Dan O\n发送时间: 2024年9月30日 17:00\n收件人: Cara M\n主题: 采石场",
    "보낸 사람: Dan O\n보낸 날짜: 2024년 9월 30일 월요일\n받는 사람: Cara M\n제목: 채석장",
    "From: Dan O\n\nSent: Monday, September 30, 2024\n\nTo: Cara M\n\nSubject: Quarry",
    "From: Dan O Sent: Monday, September 30, 2024 17:00 To: Cara M Subject: Quarry",
    "To: Cara M\ncc: Ben\nFrom: Dan O\nDate: 09/30/2024 05:00 PM\nSubject: Quarry",
    "-----Original Message-----\nFrom: Dan O\nSent: Monday\nTo: Cara M\nSubject: Quarry",
    '----- Original Message -----\nFrom: "Dan O" <dan@hill.example>',
    "-----Ursprüngliche Nachricht-----\nVon: Dan O\nGesendet: Montag\nAn: Cara M\nBetreff: Steinbruch",
    "-----Message d'origine-----\nDe : Dan O\nEnvoyé : lundi\nÀ : Cara M\nObjet : Carrière",
    "-----Mensaje original-----\nDe: Dan O",
    "-----Messaggio originale-----",
    "-----Oorspronkelijk bericht-----\nVan: Dan O",
    "-----Původní zpráva-----\nOd: Dan O",
    "________________________________\nFrom: Dan O\nSent: Monday\nTo: Cara M\nSubject: Quarry",
    "On Mon, Sep 30, 2024 at 5:00 PM Dan O <dan@hill.example> wrote:",
    "On Mon, Sep 30, 2024 at 5:00 PM Dan Oscar Olafson-Smith\n<dan.olafson-smith@hill.example> wrote:",
    "On Sep 30, 2024, at 5:00 PM, Dan O wrote:",
    "On 30/09/24 17:00, Dan O wrote:",
    "Am 30.09.2024 um 17:00 schrieb Dan O:",
    "Am Mo., 30. Sept. 2024 um 17:00 Uhr schrieb Dan O <dan@hill.example>:",
    "Le lun. 30 sept. 2024 à 17:00, Dan O <dan@hill.example> a écrit :",
    "Le 30/09/2024 à 17:00, Dan O a écrit\u202f:",
    "El lun, 30 sept 2024 a las 17:00, Dan O (<dan@hill.example>) escribió:",
    "Il giorno lun 30 set 2024 alle ore 17:00 Dan O <dan@hill.example> ha scritto:",
    "Em seg., 30 de set. de 2024 às 17:00, Dan O <dan@hill.example> escreveu:",
    "Op ma 30 sep 2024 om 17:00 schreef Dan O <dan@hill.example>:",
    "Op 30 sep. 2024 om 17:00 heeft Dan O het volgende geschreven:",
    "po 30. 9. 2024 v 17:00 odesílatel Dan O <dan@hill.example> napsal:",
    "Dne 30. 09. 24 v 17:00 Dan O napsal(a):",
    "pon., 30 wrz 2024 o 17:00 Dan O <dan@hill.example> napisał(a):",
    "W dniu 30.09.2024 o 17:00, Dan O pisze:",
    "30.09.2024 17:00, Dan O пишет:",
    "30.09.2024 17:00, Dan O написал(а):",
    "Den mån 30 sep. 2024 kl 17:00 skrev Dan O <dan@hill.example>:",
    "ma 30. syysk. 2024 klo 17.00 Dan O (dan@hill.example) kirjoitti:",
    "Dan O <dan@hill.example>, 30 Eyl 2024 Pzt, 17:00 tarihinde şunu yazdı:",
    "2024年9月30日(月) 17:00 Dan O <dan@hill.example>:",
    "Dan O <dan@hill.example> 于2024年9月30日周一 17:00写道:",
    "2024년 9월 30일 (월) 오후 5:00, Dan O <dan@hill.example>님이 작성:",
]  # fmt: skip


@pytest.mark.parametrize("head", HEADS)
def test_what_follows_the_head_of_a_quoted_message_is_not_the_writers(head: str) -> None:
    text = own_text(f"{OWN}\n\n{head}\n\n{OLD}\n")
    assert OLD.partition(",")[0] not in text
    assert text == OWN
    assert own_text(f"{OWN}\n{head}\n{OLD}\n") == OWN
    assert own_text(f"{head}\n\n> {OLD}\n\n{OWN}\n") == OWN
    assert own_text(f"{head}\n\n{OLD}\n") == OLD


def test_answers_below_indented_and_between_marked_lines_are_the_writers() -> None:
    head = HEADS[0]
    assert own_text(f"Hello.\n\n{head}\n\n    {OLD}\n    It rained.\n\n{OWN}") == f"Hello.\n\n{OWN}"
    text = f"{HEADS[33]}\n> Will it reopen?\n{OWN}\n\n> When?\nIn May, he said.\n"
    assert own_text(text) == f"{OWN}\n\nIn May, he said."


GUARDS = [
    f"{OWN}\n\nFrom: to judge by the bill, the price of power has doubled since May.\n\nThe county will decide.",
    f"{OWN}\n\nThe new ferry:\n\nFrom: Dover\nTo: Calais\nDate: 3 March\n\nTickets are sold from Monday.",
    f"{OWN}\n\nOn Monday, 3 March, the mayor wrote:\n\n“We will not sell the field.” The county was glad.",
    f"{OWN}\n\nAt 9:30 he wrote:\n\n“We will not sell.” The county was glad.",
    f"{OWN}\n\nSubject: the price of power\n\nIt has doubled since May.",
    f"{OWN}\n\nThe original message was lost, the clerk said.\n\nIt was found in May.",
    f"{OWN}\n\nLa carta de ayer:\n\nDe: el alcalde\n\nEl precio ha subido.",
    f"{OWN}\n\nThe forwarded message said that it rained.\n\nIt did.",
    f"{OWN}\n\nSent from the front, the letter reached its readers in May.",
    f"{OWN}\n\nThe company sent 300 iPhones from Samsung's old plant by truck on Monday, it said.",
    f"{OWN}\n\nBest of all was the weather.\n\nRegards to the mayor were sent by all.",
]


@pytest.mark.parametrize("text", GUARDS)
def test_what_only_looks_like_quoted_mail_stays(text: str) -> None:
    assert own_text(text) == text


FORWARDS = [
    "---------- Forwarded message ---------\nFrom: Gita <gita@tide.example>\nDate: Mon, Sep 30, 2024 at 5:00 PM\nSubject: Tide tables\nTo: Finn <finn@fen.example>",
    "---------- Forwarded message ----------\nFrom: Gita <gita@tide.example>\nDate: Mon, Sep 30, 2024 at 5:00 PM",
    "-------- Forwarded Message --------\nSubject: \tTide tables\nDate: \tMon, 30 Sep 2024 17:00:00 +0200\nFrom: \tGita <gita@tide.example>\nTo: \tfinn@fen.example",
    "Begin forwarded message:\n\nFrom: Gita <gita@tide.example>\nSubject: Tide tables\nDate: September 30, 2024 at 17:00:00 GMT+2\nTo: finn@fen.example",
    "-------- Weitergeleitete Nachricht --------\nBetreff: Gezeiten\nDatum: Mon, 30 Sep 2024 17:00:00 +0200\nVon: Gita\nAn: Finn",
    "Anfang der weitergeleiteten Nachricht:\n\nVon: Gita\nBetreff: Gezeiten\nDatum: 30. September 2024 um 17:00:00 MESZ\nAn: Finn",
    "---------- Message transféré ---------\nDe : Gita\nDate: lun. 30 sept. 2024 à 17:00\nSubject: Marées\nTo: Finn",
    "---------- Mensaje reenviado ---------\nDe: Gita\nFecha: lun, 30 sept 2024",
    "---------- Messaggio inoltrato ---------\nDa: Gita\nData: 30 set 2024\nOggetto: Maree\nA: Finn",
    "---------- Mensagem encaminhada ---------\nDe: Gita\nData: 30 de set.\nAssunto: Marés\nPara: Finn",
    "---------- Doorgestuurd bericht ---------\nVan: Gita\nDatum: 30 sep 2024\nOnderwerp: Getij\nAan: Finn",
    "---------- Přeposlaná zpráva ---------\nOd: Gita\nDatum: 30. 9. 2024\nPředmět: Příliv\nKomu: Finn",
    "---------- Przekazana wiadomość ---------\nOd: Gita\nData: 30 wrz 2024\nTemat: Pływy\nDo: Finn",
    "-------- Перенаправленное сообщение --------\nТема: Приливы\nДата: 30 сент. 2024\nОт: Gita\nКому: Finn",
    "---------- Vidarebefordrat meddelande ---------\nFrån: Gita\nDatum: 30 sep 2024\nÄmne: Tidvatten\nTill: Finn",
    "---------- 転送メッセージ ---------\n差出人: Gita\n日時: 2024年9月30日\n件名: 潮\n宛先: Finn",
]  # fmt: skip
ARTICLE = (
    "The tide office will print its tables for the last time in December. Boats must use the app, it said."
)


@pytest.mark.parametrize("head", FORWARDS)
@pytest.mark.parametrize("before", ["", "FYI\n\n"])
def test_a_forwarded_article_is_the_article_and_its_head_is_no_sentence(head: str, before: str) -> None:
    assert own_text(f"{before}{head}\n\n{ARTICLE}\n") == f"{before}{ARTICLE}"
    marked = "\n".join(f"> {line}" for line in f"{head.partition(chr(10))[2]}\n\n{ARTICLE}".split("\n"))
    assert own_text(f"{before}{head.partition(chr(10))[0]}\n\n{marked}\n") == f"{before}{ARTICLE}"
    quoted = f"{before}{head}\n\n{ARTICLE}\n\n{HEADS[0]}\n\n{OLD}\n"
    assert own_text(quoted) == f"{before}{ARTICLE}"


@pytest.mark.parametrize(
    "subject", ["Fwd: Tide", "FW: Tide", "WG: Tide", "TR : Tide", "RV: Tide", "Fwd[2]: Tide", "転送: Tide"]
)
def test_the_subject_says_that_a_message_is_forwarded(subject: str) -> None:
    mail = f"From: finn@fen.example\nSubject: {subject}\nDate: Tue, 01 Oct 2024 10:00:00 +0000\n\nFYI\n\n{HEADS[0]}\n\n{ARTICLE}\n"
    assert read(mail.encode(), origin="a.eml").documents[0].text == f"FYI\n\n{ARTICLE}"
    page = (
        f"From: finn@fen.example\nSubject: {subject}\nDate: Tue, 01 Oct 2024 10:00:00 +0000\nContent-Type: text/html\n\n"
        f"<p>FYI</p><blockquote type=cite><p>{ARTICLE}</p><blockquote type=cite>{OLD}</blockquote></blockquote>"
    )
    assert read(page.encode(), origin="a.eml").documents[0].text == f"FYI\n\n{ARTICLE}"


@pytest.mark.parametrize("subject", ["RE: FW: Quarry", "Re: Fwd: Quarry", "AW: WG: Quarry", "Quarry"])
def test_an_answer_to_a_forwarded_message_forwards_nothing(subject: str) -> None:
    mail = f"From: cara@hill.example\nSubject: {subject}\nDate: Tue, 01 Oct 2024 10:00:00 +0000\n\n{OWN}\n\n{HEADS[0]}\n\n{OLD}\n"
    assert read(mail.encode(), origin="a.eml").documents[0].text == OWN


@pytest.mark.parametrize(
    "page",
    [
        f"<p>{OWN}</p><hr><p><b>From:</b> Dan O<br><b>Sent:</b> Monday<br><b>To:</b> Cara<br><b>Subject:</b> Quarry</p><p>{OLD}</p>",
        f"<div>{OWN}</div><div><div><b>Von:</b> Dan O</div><div><b>Gesendet:</b> Montag</div><div><b>An:</b> Cara</div><div><b>Betreff:</b> Q</div></div><p>{OLD}</p>",
        f"<div>{OWN}</div><div class=gmail_quote><div class=gmail_attr>On Mon, Sep 30, 2024 at 5:00 PM Dan &lt;dan@hill.example&gt; wrote:<br></div><blockquote class=gmail_quote>{OLD}</blockquote></div>",
        f"<div>{OWN}</div><div>-------- Original Message --------</div><div>{OLD}</div>",
    ],
)
def test_quoted_mail_of_pages(page: str) -> None:
    mail = f"From: cara@hill.example\nSubject: RE: Quarry\nDate: Tue, 01 Oct 2024 10:00:00 +0000\nContent-Type: text/html\n\n{page}"
    assert read(mail.encode(), origin="a.eml").documents[0].text == OWN


@pytest.mark.parametrize(
    "line",
    [
        "Sent from my iPhone", "Sent from Yahoo Mail on Android", "Get Outlook for iOS", "Von meinem iPhone gesendet",
        "Gesendet von Outlook für Android", "Diese Nachricht wurde von meinem Android-Mobiltelefon mit GMX Mail gesendet.",
        "Envoyé de mon iPhone", "Télécharger Outlook pour iOS", "Enviado desde mi iPhone", "Inviato da iPhone",
        "Enviado do meu iPhone", "Verstuurd vanaf mijn iPhone", "Odesláno z iPhonu", "Wysłane z iPhone'a",
        "Отправлено с iPhone", "Skickat från min iPhone", "Sendt fra min iPhone", "Lähetetty iPhonesta", "iPhoneから送信",
        "发自我的iPhone", "iPhone'umdan gönderildi", "나의 iPhone에서 보냄",
        "Best regards,\nCara M\nReporter, Hill Gazette\nTel. +46 555 0100", "Mit freundlichen Grüßen\nCara M",
        "Cordialement,\n\nCara M\nRédactrice", "Saludos,\nCara", "Cordiali saluti\nCara", "Met vriendelijke groet,\nCara",
        "S pozdravem\nCara", "Z poważaniem\nCara", "С уважением,\nCara", "Med vänliga hälsningar\nCara", "Kind regards",
    ],
)  # fmt: skip
def test_signatures(line: str) -> None:
    assert own_text(f"{OWN}\n\n{line}\n") == OWN
    assert own_text(f"{OWN}\n\n{line}\n\nPS: The county will decide in June, it said.\n").endswith("it said.")
