"""Values: where any text is fine, and what is told where it is not."""

from __future__ import annotations

import pytest

from tests.schema.reading import flow_shape, node_shape, only


@pytest.mark.parametrize("value", ["1.10", "010", "true", "null", "12:30", "2026-01-01", "-5", "no"])
@pytest.mark.parametrize("key", ["say", "help", "label", "next", "end", "when", "was"])
def test_where_a_text_is_expected_any_single_value_is_one(key: str, value: str) -> None:
    """The value's own source is the text."""
    lead = "" if key == "say" else "say: Hi\n"
    assert node_shape(f"{lead}{key}: {value}") == []


@pytest.mark.parametrize("key", ["help", "label", "when", "end"])
@pytest.mark.parametrize("value", ["[a]", "{a: b}"])
def test_a_text_is_neither_list_nor_mapping(key: str, value: str) -> None:
    """Structures where a text is meant are told at their bracket."""
    told = only(node_shape(f"say: Hi\n{key}: {value}"))
    assert (told.code, told.span.line, told.span.column) == ("DG104", 5, len(key) + 7)


@pytest.mark.parametrize(
    ("word", "meant"), [("yes", "true"), ("On", "true"), ("True", "true"), ("no", "false"), ("OFF", "false")]
)
def test_words_for_true_and_false_are_told_as_text(word: str, meant: str) -> None:
    """The word is quoted and the right one given."""
    told = only(node_shape(f"say: Hi\nfinal: {word}"))
    assert (told.code, told.help) == ("DG114", f"write {meant}")
    assert f"'{word}'" in told.message


def test_true_in_quotes_is_told_to_lose_them() -> None:
    """Quotes make a text of it."""
    assert only(node_shape('say: Hi\nfinal: "true"')).help == "write true without quotes"


@pytest.mark.parametrize("count", [1, 4, 8])
def test_columns_within_range_are_fine(count: int) -> None:
    """One to eight."""
    assert node_shape(f"prompt: Size?\ncolumns: {count}") == []


@pytest.mark.parametrize("count", [0, 9, -1])
def test_columns_out_of_range_are_told_with_the_range(count: int) -> None:
    """The number is quoted, the range given."""
    told = only(node_shape(f"prompt: Size?\ncolumns: {count}"))
    assert (told.code, told.help) == ("DG106", "'columns' must be a whole number from 1 to 8")
    assert f"'{count}'" in told.message


@pytest.mark.parametrize("value", ["two", "2.5", "true", "010", "1e3", "+5"])
def test_what_is_no_whole_number_is_told_as_such(value: str) -> None:
    """By the language's own rules for numbers."""
    told = only(node_shape(f"prompt: Size?\ncolumns: {value}"))
    assert told.code == "DG104"
    assert f"'{value}'" in told.message


def test_an_attempts_mapping_needs_its_number() -> None:
    """`max` is required beside `next`; a mapping in braces is told at its brace."""
    told = only(node_shape("prompt: Size?\nattempts: {next: end}"))
    assert (told.code, told.span.column) == ("DG103", 15)
    assert "'max'" in told.message


def test_a_word_near_an_allowed_one_gets_it() -> None:
    """`inlin` is `inline`."""
    assert only(node_shape("prompt: Sure?\nkeyboard: inlin")).help == "did you mean 'inline'?"


def test_a_word_near_none_gets_the_list() -> None:
    """No suggestion is invented, what is allowed is said."""
    assert only(node_shape("prompt: Sure?\nkeyboard: zzz")).help == "it is one of: inline, reply"


@pytest.mark.parametrize(
    "kind", ["text", "number", "integer", "decimal", "email", "phone", "url", "boolean", "choice", "date"]
)
def test_every_input_type_is_known_in_both_forms(kind: str) -> None:
    """By its name, and as a mapping without settings."""
    assert node_shape(f"prompt: A?\ninput: {kind}") == []
    assert node_shape(f"prompt: A?\ninput: {{type: {kind}}}") == []


@pytest.mark.parametrize("kind", ["text", "integer", "email", "date"])
def test_a_setting_that_does_not_fit_the_type_names_both(kind: str) -> None:
    """The setting's own type and the one written."""
    told = only(node_shape(f"prompt: A?\ninput: {{type: {kind}, region: ES}}"))
    assert told.message == f"'region' belongs to phone, not to {kind}"


def test_a_misspelt_type_is_not_blamed_on_its_settings() -> None:
    """One mistake, at the type."""
    assert only(node_shape("prompt: A?\ninput: {type: phnoe, region: ES}")).help == "did you mean 'phone'?"


@pytest.mark.parametrize(
    "kind",
    [
        "text",
        "number",
        "integer",
        "decimal",
        "boolean",
        "date",
        "time",
        "datetime",
        "duration",
        "list",
        "record",
        "file",
        "any",
    ],
)
def test_every_variable_type_is_known_in_both_forms(kind: str) -> None:
    """By its name, and in a mapping."""
    assert flow_shape(f"flow: a\nvariables: {{x: {kind}, y: {{type: {kind}}}}}\nnodes:\n  one:\n    say: Hi\n") == []


def test_a_block_list_where_a_mapping_is_meant_is_told_at_its_key() -> None:
    """A block that is wrong as a whole points at its key."""
    told = only(node_shape("say: Hi\nset:\n  - a: 1"))
    assert (told.span.line, told.span.column) == (5, 5)


def test_a_block_mapping_where_a_list_is_meant_is_told_of_the_dash() -> None:
    """What is missing is the dash."""
    assert only(node_shape("say: Hi\nbranches:\n  when: a\n  next: here")).help == "begin each entry with a dash"


def test_a_long_text_is_cut_when_quoted() -> None:
    """A message stays a line, whatever it quotes."""
    told = only(node_shape(f"prompt: Hi\ncolumns: {'long ' * 100}"))
    assert len(told.message) < 140
