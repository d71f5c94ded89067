"""What was studied and chosen → Digest."""

from summarize.assembly.digest import assemble, sealed
from summarize.assembly.study import Study, Writing

__all__ = ["Study", "Writing", "assemble", "sealed"]
