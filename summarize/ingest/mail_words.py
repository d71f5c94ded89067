"""What mail programs write around quoted and forwarded mail and below a message, in their languages."""

from __future__ import annotations

import regex


def _names(text: str) -> frozenset[str]:
    return frozenset(name.strip() for name in text.split("|"))


_KINDS = {
    "from": _names(
        "from|von|de|da|mittente|van|od|odesílatel|nadawca|от|от кого|отправитель|від|від кого|från|fra"
        "|lähettäjä|expeditor|de la|kimden|gönderen|feladó|šalje|差出人|送信者|送信元|发件人|發件人|寄件者|寄件人"
        "|보낸 사람|보낸사람|발신"
    ),
    "date": _names(
        "sent|date|sent at|gesendet|gesendet am|datum|envoyé|envoyé le|date d'envoi|enviado|enviado el|enviada em"
        "|enviado em|enviada|fecha|data|inviato|data invio|verzonden|odesláno|wysłano|data wysłania|дата|отправлено"
        "|надіслано|skickat|sendt|dato|lähetetty|päivämäärä|päiväys|trimis|tarih|gönderildi|gönderme tarihi"
        "|elküldve|dátum|送信日時|日時|送信日|发送时间|發送時間|日期|时间|보낸 날짜|보낸날짜|날짜|일시"
    ),
    "to": _names(
        "to|an|à|a|para|per|destinatario|destinatário|aan|komu|do|adresat|кому|till|til|vastaanottaja|către|kime"
        "|alıcı|címzett|prima|宛先|收件人|收件者|받는 사람|받는사람|수신"
    ),
    "cc": _names("cc|bcc|cci|cco|ccn|kopie|kopie an|copie|copie à|copia|cópia|kopia|do wiadomości|копия|копія|kopi|kopio|抄送|副本|참조"),
    "subject": _names(
        "subject|betreff|objet|sujet|asunto|oggetto|assunto|onderwerp|předmět|predmet|temat|тема|ämne|emne|aihe"
        "|subiect|konu|tárgy|naslov|件名|题目|主题|主題|主旨|제목"
    ),
    "other": _names(
        "reply-to|reply to|antwort an|répondre à|responder a|rispondi a|attachments|anlagen|anhänge|pièces jointes"
        "|adjuntos|allegati|anexos|bijlagen|přílohy|załączniki|вложения|bilagor|importance|priority|priorität"
        "|wichtigkeit|importancia|organization|organisation|添付ファイル|附件"
    ),
}  # fmt: skip
HEADERS = {name: kind for kind, names in _KINDS.items() for name in names}
"""Name of a header in small letters → ``from``, ``date``, ``to``, ``cc``, ``subject`` or ``other``."""

_ORIGINAL = (
    "original message|original email|original e-mail|reply message|ursprüngliche (?:nachricht|e-?mail)|originalnachricht|original-?nachricht"
    "|message (?:d['’]origine|original|initial)|mensaje original|messaggio originale|mensagem original"
    "|oorspronkelijk bericht|origineel bericht|původní zpráva|pôvodná správa|oryginalna wiadomość|wiadomość oryginalna"
    "|исходное сообщение|оригинальное сообщение|вихідне повідомлення|оригінальне повідомлення"
    "|ursprungligt meddelande|originalmeddelande|oprindelig meddelelse|opprinnelig melding|alkuperäinen viesti"
    "|orijinal (?:ileti|mesaj)|eredeti üzenet|mesaj original|元のメッセージ|original ?メッセージ|原始邮件|原始郵件|邮件原件|원본 메시지|원본 메일"
)
_FORWARDED = (
    "forwarded (?:message|e-?mail|mail)|weitergeleitete (?:nachricht|e-?mail|mail)|message (?:transféré|transmis|réexpédié)"
    "|(?:mensaje|correo) reenviado|messaggio inoltrato|mensagem (?:encaminhada|reencaminhada)|doorgestuurd bericht"
    "|přeposlaná zpráva|preposlaná správa|(?:przekazana|przesłana) wiadomość|wiadomość przesłana dalej|treść przekazanej wiadomości"
    "|пересылаемое сообщение|пересланное (?:сообщение|письмо)|перенаправленное сообщение|переслане повідомлення|перенаправлене повідомлення"
    "|vidarebefordrat (?:meddelande|mejl|brev)|videresendt (?:meddelelse|besked|melding)|(?:edelleen)?(?:lähetetty|välitetty) viesti"
    "|iletilen (?:ileti|mesaj)|iletilmiş (?:ileti|mesaj)|továbbított (?:üzenet|levél)|mesaj redirecționat"
    "|転送(?:された)?メッセージ|メッセージを転送|转发(?:的)?邮件|转发邮件信息|轉寄郵件|전달된 메(?:시지|일)"
)
_BEGIN_FORWARDED = (
    "begin forwarded message|anfang der weitergeleiteten (?:nachricht|e-?mail)|début du message (?:réexpédié|transféré)"
    "|inicio del mensaje reenviado|inizio (?:del )?messaggio inoltrato|início da mensagem (?:encaminhada|reencaminhada)"
    "|begin doorgestuurd bericht|začátek přeposílané zprávy|początek przekazywanej wiadomości"
    "|начало переадресованного сообщения|початок листа, що пересилається|vidarebefordrat mejl|start på videresendt besked"
    "|videresendt melding|välitetty viesti alkaa|iletilen ileti başlangıcı|továbbított levél kezdete"
    "|転送されたメッセージ|以下是转发的邮件|开始转发的邮件|전달된 메시지 시작"
)
_RULE = r"[-=_~*–—]{2,}"
ORIGINAL = regex.compile(
    rf"(?i)\W*?(?:{_RULE}\s*(?:{_ORIGINAL})\s*:?\s*(?:{_RULE})?|(?:{_ORIGINAL})\s*{_RULE})\s*"
)
"""The line "-----Original Message-----"."""
FORWARDED = regex.compile(
    rf"(?i)\s*(?:{_RULE}[\s-]*(?:{_FORWARDED})[^\n]{{0,60}}|(?:{_FORWARDED})\s*{_RULE}|(?:{_BEGIN_FORWARDED})\s*[:\uff1a])\s*"
)
"""The line "---------- Forwarded message ---------"."""

