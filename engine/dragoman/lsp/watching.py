"""The server lives no longer than its editor: one that was killed leaves no server behind."""

from __future__ import annotations

import os
import sys
from threading import Thread
from time import sleep

_HEARTBEAT = 1.0
"""Seconds between two looks at whether the editor is still there."""


def end_with(editor: int) -> None:
    """Ends this process once the editor of this process id is gone.

    An editor that is not seen here from the start, such as one outside a container, is not watched.
    """
    if _is_there(editor):
        Thread(target=_watch, args=(editor,), daemon=True).start()


def _watch(editor: int) -> None:
    while _is_there(editor):
        sleep(_HEARTBEAT)
    # Nobody is left to say goodbye to; the workers see for themselves that the server is gone.
    os._exit(1)


def _is_there(process: int) -> bool:
    # On Windows the same call would end the process that it is asked about.
    if sys.platform == "win32" or process <= 0:
        return False
    try:
        os.kill(process, 0)
    except PermissionError:
        return True
    except (ProcessLookupError, OverflowError):
        return False
    return True
