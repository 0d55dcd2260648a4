"""Keys of which one may stand, or which need another."""

from __future__ import annotations

import pytest

from tests.schema.reading import flow_shape, node_shape, only


def _trigger(text: str) -> str:
    return f"flow: a\ntriggers:\n  - {text}\nnodes:\n  one:\n    say: Hi\n"


@pytest.mark.parametrize("keys", ["post: b, get: a", "put: b, get: a", "patch: a, delete: b"])
def test_of_two_methods_the_later_is_told(keys: str) -> None:
    """Whatever their order in the schema, that of the file counts."""
    told = only(node_shape(f"http: {{{keys}}}"))
    first, later = (pair.partition(":")[0] for pair in keys.split(", "))
    assert (told.code, told.message) == ("DG112", f"'{later}' cannot stand beside '{first}'")


def test_of_five_methods_four_are_told() -> None:
    """Each against the first."""
    told = node_shape("http: {get: a, post: b, put: c, patch: d, delete: e}")
    assert [one.message.rpartition(" ")[2] for one in told] == ["'get'"] * 4


def test_what_comes_with_a_second_trigger_is_not_blamed() -> None:
    """`aliases` are right beside the command, which itself is one too many."""
    told = only(flow_shape(_trigger("{phrase: hi, command: order, aliases: [b]}")))
    assert told.message == "'command' cannot stand beside 'phrase'"


def test_a_wrong_key_beside_two_triggers_is_told_too() -> None:
    """It is right in neither of them."""
    told = flow_shape(_trigger("{phrase: hi, command: order, colour: red}"))
    assert {one.code for one in told} == {"DG101", "DG112"}


def test_a_message_may_show_nothing_but_its_text() -> None:
    """Of what it can show one thing may stand, and none must."""
    assert node_shape("say: {text: Hello}") == []


def test_a_message_of_a_picture_needs_no_text() -> None:
    """A picture says enough."""
    assert node_shape("say: {photo: a.jpg}") == []


def test_a_message_of_two_things_is_told_at_the_later() -> None:
    """An album would be the way."""
    told = only(node_shape("say: {text: Hello, photo: a.jpg, dice: true}"))
    assert told.message == "'dice' cannot stand beside 'photo'"


def test_what_needs_one_of_many_names_the_usual_first() -> None:
    """Nobody reads fifteen alternatives; whoever forgot the text finds it in the second word."""
    told = only(node_shape("say: {silent: true}"))
    assert told.message.startswith("'text' is missing: a message needs it, or one of any_of, photo")


def test_what_needs_one_of_few_names_them_all() -> None:
    """At the node's name, if the keys are the node's."""
    told = only(node_shape("schedule: reminder"))
    assert told.message == "'at', 'after' or 'every' is missing: a schedule needs it"
    assert (told.span.line, told.span.column) == (3, 3)


def test_a_misspelt_key_is_the_one_that_is_missing() -> None:
    """One mistake, not two."""
    assert only(node_shape("schedule: reminder\nevrey: 1h")).help == "did you mean 'every'?"


def test_a_key_that_needs_another_names_it() -> None:
    """A timeout is for events; a moment comes by itself."""
    told = only(node_shape("wait: {until: a, timeout: {after: 1h}}"))
    assert told.message == "'timeout' belongs to 'event', which is not here"


def test_a_key_that_has_what_it_needs_is_fine() -> None:
    """Beside its event."""
    assert node_shape("wait: {event: a, timeout: {after: 1h}}") == []


@pytest.mark.parametrize("count", [1, 11])
def test_an_album_of_too_few_or_too_many_says_how_many(count: int) -> None:
    """How many there are, and how many there may be."""
    told = only(node_shape(f"say: {{media: [{', '.join(['a.jpg'] * count)}]}}"))
    assert told.code == "DG106"
    assert "1 entry" in told.message if count == 1 else "11 entries" in told.message
    assert "2 to 10 files" in (told.help or "")


def test_an_empty_album_is_said_to_be_empty() -> None:
    """As every other list."""
    assert only(node_shape("say: {media: []}")).code == "DG113"


@pytest.mark.parametrize("status", ["200", "404", "2xx", "5xx"])
def test_a_status_or_a_class_is_an_outcome_of_a_request(status: str) -> None:
    """Written as a number or with two x."""
    assert node_shape(f"http: {{get: a}}\noutcomes: {{{status}: end}}") == []


@pytest.mark.parametrize("status", ["600", "20", "4x", "missing", "4XX"])
def test_another_word_is_no_outcome_of_a_request(status: str) -> None:
    """With what one would be."""
    told = only(node_shape(f"http: {{get: a}}\noutcomes: {{{status}: end}}"))
    assert (told.code, told.help is not None and "statuses such as 404" in told.help) == ("DG101", True)


@pytest.mark.parametrize(("key", "word"), [("chat", "grup"), ("poll", "quizz")])
def test_a_text_where_only_some_texts_are_fine_is_judged(key: str, word: str) -> None:
    """A value that may be true or one of some words is no text like any other."""
    assert only(node_shape(f"prompt: A?\nbuttons:\n  - {{text: B, {key}: {word}}}")).code == "DG105"


def test_a_value_of_the_wrong_kind_is_told_the_words_allowed() -> None:
    """Where there are few of them."""
    told = only(node_shape("prompt: A?\ninterrupt: [none]"))
    assert told.message == "'interrupt' must be one of none, commands, phrases, but is a list"
