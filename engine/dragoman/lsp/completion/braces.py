"""A value in braces or brackets that is still being written, as far as the cursor."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Open:
    """One brace or bracket that is open: the keys before the cursor with their texts, and the key it stands behind."""

    is_map: bool
    keys: dict[str, str] = field(default_factory=dict)
    key: str | None = None
    text: str = ""


def open_in(value: str) -> list[Open]:
    """The braces and brackets that are open at the end of this text, the outermost first, quotes left alone."""
    stack: list[Open] = []
    quote = ""
    index = 0
    while index < len(value):
        sign = value[index]
        if quote:
            quote = "" if sign == quote else quote
            _write(stack, sign)
        elif sign in "\"'" and stack and not stack[-1].text.strip():
            quote = sign
            _write(stack, sign)
        else:
            _take(stack, sign, value[index + 1 : index + 2])
        index += 1
    return stack


def _take(stack: list[Open], sign: str, behind: str) -> None:
    match sign:
        case "{" | "[":
            stack.append(Open(sign == "{"))
        case "}" | "]" if stack:
            stack.pop()
        case "," if stack:
            _close_entry(stack[-1])
        case ":" if stack and stack[-1].is_map and stack[-1].key is None and behind in ("", " "):
            stack[-1].key, stack[-1].text = stack[-1].text.strip().strip("\"'"), ""
        case _:
            _write(stack, sign)


def _write(stack: list[Open], sign: str) -> None:
    if stack:
        stack[-1].text += sign


def _close_entry(entry: Open) -> None:
    if entry.key is not None:
        entry.keys[entry.key] = entry.text.strip()
    entry.key, entry.text = None, ""
