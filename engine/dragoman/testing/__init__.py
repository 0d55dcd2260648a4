"""Dialogue tests, the pure part: what a `*.dialogue.yaml` says, and whether what was said and kept agrees with it.

The law of this folder: it reads no file and runs no flow. `dragoman_bots.testing` holds the dialogues; here is what
they mean, how a failure is told, and how a conversation is written down as a dialogue.
"""
