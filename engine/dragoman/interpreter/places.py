"""The places of those options of a question that are none of its buttons; they are kept with sessions.

A place from 0 on is that of a button as it is written, one from `layout.MADE` on that of a list's.
"""

SKIP = -1
"""The question is skipped."""

GONE = -2
"""A button that the question no longer has."""

DONE = -3
"""No more answers are to come, of a question that takes several."""

VIEW = -4
"""Another page of a list, another part of a widget."""

VALUE = -5
"""A widget's cell: its value is the answer."""

INERT = -6
"""A widget's cell that does nothing."""

EDIT = -7
"""An answer that a review shows is given anew; the option's value is the variable's name."""
