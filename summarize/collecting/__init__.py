"""Feeds, pages and files → the store, kept up to date."""

from summarize.collecting.collect import collect
from summarize.collecting.plan import Plan, Progress
from summarize.collecting.report import Failure, Report

__all__ = ["Failure", "Plan", "Progress", "Report", "collect"]
