"""`schedule`, `unschedule` and `wait` at load: what is refused, where, and with what remedy."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest

from dragoman.diagnostics.diagnostic import Diagnostic, Severity
from dragoman.graph.computed import Constant
from dragoman.language.compiler import Surroundings
from dragoman.language.nodes.schedule import Schedule
from dragoman.language.nodes.unschedule import Unschedule
from dragoman.language.nodes.wait import Wait
from dragoman.language.signatures import FlowSignature, signature_of
from dragoman.schema import check_flow
from dragoman.source.parser import parse
from dragoman.source.source import Source
from tests.language.compiling.marked import compiled, told, unmarked, whole

TIP = FlowSignature("tip", {"what": "text", "at": "date"}, frozenset({"what"}), jobs=frozenset({"tea_time"}))
AROUND = Surroundings(flows={"tip": TIP, "talk": FlowSignature("talk")})

MOMENT = 'write a date such as 2026-12-31, a time such as 09:30, or both; or compute it: "{{ now + hours(1) }}"'


def problems(nodes: str, around: Surroundings = AROUND) -> list[Diagnostic]:
    """What is wrong with these nodes; each stands exactly at its mark."""
    clean, spans = unmarked(whole(nodes))
    _, found = compiled(clean, around=around)
    assert [problem.span for problem in found] == spans, found
    return found


def node(keys: str) -> str:
    """One node of these keys, behind a question that gives a variable."""
    return f"day: {{prompt: When?}}\na: {{{keys}}}\n"


def lead(keys: str) -> Schedule | Unschedule | Wait:
    """What comes of a node in which nothing is wrong."""
    flow, found = compiled(whole(node(keys)), around=AROUND)
    assert found == [], found
    assert flow is not None
    work = flow.nodes["a"].lead
    assert isinstance(work, Schedule | Unschedule | Wait)
    return work


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("2026-12-31", date(2026, 12, 31)),
        ("'09:30'", time(9, 30)),
        ("9:30", time(9, 30)),
        ("2026-12-31 09:30", datetime.combine(date(2026, 12, 31), time(9, 30))),
        ("2026-12-31 9:30", datetime.combine(date(2026, 12, 31), time(9, 30))),
        ("2026-12-31T09:30:15", datetime.combine(date(2026, 12, 31), time(9, 30, 15))),
    ],
)
def test_a_moment_is_read_when_the_flow_is_loaded(written: str, moment: object) -> None:
    """In `at` and in `until`."""
    scheduled, waiting = lead(f"schedule: tip, with: {{what: x}}, at: {written}"), lead(f"wait: {{until: {written}}}")
    assert isinstance(scheduled, Schedule)
    assert isinstance(waiting, Wait)
    assert scheduled.at == waiting.until == Constant(moment)


@pytest.mark.parametrize("moment", ["soon", "5", "true", "2026-13-01", "25:00", "2026-12-31 25:00", "1.5", "20m"])
def test_what_is_no_moment_is_refused(moment: str) -> None:
    """With what would be one."""
    for keys in (f"schedule: tip, with: {{what: x}}, at: «{moment}»", f"wait: {{until: «{moment}»}}"):
        (problem,) = problems(node(keys))
        assert told(problem) == ("DG229", f"'{moment}' is no moment", MOMENT)


def test_a_moment_that_looks_like_an_expression_is_told_so_once() -> None:
    """The braces are what is missing."""
    (problem,) = problems(node("wait: {until: «day + 1»}"))
    assert told(problem)[0] == "DG216"


def test_a_length_of_time_may_be_written_or_computed() -> None:
    """A duration is read at load."""
    written = lead("schedule: tip, with: {what: x}, after: 1h 30m")
    computed = lead("schedule: tip, with: {what: x}, after: '{{ hours(2) }}'")
    assert isinstance(written, Schedule)
    assert isinstance(computed, Schedule)
    assert written.after == Constant(timedelta(minutes=90))
    assert computed.after is not None


@pytest.mark.parametrize(
    ("keys", "code", "message"),
    [
        ("schedule: tip, with: {what: x}, after: «soon»", "DG212", "'soon' is no duration"),
        ("schedule: tip, with: {what: x}, after: «20»", "DG212", "'20' is no duration"),
        ("schedule: tip, with: {what: x}, after: «99999999999d»", "DG212", "'99999999999d' is no duration"),
        ("schedule: tip, with: {what: x}, every: «sometimes»", "DG229", "'sometimes' is not understood"),
        ("schedule: tip, with: {what: x}, every: «09:30»", "DG229", "did you mean 'daily 09:30'?"),
        ("schedule: tip, with: {what: x}, every: «daily»", "DG229", "says no time of day"),
        ("schedule: tip, with: {what: x}, every: «0s»", "DG229", "'0s' is no time at all"),
        ("schedule: tip, with: {what: x}, every: «30 25 * * *»", "DG229", "25"),
        ("schedule: tip, with: {what: x}, after: 1h, for: «ada»", "DG251", "'ada' is no user's id"),
        ("schedule: tip, with: {what: x}, after: 1h, for: [5, «-5»]", "DG251", "'-5' is no user's id"),
        ("schedule: tip, with: {what: x}, after: 1h, for: «'@ada'»", "DG251", "'@ada' is no user's id"),
        ("schedule: «tipp», after: 1h", "DG224", "there is no flow 'tipp'"),
        ("schedule: «tip», after: 1h", "DG225", "the flow 'tip' needs: what"),
        ("schedule: tip, after: 1h, with: {what: x, «wat»: y}", "DG225", "there is no input 'wat' of the flow 'tip'"),
        ("schedule: tip, with: {what: x}, at: '{{ «dya» }}'", "DG312", "dya"),
        ("schedule: tip, with: {what: x}, after: '{{ hours(«dya») }}'", "DG312", "dya"),
        ("schedule: tip, with: {what: x}, every: 'daily {{ «dya» }}'", "DG312", "dya"),
        ("schedule: tip, with: {what: x}, after: 1h, for: '{{ «dya» }}'", "DG312", "dya"),
        ("schedule: tip, with: {what: x}, after: 1h, as: 'x{{ «dya» }}'", "DG312", "dya"),
        ("unschedule: 'x{{ «dya» }}'", "DG312", "dya"),
        ("wait: «20»", "DG212", "'20' is no duration"),
        ("wait: {event: paid, timeout: {after: «1x», next: end}}", "DG212", "'1x' is no duration"),
        ("wait: {event: paid, timeout: {after: 1h, next: «nowhere»}}", "DG202", "there is no node 'nowhere'"),
    ],
)
def test_what_cannot_be_scheduled_is_refused(keys: str, code: str, message: str) -> None:
    """At its place."""
    (problem,) = problems(node(keys))
    assert problem.code == code
    assert message in problem.message


def test_a_misspelt_flow_gets_the_nearest_one() -> None:
    """As everywhere."""
    (problem,) = problems(node("schedule: «tipp», after: 1h"))
    assert problem.help == "did you mean 'tip'?"


@pytest.mark.parametrize(
    ("keys", "code"),
    [
        ("schedule: tip, at: '{{ now }}', every: 1h", "DG112"),
        ("schedule: tip, after: 1h, every: 1h", "DG112"),
        ("schedule: tip", "DG103"),
        ("unschedule: tip, after: 1h", "DG102"),
        ("wait: {until: x, event: paid}", "DG112"),
        ("wait: {until: x, timeout: {after: 1h, next: end}}", "DG102"),
    ],
)
def test_keys_that_do_not_stand_together_are_a_matter_of_shape(keys: str, code: str) -> None:
    """The schema says so."""
    text = whole(node(keys))
    tree = parse(Source("talk.yaml", text)).tree
    assert tree is not None
    assert [problem.code for problem in check_flow(tree, "talk.yaml")] == [code]


# Names


@pytest.mark.parametrize("name", ["tea_time", "'{{ day }}'", "'tea_{{ day }}'"])
def test_a_name_that_some_flow_schedules_can_be_unscheduled(name: str) -> None:
    """Also one that is computed: nobody knows it yet."""
    assert isinstance(lead(f"unschedule: {name}"), Unschedule)


def test_a_name_that_nothing_schedules_is_a_warning() -> None:
    """With the nearest that something does."""
    (problem,) = problems(node("unschedule: «tea_tim»"))
    assert told(problem) == ("DG250", "nothing is scheduled as 'tea_tim'", "did you mean 'tea_time'?")
    assert problem.severity is Severity.WARNING


def test_where_nothing_is_scheduled_the_warning_says_how() -> None:
    """There is no name to list."""
    (problem,) = problems(node("unschedule: «tea»"), Surroundings(flows={"talk": FlowSignature("talk")}))
    assert problem.help == "a 'schedule' node schedules, under its 'as' name"


def test_where_a_name_is_computed_no_other_is_doubted() -> None:
    """It may be that one."""
    around = Surroundings(flows={"talk": FlowSignature("talk", jobs=frozenset({"tea_{{ now }}"}))})
    assert problems(node("unschedule: tea"), around) == []


def test_a_flow_tells_others_what_it_schedules() -> None:
    """The name is that of `as`, else the flow's."""
    text = whole("a: {schedule: tip, after: 1h}\nb: {schedule: tip, after: 1h, as: 'x_{{ now }}'}\nc: {say: tip}")
    tree = parse(Source("talk.yaml", text)).tree
    assert tree is not None
    known = signature_of(tree)
    assert known is not None
    assert known.jobs == {"tip", "x_{{ now }}"}
