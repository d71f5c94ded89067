"""URL → bytes, politely and safely. One function makes every request: ``Fetcher.fetch``."""

from summarize.ingest.fetch.client import Fetched, Fetcher, Validators
from summarize.ingest.fetch.crew import Crew, Job
from summarize.ingest.fetch.policy import Limits, Policy
from summarize.ingest.fetch.surroundings import Surroundings

__all__ = ["Crew", "Fetched", "Fetcher", "Job", "Limits", "Policy", "Surroundings", "Validators"]
