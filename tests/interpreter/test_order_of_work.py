"""The order of a node's work: `when`, lead key, `set`, the pressed button's target, `branches`, `next`, below."""

from __future__ import annotations

from tests.interpreter.building import nodes_of
from tests.interpreter.talking import Talk


def started(nodes: str, head: str = "") -> Talk:
    """A talk in which /talk was just written."""
    return Talk(nodes_of(nodes, head=head)).text("/talk")


def test_a_node_falls_through_to_the_node_below() -> None:
    """Principle 3: order has meaning."""
    assert started("a: {say: One}\nb: {say: Two}").said == ["One", "Two"]


def test_the_last_node_ends_the_flow_as_completed() -> None:
    """There is nothing below it."""
    talk = started("a: {say: One}")
    assert talk.ended == [("talk", "completed")]
    assert talk.session.frames == ()


def test_next_leads_past_the_nodes_between() -> None:
    """A named node is gone to."""
    assert started("a: {say: One, next: c}\nb: {say: Two}\nc: {say: Three}").said == ["One", "Three"]


def test_end_ends_the_flow_with_its_outcome() -> None:
    """And nothing below is done."""
    talk = started("a: {say: One, end: early}\nb: {say: Two}")
    assert (talk.said, talk.ended) == (["One"], [("talk", "early")])


def test_a_node_of_tail_keys_only_works() -> None:
    """It sets, and goes on."""
    assert started("a: {set: {x: 1}}\nb: {say: 'x is {{ x }}'}").said == ["x is 1"]


def test_a_node_whose_when_is_false_does_nothing_at_all() -> None:
    """Neither its lead, nor `set`, nor `branches`, nor `end`."""
    nodes = """
    a:
      when: 1 > 2
      say: Never
      set: {x: 1}
      branches: [{when: true, end: branched}]
      end: ended
    b: {say: "x is {{ x }}."}
    """
    talk = started(nodes)
    assert (talk.said, talk.ended) == (["x is ."], [("talk", "completed")])


def test_a_node_whose_when_is_false_follows_its_own_next() -> None:
    """`next` is the one key that still counts."""
    assert started("a: {when: 1 > 2, say: A, next: c}\nb: {say: B}\nc: {say: C}").said == ["C"]


def test_a_last_node_whose_when_is_false_ends_the_flow_as_completed() -> None:
    """Its own outcome is not taken."""
    assert started("a: {when: 1 > 2, say: A, end: odd}").ended == [("talk", "completed")]


def test_a_question_whose_when_is_false_is_not_asked() -> None:
    """The variable stays unset."""
    talk = started("a: {when: 1 > 2, prompt: A?}\nb: {prompt: 'B? {{ a }}.'}")
    assert talk.said == ["B? ."]


def test_set_comes_after_the_lead_key() -> None:
    """A text still shows the value from before."""
    talk = started("a: {say: 'x is {{ x }}', set: {x: 2}}\nb: {say: 'x is {{ x }}'}", "variables:\n  x: {initial: 1}")
    assert talk.said == ["x is 1", "x is 2"]


def test_the_assignments_of_one_set_read_the_values_from_before_it() -> None:
    """So two values can be exchanged."""
    head = "variables:\n  x: {initial: 1}\n  y: {initial: 2}"
    talk = started("a: {set: {x: '{{ y }}', y: '{{ x }}'}}\nb: {say: '{{ x }} {{ y }}'}", head)
    assert talk.said == ["2 1"]


def test_a_pressed_buttons_set_comes_before_the_nodes() -> None:
    """The node's reads what the button's wrote."""
    nodes = """
    a:
      prompt: A?
      buttons: [{text: Go, set: {x: 1}, next: b}]
      set: {y: "{{ x + 1 }}"}
    b: {say: "{{ x }} {{ y }}"}
    """
    assert started(nodes).press("Go").said == ["1 2"]


def test_the_pressed_buttons_target_comes_before_the_branches() -> None:
    """A branch whose condition holds is not looked at."""
    nodes = """
    a:
      prompt: A?
      buttons: [{text: Go, next: c}]
      branches: [{when: true, next: b}]
    b: {say: B, next: end}
    c: {say: C}
    """
    assert started(nodes).press("Go").said == ["C"]


