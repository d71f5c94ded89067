"""Inputs that several tests read, and short ways to look at what came of them."""

from __future__ import annotations

import io
import zipfile

from summarize.ingest.content import Reading
from summarize.model import Document, Documents

FULL = "The bridge over the river was closed on Monday because a beam broke, the mayor said at noon. " * 7
RSS = f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>River News</title><language>en-GB</language><link>https://river.example/</link>
<item><title>Bridge &amp;amp; beam</title><link>https://river.example/1</link><dc:creator>Ada Byron</dc:creator>
<pubDate>Mon, 02 Mar 2026 10:00:00 +0100</pubDate><description>Short.</description>
<content:encoded><![CDATA[<p>{FULL}</p><script>alert(1)</script><p>It opens in May.</p>
<p>The post <a href="https://river.example/1">Bridge</a> first stood on <a href="https://river.example">River</a>.</p>]]></content:encoded></item>
<item><title>Flood</title><link>https://river.example/2</link><description>The water rose by a metre on […]</description></item>
<item><title>Nothing</title><link>https://river.example/3</link></item>
</channel></rss>"""
MAIL = """From: =?utf-8?q?Ada_Byr=C3=B6n?= <ada@example.org>
To: all@example.org
Subject: =?utf-8?q?The_bridge_is_closed?=
Date: Mon, 02 Mar 2026 10:00:00 +0100
List-Id: River Letters <river.example.org>
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8

The bridge over the river was closed on Monday
because a beam broke, the mayor said.

On Sun, 1 Mar 2026 at 09:12, Bob <bob@example.org> wrote:
> Is the bridge
> still open?

It opens in May.

-- 
Ada
River Letters, 12 Quay Street
"""  # noqa: W291


MARKDOWN = """---
title: "The bridge"   # a comment
author: [Ada, Bob]
date: 2026-03-02
lang: en
tags:
  - river
---
# The bridge

The [bridge](https://b.example "t") was *closed* on
Monday,\\
said `make`.[^1]

| a | b |
|---|---|
| 1 | 2 |

```python
print("code")
```

- A first item.
- A second ![image](x.png) item.

<div>raw</div>

> Quoted *words*.

[^1]: A note.
"""


def only(found: Reading) -> Document:
    (document,) = found.documents
    return document


def codes(found: Reading | Documents) -> list[str]:
    return [problem.code for problem in found.problems]


def zipped(members: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name), data)
    return stream.getvalue()
