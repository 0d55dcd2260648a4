"""What the values of names can be, as far as that is sure before anybody talks to the bot.

The law of this file: a name is known where every way in which it can get a value is known; what is not set yet is none.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from dragoman.language.answer_kinds import answers
from dragoman.language.compiler import entries
from dragoman.language.expressions.possible import UNKNOWN, Possible, of_kind, of_kinds, widened
from dragoman.language.typed import typed
from dragoman.language.types_of_values import OF_TYPES
from dragoman.language.values.kinds import DATE, LIST, MOMENT, NUMBER, RECORD, TEXT
from dragoman.language.written_kinds import Later, Read, Source, reader, source_of
from dragoman.source.tree import Mapping as TreeMapping
from dragoman.source.tree import Scalar, Sequence, Tree

if TYPE_CHECKING:
    from dragoman.language.compiler import Compiler

Called = Callable[[str], Possible]
"""The name of a flow, or of an action -> what it hands back."""


def _anything(name: str) -> Possible:
    return UNKNOWN


_AMBIENT: Mapping[str, str] = {
    "now": MOMENT,
    "today": DATE,
    "attempt": NUMBER,
    "user": RECORD,
    "chat": RECORD,
    "user.id": NUMBER,
    "chat.id": NUMBER,
    **{f"user.{name}": TEXT for name in ("name", "first_name", "last_name", "username", "language")},
    **dict.fromkeys(("chat.type", "chat.title", "bot.name", "answer.text", "answer.kind"), TEXT),
    **dict.fromkeys(("profile.language", "profile.timezone"), TEXT),
}

_SAVING = ("action", "http", "call", "wait")

_UNSET = Possible((None,))

_MOST_ROUNDS = 8
"""How often values may depend on one another before nothing is said of them."""


def kinds_in(tree: Tree, types: Mapping[str, str]) -> Mapping[str, str]:
    """Name -> kind, of all names of which every value is of one kind. `types` are the declared ones."""
    known = possible_in(tree, types, reader({}))
    return {name: kind for name, possible in known.items() if (kind := possible.kind)}


def possible_in(
    tree: Tree, types: Mapping[str, str], read: Read, called: Called = _anything, done: Called = _anything
) -> Mapping[str, Possible]:
    """Name -> what it can be, of all names of which that is known. `types` are the declared ones, `called` says what
    a flow hands back, `done` what an action does."""
    found: dict[str, list[Source]] = {}
    for name, source in _sources(tree, read, called, done):
        found.setdefault(name, []).append(source)
    ambient = {name: of_kind(kind) for name, kind in _AMBIENT.items()}
    declared = {name: of_kind(OF_TYPES[kind]) for name, kind in types.items() if kind in OF_TYPES}
    inputs = entries(tree.get("inputs")) if isinstance(tree, TreeMapping) else {}
    free = {name: sources for name, sources in found.items() if _is_free(name, declared, inputs)}
    always = _constants(tree, found, types)
    return {**ambient, **_settled(free, {**ambient, **declared, **always}), **declared, **always}


def _is_free(name: str, declared: Container[str], inputs: Container[str]) -> bool:
    """Whether this flow alone says what it can be."""
    return "." not in name and name not in declared and name not in inputs


def _constants(tree: Tree, found: Mapping[str, list[Source]], types: Mapping[str, str]) -> dict[str, Possible]:
    """The variables that always hold what they begin with."""
    variables = entries(tree.get("variables")) if isinstance(tree, TreeMapping) else {}
    always = {}
    for name in variables:
        only = found.get(name, [])
        if len(only) == 1 and isinstance(only[0], Possible) and only[0].exact:
            known = _typed(only[0], types.get(name, "any"))
            always[name] = Possible((*known.values, None), known.exact)
    return always


def _typed(found: Possible, kind: str) -> Possible:
    try:
        return Possible(tuple(typed(kind, value) for value in found.values), exact=True)
    except ValueError:
        return UNKNOWN


def _settled(found: Mapping[str, list[Source]], known: Mapping[str, Possible]) -> dict[str, Possible]:
    """What each name can be, once that of all the names it is computed from is known."""
    kinds: dict[str, Possible] = {**known, **dict.fromkeys(found, _UNSET)}
    changed = set(found)
    for _ in range(_MOST_ROUNDS):
        due = [name for name, sources in found.items() if _depends(sources, changed) or kinds[name] is _UNSET]
        before = {name: kinds[name].kinds for name in due}
        for name in due:
            kinds[name] = _together(found[name], kinds)
        changed = {name for name in due if kinds[name].kinds != before[name]}
        if not changed:
            break
    return {name: UNKNOWN if changed else _one_kind(kinds[name]) for name in found}


def _depends(sources: Iterable[Source], changed: set[str]) -> bool:
    return any(isinstance(source, Later) and not source.names.isdisjoint(changed) for source in sources)


def _together(sources: Iterable[Source], kinds: Mapping[str, Possible]) -> Possible:
    parts = [_computed(source, kinds) if isinstance(source, Later) else source for source in sources]
    if any(part is UNKNOWN for part in parts):
        return UNKNOWN
    values = tuple(value for part in parts for value in part.values)
    if len(parts) == 1 and parts[0].kind in (LIST, RECORD):
        return Possible((*values, None))
    return widened((*values, None))


def _computed(source: Later, kinds: Mapping[str, Possible]) -> Possible:
    found = source.known(kinds)
    # The fields of a record may become more while the rounds go on; its kind only says so once.
    return of_kinds(found.kinds) if found.kinds and source.names - _AMBIENT.keys() else found


def _one_kind(found: Possible) -> Possible:
    return found if found.kind is not None else UNKNOWN


def _sources(tree: Tree, read: Read, called: Called, done: Called) -> Iterator[tuple[str, Source]]:
    """Every way in which a variable can get a value, and what that is."""
    if not isinstance(tree, TreeMapping):
        return
    for name, spec in entries(tree.get("variables")).items():
        if isinstance(spec, TreeMapping) and (initial := spec.get("initial")) is not None:
            yield name, source_of(initial, read)
    usual = entries(tree.get("defaults"))
    for name, node in entries(tree.get("nodes")).items():
        if isinstance(node, TreeMapping):
            yield from _saved(name, node, usual, read, called, done)
    yield from _assigned(tree, read)


def _saved(
    name: str, node: TreeMapping, usual: Mapping[str, Tree], read: Read, called: Called, done: Called
) -> Iterator[tuple[str, Source]]:
    save, flow, action = node.get("save"), node.get("call"), node.get("action")
    saved = save.text if isinstance(save, Scalar) else name
    if node.get("prompt") is not None:
        yield from ((saved, source) for source in answers(node, usual, read))
    elif isinstance(flow, Scalar) and save is not None:
        yield saved, called(flow.text)
    elif isinstance(action, Scalar) and save is not None:
        yield saved, done(action.text)
    elif any(node.get(lead) is not None for lead in _SAVING) or save is not None:
        yield saved, UNKNOWN


def check_answers(tree: TreeMapping, compiler: Compiler) -> None:
    """Reports the questions of which no answer is of the type that their variable is declared to have."""
    usual = entries(tree.get("defaults"))
    for name, node in entries(tree.get("nodes")).items():
        if not isinstance(node, TreeMapping) or node.get("prompt") is None:
            continue
        save = node.get("save")
        saved = save.text if isinstance(save, Scalar) else name
        declared = compiler.types.get(saved, "any")
        if declared not in OF_TYPES:
            continue
        given = list(answers(node, usual, reader(compiler.parsed)))
        kinds = {source.kind if isinstance(source, Possible) else None for source in given}
        if None not in kinds and OF_TYPES[declared] not in kinds:
            asked = next(entry.key for entry in node.entries if entry.key.text == "prompt")
            wrong = save if isinstance(save, Scalar) else asked
            said = " or ".join(f"a {kind}" for kind in sorted(filter(None, kinds)))
            message = f"'{saved}' is declared as {declared}; the answers to this question are each {said}"
            compiler.report("DG219", wrong.span, message, f"give it an 'input' that fits, or declare '{saved}' anew")


def _assigned(tree: Tree | None, read: Read) -> Iterator[tuple[str, Source]]:
    """Every line of every `set`."""
    match tree:
        case TreeMapping():
            for entry in tree.entries:
                if entry.key.text == "set" and isinstance(entry.value, TreeMapping):
                    yield from ((name, source_of(value, read)) for name, value in entries(entry.value).items())
                else:
                    yield from _assigned(entry.value, read)
        case Sequence():
            for item in tree.items:
                yield from _assigned(item, read)
        case _:
            return
