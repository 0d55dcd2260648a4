"""What the answers to a question can be, as far as that is sure before anybody is asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dragoman.language.compiler import entries, listed, word
from dragoman.language.expressions.possible import UNKNOWN, Possible, either, of_kind
from dragoman.language.inputs import all_inputs
from dragoman.language.types_of_values import OF_TYPES
from dragoman.language.values.kinds import LIST, RECORD, TEXT
from dragoman.language.widgets import all_widgets
from dragoman.language.written_kinds import Later, Read, Source, list_with, source_of
from dragoman.source.tree import Mapping as TreeMapping
from dragoman.source.tree import Scalar, Sequence, Tree


def answers(node: TreeMapping, usual: Mapping[str, Tree], read: Read) -> Iterator[Source]:
    """What is saved, one after the other. `usual` are the flow's settings for all its questions."""
    keys = {**usual, **entries(node)}
    one = list(_single(keys, read))
    if _is_on(keys.get("many")):
        known = [source for source in one if isinstance(source, Possible)]
        yield list_with(either(*known)) if len(known) == len(one) and known else of_kind(LIST)
    else:
        yield from one
    skip = keys.get("optional")
    value = skip.get("value") if isinstance(skip, TreeMapping) else None
    if value is not None:
        yield source_of(value, read)


def _is_on(tree: Tree | None) -> bool:
    return tree is not None and not (isinstance(tree, Scalar) and tree.value in (False, None))


def _single(keys: Mapping[str, Tree], read: Read) -> Iterator[Source]:
    """What one answer can be: what its buttons give, and, unless only they answer, what is typed."""
    chosen = list(_chosen(keys.get("buttons"), read))
    wanted = _wanted(keys)
    if not chosen:
        yield _typed(wanted or "text")
    elif wanted in (None, "choice"):
        yield from chosen
    else:
        yield _typed(wanted or "text")
        # A button's text is read as if it were typed, and stays a text where that fails.
        yield from (of_kind(TEXT) if wanted == "text" else UNKNOWN for _ in chosen[:1])


def _wanted(keys: Mapping[str, Tree]) -> str | None:
    """The input type that is asked for, or that its widget has."""
    wanted, pick = keys.get("input"), keys.get("pick")
    name = word(wanted.get("type") if isinstance(wanted, TreeMapping) else wanted)
    if name is None and isinstance(pick, TreeMapping) and pick.entries:
        widget = all_widgets().get(pick.entries[0].key.text)
        return widget.value_input if widget else "any"
    return name


def _typed(name: str) -> Possible:
    reader = all_inputs().get(name)
    # A variable of the type `file` may hold a path or a URL; what people send is a record.
    kinds = {**OF_TYPES, "file": RECORD}
    kind = kinds.get(reader.value_type) if reader and name != "choice" else None
    return of_kind(kind) if kind else UNKNOWN


def _chosen(tree: Tree | None, read: Read) -> Iterator[Source]:
    """What the buttons give that give anything. A mapping of labels and targets gives nothing."""
    for item in listed(tree) if isinstance(tree, Sequence) else ():
        match item:
            case Scalar():
                yield of_kind(TEXT)
            case Sequence():
                yield from _chosen(item, read)
            case TreeMapping():
                yield from _given(item, read)


def _given(button: TreeMapping, read: Read) -> Iterator[Source]:
    """What a button gives, or all that are made from a list."""
    value, source = button.get("value"), button.get("from")
    if button.get("row") is not None:
        yield UNKNOWN
    elif source is not None:
        yield UNKNOWN if value is not None else source_of(source, read, item=True)
    elif value is not None:
        found = source_of(value, read)
        yield found if isinstance(found, Later) else either(found, of_kind(found.kind)) if found.kind else found
