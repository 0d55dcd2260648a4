"""Expressions: parsed by Jinja2, checked against an allow-list, run by closures of our own."""

from __future__ import annotations

from dragoman.language.expressions.expression import Expression, parse_condition, parse_value
from dragoman.language.expressions.failing import failing
from dragoman.language.expressions.names import looks_like_expression, unknown_names
from dragoman.language.expressions.problems import Problem, Reference, TemplateRefused
from dragoman.language.expressions.text import Text
from dragoman.language.expressions.unlike import unlike
from dragoman.language.expressions.unprintable import unprintable
from dragoman.language.values.scope import Scope, TemplateFault

__all__ = [
    "Expression",
    "Problem",
    "Reference",
    "Scope",
    "TemplateFault",
    "TemplateRefused",
    "Text",
    "failing",
    "looks_like_expression",
    "parse_condition",
    "parse_value",
    "unknown_names",
    "unlike",
    "unprintable",
]
