"""Buttons as they are compiled: forms, parts, what lists and widgets refuse: DG208, DG217, DG230 to DG237."""

from __future__ import annotations

import pytest

from dragoman.diagnostics.diagnostic import Diagnostic, Severity
from dragoman.graph.computed import Computed, Constant
from dragoman.graph.flow import Flow
from dragoman.graph.targets import GoTo, InPlace, Word
from dragoman.language.buttons.doing import Asks, Opens
from dragoman.language.buttons.generated import Generated
from dragoman.language.buttons.layout import MADE, Layout, Row, Singles
from dragoman.language.nodes.prompt import Prompt
from tests.language.compiling.marked import compiled, refusal, sound, whole

HEAD = "variables: {menu: {type: list, initial: [1]}, found: list, name: text}"


def prompt(keys: str) -> Prompt:
    """The question `q` with these keys, in a flow with a node `b`."""
    flow: Flow = sound(f"q: {{prompt: Q?, {keys}}}\nb: {{say: B}}", HEAD)
    lead = flow.nodes["q"].lead
    assert isinstance(lead, Prompt)
    return lead


def layout(buttons: str) -> Layout:
    """Its buttons."""
    return prompt(f"buttons: {buttons}").layout


def refused(keys: str) -> tuple[str, str]:
    """The code and the words of the one problem of a question with these keys, where the marks are."""
    problem = refusal(f"q: {{prompt: Q?, {keys}}}\nb: {{say: B}}", HEAD)
    return problem.code, f"{problem.message}; {problem.help}"


def test_the_short_form_leads() -> None:
    """Label and target."""
    first, second = layout("{Go: b, Away: cancel}").buttons
    assert (first.next, second.next) == (GoTo("b"), Word("cancel"))
    assert (first.value, second.value, first.leads, second.leads) == (None, None, True, False)


def test_a_text_is_a_choice_of_itself() -> None:
    """As it is written."""
    (button,) = layout("[Small]").buttons
    assert (button.value, button.text.text.constant) == (Constant("Small"), "Small")


def test_a_computed_text_is_a_choice_of_what_it_says() -> None:
    """For each user."""
    assert isinstance(layout("['Like {{ name }}']").buttons[0].value, Computed)


def test_parts_stand_in_their_order() -> None:
    """Singles together, rows and lists by themselves."""
    found = layout("[A, B, [C, D], {from: [1]}, E]")
    assert [type(part) for part in found.parts] == [Singles, Row, Generated, Singles]
    assert [len(part.buttons) for part in found.parts] == [2, 2, 1, 1]


def test_places_lead_to_their_buttons() -> None:
    """Written and generated ones are counted apart."""
    found = layout("[A, {from: [1], text: One}, B, {from: [2], row: [{text: L}, {text: R}]}]")
    texts = [found.at(place).text.text.constant for place in (0, 1, MADE, MADE + 1, MADE + 2)]
    assert texts == ["A", "B", "One", "L", "R"]
    assert [found.list_at(place) is part for place, part in ((MADE, found.lists[0]), (MADE + 2, found.lists[1]))]
    assert found.list_at(1) is None


def test_all_ways_of_buttons_are_told() -> None:
    """Of empty lists too."""
    found = layout("[{text: A, next: b}, {from: [1], empty: cancel, next: {say: Hi}}]").targets()
    assert [type(target) for target in found] == [GoTo, InPlace, Word]


@pytest.mark.parametrize(
    ("keys", "kind"),
    [("buttons: [A]", "choice"), ("buttons: [{from: '{{ menu }}'}]", "choice"), ("pick: {rating: 5}", "integer")],
)
def test_what_buttons_and_widgets_make_of_the_input(keys: str, kind: str) -> None:
    """Where it is not named."""
    assert prompt(keys).type == kind


@pytest.mark.parametrize(
    ("buttons", "menu"),
    [
        ("{Go: b}", True),
        ("{Away: cancel}", False),
        ("[{from: '{{ menu }}', row: [{text: Go, next: b}]}, {text: Away, next: back}]", True),
        ("[{from: '{{ menu }}', row: [{text: More, next: again}]}, {text: Away, next: back}]", False),
        ("[{text: Site, url: 'https://e.org'}]", False),
        ("[{text: Site, url: 'https://e.org'}, {text: Go, next: b}]", True),
        ("[{text: A code, copy: x}, {text: Call, contact: true}]", False),
    ],
)
def test_buttons_of_which_one_leads_make_a_menu(buttons: str, menu: bool) -> None:
    """If none has a value."""
    assert prompt(f"buttons: {buttons}").menu is menu


