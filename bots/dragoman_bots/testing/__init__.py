"""Dialogue tests, the part that holds them: on the real runtime, in the console, with a clock of their own."""
