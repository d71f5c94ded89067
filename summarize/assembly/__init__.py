"""What was studied and chosen → Digest."""

from summarize.assembly.digest import Study, Writing, assemble, sealed

__all__ = ["Study", "Writing", "assemble", "sealed"]
