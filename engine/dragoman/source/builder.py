"""Events of the C parser into the tree, without recursion.

The law of this file: what YAML allows and the language does not is noted, and reading goes on with the nearest sensible
tree: an anchor or tag is ignored, an alias is a text, of two equal keys the first holds, a key that is no text is
dropped with its value. Only what cannot be read on raises `UnreadableError`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

from yaml import events

from dragoman.diagnostics.diagnostic import Diagnostic
from dragoman.source import properties, traps
from dragoman.source.frames import Frame
from dragoman.source.keys import key_problem
from dragoman.source.limits import DEPTH, EVENTS, PROBLEMS_OF_A_KIND
from dragoman.source.marks import Collection, Event, Mark, ScalarValue, Value
from dragoman.source.scalars import resolve, too_long
from dragoman.source.source import Source
from dragoman.source.tree import Mapping, Scalar, Span, Style, Tree
from dragoman.source.tree import Sequence as List
from dragoman.source.trouble import Stretch, UnreadableError

_STYLES: dict[str | None, Style] = {
    None: "plain",
    "": "plain",
    "'": "single",
    '"': "double",
    "|": "literal",
    ">": "folded",
}
_SHALLOWER = ("take levels out", "close brackets before, or put a text that begins with one in quotes")
"""What mends a block that is nested too deep, and what mends brackets."""


class Builder:
    """Takes the events of one file. `tree` and `problems` hold when all are fed, or after `UnreadableError`."""

    def __init__(self, source: Source, masks: Sequence[tuple[int, int]] = ()) -> None:
        self.source = source
        self.masks = masks
        self.problems: list[Diagnostic] = []
        self.tree: Tree | None = None
        self.stack: list[Frame] = []
        # The last value and the column of the last collection closed, for the messages of syntax errors.
        self.last: Scalar | Mapping | List | None = None
        self.closed_column = 0
        self.events = 0
        self._documents = 0
        self._told: Counter[str] = Counter()
        self._handlers: dict[type, Callable[[Any], None]] = {
            events.ScalarEvent: self._scalar,
            events.AliasEvent: self._alias,
            events.MappingStartEvent: self._open,
            events.SequenceStartEvent: self._open,
            events.MappingEndEvent: self._close,
            events.SequenceEndEvent: self._close,
            events.DocumentStartEvent: self._document,
        }

    def feed(self, event: Event) -> None:
        """Take the next event.

        Raises:
            UnreadableError: the file is too deep or too long, a second document begins, or a text must be masked.
        """
        self.events += 1
        handler = self._handlers.get(type(event))
        if handler is not None:
            handler(event)
        if self.events > EVENTS:
            raise self._stop(event, "DG008", f"the file has more values than the limit allows ({EVENTS:,} events)")

    def _scalar(self, event: ScalarValue) -> None:
        text, start, end = event.value, event.start_mark, event.end_mark
        if event.anchor is not None or event.tag is not None:
            start = self._properties(event)
        first, last, style = start.index, end.index, _STYLES[event.style]
        if style == "plain":
            if self.masks and any(a < last and first < b for a, b in self.masks):
                text = self.source.text[first:last]
            value = resolve(text)
            span = Span(start.line + 1, start.column + 1, end.line + 1, end.column + 1)
        elif style in ("single", "double"):
            value, span = text, Span(start.line + 1, start.column + 1, end.line + 1, end.column + 1)
        else:
            last = properties.trimmed_end(self.source, first, last)
            value, span = text, Span(start.line + 1, start.column + 1, *self.source.place(last))
        scalar = Scalar(value, text, style, span, first, last)
        if style == "double":
            self._note(*properties.escaped_characters(self.source, scalar))
        self._take(scalar)

    def _take(self, scalar: Scalar) -> None:
        self.last = scalar
        frame = self.stack[-1] if self.stack else None
        if frame is not None:
            frame.last = (scalar.end, scalar.span.end_line, scalar.span.end_column)
            if frame.mapping and frame.key is None:
                self._key(frame, scalar)
                return
        if scalar.style == "plain":
            if not self._full("DG020") and (trap := traps.cut_by_sign(self.source, scalar, frame)):
                self._note(trap)
            if digits := too_long(scalar.text):
                self._note(properties.long_number(self.source, scalar, digits))
        self._add(scalar)

    def _key(self, frame: Frame, key: Scalar) -> None:
        problem = key_problem(self.source, frame, key)
        frame.key, frame.keep = key, problem is None
        if problem is not None:
            self._note(problem)

    def _alias(self, event: Event) -> None:
        start, end = event.start_mark.index, event.end_mark.index
        if trouble := traps.text_after_alias(self.source, start, end, self.in_flow()):
            raise UnreadableError(trouble)
        frame = self.stack[-1] if self.stack else None
        merged = frame is not None and frame.key is not None and frame.key.text == "<<"
        if not merged and not self._full("DG010"):
            self._note(properties.alias(self.source, start, end))
        text = self.source.text[start:end]
        scalar = Scalar(text, text, "plain", self.source.span(start, end), start, end)
        self._take(scalar)

    def _open(self, event: Collection) -> None:
        start = event.start_mark
        if event.anchor is not None or event.tag is not None:
            start = self._properties(event)
        if len(self.stack) == DEPTH:
            raise self._stop(event, "DG007", f"nested deeper than {DEPTH} levels", _SHALLOWER[bool(event.flow_style)])
        mapping, flow = isinstance(event, events.MappingStartEvent), bool(event.flow_style)
        parent = self.stack[-1] if self.stack else None
        if flow and (trouble := traps.template(self.source, start.index, parent)):
            raise UnreadableError(trouble)
        frame = Frame(mapping, flow, start.index, start.line + 1, start.column + 1)
        if parent is not None and parent.awaits_key():
            frame.as_key = True
            if not parent.as_key:
                self._note(properties.complex_key(self.source, frame))
        self.stack.append(frame)

    def _close(self, event: Event) -> None:
        frame = self.stack.pop()
        if frame.flow:
            mark = event.end_mark
            last = (mark.index, mark.line + 1, mark.column + 1)
        else:
            # The parser says where the next thing begins, not where this one ended.
            last = frame.last or (frame.start, frame.line, frame.column)
            self.closed_column = frame.column
        span = Span(frame.line, frame.column, last[1], last[2])
        if frame.flow and frame.mapping:
            self._note(*traps.bare_keys(self.source, frame, last[0]))
        value: Mapping | List = (
            Mapping(tuple(frame.entries), span, frame.flow)
            if frame.mapping
            else List(tuple(frame.items), span, frame.flow)
        )
        self.last = value
        if self.stack:
            self.stack[-1].last = last
        if frame.as_key:
            self.stack[-1].key, self.stack[-1].keep = traps.stand_in(span, frame.start, last[0]), False
        else:
            self._add(value)

    def _document(self, event: Event) -> None:
        self._documents += 1
        if self._documents > 1:
            raise self._stop(event, "DG014", "a second document begins here", "one file is one flow: take the rest out")

    def _add(self, value: Tree) -> None:
        if self.stack:
            self.stack[-1].add(value)
        else:
            self.tree = value

    def _properties(self, event: Value) -> Mark:
        found, start = properties.properties(self.source, event)
        self._note(*found)
        return start

    def _note(self, *problems: Diagnostic) -> None:
        for problem in problems:
            self._told[problem.code] += 1
            if self._told[problem.code] <= PROBLEMS_OF_A_KIND:
                self.problems.append(problem)

    def _full(self, code: str) -> bool:
        return self._told[code] >= PROBLEMS_OF_A_KIND

    def in_flow(self) -> bool:
        """Whether the innermost open collection is written in braces or brackets."""
        return bool(self.stack) and self.stack[-1].flow

    def _stop(self, event: Event, code: str, message: str, help_text: str | None = None) -> UnreadableError:
        here = Stretch(self.source, event.start_mark.index, event.end_mark.index)
        return UnreadableError(here.trouble(code, message, help_text))
