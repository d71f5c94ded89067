"""What the stages chose → Digest."""

from summarize.assembly.digest import assemble, sealed, with_problems
from summarize.assembly.result import Result

__all__ = ["Result", "assemble", "sealed", "with_problems"]
