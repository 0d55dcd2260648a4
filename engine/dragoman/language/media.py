"""What a message shows: a file, a place, a contact, a poll, a die, or an album of files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, get_args

from dragoman.diagnostics.diagnostic import Severity
from dragoman.graph.computed import Constant, Template, Value
from dragoman.graph.targets import Media
from dragoman.language.compiler import entries, listed, word
from dragoman.language.content import FILES, Format, MediaKind
from dragoman.language.durations import compile_duration
from dragoman.language.files import compile_file
from dragoman.language.lengths import CAPTION, check_length
from dragoman.source.tree import Mapping as TreeMapping
from dragoman.source.tree import Scalar, Tree

if TYPE_CHECKING:
    from dragoman.language.compiler import Compiler

ENDINGS: Mapping[MediaKind, frozenset[str]] = {
    "video": frozenset({"mp4", "mov", "m4v", "webm", "avi", "mkv"}),
    "audio": frozenset({"mp3", "m4a", "flac", "wav"}),
    "document": frozenset({"pdf", "zip", "txt", "csv", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "epub", "ics"}),
}
"""Of files in an album that do not say what they are; anything else is a photo."""

_TEXTS = {"title": 256, "address": 1024, "phone": 32, "first_name": 64, "last_name": 64, "explanation": 200}
_TEXTS |= {"question": 300, "correct": 100}
"""The texts of things that are no files, and how many characters each may have."""

LONGEST_OPTION = 100
LONGEST_POLL = 2_628_000
"""Seconds that Telegram keeps a poll open at most."""

MOST_BREAKS = 2
"""Line ends in what explains a quiz."""


def compile_media(tree: TreeMapping, form: Format, compiler: Compiler) -> tuple[Media, ...]:
    """The one thing that a message shows, or its album; without what is refused (reported)."""
    kinds: tuple[MediaKind, ...] = get_args(MediaKind)
    kind = next((kind for kind in kinds if tree.get(kind) is not None), None)
    if kind is not None:
        found = _thing(kind, tree.get(kind), form, compiler)
        return (found,) if found else ()
    album = tree.get("media")
    if album is None:
        return ()
    _check_mixture(album, compiler)
    return tuple(found for item in listed(album) if (found := _of_album(item, form, compiler)))


def _thing(kind: MediaKind, tree: Tree | None, form: Format, compiler: Compiler) -> Media | None:
    if tree is None:
        return None
    place = compiler.place(tree)
    if kind in FILES:
        file = compile_file(tree, compiler, kind)
        return Media(kind, place, *file) if file else None
    if kind == "dice":
        emoji = word(tree) if isinstance(tree, Scalar) and isinstance(tree.value, str) else "🎲"
        return Media(kind, place, fields={"emoji": Constant(emoji)})
    fields = {key: value for key, inner in entries(tree).items() if (value := _field(key, inner, compiler))}
    if kind == "poll":
        _check_quiz(tree, compiler)
    return Media(kind, place, fields=fields)


def _field(key: str, tree: Tree, compiler: Compiler) -> Value | Template | tuple[Template, ...] | None:
    match key:
        case "latitude" | "longitude":
            return _degrees(key, tree, compiler)
        case "options":
            return _options(tree, compiler)
        case "open":
            time = compile_duration(tree, compiler)
            if time is not None and not 5 <= time.total_seconds() <= LONGEST_POLL:
                compiler.report("DG506", tree.span, f"a poll cannot be open for {word(tree)}", "give 5s to 30d")
            return Constant(int(time.total_seconds())) if time else None
        case "anonymous" | "multiple":
            return compiler.value(tree)
        case _:
            text = compiler.text(tree, "plain")
            check_length(text, tree, f"the {key.replace('_', ' ')}", _TEXTS.get(key, 0), compiler)
            if key == "explanation":
                _check_lines(text, tree, compiler)
            return text


def _check_lines(text: Template | None, tree: Tree, compiler: Compiler) -> None:
    breaks = text.text.constant.count("\n") if text and text.text.constant else 0
    if breaks > MOST_BREAKS:
        message = f"the explanation has {breaks + 1} lines; Telegram takes {MOST_BREAKS + 1}"
        compiler.report("DG524", tree.span, message, "join some of them")


def _degrees(key: str, tree: Tree, compiler: Compiler) -> Value | None:
    if isinstance(tree, Scalar) and isinstance(tree.value, str) and "{{" not in tree.text:
        compiler.report("DG506", tree.span, f"'{tree.text}' is no {key}", "write a number of degrees, such as 52.52")
        return None
    return compiler.value(tree)


def _options(tree: Tree, compiler: Compiler) -> tuple[Template, ...]:
    options = []
    for item in listed(tree):
        text = compiler.text(item, "plain")
        check_length(text, item, "the option", LONGEST_OPTION, compiler)
        options += [text] if text else []
    _check_twice(listed(tree), compiler)
    return tuple(options)


def _check_twice(items: Iterable[Tree], compiler: Compiler) -> None:
    seen: dict[str, Tree] = {}
    for item in items:
        text = (word(item) or "").strip()
        first = seen.setdefault(text, item)
        if first is not item and text and "{" not in text:
            related = compiler.related(first.span, "the first stands here")
            message = f"the option '{text}' stands twice in this poll"
            compiler.report("DG524", item.span, message, "take one of the two out", Severity.WARNING, related)


def _check_quiz(tree: Tree, compiler: Compiler) -> None:
    """The right option is one of the options."""
    found = entries(tree)
    right, options = found.get("correct"), [word(item) or "" for item in listed(found.get("options"))]
    computed = any("{{" in option for option in options)
    if isinstance(right, Scalar) and right.text not in options and not computed and "{{" not in right.text:
        compiler.misspelt("DG506", right, "option", options)
    if found.get("explanation") is not None and right is None:
        message = "only a quiz explains anything, and this poll has no right option"
        compiler.report("DG506", found["explanation"].span, message, "write the right one under 'correct'")


def _of_album(tree: Tree, form: Format, compiler: Compiler) -> Media | None:
    if isinstance(tree, TreeMapping):
        kind = next((kind for kind in FILES if tree.get(kind) is not None), None)
        found = _thing(kind, tree.get(kind), form, compiler) if kind else None
        return replace(found, text=_caption(tree.get("text"), form, compiler)) if found else None
    return _thing(_kind_of(word(tree) or ""), tree, form, compiler)


def _caption(tree: Tree | None, form: Format, compiler: Compiler) -> Template | None:
    """What stands under a file of an album: nothing takes it out of there when it is too long."""
    text = compiler.text(tree, form)
    if tree is not None:
        check_length(text, tree, "the text under a file of an album", CAPTION, compiler)
    return text


def _kind_of(name: str) -> MediaKind:
    ending = name.rpartition(".")[2].lower()
    return next((kind for kind, endings in ENDINGS.items() if ending in endings), "photo")


def _check_mixture(album: Tree, compiler: Compiler) -> None:
    """Photos and videos go together; documents, and pieces of music, only with their like."""
    first = ""
    for item in listed(album):
        kind = _family(item)
        if first and kind != first:
            message = f"an album of {first} holds no {kind}"
            compiler.report("DG503", item.span, message, "send photos and videos, documents, or music: each alone")
            return
        first = first or kind


def _family(tree: Tree) -> str:
    kind: str = _kind_of(word(tree) or "")
    if isinstance(tree, TreeMapping):
        kind = next((kind for kind in FILES if tree.get(kind) is not None), "photo")
    return {"document": "documents", "audio": "music"}.get(kind, "photos and videos")
