"""Buttons in conversations: redrawing in place, rows and columns, reply keyboards, old and second presses."""

from __future__ import annotations

from pathlib import Path

from tests.conversations.conversing import Person, written

SETTINGS = """
    triggers: [{command: settings}]
    variables:
      sound: {type: boolean, initial: true}
      volume: {type: integer, initial: 5}
    nodes:
      settings:
        prompt: "Sound is {{ 'on' if sound else 'off' }}, volume is {{ volume }}."
        buttons:
          - text: "{{ '✅' if sound else '⬜' }} Sound"
            set: {sound: "{{ not sound }}"}
            next: again
          - - {text: Softer, when: volume > 0, set: {volume: "{{ volume - 1 }}"}, next: again, toast: Softer it is}
            - {text: Louder, when: volume < 6, set: {volume: "{{ volume + 1 }}"}, next: again, alert: Careful}
          - {text: Save, next: saved}
          - {text: Leave, next: {say: Nothing was changed., end: left}}
      saved:
        say: "Saved: volume {{ volume }}."
"""


async def settings(folder: Path) -> Person:
    """A person who looks at the settings."""
    ada = Person(written(folder, {"settings": SETTINGS}))
    await ada.says("/settings")
    return ada


async def test_a_toggle_redraws_its_message_in_place(tmp_path: Path) -> None:
    """One message, however often it is pressed."""
    ada = await settings(tmp_path)
    assert await ada.presses("✅ Sound") == ["Sound is off, volume is 5."]
    assert ada.labels == ["⬜ Sound", "Softer", "Louder", "Save", "Leave"]
    await ada.presses("⬜ Sound")
    assert [said.text for said in ada.console.transcript.screen] == ["Sound is on, volume is 5."]


async def test_a_button_appears_and_disappears_with_its_condition(tmp_path: Path) -> None:
    """As the data change."""
    ada = await settings(tmp_path)
    await ada.presses("Louder")
    assert ada.labels == ["✅ Sound", "Softer", "Save", "Leave"]
    await ada.presses("Softer")
    assert "Louder" in ada.labels


async def test_a_press_is_answered_with_a_toast_or_a_window(tmp_path: Path) -> None:
    """As its button says."""
    ada = await settings(tmp_path)
    await ada.presses("Softer")
    assert [(notice.text, notice.alert) for notice in ada.console.transcript.notices] == [("Softer it is", False)]
    await ada.presses("Louder")
    assert [(notice.text, notice.alert) for notice in ada.console.transcript.notices] == [("Careful", True)]


async def test_redrawing_leaves_nothing_to_undo(tmp_path: Path) -> None:
    """/back is at the beginning, and what was set stays."""
    ada = await settings(tmp_path)
    await ada.presses("Softer")
    await ada.presses("Softer")
    assert "beginning" in (await ada.says("/back"))[0]
    assert ada.data["volume"] == 3


async def test_what_was_set_is_in_the_data_when_the_flow_ends(tmp_path: Path) -> None:
    """Typed."""
    ada = await settings(tmp_path)
    for label in ("✅ Sound", "Softer", "Softer"):
        await ada.presses(label)
    assert await ada.presses("Save") == ["Saved: volume 3."]
    assert (ada.outcome, ada.data) == ("completed", {"sound": False, "volume": 3})


async def test_a_target_in_place_ends_with_its_outcome(tmp_path: Path) -> None:
    """After its words."""
    ada = await settings(tmp_path)
    assert await ada.presses("Leave") == ["Nothing was changed."]
    assert ada.outcome == "left"


async def test_only_a_press_or_a_label_answers_the_menu(tmp_path: Path) -> None:
    """Anything else is refused."""
    ada = await settings(tmp_path)
    assert await ada.says("a flying saucer") == ["Please choose one of the options."]
    assert await ada.says("save") == ["Saved: volume 5."]


async def test_a_double_tap_counts_once(tmp_path: Path) -> None:
    """The second press belongs to the question before."""
    ada = await settings(tmp_path)
    softer = ada.button("Softer")
    await ada.presses_at(*softer)
    await ada.presses_at(*softer)
    assert (ada.data["volume"], ada.notices) == (4, ["This button is no longer in use."])


