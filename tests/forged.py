"""Articles of three sources, and a digest with one value changed, for tests."""

from __future__ import annotations

import json

from summarize import Digest, Document, from_json, to_json
from summarize.assembly import sealed

STORM = [
    Document(text=text, title=title, publisher=who, published=day, origin=f"{who}.txt")
    for who, title, day, text in (
        ("Post", "Storm hits the coast", "2026-03-02",
         "Two people died and 40 houses were flooded on Monday. “We need help in every single village today,"
         "” the mayor said. The bridge over the river was closed. It opens again on 4 May 2026."),
        ("Herald", "Flood at the coast", "2026-03-03",
         "Three people died and 45 houses were flooded on Monday. “We need help in every village today,” the "
         "mayor said. According to the police, the bridge over the river was closed."),
        ("Echo", None, None, "Over the coast\n\nThe bridge over the river was closed. A dam was planned."),
    )
]  # fmt: skip


def tampered(digest: Digest, path: str, value: object) -> Digest:
    """Return the digest with one value changed, under the id that its content gives."""
    data = json.loads(to_json(digest))
    *parents, last = path.strip("/").split("/")
    target = data
    for key in parents:
        target = target[int(key) if key.isdigit() else key]
    target[int(last) if last.isdigit() else last] = value
    return sealed(from_json(json.dumps(data)))
