"""Digest → what the reading page shows of it: raw text, which its template escapes."""