def test_branches_see_what_set_has_set() -> None:
    """They come after it."""
    nodes = "a: {set: {x: 5}, branches: [{when: x > 4, next: c}]}\nb: {say: B}\nc: {say: C}"
    assert started(nodes).said == ["C"]


def test_the_first_branch_that_holds_is_taken() -> None:
    """The later ones are not looked at, not even if they are broken for this user."""
    nodes = "a: {branches: [{when: 1 > 2, end: x}, {when: true, end: y}, {when: user.name + 1 > 0, end: z}]}"
    assert started(nodes).ended == [("talk", "y")]


def test_a_branch_in_place_says_sets_and_goes_on_with_next() -> None:
    """Without a target of its own, its surroundings go on."""
    nodes = "a: {branches: [{when: true, say: Here, set: {x: 1}}], next: c}\nb: {say: B}\nc: {say: 'C {{ x }}'}"
    assert started(nodes).said == ["Here", "C 1"]


def test_no_branch_that_holds_falls_through() -> None:
    """`next`, `end` or the node below."""
    assert started("a: {branches: [{when: 1 > 2, end: x}]}\nb: {say: B}").said == ["B"]


def test_a_target_in_place_may_end_the_flow() -> None:
    """With its own outcome."""
    talk = started("a: {prompt: A?, buttons: {Leave: {say: Bye, end: left}}}\nb: {say: B}").press("Leave")
    assert (talk.said, talk.ended) == (["Bye"], [("talk", "left")])


def test_a_target_in_place_that_only_says_goes_on_as_without_it() -> None:
    """The node below comes next."""
    assert started("a: {prompt: A?, buttons: {Info: {say: Free}}}\nb: {say: B}").press("Info").said == ["Free", "B"]


def test_the_word_end_ends_the_flow_as_completed() -> None:
    """As a target."""
    assert started("a: {say: A, next: end}\nb: {say: B}").ended == [("talk", "completed")]


def test_a_list_of_messages_is_sent_in_its_order() -> None:
    """Each a message of its own."""
    assert started("a: {say: [One, {text: Two, silent: true}]}").said == ["One", "Two"]


def test_a_message_that_is_empty_for_this_user_is_not_sent() -> None:
    """Telegram knows no empty messages."""
    assert started("a: {say: ['{% if x %}Never{% endif %}', Two]}\nb: {set: {x: 1}}").said == ["Two"]


def test_the_settings_of_a_message_reach_the_channel() -> None:
    """Format, silence, protection, preview and links."""
    nodes = """
    a:
      say:
        text: "*Hi*"
        format: markdown
        silent: true
        protect: true
        link_preview: false
        buttons: [{text: Terms, url: "https://example.org"}]
    """
    (message,) = started(nodes).messages
    assert (message.format, message.silent, message.protect, message.link_preview) == ("markdown", True, True, False)
    assert message.keyboard is not None
    assert message.keyboard.rows[0][0].text == "Terms"


def test_when_a_flow_ends_its_outputs_are_recorded() -> None:
    """By name and value; the data are all variables."""
    talk = started("a: {set: {x: 2}}", "outputs:\n  double: '{{ x * 2 }}'")
    assert (talk.finished.outputs, talk.finished.data) == ({"double": 4}, {"x": 2})


def test_without_outputs_all_answers_are_handed_back() -> None:
    """The default."""
    assert started("a: {prompt: A?}").text("yes").finished.outputs == {"a": "yes"}


def test_a_list_of_outputs_hands_back_these_variables() -> None:
    """An unset one as nothing."""
    talk = started("a: {prompt: A?}\nb: {prompt: B?, when: 1 > 2}", "outputs: [b, a]").text("yes")
    assert talk.finished.outputs == {"b": None, "a": "yes"}


def test_when_a_flow_ends_its_variables_are_dropped() -> None:
    """Started again it knows nothing."""
    talk = started("a: {prompt: 'A? {{ b }}.'}\nb: {prompt: B?}").text("x").text("y").text("/talk")
    assert (talk.said, talk.data) == (["A? ."], {})
