"""Requests on this machine → digests and briefings: the HTTP API and the app."""
