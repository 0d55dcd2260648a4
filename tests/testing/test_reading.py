"""A dialogue's file, read."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from dragoman.testing.dialogue import (
    Become,
    Deed,
    Deploy,
    Expect,
    Expected,
    Hear,
    PressButton,
    Restart,
    Say,
    Silence,
    Start,
    Stub,
    Wait,
    Words,
)
from tests.testing.reading import complaint, deed, dialogue, read

STEPS: dict[str, Deed] = {
    "user: /register": Say("/register"),
    "user: 010": Say("010"),
    'user: "5"': Say("5"),
    "user: 1.10": Say("1.10"),
    "press: Confirm": PressButton("Confirm"),
    "press: 1": PressButton("1"),
    "press: {text: Banana, message: -2}": PressButton("Banana", -2),
    "press: {text: Banana}": PressButton("Banana"),
    "wait: 1h 30m": Wait(timedelta(minutes=90)),
    "restart: true": Restart(),
    "deploy: ../next": Deploy("../next"),
    "bot: What is your name?": Hear(Expected(text=Words("What is your name?"))),
    "bot: /Nice, Ada/": Hear(Expected(text=Words("Nice, Ada", pattern=True))),
    "bot: /start": Hear(Expected(text=Words("/start"))),
    "bot: //": Hear(Expected(text=Words("//"))),
    "bot: none": Silence(),
    "bot: {text: none}": Hear(Expected(text=Words("none"))),
    "bot: {contains: email, buttons: []}": Hear(Expected(contains="email", buttons=())),
    "bot: {buttons: [1, Null, 'No']}": Hear(Expected(buttons=("1", "Null", "No"))),
    "bot: {media: photo}": Hear(Expected(media=("photo",))),
    "bot: {media: [photo, b.jpg], to: -100}": Hear(Expected(media=("photo", "b.jpg"), to="-100")),
    "bot: {alert: /Saved/}": Hear(Expected(alert=Words("Saved", pattern=True))),
    "bot: {text: Saved, alert: true}": Hear(Expected(alert=Words("Saved"))),
    "bot: {contains: 1.5, alert: true}": Hear(Expected(alert=Words(r"1\.5", pattern=True))),
    "bot: {alert: 'true'}": Hear(Expected(alert=Words("true"))),
    "expect: {node: saved, data: {total: 1.50, why: null}}": Expect(
        {"node": "saved", "data": {"total": Decimal("1.50"), "why": None}}
    ),
    "as: {user: {id: 2}, locale: de}": Become(user={"id": 2}, locale="de"),
    "as: {now: 2026-03-02T09:00:00}": Become(now=datetime(2026, 3, 2, 9)),  # noqa: DTZ001 - the project's zone
    "as: {now: 2026-03-02T09:00:00Z}": Become(now=datetime(2026, 3, 2, 9, tzinfo=UTC)),
    "stub: {find: [{error: down}, {name: Tim}]}": Stub({"find": [{"error": "down"}, {"name": "Tim"}]}),
}


@pytest.mark.parametrize("written", STEPS)
def test_a_step_is_read(written: str) -> None:
    """Each kind, and texts as they stand in the file."""
    assert deed(written) == STEPS[written]


WRONG = {
    "wait: soon": "'soon' is no duration: write a number and its unit, such as 30s, 20m, 1h 30m, 2d, 1w",
    "press: {text: a, message: 1}": ("'message: 1' counts back from -1, the bot's newest message: write -1 or -2"),
    "as: {now: tomorrow}": "'tomorrow' is no moment: write it as 2026-03-02T09:00:00",
    "bot: {text: Saved, alert: true, to: -5}": "a notice has no 'to'; write its text: {alert: Saved.}",
    "send: {photos: a.jpg}": "'photos' cannot be sent; did you mean 'photo'?",
    "send: {location: [52.5]}": "a location is two numbers, latitude and longitude: {location: [52.5, 13.4]}",
    "send: {album: [a.jpg]}": "an album is a list of 2 to 10 files, such as [a.jpg, b.jpg] or [{video: a.mp4}, b.jpg]",
    "send: {paid: perhaps}": "an invoice is paid, {paid: true}, or refused, {paid: false}",
}


@pytest.mark.parametrize("written", WRONG)
def test_a_step_that_means_nothing_is_refused(written: str) -> None:
    """With the value quoted, and what would be right."""
    assert complaint(written) == WRONG[written]


@pytest.mark.parametrize("pattern", ["/(/", "/a(?=b)/", r"/(a)\1/"])
def test_an_expression_that_cannot_be_searched_is_refused(pattern: str) -> None:
    """It is RE2's dialect, as in the rule `pattern`."""
    assert complaint(f"bot: '{pattern}'")


def test_all_that_is_wrong_is_told_at_its_place() -> None:
    """Not only the first."""
    _, problems = read("dialogue: a\nsteps:\n  - wait: soon\n  - user: b\n  - wait: late\n")
    assert [(p.span.line, p.span.column) for p in problems] == [(3, 11), (5, 11)]


def test_a_step_knows_its_line_and_how_it_is_written() -> None:
    """Further lines are moved to the left with it."""
    found = dialogue(
        """\
        dialogue: a
        steps:
          - user: Hi
          - bot: |-
              Please confirm:
                Name: Ada

          - expect:
              node: saved
        """
    )
    assert [(step.line, step.written) for step in found.steps] == [
        (3, "- user: Hi"),
        (4, "- bot: |-\n    Please confirm:\n      Name: Ada"),
        (8, "- expect:\n    node: saved"),
    ]


def test_a_dialogue_that_starts_in_a_flow_starts_it_first() -> None:
    """With its inputs."""
    found = dialogue("dialogue: a\nstart: order\nwith: {city: Oslo, many: 3}\nsteps:\n  - user: Hi\n")
    assert [step.deed for step in found.steps] == [Start("order", {"city": "Oslo", "many": 3}), Say("Hi")]
    assert (found.steps[0].line, found.steps[0].written) == (2, "start: order")


def test_what_holds_from_the_beginning_comes_before_the_start() -> None:
    """`as` and `stub`, which make no turn."""
    found = dialogue(
        "dialogue: a\nstart: order\nsteps:\n  - as: {locale: de}\n  - stub: {a: 1}\n  - user: Hi\n  - stub: {a: 2}\n"
    )
    assert [type(step.deed) for step in found.steps] == [Become, Stub, Start, Say, Stub]


def test_a_dialogue_has_a_name_and_a_seed() -> None:
    """The seed is 0 where none is given."""
    assert dialogue("dialogue: It works\nsteps:\n  - user: Hi\n").name == "It works"
    assert dialogue("dialogue: a\nsteps:\n  - user: Hi\n").seed == 0
    assert dialogue("dialogue: a\nseed: 7\nsteps:\n  - user: Hi\n").seed == 7
