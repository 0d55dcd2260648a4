"""The author's HTML: stray signs escaped, tags that Telegram knows kept and found closed, all others refused."""

from __future__ import annotations

import re
from collections.abc import Sequence

from jinja2 import nodes

from dragoman.diagnostics.suggest import nearest
from dragoman.language.expressions.nesting import Tag, nested
from dragoman.language.expressions.problems import Problem
from dragoman.language.expressions.runs import VALUE, Run, runs_of

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
_SPOILER = re.compile(r"class\s*=\s*[\"']?tg-spoiler")
_HREF = re.compile(r"""href\s*=\s*(?:"\s*[^"\s]|'\s*[^'\s]|[^\s"'>])""", re.IGNORECASE)
_EMOJI = re.compile(rf"emoji-id\s*=\s*[\"']?\s*[0-9{VALUE}]", re.IGNORECASE)
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


def ready_html(body: Sequence[nodes.Node]) -> tuple[dict[int, str], list[Problem]]:
    """The author's stretches ready to be sent, by identity of the node, and what is wrong with their tags."""
    fixed: dict[int, str] = {}
    seen: list[Tag] = []
    problems: list[Problem] = []
    for run in runs_of(body):
        fixed |= run.fixed(_ready(run, seen, problems))
    return fixed, problems + nested(body, seen)


def _ready(run: Run, seen: list[Tag], problems: list[Problem]) -> str:
    pieces, position, text = [], 0, run.text
    while found := _SIGN.search(text, position):
        pieces.append(text[position : found.start()])
        written, position = _sign(run, found.start(), seen, problems)
        pieces.append(written)
    return "".join([*pieces, text[position:]])


def _sign(run: Run, at: int, seen: list[Tag], problems: list[Problem]) -> tuple[str, int]:
    """What is written for the sign at this place, and where the text goes on behind it."""
    text = run.text
    if text[at] == "<" and (tag := _TAG.match(text, at)):
        _judge(run, tag, seen, problems)
        return _tag(tag), tag.end()
    if text[at] == "<" and not run.last and (torn := _TORN.match(text, at)) and torn[1].lower() in TAGS:
        remedy = "let the whole tag stand inside {% if %}"
        seen.append(Tag(torn[1].lower(), text[at + 1] == "/", run.offset(at), run.region, 1, torn=True))
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


def _judge(run: Run, tag: re.Match[str], seen: list[Tag], problems: list[Problem]) -> None:
    name, offset, length = tag[2].lower(), run.offset(tag.start()), tag.end() - tag.start()
    if name not in TAGS:
        shown = f"<{tag[1]}{tag[2]}>"
        if tag[1] and any(problem.message.endswith(f" <{tag[2]}>") for problem in problems):
            return
        problems.append(Problem(offset, length, "DG320", f"Telegram does not know the tag {shown}", _remedy(name)))
        return
    if not tag[1] and (lack := _lack(name, tag[3])):
        problems.append(Problem(offset, length, *lack))
    seen.append(Tag(name, bool(tag[1]), offset, run.region, length))


def _lack(name: str, attributes: str) -> tuple[str, str, str] | None:
    """What a tag lacks that means nothing without it: code, message and help."""
    if name == "span" and not _SPOILER.search(attributes):
        remedy = 'write <span class="tg-spoiler"> or <tg-spoiler>'
        return "DG320", "Telegram knows <span> as a spoiler only", remedy
    if name == "a" and not _HREF.search(attributes):
        return "DG531", "the tag <a> has no address", 'write <a href="https://example.org">'
    if name == "tg-emoji" and not _EMOJI.search(attributes):
        remedy = 'write <tg-emoji emoji-id="5368324170671202286">, with the number that Telegram gave the emoji'
        return "DG531", "the tag <tg-emoji> has no emoji's number", remedy
    return None


def _remedy(name: str) -> str:
    near = nearest(name, sorted(TAGS))
    instead = _INSTEAD.get(name) or (f"did you mean <{near}>?" if near and len(name) > 1 else None)
    return f"{instead}; a plain '<' is written &lt;" if instead else "if no tag is meant, write &lt; for '<'"
