"""The process that checks projects for the server, and the only one that runs a project's own Python.

The law of this file: nothing that an actions.py does when it is loaded - printing, reading, raising, leaving, never
coming back - reaches the editor. It has a process of its own, whose standard input and output are not those on which
the server speaks; the server ends it and starts another when a Python file has changed, or when it does not answer.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from threading import Thread
from time import sleep
from typing import BinaryIO

from dragoman.diagnostics.diagnostic import Diagnostic
from dragoman.language.actions import Signature
from dragoman.lsp.checking import check
from dragoman.lsp.exchange import line_to_task, problems_to_line
from dragoman.project.access import Acting
from dragoman.project.actions import load_actions
from dragoman.source.tree import Span

_HEARTBEAT = 1.0
"""Seconds between two looks at whether the server is still there."""


def main(server: int) -> None:
    """Answers a line for each line, until there are no more, or the server of this process id is gone."""
    said, answers = _channels()
    Thread(target=_leave_with, args=(server,), daemon=True).start()
    for line in said:
        task = line_to_task(line)
        actions = _left_out(task.without) if task.without else _once
        try:
            problems = check(task.path, task.texts, actions)
        except OSError:
            problems = []
        answers.write(problems_to_line(problems))
        answers.flush()


def _channels() -> tuple[BinaryIO, BinaryIO]:
    """The lines that come in and go out; what anybody else prints goes to standard error, and nobody else can read."""
    said, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.dup2(2, 1)
    sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115 - it stays open as long as the process
    return said, answers


def _leave_with(server: int) -> None:
    """Ends this process when the server is gone, even while an actions.py runs in a ring."""
    while os.getppid() == server:
        sleep(_HEARTBEAT)
    os._exit(0)


@cache
def _loaded(path: Path, name: str) -> tuple[Mapping[str, Signature], list[Diagnostic]]:
    return load_actions(path, name)


def _once(path: Path, name: str) -> tuple[Mapping[str, Signature], list[Diagnostic]]:
    """The actions, which are loaded once in the life of this process."""
    known, problems = _loaded(path, name)
    return known, list(problems)


def _left_out(why: str) -> Acting:
    def actions(path: Path, name: str) -> tuple[Mapping[str, Signature], list[Diagnostic]]:
        if not path.is_file():
            return {}, []
        message = f"actions.py cannot be loaded: {why}"
        return {}, [Diagnostic(name, Span(1, 1, 1, 2), "DG704", message, "mend it, then try again")]

    return actions
