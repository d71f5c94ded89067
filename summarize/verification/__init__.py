"""A digest and its documents → is every character still where the digest says?"""

from summarize.verification.claims import named_sources
from summarize.verification.verify import verify

__all__ = ["named_sources", "verify"]
