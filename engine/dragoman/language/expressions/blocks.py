"""The tags `{% ... %}` of a text: only `if` and `for`, each closed, none too deep."""

from __future__ import annotations

from dataclasses import dataclass

from jinja2.lexer import Token

from dragoman.diagnostics.suggest import nearest
from dragoman.language.expressions.tokens import Tokens

DEEPEST_BRACKETS = 20
DEEPEST_IF = 12
DEEPEST_FOR = 2

_TAGS = ("if", "elif", "else", "endif", "for", "endfor")
_ENDS = {"endif": "if", "endfor": "for"}
_WANTED = {
    "set": "a node's `set` keeps values",
    "include": "a text stands in one place; `call` runs another flow",
    "import": "a text stands in one place; `call` runs another flow",
    "elsif": "write 'elif'",
    "elseif": "write 'elif'",
    "while": "write 'for item in list'",
    "filter": "a filter stands behind a bar: {{ name | upper }}",
}


@dataclass(frozen=True, slots=True)
class _Open:
    name: str
    offset: int


def check_blocks(read: Tokens) -> None:
    """Notes the tags that are unknown, unbalanced or too deep."""
    stack: list[_Open] = []
    for place, token in enumerate(read.tokens):
        if token.type == "block_begin" and place + 1 < len(read.tokens):
            _check_tag(read, stack, read.tokens[place + 1])
    for block in stack:
        message, remedy = f"'{block.name}' is never closed", f"close it with {{% end{block.name} %}}"
        read.refuse(block.offset, block.name, "DG303", message, remedy)


def _check_tag(read: Tokens, stack: list[_Open], token: Token) -> None:
    name = str(token.value)
    if token.type != "name":
        read.refuse(token.lineno, name, "DG302", "a tag begins with 'if' or 'for'", "values are shown by {{ name }}")
    elif name not in _TAGS:
        _refuse_tag(read, token.lineno, name)
    elif name in ("if", "for"):
        _open(read, stack, _Open(name, token.lineno))
    elif name in _ENDS:
        if stack and stack[-1].name == _ENDS[name]:
            stack.pop()
        else:
            inside = f"; '{stack[-1].name}' is open here" if stack else ""
            read.refuse(token.lineno, name, "DG303", f"'{name}' closes nothing{inside}")
    elif not stack or (name == "elif" and stack[-1].name != "if"):
        read.refuse(token.lineno, name, "DG303", f"'{name}' stands outside 'if'")


def _open(read: Tokens, stack: list[_Open], block: _Open) -> None:
    stack.append(block)
    depth = sum(one.name == block.name for one in stack)
    if block.name == "for" and depth == DEEPEST_FOR + 1:
        read.refuse(block.offset, "for", "DG317", "loops stand at most two deep", "let an action prepare the list")
    if block.name == "if" and depth == DEEPEST_IF + 1:
        read.refuse(block.offset, "if", "DG315", f"'if' stands at most {DEEPEST_IF} deep")


def _refuse_tag(read: Tokens, offset: int, name: str) -> None:
    near = nearest(name, _TAGS) or next((tag for tag in _TAGS if sorted(tag) == sorted(name)), None)
    remedy = _WANTED.get(name) or (f"did you mean '{near}'?" if near else "there are 'if' and 'for'")
    read.refuse(offset, name, "DG302", f"the tag '{name}' is not part of the language", remedy)


def check_brackets(read: Tokens) -> None:
    """Notes brackets that go too deep for any parser."""
    depth = 0
    for token in read.tokens:
        depth += (token.type in ("lparen", "lbracket", "lbrace")) - (token.type in ("rparen", "rbracket", "rbrace"))
        if depth > DEEPEST_BRACKETS:
            read.refuse(token.lineno, "(", "DG315", f"brackets stand at most {DEEPEST_BRACKETS} deep")
            return
