"""What a message or a link must look like to start a flow, and the inputs that are read out of it.

The law of this file: the whole text fits or nothing does, in time proportional to its length. What is found is text;
the types of the flow's inputs are no matter here.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from dragoman.language.inputs.reading.letters import composed
from dragoman.language.names import problem
from dragoman.language.validators.limits.expressions import compiled

LONGEST_PAYLOAD = 64
"""Characters behind `?start=` in a link, by Telegram's rule."""

_PAYLOAD = "A-Za-z0-9_-"
_STRANGE = re.compile(f"[^{_PAYLOAD}]")
_GROUP = re.compile(r"\\.|\(\?P?<([^<>=!]+)>")
_PIECES = re.compile(r"\{([^{}]*)\}|([^{}]+|[{}])")


@dataclass(frozen=True, slots=True)
class Pattern:
    """A form that texts may have. `names` are the inputs that it fills, in their order in `text`, the author's own.

    `longest` is the number of characters above which nothing fits; 0 sets no limit.
    """

    text: str
    names: tuple[str, ...]
    longest: int = 0
    expression: Any = field(default=None, repr=False, compare=False)

    def match(self, text: str) -> dict[str, str] | None:
        """Name -> what stands in its place, without those that stand for nothing; None if the text does not fit."""
        bare = composed(text).strip()
        if self.longest and len(bare) > self.longest:
            return None
        # A lone surrogate has no UTF-8 form; it becomes a question mark.
        found = self.expression.fullmatch(bare.encode("utf-8", "replace").decode("utf-8"))
        if found is None:
            return None
        return {name: value for name in self.names if (value := found.group(name)) is not None}


def compile_pattern(text: str) -> Pattern:
    """A trigger's `pattern`: an expression in the dialect of the rule `pattern`, for whole messages, in any case.

    Its named groups, `(?P<order>[0-9]+)`, are the names. `^` and `$` at its ends are allowed and change nothing.

    Raises:
        ValueError: it is no such expression, or a group has a name that no input can have; the sentence quotes it.
    """
    groups = compiled(text).groupindex
    names = tuple(sorted(groups, key=groups.__getitem__))
    for name in names:
        _check_name(name, f"the pattern '{text}'")
    # RE2 would take two groups of one name, and forget what the second one found.
    twice = [name for name, count in Counter(_GROUP.findall(text)).items() if name and count > 1]
    if twice:
        raise ValueError(f"the pattern '{text}' has the group '{twice[0]}' more than once; each name may stand once")
    # The flag stands in front and not around the expression, so that an open \Q swallows nothing of ours.
    return Pattern(text, names, expression=compiled(f"(?i){text}"))


def compile_deep_link(text: str) -> Pattern:
    """A template of payloads such as `rsvp_{event}`: a name in braces stands for one character or more.

    Capitals count. Where two names could share the text differently, the first takes as little as it can and the last
    takes the rest: `{a}_{b}` reads `x_y_z` as x and y_z.

    Raises:
        ValueError: it can fit no payload, or not in one way only; the sentence quotes it and says what would be right.
    """
    literals, names = _taken_apart(text)
    _check_names(text, names)
    _check_literals(text, literals)
    shortest = sum(map(len, literals)) + len(names)
    if shortest > LONGEST_PAYLOAD:
        raise _refused(text, f"needs {shortest} characters at least, and a link carries {LONGEST_PAYLOAD}; shorten it")
    # Every character that a payload may have stands for itself in an expression.
    groups = (f"(?P<{name}>[{_PAYLOAD}]+{'' if name == names[-1] else '?'})" for name in names)
    expression = literals[0] + "".join(map("".join, zip(groups, literals[1:], strict=True)))
    return Pattern(text, tuple(names), LONGEST_PAYLOAD, compiled(expression))


def _taken_apart(text: str) -> tuple[list[str], list[str]]:
    """The texts around the names, one more than there are names, and the names."""
    if not text:
        raise ValueError("the deep link is empty; a link without payload is the command 'start'")
    literals, names = [""], []
    for piece in _PIECES.finditer(text):
        if piece[2] in {"{", "}"}:
            raise _refused(text, f"has a lone '{piece[2]}'; a name stands in a pair of braces, such as {{event}}")
        if piece[2]:
            literals[-1] += piece[2]
        else:
            names.append(piece[1])
            literals.append("")
    return literals, names


def _check_names(text: str, names: list[str]) -> None:
    for name, count in Counter(names).items():
        _check_name(name, f"the deep link '{text}'")
        if count > 1:
            raise _refused(text, f"has the name '{name}' {count} times; each name may stand once")


def _check_name(name: str, where: str) -> None:
    if not name:
        raise ValueError(f"{where} has empty braces; write an input's name between them")
    if wrong := problem(name):
        _, message, remedy = wrong
        raise ValueError(f"{where} cannot fill an input: {message}{f'; {remedy}' if remedy else ''}")


def _check_literals(text: str, literals: list[str]) -> None:
    if not all(literals[1:-1]):
        raise _refused(text, "has two names with nothing between them; put a _ or - there, to tell where one ends")
    if strange := _STRANGE.search("".join(literals)):
        raise _refused(text, f"has '{strange[0]}', which no link can carry; write letters a to z, digits, _ and -")


def _refused(text: str, reason: str) -> ValueError:
    return ValueError(f"the deep link '{text}' {reason}")
