"""The published JSON schemas (Draft 2020-12) and the check against them."""

from summarize.schema.validate import check_article, check_briefing, check_config, check_digest, read_schema

__all__ = ["check_article", "check_briefing", "check_config", "check_digest", "read_schema"]
