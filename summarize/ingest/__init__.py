"""Bytes → Document. The only package that opens files or sockets."""

from summarize.ingest.load import Loading, load_paths

__all__ = ["Loading", "load_paths"]
