"""The language server: what editors ask about flows, answered from the texts that stand in them.

One file a feature. Each is a function of a project's documents and a place; `server.py` alone knows the protocol, and
`worker.py` alone runs the project's own Python.
"""
