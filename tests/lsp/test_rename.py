"""Rename: everywhere or nowhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.lsp.rename import Refused, Renaming, rename
from dragoman.project.loading import load
from dragoman.source.source import Source
from tests.lsp.making import Standing, standing

FLOW = """flow: shop
triggers:
  - command: go
    description: Go
nodes:
  name:
    prompt: |
      Who are
      you, "{{ user.name }}"?
  told:
    say: "Hello {{ name | upper }}{% if name == 'told' %}!{% endif %}"
    when: name is defined
    set: {greeting: "{{ name ~ ' name' }}"}
  sure:
    review: Right?
    fields: [name]
    buttons:
      Yes: end
      No: 'name'
  call_it:
    call: other
    with: {who: "{{ name }}"}
    save: got
  last:
    say: "{{ got.thing }} {{ greeting }}"
    end: done
"""
OTHER = """flow: other
inputs:
  who: text
nodes:
  thing:
    prompt: What does {{ who }} want?
"""
DIALOGUE = """dialogue: It works
start: shop
steps:
  - expect: {node: name, data: {name: null}}
"""


def renamed(at: Standing, new: str) -> Renaming:
    """Renames what stands at the cursor, on the disk."""
    renaming = rename(at.project, at.path, at.line, at.column, new)
    for file in {place.file for place in renaming.places}:
        text = file.read_text(encoding="utf-8")
        source = Source("", text)
        for place in sorted(
            (one for one in renaming.places if one.file == file), key=lambda one: one.span.column, reverse=True
        ):
            start, end = (source.offset(place.span.line, c) for c in (place.span.column, place.span.end_column))
            lines = text.split("\n")
            row = place.span.line - 1
            assert end - start > 0
            lines[row] = lines[row][: place.span.column - 1] + new + lines[row][place.span.end_column - 1 :]
            text = "\n".join(lines)
        file.write_text(text, encoding="utf-8")
    for old, now in renaming.moves:
        old.rename(now)
    return renaming


def made(folder: Path, place: str) -> Standing:
    """The project with the cursor at a place of one of its flows."""
    bare = place.replace("§", "")
    texts = {"shop": FLOW, "other": OTHER}
    name = next(name for name, text in texts.items() if text.count(bare) == 1)
    texts[name] = texts[name].replace(bare, place)
    return standing(folder, works_dialogue=DIALOGUE, **texts)


@pytest.mark.parametrize("place", ["na§me:\n    prompt", "upper }}{% if na§me", "'na§me'", "fields: [n§ame]"])
def test_a_prompt_and_its_answer_are_renamed_as_one(tmp_path: Path, place: str) -> None:
    """From wherever one begins; words in texts that read the same stay, and the flow is as sound as before."""
    at = made(tmp_path, place)
    before = [(found.code, found.span) for found in load(tmp_path).diagnostics]
    renamed(at, "who_is")
    flow = at.path.read_text()
    assert flow == FLOW.replace("{{ name", "{{ who_is").replace("if name ==", "if who_is ==").replace(
        "when: name", "when: who_is"
    ).replace("[name]", "[who_is]").replace("'name'", "'who_is'").replace("  name:", "  who_is:")
    assert "{node: who_is, data: {who_is: null}}" in (tmp_path / "works.dialogue.yaml").read_text()
    assert len(load(tmp_path).diagnostics) == len(before)


def test_a_node_that_saves_nothing_is_renamed_alone(tmp_path: Path) -> None:
    """Texts that hold the word stay."""
    at = made(tmp_path, "to§ld:\n    say")
    renamed(at, "greeted")
    assert at.path.read_text() == FLOW.replace("  told:", "  greeted:")


def test_an_input_is_renamed_in_its_callers(tmp_path: Path) -> None:
    """In `with`, beside its own flow."""
    renamed(made(tmp_path, "  wh§o: text"), "person")
    assert 'with: {person: "{{ name }}"}' in (tmp_path / "flows/shop.yaml").read_text()
    assert "What does {{ person }} want?" in (tmp_path / "flows/other.yaml").read_text()


def test_an_answer_is_renamed_where_it_is_handed_back(tmp_path: Path) -> None:
    """The caller reads it as a field."""
    renamed(made(tmp_path, "th§ing:"), "wish")
    assert "{{ got.wish }}" in (tmp_path / "flows/shop.yaml").read_text()


def test_a_computed_output_keeps_its_name(tmp_path: Path) -> None:
    """What a flow names in `outputs` is no variable of it."""
    other = OTHER.replace("nodes:", "outputs: {thing: '{{ who }}'}\nnodes:").replace("  thing:\n", "  th§ing:\n")
    renamed(standing(tmp_path, shop=FLOW, other=other), "wish")
    assert "{{ got.thing }}" in (tmp_path / "flows/shop.yaml").read_text()


def test_a_flow_moves_with_its_file_and_translations(tmp_path: Path) -> None:
    """And all who call it follow."""
    (tmp_path / "locales/de").mkdir(parents=True)
    (tmp_path / "locales/de/other.po").write_text("")
    at = made(tmp_path, "call: oth§er")
    renaming = renamed(at, "wishes")
    assert [now.relative_to(tmp_path).as_posix() for _, now in renaming.moves] == [
        "flows/wishes.yaml",
        "locales/de/wishes.po",
    ]
    assert (tmp_path / "flows/wishes.yaml").read_text().startswith("flow: wishes\n")
    assert not [found for found in load(tmp_path).errors if found.file.endswith(".yaml")]


def test_translations_that_will_be_stale_are_spoken_of(tmp_path: Path) -> None:
    """With the command that mends them."""
    (tmp_path / "locales").mkdir()
    assert "i18n update" in renamed(made(tmp_path, "to§ld:\n    say"), "greeted").note


@pytest.mark.parametrize(
    ("place", "new", "why"),
    [
        ("to§ld:\n    say", "name", "the flow 'shop' has a node 'name' already"),
        ("{{ gree§ting }}", "name", "the flow 'shop' has a variable 'name' already"),
        ("to§ld:\n    say", "back", "'back' is a reserved word"),
        ("to§ld:\n    say", "Big Name", "'Big Name' is no name"),
        ("call: o§ther", "shop", "there is a flow 'shop' already"),
        ("us§er.name", "someone", "'user' is a word of the language"),
        ('say: "He§llo', "greeted", "there is nothing to rename here"),
        ("Yes: e§nd", "stop", "there is nothing to rename here"),
    ],
)
def test_what_cannot_be_is_refused(tmp_path: Path, place: str, new: str, why: str) -> None:
    """With the reason."""
    at = made(tmp_path, place)
    with pytest.raises(Refused, match=why):
        rename(at.project, at.path, at.line, at.column, new)


def test_an_action_and_a_kept_field_are_refused(tmp_path: Path) -> None:
    """Functions are Python's, and what is remembered of people would be lost."""
    flow = "flow: shop\nnodes:\n  a:\n    action: §pay\n    save: profile.age\n"
    at = standing(tmp_path, shop=flow, bot="bot: test\nprofile:\n  age: {type: integer}\n")
    with pytest.raises(Refused, match="in its Python file"):
        rename(at.project, at.path, at.line, at.column, "charge")
    with pytest.raises(Refused, match="it would be forgotten"):
        rename(at.project, at.path, 5, 16, "years")


def test_nothing_is_renamed_while_a_file_is_torn(tmp_path: Path) -> None:
    """It may name what is renamed."""
    at = standing(tmp_path, shop="flow: shop\nnodes:\n  o§ne:\n    say: Hi\n", other="flow: [\n")
    with pytest.raises(Refused, match=r"other\.yaml cannot be read as it stands"):
        rename(at.project, at.path, at.line, at.column, "two")


def test_a_former_name_and_a_loop_s_variable_are_taken_too(tmp_path: Path) -> None:
    """Either would change what the flow means."""
    flow = 'flow: shop\nnodes:\n  o§ne:\n    prompt: "{% for x in [1] %}{{ x }}{% endfor %}"\n    was: zero\n'
    at = standing(tmp_path, shop=flow)
    with pytest.raises(Refused, match="former name"):
        rename(at.project, at.path, at.line, at.column, "zero")
    with pytest.raises(Refused, match="loop"):
        rename(at.project, at.path, at.line, at.column, "x")
