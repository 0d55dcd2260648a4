"""Dragoman: conversations written in YAML, proved sound before they run, spoken by a bot.

The words, each with one meaning: a *flow* is one YAML file; a *node* is one named place in a flow; an *edge* leads
from node to node; a *target* is a place to go; a *session* is one user's place in one chat; a *frame* is one running
flow on a session's stack; a *turn* is one event in and everything until the next wait; an *event* is what happened;
an *effect* is what must be done; a *channel* is a way to people; a *store* keeps sessions.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dragoman.diagnostics.diagnostic import Diagnostic as Diagnostic
    from dragoman.graph.flow import Flow as Flow
    from dragoman.interpreter.effects import Effect as Effect
    from dragoman.interpreter.events import Event as Event
    from dragoman.interpreter.session import Session as Session
    from dragoman.interpreter.step import Step as Step
    from dragoman.interpreter.step import step as step
    from dragoman.language.actions import Context as Context
    from dragoman.language.actions import Outcome as Outcome
    from dragoman.language.actions import action as action
    from dragoman.project.loading import Project as Project
    from dragoman.project.opening import FlowsNotSound as FlowsNotSound
    from dragoman.project.opening import load_flow as load_flow
    from dragoman.project.opening import load_project as load_project
    from dragoman.project.opening import validate as validate

_HOMES = {
    "Context": "language.actions",
    "Diagnostic": "diagnostics.diagnostic",
    "Effect": "interpreter.effects",
    "Event": "interpreter.events",
    "Flow": "graph.flow",
    "FlowsNotSound": "project.opening",
    "Outcome": "language.actions",
    "Project": "project.loading",
    "Session": "interpreter.session",
    "Step": "interpreter.step",
    "action": "language.actions",
    "load_flow": "project.opening",
    "load_project": "project.opening",
    "step": "interpreter.step",
    "validate": "project.opening",
}

__all__ = [
    "Context",
    "Diagnostic",
    "Effect",
    "Event",
    "Flow",
    "FlowsNotSound",
    "Outcome",
    "Project",
    "Session",
    "Step",
    "action",
    "load_flow",
    "load_project",
    "step",
    "validate",
]


def __getattr__(name: str) -> Any:
    """The public names, imported when they are first used: `import dragoman` in an actions.py costs nothing."""
    if home := _HOMES.get(name):
        return getattr(import_module(f"{__name__}.{home}"), name)
    raise AttributeError(f"module 'dragoman' has no attribute '{name}'")
