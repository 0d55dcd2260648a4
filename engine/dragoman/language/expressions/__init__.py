"""Expressions: parsed by Jinja2, checked against an allow-list, run by closures of our own."""

from __future__ import annotations

from dragoman.language.expressions.expression import Expression, parse_condition, parse_value
from dragoman.language.expressions.failing import failing
from dragoman.language.expressions.misused import is_plain, misused, possible_of
from dragoman.language.expressions.names import all_problems, looks_like_expression, looks_like_field, unknown_names
from dragoman.language.expressions.possible import Possible
from dragoman.language.expressions.problems import Problem, Reference, TemplateRefused, further
from dragoman.language.expressions.text import Text
from dragoman.language.values.scope import Scope, TemplateFault

__all__ = [
    "Expression",
    "Possible",
    "Problem",
    "Reference",
    "Scope",
    "TemplateFault",
    "TemplateRefused",
    "Text",
    "all_problems",
    "failing",
    "further",
    "is_plain",
    "looks_like_expression",
    "looks_like_field",
    "misused",
    "parse_condition",
    "parse_value",
    "possible_of",
    "unknown_names",
]
