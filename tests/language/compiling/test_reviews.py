"""Reviews: their settings, and fields that no question answers: DG252, DG253, DG254."""

from __future__ import annotations

import pytest

from dragoman.language.nodes.review import Review
from tests.language.compiling.marked import refusal, refused, related, sound, told, whole

ASKED = "name: {prompt: Name?}\nemail: {prompt: Email?}\n"


def review(keys: str, head: str = "") -> Review:
    """The review `check` with these keys, behind two questions."""
    lead = sound(f"{ASKED}check: {{review: Right?{keys}}}\ndone: {{say: Done}}", head).nodes["check"].lead
    assert isinstance(lead, Review)
    return lead


def test_a_review_is_a_question_that_only_buttons_answer() -> None:
    """It saves nothing, and shows all answers unless it names some."""
    plain = review("")
    assert (plain.menu, plain.save, plain.fields, plain.after, plain.interrupt) == (True, None, (), "mark", "commands")


def test_fields_are_kept_in_their_order() -> None:
    """As the author names them."""
    assert review(", fields: [email, name]").fields == ("email", "name")


@pytest.mark.parametrize(
    ("buttons", "leads_on"),
    [
        ("{Good: done}", True),
        ("{Good: done, Stop: cancel}", True),
        ("{Good: end}", True),
        ("{Stop: cancel}", False),
        ("{Anew: restart, Back: back}", False),
        ("[{text: Terms, url: 'https://example.org'}]", False),
        ("[{text: Good, set: {ok: true}}]", True),
        ("[Yes, No]", True),
        ("[]", False),
    ],
)
def test_a_button_leads_on_unless_it_only_navigates(buttons: str, leads_on: bool) -> None:
    """To end the flow is to go on."""
    assert review(f", buttons: {buttons}").leads_on is leads_on


def test_a_flows_defaults_are_for_its_reviews_too() -> None:
    """As far as reviews have such settings; their own come first."""
    defaults = "defaults: {columns: 2, after: remove, interrupt: none, suggest: false, reuse: true}"
    lead = review(", after: keep", defaults)
    assert (lead.layout.columns, lead.after, lead.interrupt) == (2, "keep", "none")
    assert (lead.suggest, lead.reuse) == (True, False)


def test_a_misspelt_field() -> None:
    """With the nearest answer."""
    assert told(refusal(f"{ASKED}check: {{review: Right?, fields: [name, «emial»]}}")) == (
        "DG252",
        "there is no answer 'emial' in this flow",
        "did you mean 'email'?",
    )


def test_a_field_that_is_computed() -> None:
    """Nobody can edit it; the text can show it."""
    nodes = f"{ASKED}sum: {{set: {{total: 3}}}}\ncheck: {{review: Right?, fields: [name, «total»]}}"
    assert told(refusal(nodes)) == (
        "DG252",
        "no question of this flow has 'total' for its answer, so it cannot be edited",
        "show it in the review's own text: {{ total }}",
    )


def test_a_field_that_a_menu_does_not_save() -> None:
    """Its buttons only lead."""
    nodes = "pick: {prompt: Where?, buttons: {On: check}}\ncheck: {review: Right?, fields: [«pick»]}"
    assert refusal(nodes).code == "DG252"


def test_a_field_that_all_buttons_of_a_menu_set() -> None:
    """It is that question's answer."""
    buttons = "{S: {set: {size: s}, next: check}, L: {set: {size: l}, next: check}}"
    flow = sound(f"pick: {{prompt: Size?, buttons: {buttons}}}\ncheck: {{review: Right?, fields: [size]}}")
    lead = flow.nodes["check"].lead
    assert isinstance(lead, Review)
    assert lead.fields == ("size",)


def test_a_field_that_stands_twice() -> None:
    """With the first place."""
    (problem,) = refused(whole(f"{ASKED}check: {{review: Right?, fields: [name, «name»]}}"))
    assert told(problem) == ("DG253", "'name' stands twice in this review", "take one of them out")
    assert list(related(problem).values()) == ["the first stands here"]


@pytest.mark.parametrize("before", ["", "hello: {say: Hello}\n", "ask: {prompt: Q?, save: false}\n"])
def test_a_review_with_nothing_to_show(before: str) -> None:
    """No question of the flow saves anything."""
    assert told(refusal(f"{before}«check»: {{review: Right?}}")) == (
        "DG254",
        "there is nothing to review: no question of this flow saves its answer",
        "ask something first, or make it a 'prompt'",
    )


def test_a_misspelt_target_of_a_reviews_button() -> None:
    """As under a prompt."""
    assert refusal(f"{ASKED}check: {{review: Right?, buttons: {{Good: «dnoe»}}}}\ndone: {{say: Done}}").code == "DG202"


def test_a_label_that_stands_twice_under_a_review() -> None:
    """As under a prompt."""
    nodes = f"{ASKED}check: {{review: Right?, buttons: [{{text: Good, next: done}}, {{text: «Good», next: done}}]}}\n"
    assert refusal(f"{nodes}done: {{say: Done}}").code == "DG207"
