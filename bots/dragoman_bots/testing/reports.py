"""What the runtime reports to the operator while a dialogue is held, kept for the text of a failure."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager

_SESSION = re.compile(r"^session [^ ,:]+:[^ ,:]+[,:] ")

_RUNTIME = "dragoman.runtime"


class Reports(logging.Handler):
    """Keeps what is reported. `faults` are faults of ours: turns that failed altogether."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.kept: list[str] = []
        self.faults: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keeps one report."""
        text = _SESSION.sub("", record.getMessage())
        if record.name == _RUNTIME and record.exc_info and (error := record.exc_info[1]):
            self.faults.append(f"{type(error).__name__}: {error}")
        else:
            self.kept.append(text)

    def forget(self) -> None:
        """A new turn begins."""
        self.kept.clear()


@contextmanager
def kept_reports() -> Iterator[Reports]:
    """While this lasts, everything that would be logged is kept instead."""
    log, reports = logging.getLogger("dragoman"), Reports()
    before = log.propagate, log.handlers[:]
    log.propagate, log.handlers[:] = False, [reports]
    try:
        yield reports
    finally:
        log.propagate, log.handlers[:] = before
