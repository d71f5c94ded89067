"""Measures of a digest against human summaries."""
