"""A digest and its documents → is every character still where the digest says?"""

from summarize.verification.references import broken, unlisted
from summarize.verification.verify import verify

__all__ = ["broken", "unlisted", "verify"]
