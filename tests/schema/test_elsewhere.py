"""Keys that are right, but not where they stand."""

from __future__ import annotations

import pytest

from tests.schema.reading import bot_shape, flow_shape, node_shape, only


def test_a_key_of_a_message_beside_its_lead_key_is_sent_one_level_down() -> None:
    """`photo` stands in the message."""
    assert only(node_shape("say: Hello\nphoto: a.jpg")).message == "'photo' belongs under 'say', not beside it"


def test_a_key_of_a_request_beside_it_is_sent_one_level_down() -> None:
    """`headers` stand in the mapping of `http`."""
    told = only(node_shape("http: {get: https://example.org}\nheaders: {a: b}"))
    assert told.message == "'headers' belongs under 'http', not beside it"


def test_a_key_of_the_node_inside_its_request_is_sent_one_level_up() -> None:
    """`save` stands beside `http`."""
    told = only(node_shape("http: {get: https://example.org, save: body}"))
    assert told.message == "'save' belongs beside 'http', not under it"


def test_a_key_that_stands_under_several_lead_keys_names_them() -> None:
    """Whoever writes `currency` beside an action may have meant a payment."""
    assert only(node_shape("action: find\ncurrency: EUR")).message == "'currency' belongs under 'pay'"


def test_a_method_in_place_of_its_lead_key_is_sent_under_it() -> None:
    """`post` is no lead key, `http` is."""
    told = only(node_shape("post: https://example.org"))
    assert (told.code, told.message) == ("DG102", "'post' belongs under 'http'")


def test_a_misspelt_key_of_another_lead_key_gets_the_nearest() -> None:
    """The key is no key of `say`, but what was meant is plain."""
    assert only(node_shape("say: Hello\ninptu: text")).help == "did you mean 'input'?"


def test_a_lead_key_is_no_proposal_for_a_misspelt_key() -> None:
    """A second lead key would be wrong as well."""
    assert "did you mean" not in (only(node_shape("say: Hello\nreveiw: All right?")).help or "")


def test_a_setting_of_several_types_names_them_all() -> None:
    """Joined by commas and an "and"."""
    told = only(node_shape("prompt: A?\ninput: {type: text, formats: [a]}"))
    assert told.message == "'formats' belongs to date, time and datetime, not to text"


def test_the_address_of_a_notice_is_no_key_of_other_messages() -> None:
    """`to` is what makes a message a notice."""
    assert only(node_shape("say: {text: Hi, to: me}")).message == "'to' belongs to notify, not to say"


def test_a_list_of_buttons_cannot_stand_in_a_row() -> None:
    """It would make more rows."""
    told = only(node_shape('prompt: A?\nbuttons:\n  - [{from: "{{ menu }}", text: a}]'))
    assert told.message == "'from' belongs to an entry of its own in the list of buttons, not to a button of a row"


def test_what_a_client_sends_cannot_be_made_of_a_list() -> None:
    """There is one contact to send."""
    told = only(node_shape('prompt: A?\nbuttons:\n  - {from: "{{ menu }}", text: a, contact: true}'))
    assert told.message == "'contact' belongs to a single button, not to an entry with 'from'"


@pytest.mark.parametrize("key", ["url", "path", "secret", "listen"])
def test_what_a_webhook_needs_is_no_matter_of_polling(key: str) -> None:
    """Each key names the mode it belongs to."""
    assert only(bot_shape(f"telegram: {{{key}: a}}\n")).message == f"'{key}' belongs to webhook, not to polling"


def test_a_sentence_with_a_colon_is_no_key_written_in_capitals() -> None:
    """`Location: Main Street 5` is what people write; `location` is a key."""
    told = only(node_shape("say:\n  - Welcome\n  - Location: Main Street 5"))
    assert (told.code, told.help) == ("DG111", 'put it in quotes: "Location: Main Street 5"')


def test_a_key_in_capitals_with_a_mapping_is_that_key() -> None:
    """A sentence would not go on with a mapping."""
    told = only(node_shape("say:\n  - Venue: {latitude: 1, longitude: 2, title: a, address: b}"))
    assert told.help == "did you mean 'venue'?"


def test_a_key_of_no_event_lists_the_events() -> None:
    """And calls the mapping by its key."""
    told = only(flow_shape("flow: a\non: {enter: end}\nnodes:\n  one:\n    say: Hi\n"))
    assert (told.help or "").startswith("'on' takes: cancel, back, help, start")
