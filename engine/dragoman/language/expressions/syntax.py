"""From source to Jinja's tree, every node of which has its offset as `lineno`.

Jinja only parses; nothing is ever compiled or run by it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from jinja2 import TemplateSyntaxError, nodes
from jinja2.lexer import Token, TokenStream
from jinja2.parser import Parser
from jinja2.sandbox import ImmutableSandboxedEnvironment

from dragoman.language.expressions.blocks import check_blocks, check_brackets
from dragoman.language.expressions.problems import Problem, TemplateRefused
from dragoman.language.expressions.tokens import Tokens, read_tokens

_END = ("variable_end", "block_end", "eof")
_BEGIN = ("variable_begin", "block_begin")
_DANGLING = frozenset(
    {"add", "sub", "mul", "div", "floordiv", "mod", "tilde", "eq", "ne", "lt", "lteq", "gt", "gteq", "comma", "dot"}
)
_WORDS = frozenset({"and", "or", "not", "in", "is", "if", "else", "elif", "for"})
_INSTEAD = {
    "assign": "'==' compares; a value is set by a node's `set`",
    "rbrace": "braces stand in pairs: {{ name }}",
    "rparen": "no '(' is open here",
    "colon": "a condition is written 'a if b else c'",
}


class Grammar(ImmutableSandboxedEnvironment):
    """Jinja's environment, for its lexer and its parser only."""

    def __init__(self) -> None:
        super().__init__(trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True)


class OffsetParser(Parser):
    """Jinja's parser, which also remembers what stood in parentheses."""

    def __init__(self, grammar: Grammar, read: Tokens) -> None:
        self.read = read
        self.grouped: set[int] = set()
        super().__init__(grammar, "")
        self.stream = TokenStream(iter(read.tokens), None, None)

    def parse_primary(self, with_namespace: bool = False) -> nodes.Expr:
        """A name, literal or group."""
        grouped = self.stream.current.type == "lparen"
        node = super().parse_primary(with_namespace)
        if grouped:
            self.grouped.add(id(node))
        return node


@dataclass(frozen=True, slots=True)
class Parsed:
    """A tree, its source, and the identities of the nodes that stood in parentheses."""

    source: str
    body: list[nodes.Node]
    grouped: frozenset[int]


@cache
def _grammar() -> Grammar:
    return Grammar()


def parse_template(source: str) -> Parsed:
    """A text.

    Raises:
        TemplateRefused: it is broken.
    """
    read = _read(source, None)
    parser = OffsetParser(_grammar(), read)
    try:
        body = parser.parse().body
    except (TemplateSyntaxError, RecursionError) as error:
        raise TemplateRefused((_problem(error, parser),)) from None
    return Parsed(source, body, frozenset(parser.grouped))


def parse_expression(source: str) -> Parsed:
    """A bare expression, as the only node.

    Raises:
        TemplateRefused: it is broken.
    """
    read = _read(source, "variable")
    parser = OffsetParser(_grammar(), read)
    try:
        tree = parser.parse_expression()
        if not parser.stream.eos:
            parser.fail("more", parser.stream.current.lineno)
    except (TemplateSyntaxError, RecursionError) as error:
        raise TemplateRefused((_problem(error, parser),)) from None
    return Parsed(source, [tree], frozenset(parser.grouped))


def static_template(source: str) -> Parsed:
    """A text that has no braces, without any parsing."""
    data = nodes.TemplateData(source.replace("\r", " "), lineno=0)
    return Parsed(source, [nodes.Output([data], lineno=0)] if source else [], frozenset())


def _read(source: str, state: str | None) -> Tokens:
    read = read_tokens(source.replace("\r", " "), _grammar().lexer, state)
    if not read.problems:
        check_blocks(read)
        check_brackets(read)
    for token in read.tokens:
        if token.type == "pow":
            read.refuse(token.lineno, "**", "DG304", "'**' (power) is not allowed", "multiply, or let an action count")
    if read.problems:
        raise TemplateRefused(tuple(read.problems))
    return read


def _problem(error: Exception, parser: OffsetParser) -> Problem:
    """What the parser could not read, in an author's words."""
    if not isinstance(error, TemplateSyntaxError):
        return Problem(0, 1, "DG315", "the expression goes too deep", "split it, or let an action count")
    tokens = parser.read.tokens
    at = len(tokens)
    if parser.stream.current.type != "eof":
        at = next((place for place, token in enumerate(tokens) if token.lineno == error.lineno), at)
    current = tokens[at] if at < len(tokens) else Token(len(parser.read.source.rstrip()), "eof", "")
    before = tokens[at - 1] if at else Token(0, "variable_begin", "")
    if current.type in _END:
        return _at_end(before, current, parser.read)
    written = _quoted(current, parser.read)
    if before.type == "pipe":
        return _placed(before, parser.read, f"the bar '|' needs a filter behind it, not '{written}'")
    if written == "recursive":
        return _placed(current, parser.read, "a loop cannot be 'recursive'", code="DG317")
    remedy = _INSTEAD.get(current.type)
    return _placed(current, parser.read, f"'{written}' is not expected here", remedy)


def _at_end(before: Token, end: Token, read: Tokens) -> Problem:
    written = _quoted(before, read)
    if before.type == "pipe":
        return _placed(before, read, "the bar '|' has no filter behind it", "write one, such as {{ name | upper }}")
    if before.type in _BEGIN or end.lineno == 0:
        return _placed(before, read, "an expression is expected, there is none")
    if before.type in _DANGLING or written in _WORDS:
        return _placed(before, read, f"something is missing after '{written}': an expression is expected")
    if opener := _open_bracket(read.tokens, end):
        return _placed(opener, read, f"'{_quoted(opener, read)}' is never closed")
    return _placed(end, read, f"the expression ends too early, after '{written}'")


def _open_bracket(tokens: list[Token], end: Token) -> Token | None:
    """The innermost bracket that is open where the expression ends."""
    opened: list[Token] = []
    for token in tokens:
        if token is end:
            break
        if token.type in ("lparen", "lbracket", "lbrace"):
            opened.append(token)
        elif token.type in ("rparen", "rbracket", "rbrace") and opened:
            opened.pop()
    return opened[-1] if opened else None


def _placed(token: Token, read: Tokens, message: str, help: str | None = None, code: str = "DG300") -> Problem:  # noqa: A002
    return Problem(token.lineno, max(len(_quoted(token, read)), 1), code, message, help)


def _quoted(token: Token, read: Tokens) -> str:
    return read.raw.get(token.lineno, str(token.value)).strip()[:40]
