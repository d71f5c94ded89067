"""Files that hold others: gzip and web archives."""