async def test_an_invented_press_counts_never(tmp_path: Path) -> None:
    """Whatever numbers it bears."""
    ada = await settings(tmp_path)
    epoch, _, message = ada.button("Softer")
    for option in (-1, -2, 5, 99, 2**40):
        await ada.presses_at(epoch, option, message)
    assert (ada.node, ada.data) == ("settings", {"sound": True, "volume": 5})


REPLY = """
    triggers: [{command: size}]
    nodes:
      size:
        prompt: Which size?
        keyboard: reply
        columns: 2
        buttons: [S, M, L]
      colour:
        prompt: Which colour?
        columns: 3
        after: remove
        buttons: [Red, Green, Blue, [Any, None]]
      done: {say: "{{ size }} {{ colour }}"}
"""


async def test_a_reply_keyboard_stands_in_columns_and_types_its_labels(tmp_path: Path) -> None:
    """Rows as written stay rows."""
    ada = Person(written(tmp_path, {"size": REPLY}))
    await ada.says("/size")
    rows = [[button.text for button in row] for row in ada.console.transcript.latest[-1].rows]
    assert rows == [["S", "M"], ["L"]]
    assert await ada.presses("M") == ["Which colour?"]
    rows = [[button.text for button in row] for row in ada.console.transcript.latest[-1].rows]
    assert rows == [["Red", "Green", "Blue"], ["Any", "None"]]
    assert await ada.presses("None") == ["M None"]


async def test_after_mark_leaves_the_chosen_option_marked(tmp_path: Path) -> None:
    """Where the answer was typed; after a press the next text takes the place."""
    flow = "triggers: [{command: f}]\nnodes:\n  q: {prompt: Q?, buttons: [One, Two]}\n  z: {say: Z}\n"
    ada = Person(written(tmp_path, {"f": flow}))
    await ada.says("/f")
    await ada.says("two")
    shown = [[(b.text, b.marked) for row in said.rows for b in row] for said in ada.console.transcript.screen]
    assert shown == [[("Two", True)], []]


async def test_after_remove_and_keep_do_as_they_say(tmp_path: Path) -> None:
    """One takes the buttons away, the other leaves them, dead."""
    flow = (
        "triggers: [{command: f}]\nnodes:\n  q: {prompt: Q?, buttons: [One, Two], after: remove}\n"
        "  r: {prompt: R?, buttons: [Three], after: keep}\n  z: {prompt: Z?}\n"
    )
    ada = Person(written(tmp_path, {"f": flow}))
    for text in ("/f", "two", "three"):
        await ada.says(text)
    assert [[b.text for row in said.rows for b in row] for said in ada.console.transcript.screen] == [[], ["Three"], []]
    assert await ada.presses("Three") == ["Z?"]
    assert ada.notices == ["This button is no longer in use."]


async def test_a_press_is_replaced_by_the_next_text(tmp_path: Path) -> None:
    """Edit in place; further texts are new messages."""
    flow = "triggers: [{command: f}]\nnodes:\n  q: {prompt: Q?, buttons: [One]}\n  m: {say: [First, Second]}\n"
    ada = Person(written(tmp_path, {"f": flow}))
    await ada.says("/f")
    await ada.presses("One")
    assert [(said.number, said.text) for said in ada.console.transcript.screen] == [(1, "First"), (2, "Second")]


async def test_a_back_button_at_the_first_question_keeps_the_question_alive(tmp_path: Path) -> None:
    """It says that this is the beginning, and the buttons still work."""
    flow = (
        "triggers: [{command: f}]\nnodes:\n  q: {prompt: Q?, buttons: [One, {text: Back, next: back}]}\n  z: {say: Z}\n"
    )
    ada = Person(written(tmp_path, {"f": flow}))
    await ada.says("/f")
    answers = await ada.presses("Back")
    assert sorted(answers) == ["Q?", "This is the beginning; there is nothing to go back to."]
    assert await ada.presses("One") == ["Z"]