WROTE = regex.compile(
    r"(?i)\b(?:wrote|writes|schrieb|geschrieben|a écrit|écrivait|écrit|escribió|escribio|ha escrito|ha scritto|scrive|escreveu"
    r"|schreef|geschreven|napsala?|napísala?|napisała?|pisze|napsal\(a\)|написала?|пишет|написа(?:в|ла)|пише|skrev|kirjoitti|yazdı|írta"
    r"|a scris)(?!\p{L})|写道|寫道|写了|書きました|のメール|のメッセージ|작성|썼습니다|님이"
)
"""What the line above a quotation says in its language: "On Mon, 2 Mar 2026 at 10:00, Ada wrote:"."""

_DEVICE = (
    r"(?:iphon\w*|ios|ipad|ipod|android|samsung|galaxy|huawei|xiaomi|nokia|sony|pixel|blackberry|windows|outlook|yahoo|gmail"
    r"|proton|gmx|web\.de|hotmail|thunderbird|mobil|mobile|handy|smartphone|tablet|mac|celular|móvil|телефон|айфон)"
)
_SENT_WITH = (
    r"sent (?:from|via|with|using|by)|get outlook|gesendet (?:von|mit|aus|über)|von mein\w+|diese (?:nachricht|e-?mail|mail) wurde"
    r"|envoyé (?:de|depuis|avec|à partir)|obtenez|obtenir|télécharge[rz]|provenance\s*:|enviado (?:desde|do|de|a partir|con|via|pelo)"
    r"|obtener|obtén|obter|inviato (?:da|dal|con|tramite)|scarica|verzonden (?:vanaf|met|via|vanuit)|verstuurd (?:vanaf|vanuit|met|via)"
    r"|outlook (?:für|voor|pour|per|para)|odesláno|odesláno z|wysłan[eoy] (?:z|za)|отправлено (?:с|из|через)|надіслано (?:з|із)"
    r"|skickat från|skickades från|sendt fra|lähetetty|hämta|hent|trimis de pe"
)
SENT_WITH = regex.compile(
    rf"(?i)\W*(?:(?:{_SENT_WITH})\b.{{0,60}}{_DEVICE}.{{0,40}}|.{{0,12}}{_DEVICE}\S{{0,6}}\s?"
    r"(?:から送信|に送信|から送信されました|gönderildi|에서 보냄|에서 발송|발송)|(?:发自|發自|從我的|我的).{0,12}(?:iphone|ipad|android|手机|手機|발송).{0,8}"
    r"|나의.{0,12}보냄)\W*"
)
"""The line "Sent from my iPhone"."""

CLOSING = regex.compile(
    r"(?i)\W*(?:(?:(?:with )?(?:best|kind|kindest|warm|warmest|many)\s)?(?:regards|wishes|thanks)|best|cheers|sincerely(?: yours)?|yours (?:sincerely|faithfully|truly)"
    r"|(?:mit )?(?:freundlichen?|besten?|herzlichen?|lieben?|vielen?|schönen?|viele|beste|liebe) (?:grü(?:ß|ss)en?)|mfg|lg|hochachtungsvoll"
    r"|(?:bien |très )?cordialement|(?:meilleures |sincères )?salutations(?: distinguées)?|bien à vous|amicalement"
    r"|(?:un )?(?:cordial(?:es)?|atentos?)?\s?saludos?(?: cordiales)?|atentamente|un abrazo"
    r"|(?:cordiali|distinti|cari) saluti|saluti|cordialmente|atenciosamente|(?:com os )?(?:melhores )?cumprimentos|abraços?"
    r"|(?:met )?(?:vriendelijke|hartelijke|beste) groet(?:en)?|hoogachtend|groeten"
    r"|s (?:přátelským )?pozdravem|s úctou|z (?:poważaniem|wyrazami szacunku)|(?:serdecznie )?pozdrawiam|с уважением|з повагою"
    r"|(?:med )?(?:vänliga?|bästa) hälsning(?:ar)?|hälsningar|mvh|(?:med )?venlig hilsen|(?:med )?vennlig hilsen|hilsen"
    r"|(?:ystävällisin|parhain) terveisin|terveisin|saygılarımla|üdvözlettel|cu stimă"
    r"|敬具|よろしくお願い(?:いた)?します|此致|敬礼|祝好|감사합니다)\W*"
)
"""The line "Best regards,"."""

FORWARD_SUBJECT = regex.compile(
    r"(?i)\s*(?:fwd?|fw|wg|tr|rv|i|vb|pd|enc|vl|doorst|ilt|i̇lt|videresend|転送|转发|轉寄|전달)(?:\[\d+\]|\^\d+)?\s*[:\uff1a]"
)
"""The beginning of the subject of a forwarded message: "Fwd:", "WG:", "TR:"."""
