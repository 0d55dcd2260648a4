"""Whether the names that expressions read are known, and whether a text was meant as an expression."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping

from dragoman.diagnostics.suggest import nearest
from dragoman.language.expressions.expression import parse_condition
from dragoman.language.expressions.problems import Problem, Reference, TemplateRefused

_DECLARED = ("profile", "shared")
_LONGEST_GUESS = 200
_SIGNS = re.compile(r"[-+*/%~|<>=.(\[]|\b(?:and|or|not|in|is|if)\b")
_OF_ITEM = re.compile(r"item(?:\.[a-z][a-z0-9_]*)+\Z")


def unknown_names(references: Iterable[Reference], known: Mapping[str, frozenset[str] | None]) -> list[Problem]:
    """The roots that are not known, and the fields that a known root does not have, each with the nearest match.

    `known` is name -> its fields, or nothing where these are not known.
    """
    problems: list[Problem] = []
    for reference in references:
        if reference.name not in known:
            problems.append(_unknown(reference, known))
            continue
        fields = known[reference.name]
        if fields is not None and reference.path and reference.path[0] not in fields:
            problems.append(_unknown_field(reference, fields))
    return problems


def all_problems(refused: TemplateRefused, known: Mapping[str, frozenset[str] | None]) -> list[Problem]:
    """What a text is refused for, and the names in it that are not known; of one place only the first is told."""
    unknown = [
        found
        for found in unknown_names(refused.references, known)
        if not any(one.offset <= found.offset < one.offset + one.length for one in refused.problems)
    ]
    return [*refused.problems, *unknown]


def _unknown(reference: Reference, known: Collection[str]) -> Problem:
    name = reference.name
    near = nearest(name, sorted(known))
    if near:
        remedy = f"did you mean '{near}'?"
    elif name == "item":
        remedy = "'item' is known only in buttons that are made from a list"
    elif name == "value":
        remedy = "'value' is known only in rules"
    else:
        remedy = f"if it is meant as a text, put it in quotation marks: '{name}'"
    return Problem(reference.offset, len(name), "DG312", f"there is no variable '{name}'", remedy)


def _unknown_field(reference: Reference, fields: frozenset[str]) -> Problem:
    field, offset = reference.path[0], reference.path_offsets[0]
    remedy: str | None = None
    if near := nearest(field, sorted(fields)):
        remedy = f"did you mean '{near}'?"
    elif reference.name in _DECLARED:
        remedy = f"declare it in bot.yaml: '{reference.name}: {{{field}: text}}'"
    elif fields:
        remedy = f"it has {', '.join(sorted(fields))}"
    return Problem(offset, len(field), "DG313", f"'{reference.name}' has no field '{field}'", remedy)


def looks_like_field(source: str, known: Mapping[str, frozenset[str] | None]) -> str | None:
    """The text in braces, if it is a field of something that everybody knows (`item.id`, `user.name`); else nothing."""
    bare = source.strip()
    name, _, field = bare.partition(".")
    is_item = name in known and _OF_ITEM.match(bare) is not None
    return f"{{{{ {bare} }}}}" if is_item or field in (known.get(name) or ()) else None


def looks_like_expression(source: str, known: Collection[str]) -> str | None:
    """The text in braces, if it is plainly an expression over known names (`price * quantity`); else nothing."""
    bare = source.strip()
    if len(bare) > _LONGEST_GUESS or "\n" in bare or not _SIGNS.search(bare):
        return None
    try:
        expression = parse_condition(bare)
    except TemplateRefused:
        return None
    names = {reference.name for reference in expression.references}
    return f"{{{{ {bare} }}}}" if names and names <= set(known) else None
