"""Bytes → Document. The only package that opens files or sockets."""

from summarize.ingest.loader import Loaded, load_paths

__all__ = ["Loaded", "load_paths"]
