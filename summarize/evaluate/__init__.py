"""Measures of a digest against human summaries, and of clusters against human ones."""
