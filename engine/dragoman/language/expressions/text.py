"""Texts with `{{ }}` and `{% %}` in them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from jinja2 import nodes

from dragoman.language.expressions.cutting import cut
from dragoman.language.expressions.problems import Reference
from dragoman.language.expressions.statements import Writer, writer_of
from dragoman.language.expressions.syntax import Parsed
from dragoman.language.values.scope import Format, Scope

LONGEST = 16_384
"""Bytes in UTF-8 that a rendered text has at most."""

_SURELY_SHORT = LONGEST // 4


@dataclass(slots=True, eq=False)
class Text:
    """A text, parsed and checked. `constant` is the whole text where nothing in it is computed."""

    source: str
    references: tuple[Reference, ...]
    format: Format
    constant: str | None = None
    _body: Sequence[nodes.Node] = field(default=(), repr=False)
    _fixed: Mapping[int, str] = field(default_factory=dict, repr=False)
    _run: Writer | None = field(default=None, repr=False)

    @property
    def trees(self) -> tuple[nodes.Node, ...]:
        """What it was parsed to; its places are those of `source`."""
        return tuple(self._body)

    @property
    def ready(self) -> Mapping[int, str]:
        """The author's own stretches as they are sent, by identity of the node in `trees`."""
        return self._fixed

    def render(self, scope: Scope) -> str:
        """The text for these names: trimmed, values escaped for the format, cut at 16 KiB.

        It may be empty. Raises:
            TemplateFault: it cannot be computed for these names.
        """
        if self.constant is not None:
            return self.constant
        run = self._run
        if run is None:
            run = self._run = writer_of(self._body, self.format, self._fixed)
        text = run(scope).strip()
        return text if len(text) <= _SURELY_SHORT else cut(text, LONGEST, self.format)

    def __reduce__(self) -> tuple[Callable[..., Text], tuple[Any, ...]]:
        """Kept without closures; the stretches with their nodes, which have another identity in every process."""
        data = [found for node in self._body for found in (node, *node.find_all(nodes.TemplateData))]
        fixed = tuple((node, self._fixed[id(node)]) for node in data if id(node) in self._fixed)
        by_number = self._run if isinstance(self._run, _ByNumber) else None
        return text_again, (self.source, self.references, self.format, self.constant, self._body, fixed, by_number)


@dataclass(frozen=True, slots=True)
class _ByNumber:
    """Writes the form that is chosen for these names."""

    forms: tuple[Text, ...]
    choose: Callable[[Scope], int]

    def __call__(self, scope: Scope) -> str:
        return self.forms[self.choose(scope)].render(scope)


def text_again(
    source: str,
    references: tuple[Reference, ...],
    form: Format,
    constant: str | None,
    body: Sequence[nodes.Node],
    *kept: Any,
) -> Text:
    """A text from what it was kept as."""
    fixed, run = kept
    return Text(source, references, form, constant, body, {id(node): ready for node, ready in fixed}, run)


def text_of(parsed: Parsed, references: tuple[Reference, ...], form: Format, fixed: Mapping[int, str]) -> Text:
    """The text of a checked tree. `fixed` are the author's own stretches, made ready, by identity of the node."""
    text = Text(parsed.source, references, form, None, parsed.body, fixed)
    if all(isinstance(node, nodes.Output) and all(map(_is_data, node.nodes)) for node in parsed.body):
        text.constant = text.render(Scope({}))
    return text


def text_by(forms: Sequence[Text], choose: Callable[[Scope], int]) -> Text:
    """A text that is another one for other names: `choose` says which of the forms, from 0.

    It may raise TemplateFault.
    """
    references = tuple(reference for form in forms for reference in form.references)
    return Text(forms[0].source, references, forms[0].format, _run=_ByNumber(tuple(forms), choose))


def _is_data(node: nodes.Node) -> bool:
    return isinstance(node, nodes.TemplateData)
