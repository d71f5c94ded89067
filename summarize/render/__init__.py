"""Digest → str. Pure."""
