"""The author's HTML: stray signs escaped, tags that Telegram knows kept and found closed, all others refused."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from jinja2 import nodes

from dragoman.diagnostics.suggest import nearest
from dragoman.language.expressions.problems import Problem
from dragoman.language.expressions.runs import Region, Run, runs_of

TAGS = frozenset(
    {"b", "strong", "i", "em", "u", "ins", "s", "strike", "del", "span", "tg-spoiler", "a", "code", "pre"}
    | {"blockquote", "tg-emoji", "tg-time"}
)
"""What Telegram's HTML knows."""

_TAG = re.compile(r"""<(/?)([a-zA-Z][a-zA-Z0-9-]*)((?:[\s/](?:"[^"<]*"|'[^'<]*'|[^<>"'])*)?)>""")
_TORN = re.compile(r"</?([a-zA-Z][a-zA-Z0-9-]*)[\s/][^<>]*\Z")
_SIGN = re.compile(r"[&<>]")
_ENTITY = re.compile(r"&(?:lt|gt|amp|quot|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});")
_NAMED = re.compile(r"&[a-zA-Z][a-zA-Z0-9]{1,30};")
_SINGLE = re.compile(r"='([^']*)'")
_ESCAPED = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_INSTEAD = {
    "br": "a new line in the text is a new line in the message",
    "p": "an empty line parts paragraphs",
    "div": "an empty line parts paragraphs",
    "h1": "write <b>",
    "h2": "write <b>",
    "h3": "write <b>",
    "bold": "write <b>",
    "italic": "write <i>",
    "underline": "write <u>",
    "spoiler": "write <tg-spoiler>",
    "quote": "write <blockquote>",
    "ul": "write each item in a line that begins with •",
    "ol": "write each item in a line of its own",
    "li": "write a line that begins with •",
    "img": "a message's `photo` shows a picture",
    "font": "Telegram has no fonts and colours",
}


@dataclass(frozen=True, slots=True)
class _Seen:
    name: str
    closing: bool
    offset: int
    region: Region
    length: int


def ready_html(body: Sequence[nodes.Node]) -> tuple[dict[int, str], list[Problem]]:
    """The author's stretches ready to be sent, by identity of the node, and what is wrong with their tags."""
    fixed: dict[int, str] = {}
    seen: list[_Seen] = []
    problems: list[Problem] = []
    for run in runs_of(body):
        fixed |= run.fixed(_ready(run, seen, problems))
    return fixed, problems + _unbalanced(seen)


def _ready(run: Run, seen: list[_Seen], problems: list[Problem]) -> str:
    pieces, position, text = [], 0, run.text
    while found := _SIGN.search(text, position):
        pieces.append(text[position : found.start()])
        written, position = _sign(run, found.start(), seen, problems)
        pieces.append(written)
    return "".join([*pieces, text[position:]])


def _sign(run: Run, at: int, seen: list[_Seen], problems: list[Problem]) -> tuple[str, int]:
    """What is written for the sign at this place, and where the text goes on behind it."""
    text = run.text
    if text[at] == "<" and (tag := _TAG.match(text, at)):
        _judge(run, tag, seen, problems)
        return _tag(tag), tag.end()
    if text[at] == "<" and not run.last and (torn := _TORN.match(text, at)) and torn[1].lower() in TAGS:
        remedy = "let the whole tag stand inside {% if %}"
        seen.append(_Seen(torn[1].lower(), text[at + 1] == "/", run.offset(at), (*run.region, -2), 1))
        problems.append(Problem(run.offset(at), 1, "DG321", f"the tag <{torn[1]}> is torn by '{{%'", remedy))
    if text[at] == "&" and (entity := _ENTITY.match(text, at)):
        return entity[0], entity.end()
    if text[at] == "&" and (named := _NAMED.match(text, at)):
        return _character(named[0]), named.end()
    return _ESCAPED[text[at]], at + 1


def _character(entity: str) -> str:
    """The character of an entity that Telegram does not know; the entity as visible text if nobody does."""
    from html import escape, unescape

    return escape(unescape(entity), quote=False)


def _tag(tag: re.Match[str]) -> str:
    """The tag with double quotes only: a value's own double quotes are escaped, its single ones are not."""
    attributes = _SINGLE.sub(lambda one: '="' + one[1].replace('"', "&quot;") + '"', tag[3])
    return f"<{tag[1]}{tag[2]}{attributes}>"


def _judge(run: Run, tag: re.Match[str], seen: list[_Seen], problems: list[Problem]) -> None:
    name, offset, length = tag[2].lower(), run.offset(tag.start()), tag.end() - tag.start()
    if name not in TAGS:
        shown = f"<{tag[1]}{tag[2]}>"
        if tag[1] and any(problem.message.endswith(f" <{tag[2]}>") for problem in problems):
            return
        problems.append(Problem(offset, length, "DG320", f"Telegram does not know the tag {shown}", _remedy(name)))
        return
    if name == "span" and not tag[1] and not re.search(r"class\s*=\s*[\"']?tg-spoiler", tag[3]):
        remedy = 'write <span class="tg-spoiler"> or <tg-spoiler>'
        problems.append(Problem(offset, length, "DG320", "Telegram knows <span> as a spoiler only", remedy))
    seen.append(_Seen(name, bool(tag[1]), offset, run.region, length))


def _remedy(name: str) -> str:
    near = nearest(name, sorted(TAGS))
    instead = _INSTEAD.get(name) or (f"did you mean <{near}>?" if near and len(name) > 1 else None)
    return f"{instead}; a plain '<' is written &lt;" if instead else "if no tag is meant, write &lt; for '<'"


def _unbalanced(seen: list[_Seen]) -> list[Problem]:
    """Tags without their other half. One half in another arm of an `if` is given the benefit of the doubt."""
    opened: list[_Seen] = []
    closed: list[_Seen] = []
    for region in dict.fromkeys(one.region for one in seen):
        _match([one for one in seen if one.region == region], opened, closed)
    problems: list[Problem] = []
    for one in opened:
        if not any(other.name == one.name and other.region != one.region for other in closed):
            message, remedy = f"the tag <{one.name}> is left open", f"close it with </{one.name}>"
            problems.append(Problem(one.offset, one.length, "DG321", message, remedy))
    for one in closed:
        if not any(other.name == one.name and other.region != one.region for other in opened):
            message = f"the tag </{one.name}> closes nothing"
            problems.append(Problem(one.offset, one.length, "DG322", message))
    return problems


def _match(seen: list[_Seen], opened: list[_Seen], closed: list[_Seen]) -> None:
    stack: list[_Seen] = []
    for one in seen:
        if not one.closing:
            stack.append(one)
        elif one.name not in [other.name for other in stack]:
            closed.append(one)
        else:
            while stack[-1].name != one.name:
                opened.append(stack.pop())
            stack.pop()
    opened.extend(stack)
