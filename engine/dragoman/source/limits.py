"""How large a file may be. Beyond these, a file is refused before it costs time or memory."""

from __future__ import annotations

from typing import Final

FILE_BYTES: Final = 1024 * 1024
DEPTH: Final = 32
KEY_CHARACTERS: Final = 256
DIGITS: Final = 15

# A flow of 10,000 nodes has some 70,000 to 150,000 events and fits into 1 MiB; the tree of more than this many
# events could take over 100 MB.
EVENTS: Final = 200_000

# An unreadable text is masked and the file read again, to find the next problem: at most so many times.
REPAIRS: Final = 20

# Of one kind of problem so many are told; a binary file or a bomb of aliases would have a million.
PROBLEMS_OF_A_KIND: Final = 50