def test_what_only_clients_do_is_told_apart() -> None:
    """It opens something, or asks for something."""
    first, second = layout("[{text: A, share: Look}, {text: B, users: {max: 2, bots: true}}]").buttons
    assert isinstance(first.doing, Opens)
    assert (first.doing.kind, second.doing) == ("share", Asks("users", "bots", 2))


@pytest.mark.parametrize(
    ("keys", "needs"),
    [
        ("text: '{{ item }}', value: '{{ item }}'", False),
        ("toast: '{{ item }}'", True),
        ("set: {other: '{{ item }}'}", True),
        ("set: {name: item}", False),
        ("next: {say: 'You took {{ item }}', next: b}", True),
        ("aliases: '{{ item }}'", True),
        ("next: b", False),
    ],
)
def test_a_button_needs_its_item_only_for_what_comes_later(keys: str, needs: bool) -> None:
    """Its label and value are frozen."""
    assert layout(f"[{{from: '{{{{ menu }}}}', {keys}}}]").buttons[0].needs_item is needs


def test_item_is_known_in_lists_only() -> None:
    """Elsewhere it is no name."""
    assert refused("buttons: [{text: 'A {{ «item» }}'}]")[0] == "DG312"
    assert refused("buttons: [{from: '{{ menu }}', empty: {say: '{{ «item» }}', next: b}}]")[0] == "DG312"


@pytest.mark.parametrize("beside", ["", ", A", ", {text: Go, next: b}"])
def test_a_list_that_is_always_empty_needs_another_button(beside: str) -> None:
    """Otherwise nobody could leave the question."""
    keys = f"buttons: [{{from: {'[]' if beside else '«[]»'}}}{beside}]"
    if beside:
        assert prompt(keys).layout.lists
    else:
        assert refused(keys)[0] == "DG230"


def problems(nodes: str) -> list[Diagnostic]:
    """All that is wrong with these nodes."""
    return compiled(whole(nodes, HEAD))[1]


def alone(nodes: str) -> list[bool]:
    """Whether the lists of the question `q` are the only way out of it."""
    lead = sound(nodes, HEAD).nodes["q"].lead
    assert isinstance(lead, Prompt)
    return [part.alone for part in lead.layout.lists]


@pytest.mark.parametrize("keys", ["from: '{{ found }}'", "from: '{{ menu }}', when: item > 3"])
def test_a_list_that_may_be_empty_is_marked(keys: str) -> None:
    """If there is no other way out; whether it is empty on some path is for a check over the graph."""
    assert alone(f"q: {{prompt: Q?, buttons: [{{{keys}}}]}}\nb: {{say: B}}") == [True]


@pytest.mark.parametrize(
    "keys",
    [
        "buttons: [{from: '{{ menu }}'}]",
        "buttons: [{from: [1, 2]}]",
        "buttons: [{from: '{{ found }}', empty: b}]",
        "buttons: [{from: '{{ found }}'}, {from: [1]}]",
        "buttons: [{from: '{{ found }}'}, Other]",
        "optional: true, buttons: [{from: '{{ found }}'}]",
        "input: text, buttons: [{from: '{{ found }}'}]",
        "pick: {rating: 5}, buttons: [{from: '{{ found }}'}]",
    ],
)
def test_a_way_out_is_enough(keys: str) -> None:
    """Items, a target, another button, Skip, or what can be typed."""
    assert not any(alone(f"q: {{prompt: Q?, {keys}}}\nb: {{say: B}}"))


@pytest.mark.parametrize("change", ["s: {say: S, set: {menu: []}}", "s: {action: look, with: {x: 1}, save: menu}"])
def test_a_list_that_something_changes_may_be_empty(change: str) -> None:
    """Whatever it begins with."""
    assert alone(f"q: {{prompt: Q?, buttons: [{{from: '{{{{ menu }}}}'}}]}}\n{change}") == [True]


