"""Messages: a text, a mapping with settings, or a list of either."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, cast

from dragoman.graph.computed import Template
from dragoman.graph.targets import LinkButton, Message, Show
from dragoman.language.compiler import flag, listed, word
from dragoman.language.content import CAPTIONED, Format
from dragoman.language.durations import compile_duration
from dragoman.language.emoji import check_effect, check_reaction
from dragoman.language.lengths import check_length, check_message, check_read
from dragoman.language.links import compile_url
from dragoman.language.media import compile_media
from dragoman.language.templates import parse_text
from dragoman.source.tree import Mapping, Scalar, Tree

if TYPE_CHECKING:
    from dragoman.language.compiler import Compiler

MOST_BUTTONS = 100
"""Under a message."""

LONGEST_TYPING = timedelta(minutes=1)
LONGEST_PLACEHOLDER = 64
LONGEST_KEPT = timedelta(hours=48)


def compile_messages(tree: Tree | None, compiler: Compiler) -> tuple[Message, ...]:
    """The messages in their order, without those that are refused."""
    found = (_message(item, compiler) for item in listed(tree))
    return tuple(message for message in found if message is not None)


def _message(tree: Tree, compiler: Compiler) -> Message | None:
    if isinstance(tree, Scalar):
        text = compiler.text(tree)
        check_message(text, tree, False, compiler)
        check_read(text, tree, compiler)
        return Message(text) if text else None
    return compile_message(tree, compiler) if isinstance(tree, Mapping) else None


def compile_message(tree: Mapping, compiler: Compiler) -> Message | None:
    """A message that is written as a mapping; nothing if it is refused."""
    form = cast(Format, word(tree.get("format")) or "html")
    form = form if form in ("html", "markdown", "plain") else "html"
    texts, media = _texts(tree, form, compiler), compile_media(tree, form, compiler)
    if not texts and not media:
        return None
    message = Message(
        texts[0] if texts else Template(parse_text("", "plain"), compiler.place(tree)),
        format=form,
        silent=flag(tree.get("silent")),
        protect=flag(tree.get("protect")),
        link_preview=flag(tree.get("link_preview"), default=True),
        links=_links(tree.get("buttons"), compiler),
        any_of=texts if len(texts) > 1 else (),
        media=media,
    )
    _check_links(tree, message, compiler)
    return _with_manners(message, tree, compiler)


def _texts(tree: Mapping, form: Format, compiler: Compiler) -> tuple[Template, ...]:
    """The text, or those of which one is chosen."""
    caption = any(tree.get(kind) is not None for kind in (*CAPTIONED, "media"))
    found = []
    for item in (*listed(tree.get("text")), *listed(tree.get("any_of"))):
        text = compiler.text(item, form)
        if tree.get("overflow") is None:
            check_message(text, item, caption, compiler)
        if not caption:
            check_read(text, item, compiler)
        found += [text] if text else []
    return tuple(found)


def _with_manners(message: Message, tree: Mapping, compiler: Compiler) -> Message:
    """The message with how it comes, stays and goes."""
    show = cast("Show | None", word(tree.get("show")))
    effect, react = (compiler.text(tree.get(key), "plain", kind=None) for key in ("effect", "react"))
    check_effect(effect, tree.get("effect"), compiler)
    check_reaction(react, tree.get("react"), compiler)
    compiler.edits = compiler.edits or show in ("edit", "replace")
    return replace(
        message,
        effect=effect,
        react=react,
        typing=_typing(tree.get("typing"), compiler),
        delete_after=_deletion(tree.get("delete_after"), compiler),
        placeholder=_placeholder(tree.get("placeholder"), compiler),
        show=show,
        pages=word(tree.get("overflow")) == "pages",
        once=word(tree.get("delivery")) == "once",
    )


def asking(messages: tuple[Message, ...], tree: Tree | None, compiler: Compiler) -> tuple[Message, ...]:
    """The messages of a question, the last of which asks with the `placeholder` that stands beside `prompt`."""
    placeholder = _placeholder(tree, compiler)
    if placeholder is None or not messages:
        return messages
    return (*messages[:-1], replace(messages[-1], placeholder=placeholder))


def _placeholder(tree: Tree | None, compiler: Compiler) -> Template | None:
    placeholder = compiler.text(tree, "plain")
    if tree is not None:
        check_length(placeholder, tree, "the placeholder", LONGEST_PLACEHOLDER, compiler)
    return placeholder


def _typing(tree: Tree | None, compiler: Compiler) -> timedelta | None:
    time = compile_duration(tree, compiler)
    if tree is not None and time is not None and time > LONGEST_TYPING:
        message = f"'{word(tree)}' is too long to type: the user's next message would wait as long"
        compiler.report("DG506", tree.span, message, "give 1m or less; 'wait' pauses a conversation")
    return time


def _deletion(tree: Tree | None, compiler: Compiler) -> timedelta | None:
    time = compile_duration(tree, compiler)
    if tree is not None and time is not None and time >= LONGEST_KEPT:
        message = f"after {word(tree)} the message cannot be deleted: Telegram deletes what is younger than 48 hours"
        compiler.report("DG526", tree.span, message, "give 47h or less")
    return time


def _check_links(tree: Mapping, message: Message, compiler: Compiler) -> None:
    buttons = tree.get("buttons")
    if buttons is not None and len(message.media) > 1:
        remedy = "put them under a message of their own, behind the album"
        compiler.report("DG503", buttons.span, "an album has no buttons", remedy)
    elif buttons is not None and len(message.links) > MOST_BUTTONS:
        said = f"{len(message.links):,} buttons; a message has room for {MOST_BUTTONS}"
        compiler.report("DG237", buttons.span, said, "spread them over several messages")


def _links(tree: Tree | None, compiler: Compiler) -> tuple[LinkButton, ...]:
    links = []
    for item in listed(tree):
        if not isinstance(item, Mapping):
            continue
        text, url = compiler.text(item.get("text"), "plain", "label"), compile_url(item.get("url"), compiler)
        if text and url:
            links.append(LinkButton(text, url))
    return tuple(links)
