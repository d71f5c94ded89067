"""Documents → which of them are one voice, since they share text."""
