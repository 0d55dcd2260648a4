"""`profile` and `shared`: read in expressions, changed by `set` and `save`, as assignments and as operations."""

from __future__ import annotations

from typing import Any

import pytest

from dragoman.interpreter.effects import Change, ChangeKept
from dragoman.interpreter.events import Chat, User
from dragoman.interpreter.kept import applied, changed, used
from dragoman.language.values.scope import TemplateFault, TooMuch
from tests.interpreter.keeping import KeptTalk, Store, kept_flows

COUNT = "profile: {count: {type: integer, initial: 0}}"
ANSWERS = "shared: {answers: list}"


def talk(nodes: str, bot: str = COUNT, store: Store | None = None, **people: Any) -> KeptTalk:
    """A talk with a bot of these nodes and declarations."""
    return KeptTalk(kept_flows(nodes, bot), store, **people)


def test_a_first_value_is_read_before_anything_was_written() -> None:
    """And nothing is written by reading."""
    ada = talk("a: {say: '{{ profile.count }}'}")
    assert (ada.text("/talk").said, ada.profile) == (["0"], {})


def test_what_is_set_is_read_in_the_same_turn_and_the_next() -> None:
    """The turn sees its own changes."""
    ada = talk("a: {set: {profile.count: '{{ profile.count + 1 }}'}}\nb: {say: '{{ profile.count }}'}")
    assert [ada.text("/talk").said, ada.text("/talk").said] == [["1"], ["2"]]
    assert ada.profile == {"count": 2}


def test_a_question_may_be_saved_to_the_profile() -> None:
    """And asked about in another flow, or another chat."""
    flows = kept_flows("city: {prompt: Where?, save: profile.city}", "profile: {city: text}")
    store = Store()
    KeptTalk(flows, store).text("/talk").text("Leeds")
    there = KeptTalk(flows, store, chat=Chat(-5, "group"))
    assert there.profile == {"city": "Leeds"}


def test_what_is_saved_to_a_chat_is_read_by_its_members() -> None:
    """And by nobody elsewhere."""
    flows = kept_flows("a: {prompt: What?, save: shared.word}\nb: {say: '{{ shared.word }}'}", "shared: {word: text}")
    store, group = Store(), Chat(-5, "group")
    KeptTalk(flows, store, User(1), group).text("/talk").text("hello")
    assert KeptTalk(flows, store, User(2), group).shared == {"word": "hello"}
    assert KeptTalk(flows, store, User(1), Chat(-6, "group")).shared == {}


def test_the_shared_data_of_a_private_chat_are_that_chat_s() -> None:
    """One user's alone."""
    nodes = "a: {set: {shared.answers: '{{ shared.answers | add(user.id) }}'}}\nb: {say: '{{ shared.answers }}'}"
    flows, store = kept_flows(nodes, ANSWERS), Store()
    KeptTalk(flows, store, User(1), Chat(1)).text("/talk")
    assert KeptTalk(flows, store, User(2), Chat(2)).text("/talk").said == ["2"]


def test_all_values_of_a_set_are_read_before_any_is_written() -> None:
    """Of both stores and of the flow's variables."""
    nodes = (
        "a:\n  set:\n    n: '{{ profile.count }}'\n    profile.count: '{{ profile.count + 1 }}'\n"
        "    shared.seen: '{{ profile.count }}'\nb: {say: '{{ n }} {{ profile.count }} {{ shared.seen }}'}"
    )
    assert talk(nodes, f"{COUNT}\nshared: {{seen: integer}}").text("/talk").said == ["0 1 0"]


def test_a_change_says_what_it_does() -> None:
    """So that it can be applied to what somebody else has made of the value meanwhile."""
    ada = talk("a: {set: {profile.count: '{{ profile.count + 2 }}'}}").text("/talk")
    (effect,) = [effect for effect in ada.effects if isinstance(effect, ChangeKept)]
    assert (effect.store, effect.changes, effect.flow, effect.node) == (
        "profile", (Change("count", "increase", 2),), "talk", "a",
    )  # fmt: skip
    assert (effect.file.endswith("talk.yaml"), effect.line) == (True, 5)


def test_a_turn_that_fails_changes_nothing() -> None:
    """What it had changed before is not done."""
    ada = talk("a: {set: {profile.count: 5}}\nb: {say: '{{ 1 / (user.id - user.id) }}'}").text("/talk")
    assert ([r.reason for r in ada.reports], ada.profile) == (["template"], {})


def test_back_leaves_what_is_kept() -> None:
    """It takes back the conversation's answers, not what was done outside it."""
    nodes = "a: {prompt: A?, set: {profile.count: '{{ profile.count + 1 }}'}}\nb: {prompt: B?}"
    ada = talk(nodes).text("/talk").text("x").text("/back")
    assert (ada.said, ada.profile) == (["A?"], {"count": 1})


def test_a_value_of_another_type_is_not_kept() -> None:
    """The operator is told the field, its type, the value and the line."""
    ada = talk("a: {set: {profile.count: '{{ user.first_name if 1 < 2 else 3 }}'}}").text("/talk")
    (report,) = ada.reports
    assert report.message == "'profile.count' is declared as integer; 'Ada' is none"
    assert (report.reason, report.line, ada.profile) == ("template", 5, {})


def test_a_result_of_another_type_is_not_kept() -> None:
    """An operation is judged by what comes out of it."""
    ada = talk("a: {set: {profile.count: '{{ profile.count + 0.5 }}'}}").text("/talk")
    assert [report.message for report in ada.reports] == ["'profile.count' is declared as integer; '0.5' is none"]


