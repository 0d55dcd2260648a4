"""Where a cursor stands in a YAML file that may be torn: told from indentation alone.

The law of this file: a line says where it belongs by its column. A key of a smaller column above is an ancestor, one of
the same column a neighbour; a dash may stand in the column of the key above it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.lsp.completion.braces import open_in
from dragoman.lsp.completion.lines import Part, indent_of, opens_block, parts_of

_TEMPLATE = re.compile(r"\{\{[-+]?|\{%[-+]?")
_ENDS = {"{{": "}}", "{%": "%}"}


@dataclass(frozen=True, slots=True)
class Level:
    """One step from the root: a key, or an item (`key` is nothing), and the keys beside it with their texts."""

    key: str | None
    beside: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """Where the cursor stands. `levels` lead from the root to the mapping, list or value that is being written.

    `at_key`: a key is expected (or, where nothing has been written below a key yet, a value). `beside` are the keys of
    the mapping that is being written. `typed` is what stands between the place and the cursor; `expression` is what
    stands before the cursor in braces or a condition, nothing elsewhere; `glued`: a blank is missing behind a colon.
    """

    levels: tuple[Level, ...]
    at_key: bool
    typed: str
    beside: tuple[tuple[str, str], ...] = ()
    expression: str | None = None
    glued: bool = False
    quoted: bool = False

    @property
    def path(self) -> tuple[str | None, ...]:
        """The keys of the levels; nothing stands for an item."""
        return tuple(level.key for level in self.levels)


def standing(lines: Sequence[str], row: int, column: int) -> Standing | None:
    """Where the cursor stands; nothing inside plain words of a long text. Row and column count from 0."""
    head = lines[row][:column] if row < len(lines) else ""
    expression = _in_braces(head)
    parts = parts_of(head)
    if parts and parts[-1].key is not None:
        return _behind_key(lines, row, head, parts[-1], expression)
    start = _written_from(head, parts)
    levels, in_text = ancestors(lines, row, start, parts)
    typed = head[start:]
    if typed[:1] in ("{", "[") and not in_text:
        return _in_flow(typed, levels, expression)
    if in_text or expression is not None:
        return Standing(levels, False, "", expression=expression) if expression is not None else None
    quoted = typed[:1] in ("'", '"')
    beside = neighbours(lines, row, start, own=False)
    return Standing(levels, True, typed[1:] if quoted else typed, beside, quoted=quoted)


def _written_from(head: str, parts: list[Part]) -> int:
    if not parts:
        return len(head) - len(head.lstrip(" "))
    dash = parts[-1].column
    rest = head[dash + 1 :]
    return dash + 1 + max(len(rest) - len(rest.lstrip(" ")), 1)


def _behind_key(lines: Sequence[str], row: int, head: str, part: Part, expression: str | None) -> Standing | None:
    levels, in_text = ancestors(lines, row, part.column, parts_of(head))
    own = Level(part.key, neighbours(lines, row, part.column))
    levels = (*levels, own)
    value = head[head.index(":", part.column + len(part.key or "")) + 1 :]
    typed = value.lstrip(" ")
    if typed[:1] in ("{", "[") and not in_text and typed[:2] not in ("{{", "{%"):
        return _in_flow(typed, levels, expression)
    if in_text or expression is not None:
        return Standing(levels, False, "", expression=expression) if expression is not None else None
    quoted = typed[:1] in ("'", '"')
    return Standing(levels, False, typed[1:] if quoted else typed, glued=not value[:1], quoted=quoted)


def _in_flow(value: str, levels: tuple[Level, ...], expression: str | None) -> Standing:
    opened = open_in(value)
    if not opened:
        return Standing(levels, False, "", expression=expression)
    found = list(levels)
    found += [Level(one.key if one.is_map else None, tuple(one.keys.items())) for one in opened[:-1]]
    last = opened[-1]
    beside = tuple(last.keys.items())
    typed = last.text.lstrip(" ")
    if last.is_map and last.key is None:
        return Standing(tuple(found), True, typed, beside, expression)
    found.append(Level(last.key if last.is_map else None, beside))
    quoted = typed[:1] in ("'", '"') and bool(typed)
    return Standing(tuple(found), False, typed[1:] if quoted else typed, (), expression, quoted=quoted)


def _in_braces(head: str) -> str | None:
    """What stands between the last `{{` or `{%` and the cursor, if it is not closed."""
    opened = None
    for found in _TEMPLATE.finditer(head):
        opened = found
    if opened is None:
        return None
    inner = head[opened.end() :]
    return None if _ENDS[opened[0][:2]] in inner else inner


def ancestors(lines: Sequence[str], row: int, column: int, own: list[Part]) -> tuple[tuple[Level, ...], bool]:
    """The levels above what begins in this column, and whether all of it is a text that began above (`|` or `>`)."""
    found: list[Level] = []
    # A dash stands in the column of the key above it, or deeper; a key deeper than the key above it.
    limit, key_limit = column, column
    in_text = False
    for at, part in _upward(lines, row, column, own):
        if part.key is None:
            if part.column < limit:
                found.append(Level(None))
                limit, key_limit = part.column, part.column + 1
        elif part.column < key_limit:
            in_text = in_text or opens_block(part.value)
            found.append(Level(part.key, neighbours(lines, at, part.column)))
            limit = key_limit = part.column
    return tuple(reversed(found)), in_text


def _upward(lines: Sequence[str], row: int, column: int, own: list[Part]) -> Iterator[tuple[int, Part]]:
    """The dashes and keys before the place, the nearest first."""
    for part in reversed(own):
        if part.column < column:
            yield row, part
    for at in range(min(row, len(lines)) - 1, -1, -1):
        if indent_of(lines[at]) is not None:
            for part in reversed(parts_of(lines[at])):
                yield at, part


def neighbours(lines: Sequence[str], row: int, column: int, own: bool = True) -> tuple[tuple[str, str], ...]:
    """The keys of the mapping whose keys stand in this column around this row, with their texts."""
    above = list(_keys(lines, range(row - 1, -1, -1), column)) if not _begins(lines, row, column) else []
    here = [(part.key, part.value) for part in parts_of(lines[row]) if part.column == column and part.key is not None]
    below = list(_keys(lines, range(row + 1, len(lines)), column, downward=True))
    return (*reversed(above), *(here if own else []), *below)


def _begins(lines: Sequence[str], row: int, column: int) -> bool:
    """Whether a dash on this row opens the mapping."""
    return row < len(lines) and any(part.key is None and part.column < column for part in parts_of(lines[row]))


def _keys(lines: Sequence[str], rows: range, column: int, downward: bool = False) -> Iterator[tuple[str, str]]:
    for row in rows:
        indent = indent_of(lines[row])
        if indent is None:
            continue
        parts = parts_of(lines[row])
        if downward and indent < column:
            return
        yield from ((part.key, part.value) for part in parts if part.column == column and part.key is not None)
        if indent < column or (indent == column and parts[:1] and parts[0].key is None):
            return
