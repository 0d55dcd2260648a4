"""What the compilers of all kinds share: the file, the names that are known, and the problems found so far.

The law of this file: the schema has judged the shape before. A compiler leaves alone what has the wrong shape and
reports only what the schema cannot see; it never raises for anything that stands in a file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from dragoman.diagnostics.diagnostic import Diagnostic, Related, Severity
from dragoman.diagnostics.suggest import nearest
from dragoman.graph.computed import Computed, Condition, Constant, ListValue, Place, RecordValue, Template, Value
from dragoman.language import names
from dragoman.language.actions import Signature
from dragoman.language.expressions import (
    Expression,
    Possible,
    Problem,
    TemplateRefused,
    Text,
    all_problems,
    failing,
    further,
    is_plain,
    looks_like_expression,
    looks_like_field,
    misused,
    parse_condition,
    parse_value,
    unknown_names,
)
from dragoman.language.templates import parse_text
from dragoman.language.translating import Catalog, Contexts, Kind, translated_text, translated_words
from dragoman.language.values.scope import Format
from dragoman.source.alignment import locate
from dragoman.source.source import Source
from dragoman.source.tree import Mapping as TreeMapping
from dragoman.source.tree import Scalar, Sequence, Span, Tree

if TYPE_CHECKING:
    from dragoman.language.files import ProjectFiles
    from dragoman.language.signatures import FlowSignature

KEPT: Mapping[str, frozenset[str]] = {"profile": frozenset({"language", "timezone"}), "shared": frozenset()}
"""The stores beyond a conversation, and their fields that nobody needs to declare."""

Known = dict[str, frozenset[str] | None]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a flow may name outside its own file: the project's actions, settings and hosts.

    `catalogs`: locale -> the translations of this flow. `kept` are the fields of `profile` and `shared`, `kept_types`
    the types of those that bot.yaml declares, by their whole names (`profile.city`). `files` are the project's, nothing
    where they are not known. `lists` are the settings that are lists of items (`config.cities`).
    """

    actions: Mapping[str, Signature] = field(default_factory=dict)
    settings: frozenset[str] | None = None
    locale: str = "en"
    flows: Mapping[str, FlowSignature] = field(default_factory=dict)
    kept: Mapping[str, frozenset[str]] = field(default_factory=lambda: dict(KEPT))
    http_allow: frozenset[str] = frozenset()
    catalogs: Mapping[str, Catalog] = field(default_factory=dict)
    kept_types: Mapping[str, str] = field(default_factory=dict)
    files: ProjectFiles | None = None
    lists: frozenset[str] = frozenset()


