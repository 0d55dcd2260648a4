"""Plurals: a text with one `plural` in it is an entry with two texts and a translation for each form of the locale.

Which form a number takes is said by the file's header `Plural-Forms`, a C expression over whole numbers, as in all PO
files. A number with decimals takes the form of whole numbers of its category in the locale, else the last form.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from jinja2 import nodes

from dragoman.language.expressions import Expression, Scope, TemplateRefused
from dragoman.language.expressions.syntax import parse_template
from dragoman.language.values.arithmetic import number as number_of
from dragoman.language.values.scope import Format

Rule = Callable[[int], int]

_HEADER = re.compile(r"nplurals\s*=\s*(\d{1,2})\s*;\s*plural\s*=\s*([^;]{1,900})")
_SAFE = {"html": re.compile(r"[^<>&{}\n]+"), "plain": re.compile(r"[^{}\n]+"), "markdown": re.compile(r"(?:[^\W_]| )+")}
_SAMPLES = (*range(200), 1_000, 1_000_000)


@dataclass(frozen=True, slots=True)
class Counted:
    """A text with one `plural`: the expression of its number, and the text with the first and the last form put in."""

    number: str
    singular: str
    plural: str


def counted(source: str, format: Format) -> Counted | None:  # noqa: A002 - the key's name in YAML
    """The text's two forms; nothing for one without `plural`, or with one that cannot be put in."""
    if "plural" not in source:
        return None
    try:
        body = parse_template(source).body
    except TemplateRefused:
        return None
    filters = [one for node in body for one in node.find_all(nodes.Filter) if one.name == "plural"]
    printed = [one for output in _outputs(body) for one in output.nodes if isinstance(one, nodes.Filter)]
    if len(filters) != 1 or not any(one is filters[0] for one in printed) or filters[0].kwargs:
        return None
    forms = [one.value if isinstance(one, nodes.Const) else None for one in filters[0].args]
    safe = _SAFE.get(format)
    if len(forms) < 2 or safe is None:
        return None
    words = [form for form in forms if isinstance(form, str) and safe.fullmatch(form)]
    return _put_in(source, filters[0], words) if len(words) == len(forms) else None


def _outputs(body: Sequence[nodes.Node]) -> Iterator[nodes.Output]:
    """What is printed outside of loops: inside, the number might be the loop's own."""
    for node in body:
        match node:
            case nodes.Output():
                yield node
            case nodes.If():
                yield from _outputs([*node.body, *node.elif_, *node.else_])


def _put_in(source: str, plural: nodes.Filter, forms: list[str]) -> Counted | None:
    start = source.rfind("{{", 0, plural.lineno)
    bar = source.rfind("|", start, plural.lineno)
    end = re.compile(r"""\s*(['"]).*?\1\s*,?\s*\)\s*\}\}""").match(source, plural.args[-1].lineno)
    if start < 0 or bar < 0 or end is None or source[start + 2] in "-+":
        return None
    before, after = source[:start], source[end.end() :]
    return Counted(source[start + 2 : bar].strip(), f"{before}{forms[0]}{after}", f"{before}{forms[-1]}{after}")


@dataclass(frozen=True, slots=True)
class Plurals:
    """How many forms a locale has, and which one a whole number takes (from 0), as the `header` says."""

    forms: int
    rule: Rule
    header: str

    def form(self, value: object, scope: Scope) -> int:
        """The form for a number; the last one where there is none, as the filter then prints nothing.

        Raises:
            TemplateFault: it is no number.
        """
        if value is None:
            return self.forms - 1
        exact = abs(Decimal(number_of(value)))
        whole = exact if int(exact.as_tuple().exponent) >= 0 else self._alike(exact, scope.locale)
        try:
            return self.forms - 1 if whole is None else max(0, min(self.rule(int(whole)), self.forms - 1))
        except ZeroDivisionError:  # a rule that divides by what only few numbers make nothing
            return self.forms - 1

    def _alike(self, exact: Decimal, locale: str) -> int | None:
        from dragoman.language.values.printing import babel_locale

        category = babel_locale(locale).plural_form
        return next((sample for sample in _SAMPLES if category(sample) == category(exact)), None)

    def __reduce__(self) -> tuple[Callable[[str, str], Plurals], tuple[str, str]]:
        """Kept as the header that it was read from."""
        return plurals_of, (self.header, "")


@dataclass(frozen=True, slots=True)
class Chosen:
    """The form that a number which is computed takes."""

    plurals: Plurals
    number: Expression

    def __call__(self, scope: Scope) -> int:
        return self.plurals.form(self.number.evaluate(scope), scope)


def plurals_of(header: str | None, locale: str) -> Plurals:
    """The plurals that a header `Plural-Forms` describes, or the locale's own where there is none.

    Raises:
        ValueError: the header cannot be read.
    """
    # The standard library compiles these expressions after it has checked them word by word.
    from gettext import c2py

    header = header or header_of(locale)
    found = _HEADER.match(header)
    if found is None or not int(found[1]):
        raise ValueError(f"'Plural-Forms: {header}' is not of the form 'nplurals=2; plural=(n != 1);'")
    try:
        rule: Rule = c2py(found[2].strip())
        outside = [rule(sample) for sample in _SAMPLES if not 0 <= rule(sample) < int(found[1])]
    except (ValueError, ZeroDivisionError, RecursionError) as wrong:
        raise ValueError(f"the plural '{found[2].strip()}' cannot be computed: {wrong}") from None
    if outside:
        raise ValueError(f"the plural '{found[2].strip()}' gives {outside[0]}, but there are {found[1]} forms from 0")
    return Plurals(int(found[1]), rule, header)


def header_of(locale: str) -> str:
    """The `Plural-Forms` of a locale, as PO files have it."""
    from babel.messages.plurals import get_plural

    return str(get_plural(locale).plural_forms)
