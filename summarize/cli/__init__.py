"""The command line: one thin module per command. The only package that prints."""
