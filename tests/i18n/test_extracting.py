"""Extraction: every text for people, once a context, in the order of the file; nothing else."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

from dragoman.i18n.entries import Entry
from dragoman.i18n.extracting import Extraction
from dragoman.language.compiler import Surroundings
from dragoman.language.flow import compile_flow
from dragoman.source.parser import parse
from dragoman.source.source import Source


def extracted(flow: str) -> tuple[Entry, ...]:
    """The entries of a flow `shop` in flows/shop.yaml."""
    extraction = Extraction(Path("project"))
    source = Source("project/flows/shop.yaml", f"flow: shop\n{dedent(flow)}")
    tree = parse(source).tree
    assert tree is not None
    compiled, problems = compile_flow(source, tree, Surroundings(catalogs={"": extraction}))
    assert compiled is not None
    assert problems == []
    return extraction.entries()


def texts(flow: str) -> list[tuple[str | None, str]]:
    """The context, without the flow, and the text of each entry."""
    return [((entry.context or "").removeprefix("shop."), entry.id) for entry in extracted(flow)]


def test_texts_come_with_their_contexts_in_the_order_of_the_file() -> None:
    """The flow's own keys, and the nodes' keys."""
    assert texts(
        """\
        title: The shop
        nodes:
          size:
            prompt: Which size?
            buttons: [Small, Large]
            error: One of these
            validate: {min_length: 2, error: Too short}
            help: S or L
            on:
              cancel: {say: Never mind, end: cancelled}
          told:
            say: [Thanks, {text: "Until soon, {{ size }}"}]
        description: We sell
        """
    ) == [
        ("title", "The shop"),
        ("size.prompt", "Which size?"),
        ("size.buttons", "Small"),
        ("size.buttons", "Large"),
        ("size.error", "One of these"),
        ("size.validate", "Too short"),
        ("size.help", "S or L"),
        ("size.on", "Never mind"),
        ("told.say", "Thanks"),
        ("told.say", "Until soon, {{ size }}"),
        ("description", "We sell"),
    ]


def test_triggers_give_descriptions_and_phrases() -> None:
    """Commands themselves are the same in all languages."""
    flow = """\
        triggers:
          - {command: shop, description: Buy fruit, aliases: [fruit]}
          - phrase: [I am hungry, fruit please]
        nodes: {a: {say: Hi}}
        """
    assert texts(flow)[:-1] == [
        ("triggers", "Buy fruit"),
        ("triggers", "I am hungry"),
        ("triggers", "fruit please"),
    ]


def test_values_conditions_and_addresses_are_no_texts() -> None:
    """They are for the bot."""
    flow = """\
        nodes:
          a:
            prompt: Which?
            when: user.username != 'nobody'
            buttons:
              - {text: One, value: first}
              - {text: Site, url: https://example.org}
            set: {note: Not for people}
        """
    assert texts(flow) == [("a.prompt", "Which?"), ("a.buttons", "One"), ("a.buttons", "Site")]


def test_the_same_text_in_the_same_context_is_one_entry() -> None:
    """With both places."""
    flow = "nodes:\n  a:\n    say:\n      - Hello\n      - Bye\n      - Hello\n"
    first, second = extracted(flow)
    assert (first.id, first.references) == ("Hello", ("flows/shop.yaml:5", "flows/shop.yaml:7"))
    assert second.references == ("flows/shop.yaml:6",)


def test_the_same_text_in_two_nodes_is_two_entries() -> None:
    """They may be translated differently."""
    assert texts("nodes:\n  a: {say: Hello}\n  b: {say: Hello}\n") == [("a.say", "Hello"), ("b.say", "Hello")]


def test_defaults_are_one_entry_for_all_prompts() -> None:
    """In the flow's context."""
    flow = "defaults: {error: Wrong}\nnodes:\n  a: {prompt: A?}\n  b: {prompt: B?}\n"
    assert texts(flow) == [("defaults", "Wrong"), ("a.prompt", "A?"), ("b.prompt", "B?")]


def test_a_node_named_like_a_key_has_a_context_of_its_own() -> None:
    """`shop.title` is the flow's title, `shop.title.say` what the node says."""
    assert texts("title: One\nnodes:\n  title: {say: Two}\n") == [("title", "One"), ("title.say", "Two")]


def test_what_has_no_words_is_left_out() -> None:
    """A value, a sign, a number."""
    labels = "['1', '🍏', '{{ user.first_name }}', \"{{ 'Yes' if bot else '-' }}\"]"
    flow = f"nodes:\n  a:\n    prompt: A?\n    buttons: {labels}\n"
    assert [text for _, text in texts(flow)] == ["A?", "{{ 'Yes' if bot else '-' }}"]


def test_a_text_is_trimmed() -> None:
    """The line end of a block is not the translator's business."""
    assert texts("nodes:\n  a:\n    say: |\n      One\n      Two\n") == [("a.say", "One\nTwo")]


def test_a_plural_is_an_entry_with_two_texts() -> None:
    """A comment says which number decides."""
    (entry,) = extracted(
        "variables: {n: integer}\nnodes:\n  a:\n    say: \"{{ n }} {{ n | plural('cat', 'cats') }}\"\n"
    )
    assert (entry.id, entry.plural, len(entry.strings)) == ("{{ n }} cat", "{{ n }} cats", 2)
    assert entry.about == ("the form is chosen by the number {{ n }}",)


def test_labels_descriptions_and_phrases_say_what_they_are() -> None:
    """So that a translator knows how long they may be."""
    flow = """\
        triggers: [{command: shop, description: Buy}, {phrase: fruit}]
        nodes: {a: {prompt: Which?, buttons: [{text: Apple, value: a, aliases: [red]}]}}
        """
    abouts = [entry.about for entry in extracted(flow)]
    assert abouts == [
        ("a command's line in the menu: at most 256 characters",),
        ("a message that starts the flow",),
        (),
        ("a button: at most 64 characters",),
        ("another word for the button",),
    ]
