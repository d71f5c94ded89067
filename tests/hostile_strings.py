"""Strings that want to be markup, links or template code, for whatever a source states of itself."""

from __future__ import annotations

from summarize import Document

PAYLOADS = (
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<svg/onload=alert(1)>", "</title><script>alert(1)</script>",
    "</style><script>alert(1)</script>", "</script><script>alert(1)</script>", "--><script>alert(1)</script>", "]]><b>x</b>",
    "<a href=javascript:alert(1)>x</a>", "javascript:alert(1)", "JaVa\tScRiPt:alert(1)", "data:text/html,<script>alert(1)</script>",
    "vbscript:msgbox(1)", "<iframe srcdoc='<script>alert(1)</script>'>", "<meta http-equiv=refresh content=0>", "<base href=//e.example>",
    "<link rel=stylesheet href=//e.example>", "<form action=//e.example><input name=a>", "<details open ontoggle=alert(1)>", "<math><mi//xlink:href='data:x'>",
    "{{ 7 * 7 }}", "{% include 'base.html' %}", "${7*7}", "&lt;script&gt;alert(1)&lt;/script&gt;", "&#60;script&#62;", "%3Cscript%3E",
    "<object data=//e.example>", "<!--", "<![CDATA[<b>]]>", "<plaintext>", "<noscript><p title='</noscript><b>'>", "<template><b>", "\u202e<b>", "<x\x00y onclick=alert(1)>",
)  # fmt: skip
AROUND = (
    "{}",
    '"{}',
    "'{}",
    '">{}',
    "'>{}",
    "`{}",
    "\\{}",
    "{}\\",
    "</p>{}",
    "</a>{}",
    "</mark>{}",
    "&{}",
    "<{}>",
    "{}{}",
    '="{}" a=\'',
    " {} ",
)
HOSTILE = tuple(around.replace("{}", payload) for payload in PAYLOADS for around in AROUND)
TEXT = "The bridge over the river {} was closed on Monday because a beam of it broke. It opens again in May, the mayor of {} said. "


def articles(words: tuple[str, ...]) -> list[Document]:
    """Return articles that have a word in each of their fields."""
    texts_ = [f"{TEXT.format(word, word)}Lorry {word} is sent over the bypass." for word in words]
    return [
        Document(
            text=text,
            title=w,
            author=w,
            publisher=w,
            origin=f"{w}.txt",
            url=f"https://x.example/{w}",
            language="en",
        )
        for w, text in zip(words, texts_, strict=True)
    ]
