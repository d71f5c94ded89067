"""Feeds, pages and files → the store, kept up to date."""

from summarize.collecting.collect import collect
from summarize.collecting.report import Failure, Plan, Progress, Report

__all__ = ["Failure", "Plan", "Progress", "Report", "collect"]
