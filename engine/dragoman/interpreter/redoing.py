"""Redoing: a node that depends on an answer which was given anew.

The law of this file: what is still right stays and nothing is asked. What can be computed is computed again; an answer
that has become wrong is forgotten, and its question asked once more. What cannot be undone is never done twice.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING, Any

from dragoman.graph.flow import Node
from dragoman.interpreter import judging
from dragoman.interpreter.holding import Found, answered_by, askers, changed_at, giving, held, holds
from dragoman.interpreter.judging import Given
from dragoman.interpreter.reading import is_of, reading_of
from dragoman.interpreter.ways import Walk
from dragoman.language.dependencies import (
    ahead,
    answer_of,
    decides,
    depends,
    names_in,
    reads,
    renewed,
    saved_by,
)
from dragoman.language.nodes.prompt import Prompt
from dragoman.language.nodes.say import Say
from dragoman.language.rules import Check, Rule
from dragoman.language.sentences import Sentence

if TYPE_CHECKING:
    from dragoman.interpreter.turn import Turn


def is_due(turn: Turn, node: Node, changed: Collection[str], walk: Walk) -> bool:
    """Whether the node must be redone, now that these variables have changed and this is the way to the review."""
    if not depends(reads(node) | decides(node), changed):
        return False
    on_the_way = node.name in walk.path or not walk.certain
    saved = saved_by(node)
    if isinstance(node.lead, Prompt):
        if saved is not None and holds(turn, saved) and _answered_at(turn, saved) in (None, node.name):
            return True
        return on_the_way and (saved is None or node.name in walk.path or depends(names_in(node.when), changed))
    if saved is None:
        return on_the_way and (node.lead is None or isinstance(node.lead, Say))
    again = not node.final and not getattr(node.lead, "once", False)
    return again and (holds(turn, saved) or _was_made(turn, saved))


def _was_made(turn: Turn, name: str) -> bool:
    """Whether it is temporary, and the question that shows it was answered."""
    if name not in turn.flow.temporary:
        return False
    return any(name in node.shows and holds(turn, answer_of(node)) for node in turn.flow.nodes.values())


def is_wanted(turn: Turn, node: Node) -> bool:
    """Whether its `when` lets it be. One that only asks for what is not known yet does."""
    own = saved_by(node)
    asks_once = own is not None and node.when is not None and depends(names_in(node.when), [own])
    return (asks_once and holds(turn, own)) or turn.holds(node.when)


def redo(turn: Turn, node: Node) -> None:
    """Does what the node does, as far as that still has to be done."""
    lead = node.lead
    if isinstance(lead, Prompt):
        _ask_or_keep(turn, node, lead)
    elif lead is None or isinstance(lead, Say):
        turn.leave(node, None, renewed(node.set))
    else:
        lead.enter(turn, node)


def _ask_or_keep(turn: Turn, node: Node, prompt: Prompt) -> None:
    name = answer_of(node)
    if name is None or (_has_answer(turn, node, name) and held(turn, name) is None):
        turn.leave(node, None, renewed(node.set))
    elif not _has_answer(turn, node, name):
        ask(turn, node, prompt)
    elif _answered_at(turn, name) in (None, node.name):
        _judge(turn, node, prompt, held(turn, name))
    else:
        turn.leave(node, None, renewed(node.set))


def ask(turn: Turn, node: Node, prompt: Prompt) -> None:
    """Asks, whatever is known."""
    turn.coming_back = True
    prompt.enter(turn, node)


def _answered_at(turn: Turn, name: str) -> str | None:
    """The question that was answered with what the variable holds, if that is known."""
    last = changed_at(turn, name)
    return last if any(node.name == last for node in askers(turn, name)) else None


def _has_answer(turn: Turn, node: Node, name: str) -> bool:
    """Whether the variable holds an answer that counts here: to this question, or to one that it led to."""
    if not holds(turn, name):
        return False
    last, editing = _answered_at(turn, name), turn.frame.editing
    if last is not None and last != node.name:
        reached = ahead(turn.flow, node.name, editing.review if editing else "")
        return last in reached and turn.holds(turn.flow.nodes[last].when)
    declared = turn.flow.declared(name)
    first = declared.initial if declared else None
    return last is not None or first is None or bool(turn.evaluate(first) != held(turn, name))


def _judge(turn: Turn, node: Node, prompt: Prompt, value: Any) -> None:
    """Looks at the answer again; what is found wrong has its question asked (`judging.refuse`)."""
    turn.extra = {"answer": {"text": value if isinstance(value, str) else "", "value": value, "kind": "text"}}
    if prompt.many is not None:
        _judge_each(turn, node, prompt, value)
        return
    found = answered_by(turn, node, prompt)
    button, place, item = (found.button, found.place, found.item) if found else (None, None, None)
    given = Given(button=button, place=place, item=item, reused=True)
    if wrong := _misfit(turn, prompt, value, found):
        judging.refuse(turn, prompt, "type", judging.said(turn, wrong), None, given)
    elif prompt.menu:
        judging.accept(turn, prompt, value, given)
    else:
        judging.judge(turn, prompt, value, given)


def _misfit(turn: Turn, prompt: Prompt, value: Any, found: Found | None) -> Sentence | None:
    """What to say to a value that is none of the options, or not of the type."""
    if found is not None:
        return None
    if prompt.choice or prompt.menu:
        return Sentence("choose")
    return None if is_of(value, prompt.reader.value_type) else prompt.reader.error(reading_of(turn, prompt))


def _judge_each(turn: Turn, node: Node, prompt: Prompt, values: Any) -> None:
    """A list of answers is right if each of them is. No action is asked about each once more."""
    name, given = answer_of(node) or "", Given(reused=True)
    for value in values if isinstance(values, list | tuple) else [values]:
        turn.extra = {**turn.extra, "value": value}
        if wrong := _misfit(turn, prompt, value, giving(turn, prompt, name, value)):
            judging.refuse(turn, prompt, "type", judging.said(turn, wrong), None, given)
            return
        if (rule := _broken(turn, prompt, value)) is not None:
            judging.refuse(turn, prompt, "rule", judging.said(turn, rule[1]), rule[0].error, given)
            return
    judging.accept(turn, prompt, values, given)


def _broken(turn: Turn, prompt: Prompt, value: Any) -> tuple[Rule, Sentence] | None:
    for rule in prompt.rules:
        broken = None if isinstance(rule.test, Check) else rule.test.broken_by(value, turn.scope)
        if broken is not None:
            return rule, broken
    return None


def drop(turn: Turn, names: Iterable[str], node: Node) -> frozenset[str]:
    """What a node has found out counts no more: its variables are as they would be without it. Which ones that were."""
    own = [name for name in names if "." not in name and holds(turn, name)]
    dropped = [name for name in own if not _asked_elsewhere(turn, node, name)]
    for name in dropped:
        _reset(turn, name, node)
    return frozenset(dropped)


def _asked_elsewhere(turn: Turn, node: Node, name: str) -> bool:
    """Whether another question, whose `when` holds, has this answer."""
    others = (one for one in turn.flow.nodes.values() if one.name != node.name and answer_of(one) == name)
    return any(one.when is not None and turn.holds(one.when) for one in others)


def _reset(turn: Turn, name: str, node: Node) -> None:
    """The value that it had before: as a node above sets it, else as it began."""
    order = list(turn.flow.nodes.values())
    for above in reversed(order[: order.index(node)]):
        lines = [line for line in renewed(above.set) if line.name == name]
        if lines and turn.holds(above.when):
            turn.assign(lines)
            return
    declared = turn.flow.declared(name)
    if declared is not None and declared.initial is not None:
        turn.save(name, turn.evaluate(declared.initial), declared.place)
    else:
        turn.forget([name])