@pytest.mark.parametrize("source", ["menu", "3", "'a {{ menu }}'", "'{{ name }}'", "{a: b}", "true"])
def test_only_a_list_makes_buttons(source: str) -> None:
    """Anything else is refused where it stands."""
    assert refused(f"buttons: [{{from: «{source}»}}, Other]")[0] == "DG232"


def test_a_bare_name_of_a_list_is_told_how_to_write_it() -> None:
    """With braces."""
    assert 'write "{{ menu }}"' in refused("buttons: [{from: «menu»}, Other]")[1]


def test_an_empty_list_that_leads_to_itself_is_refused() -> None:
    """It would be asked for ever."""
    assert refused("buttons: [{from: '{{ menu }}', empty: «again»}, Other]")[0] == "DG233"


@pytest.mark.parametrize("key", ["text: A", "value: 1", "next: b", "toast: Hi", "set: {name: x}"])
def test_a_row_has_its_keys_at_its_buttons(key: str) -> None:
    """Beside `row` they would mean nothing."""
    name, rest = key.split(":", 1)
    assert refused(f"buttons: [{{from: [1], row: [A], «{name}»:{rest}}}]")[0] == "DG234"


@pytest.mark.parametrize(
    ("key", "code"),
    [
        ("web_app: «'http://e.org'»", "DG217"),
        ("login: «e.org»", "DG217"),
        ("url: «'javascript:x'»", "DG217"),
        (f"copy: «{'x' * 257}»", "DG231"),
        ("copy: «''»", "DG211"),
    ],
)
def test_what_no_client_does_is_refused(key: str, code: str) -> None:
    """At its value."""
    assert refused(f"buttons: [{{text: A, {key}}}, Other]")[0] == code


@pytest.mark.parametrize("key", ["next: b", "set: {name: x}", "toast: Hi", "alert: Hi"])
def test_what_a_client_keeps_to_itself_is_warned_of(key: str) -> None:
    """The bot never learns of such a press."""
    found = problems(f"q: {{prompt: Q?, buttons: [{{text: A, url: 'https://e.org', {key}}}]}}\nb: {{say: B}}")
    assert [(problem.code, problem.severity) for problem in found] == [("DG236", Severity.WARNING)]


def test_more_buttons_than_a_message_holds_are_refused() -> None:
    """Unless they are not always shown."""
    assert refused(f"buttons: «[{', '.join(f'b{n}' for n in range(101))}]»")[0] == "DG237"
    conditional = ", ".join(f"{{text: b{n}, value: {n}, when: name == '{n}'}}" for n in range(101))
    assert len(layout(f"[{conditional}]").written) == 101


@pytest.mark.parametrize(
    ("keys", "code"),
    [
        ("pick: {calendar: {min: «2026-13-01»}}", "DG235"),
        ("pick: {calendar: {disabled: «[sonday]»}}", "DG235"),
        ("pick: {calendar: {week_start: «someday»}}", "DG235"),
        ("pick: {counter: {min: «3», max: 2}}", "DG235"),
        ("pick: {counter: {step: «0»}}", "DG235"),
        ("pick: {time: {min: «25:00»}}", "DG235"),
        ("input: «email», pick: {rating: 5}", "DG208"),
        ("input: {type: choice}, pick: {calendar: true}, buttons: [A]", "DG208"),
    ],
)
def test_what_a_widget_cannot_use_is_refused(keys: str, code: str) -> None:
    """At the setting, or at the input."""
    keys = keys.replace("input: {type: choice}", "input: «{type: choice}»")
    assert refused(keys)[0] == code


def test_settings_of_a_widget_may_compute() -> None:
    """Then they are judged when the question is asked."""
    pick = prompt("pick: {calendar: {min: '{{ today }}', disabled: value == today, week_start: monday}}").pick
    assert pick is not None
    assert (pick.name, sorted(pick.settings)) == ("calendar", ["disabled", "min", "week_start"])


def test_value_is_known_in_a_widgets_condition_only() -> None:
    """Elsewhere it is no name."""
    assert refused("pick: {calendar: {min: '{{ «value» }}'}}")[0] == "DG312"


def test_a_single_setting_is_the_widgets_own() -> None:
    """`rating: 5`."""
    pick = prompt("pick: {rating: 7}").pick
    assert pick is not None
    assert pick.settings == {"max": Constant(7)}
