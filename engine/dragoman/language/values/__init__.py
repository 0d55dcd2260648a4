"""What values are while a flow runs: their kinds, how they are counted with, compared, read and printed.

The law of this package: every function is total over the language's kinds and raises `TemplateFault` for everything
else; nothing here ever reads an attribute of a value or calls one of its methods by a name from a flow.
"""