def test_counting_what_was_never_set_is_told_with_the_remedy() -> None:
    """As in any expression."""
    ada = talk("a: {set: {profile.n: '{{ profile.n + 1 }}'}}", "profile: {n: integer}").text("/talk")
    (report,) = ada.reports
    assert report.message == "'n' is not set, so nothing can be counted; write (... | default(0))"


def test_a_default_makes_counting_begin() -> None:
    """The remedy works, and is an operation too."""
    ada = talk("a: {set: {profile.n: '{{ (profile.n | default(10)) + 1 }}'}}", "profile: {n: integer}")
    assert ada.text("/talk").text("/talk").profile == {"n": 12}


def test_too_much_is_not_kept() -> None:
    """The error handler speaks; the operator is told the store, both sizes and the line."""
    nodes = "a: {prompt: A?}\nb: {set: {shared.answers: '{{ shared.answers | add(a) }}'}}\nc: {prompt: C?}"
    ada = talk(nodes, f"{ANSWERS}\nlimits: {{variables: 1KiB}}").text("/talk").text("x" * 900)
    ada.text("/talk").text("y" * 900)
    (report,) = ada.reports
    assert (report.reason, report.line) == ("limit", 6)
    assert report.message.startswith("'shared' would take 18")
    assert report.message.endswith("bytes; 1024 is the most")
    assert ada.shared == {"answers": ["x" * 900]}


BEFORE: dict[str, Any] = {"n": 1, "list": ["a"], "records": [{"id": 1, "x": 1}], "word": "abc"}


@pytest.mark.parametrize(
    ("change", "after"),
    [
        (Change("n", "assign", "any"), "any"),
        (Change("n", "default", 5), 1),
        (Change("other", "default", 5), 5),
        (Change("n", "increase", -3), -2),
        (Change("list", "add", "b"), ["a", "b"]),
        (Change("other", "add", "b"), ["b"]),
        (Change("records", "put", "id", {"id": 1, "y": 2}), [{"id": 1, "x": 1, "y": 2}]),
        (Change("records", "put", "id", {"id": 2}), [{"id": 1, "x": 1}, {"id": 2}]),
        (Change("records", "without", [], {"id": 1}), []),
        (Change("list", "without", ["a"]), []),
        (Change("other", "without", ["a"]), []),
    ],
)
def test_a_change_makes_of_the_data_what_its_filter_would(change: Change, after: Any) -> None:
    """Whatever else there is stays, and the former data too."""
    assert applied(BEFORE, [change]) == {**BEFORE, change.name: after}
    assert BEFORE == {"n": 1, "list": ["a"], "records": [{"id": 1, "x": 1}], "word": "abc"}


@pytest.mark.parametrize(
    "change",
    [
        Change("word", "increase", 1),
        Change("n", "increase", None),
        Change("other", "increase", 1),
        Change("word", "add", 1),
        Change("n", "put", "id", {"id": 1}),
        Change("list", "put", "id", {"x": 1}),
        Change("list", "without", []),
    ],
)
def test_a_change_that_does_not_fit_fails(change: Change) -> None:
    """As its filter would."""
    with pytest.raises(TemplateFault):
        applied(BEFORE, [change])


def test_of_several_changes_all_are_made_or_none() -> None:
    """The data are what they were."""
    flows = kept_flows("a: {say: Hi}", "profile: {n: integer, m: integer}")
    with pytest.raises(TemplateFault):
        changed(flows, "profile", {"n": 1}, [Change("n", "increase", 1), Change("m", "assign", "x")])


def test_first_values_are_not_written_unless_they_are_changed() -> None:
    """A later bot.yaml may have others."""
    flows = kept_flows("a: {say: Hi}", "profile: {n: {type: integer, initial: 5}, m: {type: integer, initial: 7}}")
    assert changed(flows, "profile", {}, [Change("n", "increase", 1)]) == {"n": 6}


def test_data_that_would_be_too_large_are_too_much() -> None:
    """With both sizes."""
    flows = kept_flows("a: {say: Hi}", "profile: {n: text}\nlimits: {variables: 100B}")
    with pytest.raises(TooMuch, match="'profile' would take 208 bytes; 100 is the most"):
        changed(flows, "profile", {}, [Change("n", "assign", "x" * 200)])


@pytest.mark.parametrize(
    ("nodes", "bot", "stores"),
    [
        ("a: {say: Hi}", "", ()),
        ("a: {say: '{{ profile.timezone }}'}", "", ("profile",)),
        ("a: {set: {profile.timezone: Asia/Tokyo}}", "", ("profile",)),
        ("a: {prompt: Which?, input: timezone, save: profile.timezone}", "", ("profile",)),
        ("a: {say: Hi, when: shared.x}", "shared: {x: text}", ("shared",)),
        ("a: {say: Hi}", "profile: {x: text}", ("profile",)),
        ("a: {say: Hi}", "on: {help: {say: '{{ profile.language }}'}}", ("profile",)),
        ("a: {say: Hi}", "locales: [en, de]", ("profile",)),
        ("a: {say: '{{ shared.x }}'}", "profile: {x: text}\nshared: {x: text}", ("profile", "shared")),
    ],
)
def test_only_what_the_flows_use_is_read(nodes: str, bot: str, stores: tuple[str, ...]) -> None:
    """A bot that keeps nothing pays nothing."""
    assert used(kept_flows(nodes, bot)) == stores
