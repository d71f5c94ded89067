"""Pure functions between types: no I/O, no clock, no randomness. Stages do not know each other."""
