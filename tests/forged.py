"""One value of a digest changed, for tests."""

from __future__ import annotations

import json

from summarize import Digest, from_json, to_json
from summarize.assembly import sealed


def tampered(digest: Digest, path: str, value: object) -> Digest:
    """Return the digest with one value changed, under the id that its content gives."""
    data = json.loads(to_json(digest))
    *parents, last = path.strip("/").split("/")
    target = data
    for key in parents:
        target = target[int(key) if key.isdigit() else key]
    target[int(last) if last.isdigit() else last] = value
    return sealed(from_json(json.dumps(data)))