@dataclass(slots=True)
class Compiler:
    """Compiles one file.

    `nodes` are its nodes by name, each with the name of the one below it; `types` the declared types of variables and
    kept fields, `temporary` the variables declared so; `used` the names that expressions have read so far, and the
    stores that anything was saved to; `kinds` lead from names to what they can be, as far as that is known; `parsed`
    from values' texts to what was read there; `steady` the variables that always hold the items they begin with;
    `edits` whether a message has been found that takes the place of another; `hears` and `releases` are the flow's, as
    far as it is compiled.
    """

    source: Source
    around: Surroundings = field(default_factory=Surroundings)
    nodes: Mapping[str, str | None] = field(default_factory=dict)
    known: Known = field(default_factory=lambda: dict(names.AMBIENT))
    variables: frozenset[str] = frozenset()
    diagnostics: list[Diagnostic] = field(default_factory=list)
    contexts: Contexts | None = None
    types: Mapping[str, str] = field(default_factory=dict)
    temporary: frozenset[str] = frozenset()
    used: set[str] = field(default_factory=set)
    kinds: dict[str, Possible] = field(default_factory=dict)
    parsed: dict[str, Expression | Text | str] = field(default_factory=dict)
    steady: frozenset[str] = frozenset()
    edits: bool = False
    hears: set[str] = field(default_factory=set)
    releases: set[str] = field(default_factory=set)

    def report(
        self,
        code: str,
        span: Span,
        message: str,
        help: str | None = None,  # noqa: A002 - the field's name in every format
        severity: Severity = Severity.ERROR,
        related: tuple[Related, ...] = (),
    ) -> None:
        """Notes a problem."""
        self.diagnostics.append(Diagnostic(self.source.name, span, code, message, help, severity, related))

    def related(self, span: Span, message: str) -> tuple[Related, ...]:
        """A place in this file that belongs to a problem."""
        return (Related(self.source.name, span, message),)

    def place(self, tree: Tree) -> Place:
        """Where it stands."""
        return Place(self.source.name, tree.span.line, tree.span.column)

    @contextmanager
    def knowing(self, extra: Known, kinds: Mapping[str, Possible] | None = None) -> Iterator[None]:
        """Knows more names for a while, such as `value` in a rule, and perhaps the kinds of their values."""
        # In place: a flow may have thousands of names, and every rule says `value`.
        with _more(self.known, extra), _more(self.kinds, kinds or {}):
            yield

    def name(self, key: Scalar, reserved: bool = True) -> bool:
        """Whether it can be a name; reports it if not. A flow may have a `reserved` word: no expression sees it."""
        found = names.problem(key.text)
        if found and (reserved or found[0] != names.RESERVED_CODE):
            self.report(found[0], key.span, found[1], found[2])
            return False
        return True

    def variable(self, key: Scalar) -> bool:
        """Whether values can be saved under it: a name, or a declared field of `profile` or `shared`."""
        store, dot, field = key.text.partition(".")
        if not dot or store not in KEPT:
            return self.name(key)
        self.used.add(store)
        declared = self.around.kept.get(store, frozenset())
        if field in declared:
            return True
        found = nearest(field, sorted(declared))
        wish = f"did you mean '{store}.{found}'?" if found else f"declare it in bot.yaml: '{store}: {{{field}: text}}'"
        self.report("DG226", key.span, f"'{store}' has no field '{field}'", wish)
        return False

    def text(
        self,
        tree: Tree | None,
        format: Format = "html",  # noqa: A002
        kind: Kind | None = "text",
    ) -> Template | None:
        """A text for people; nothing if there is none or it is refused. One of no `kind` is never translated."""
        if not isinstance(tree, Scalar):
            return None
        if not tree.text.strip():
            self.report("DG211", tree.span, "the text is empty", "write what people shall read")
            return None
        try:
            text = parse_text(tree.text, format)
        except TemplateRefused as refused:
            self._refuse(tree, all_problems(refused, self.known))
            return None
        self._check_names(tree, text)
        return Template(text, self.place(tree), translated_text(self, tree, text, kind) if kind else {})

    def words(self, tree: Scalar, kind: Kind) -> Mapping[str, str]:
        """Locale -> translation of what stands there as it is: a phrase, an alias, a command's description."""
        return translated_words(self, tree, kind)

    def condition(self, tree: Tree | None) -> Condition | None:
        """A bare expression; nothing if there is none or it is refused."""
        if not isinstance(tree, Scalar):
            return None
        try:
            expression = parse_condition(tree.text)
        except TemplateRefused as refused:
            self._refuse(tree, all_problems(refused, self.known))
            return None
        self._check_names(tree, expression)
        return Condition(expression, self.place(tree))

    def value(self, tree: Tree | None) -> Value | None:
        """A value: YAML as written, `{{ }}` computed; nothing if a part of it is refused."""
        match tree:
            case None:
                return None
            case Scalar():
                return self._scalar_value(tree)
            case Sequence():
                items = [self.value(item) for item in tree.items]
                return _list([item for item in items if item is not None]) if None not in items else None
            case TreeMapping():
                fields = {entry.key.text: self.value(entry.value) for entry in tree.entries}
                return (
                    _record({k: v for k, v in fields.items() if v is not None}) if None not in fields.values() else None
                )

    def _scalar_value(self, tree: Scalar) -> Value | None:
        if not isinstance(tree.value, str):
            return Constant(tree.value)
        try:
            parsed = self.parsed.get(tree.text) or parse_value(tree.text)
        except TemplateRefused as refused:
            self._refuse(tree, all_problems(refused, self.known))
            return None
        if not isinstance(parsed, str):
            self._check_names(tree, parsed)
            return Computed(parsed, self.place(tree))
        if shown := looks_like_expression(parsed, self.variables) or looks_like_field(parsed, self.known):
            self.report(
                "DG216", tree.span, f"'{parsed}' is text, but looks like an expression", f'to compute, write "{shown}"'
            )
        return Constant(parsed)

    def _check_names(self, tree: Scalar, found: Expression | Text) -> None:
        self.used.update(reference.name for reference in found.references)
        self._refuse(tree, unknown_names(found.references, self.known))
        failed = [] if is_plain(found.trees) else failing(found.trees)
        self._refuse(tree, [*failed, *further(misused(found.trees, self.kinds, found.source), failed)])

    def _refuse(self, tree: Scalar, problems: Iterable[Problem]) -> None:
        for found in problems:
            span = locate(self.source, tree, found.offset, found.length)
            self.report(found.code, span, found.message, found.help)

    def misspelt(
        self, code: str, key: Scalar, what: str, among: Iterable[str], where: str = "", none: str | None = None
    ) -> str | None:
        """Reports a name that nothing bears there, with the nearest that something does, and returns that; `none`: what
        helps where there is no name at all."""
        among = sorted(among)
        near = nearest(key.text, among)
        listed = f"there are: {', '.join(among)}" if among and len(among) <= 12 else None if among else none
        wish = f"did you mean '{near}'?" if near else listed
        self.report(code, key.span, f"there is no {what} '{key.text}'{where}", wish)
        return near


@contextmanager
def _more(names: dict[str, Any], extra: Mapping[str, Any]) -> Iterator[None]:
    hidden = {name: names[name] for name in extra if name in names}
    names.update(extra)
    try:
        yield
    finally:
        for name in extra:
            del names[name]
        names.update(hidden)


def _list(items: list[Value]) -> Value:
    if all(isinstance(item, Constant) for item in items):
        return Constant([item.evaluate(_NOTHING) for item in items])
    return ListValue(tuple(items))


def _record(fields: dict[str, Value]) -> Value:
    if all(isinstance(value, Constant) for value in fields.values()):
        return Constant({name: value.evaluate(_NOTHING) for name, value in fields.items()})
    return RecordValue(fields)


_NOTHING: Any = None


def flag(tree: Tree | None, default: bool = False) -> bool:
    """A boolean of the file, or the default where there is none."""
    return tree.value if isinstance(tree, Scalar) and isinstance(tree.value, bool) else default


def whole(tree: Tree | None) -> int | None:
    """An integer of the file, or nothing."""
    if isinstance(tree, Scalar) and isinstance(tree.value, int) and not isinstance(tree.value, bool):
        return tree.value
    return None


def word(tree: Tree | None) -> str | None:
    """A text of the file as it stands, or nothing."""
    return tree.text if isinstance(tree, Scalar) else None


def entries(tree: Tree | None) -> dict[str, Tree]:
    """The keys of a mapping and their values; none for anything else."""
    return {entry.key.text: entry.value for entry in tree.entries} if isinstance(tree, TreeMapping) else {}


def listed(tree: Tree | None) -> tuple[Tree, ...]:
    """The items of a list; a single thing is a list of one; nothing is empty."""
    if isinstance(tree, Sequence):
        return tree.items
    return () if tree is None else (tree,)
