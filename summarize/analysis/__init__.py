"""Documents → Analysis: what is known of many sentences, read once."""

from summarize.analysis.analysis import Analysis
from summarize.analysis.annotate import Annotated, annotate

__all__ = ["Analysis", "Annotated", "annotate"]
