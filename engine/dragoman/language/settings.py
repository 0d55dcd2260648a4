"""The settings of a question beside its text, type and buttons: how often, how long, how many."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from dragoman.graph.computed import Template, Value
from dragoman.graph.targets import Message, Target
from dragoman.language.compiler import flag, listed, whole, word
from dragoman.language.durations import compile_duration
from dragoman.language.messages import compile_messages
from dragoman.language.targets import compile_target
from dragoman.source.tree import Mapping, Scalar, Tree

if TYPE_CHECKING:
    from dragoman.language.compiler import Compiler


@dataclass(frozen=True, slots=True)
class Attempts:
    """How many wrong answers there may be, and the way on after the last; without one the flow ends."""

    max: int
    next: Target | None = None


@dataclass(frozen=True, slots=True)
class Skip:
    """The question may be skipped: what the button says (nothing: the shipped label), and the value then saved."""

    label: Template | None = None
    value: Value | None = None


@dataclass(frozen=True, slots=True)
class Many:
    """The question takes several answers: how many at least and at most, and what the button says that ends it."""

    min: int = 1
    max: int | None = None
    done: Template | None = None


@dataclass(frozen=True, slots=True)
class Reminder:
    """What is said when there was no answer for so long."""

    after: timedelta
    messages: tuple[Message, ...]


def compile_attempts(tree: Tree | None, compiler: Compiler) -> Attempts | None:
    """`3`, or `{max: 3, next: target}`."""
    if isinstance(tree, Mapping):
        most = whole(tree.get("max"))
        return Attempts(most, compile_target(tree.get("next"), compiler)) if most else None
    most = whole(tree)
    return Attempts(most) if most else None


def compile_skip(tree: Tree | None, compiler: Compiler) -> Skip | None:
    """`true`, or `{label, value}`."""
    if isinstance(tree, Mapping):
        return Skip(compiler.text(tree.get("label"), "plain", "label"), compiler.value(tree.get("value")))
    return Skip() if flag(tree) else None


def compile_many(tree: Tree | None, optional: bool, compiler: Compiler) -> Many | None:
    """`true`, or `{min, max, done}`. At least one answer is wanted, unless the question is optional."""
    least = 0 if optional else 1
    if not isinstance(tree, Mapping):
        return Many(least) if flag(tree) else None
    low, high = whole(tree.get("min")), whole(tree.get("max"))
    many = Many(least if low is None else low, high, compiler.text(tree.get("done"), "plain", "label"))
    written = tree.get("max")
    if high is not None and high < many.min and written is not None:
        message = f"no answer can have at least {many.min} and at most {high} parts"
        compiler.report("DG210", written.span, message, f"let 'max' be {many.min} or more")
    return many


def compile_reminders(tree: Tree | None, compiler: Compiler) -> tuple[Reminder, ...]:
    """The reminders of a `timeout`; one that comes after the end is reported."""
    if not isinstance(tree, Mapping):
        return ()
    end = compile_duration(tree.get("after"), compiler)
    return tuple(_reminders(tree, end, compiler))


def _reminders(tree: Mapping, end: timedelta | None, compiler: Compiler) -> Iterator[Reminder]:
    for item in listed(tree.get("remind")):
        after = compile_duration(item.get("after"), compiler) if isinstance(item, Mapping) else None
        if not isinstance(item, Mapping) or after is None:
            continue
        written = item.get("after")
        if end is not None and after >= end and isinstance(written, Scalar):
            message = f"after {written.text} nobody waits any more: the timeout comes first"
            limit = word(tree.get("after"))
            help_ = f"remind sooner than after {limit}, or let the timeout's own 'after' be longer"
            compiler.report("DG227", written.span, message, help_)
        yield Reminder(after, compile_messages(item.get("say"), compiler))
