"""Parsing in another process, within limits of time and memory."""
