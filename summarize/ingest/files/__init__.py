"""Paths as a user names them → the files and URLs to read, and their bytes."""
