"""Feeds, pages and files → the store, kept up to date."""

from summarize.collecting.collect import collect
from summarize.collecting.report import Plan, Progress, Report

__all__ = ["Plan", "Progress", "Report", "collect"]
