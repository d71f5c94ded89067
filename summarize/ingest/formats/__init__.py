"""The formats of inputs: one module for each, which holds its ``Format`` as ``FORMAT``."""
