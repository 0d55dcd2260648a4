"""`http`: what is asked, and the ways on by what is answered."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from dragoman.graph.ways import targets_of
from dragoman.interpreter.session import Awaiting
from tests.language.compiling.marked import told
from tests.language.nodes.requesting import Caller, lead, refusal, requested

PLACE = "https://api.example.org/x"

NODES = """
q: {prompt: Q?}
load:
  http: {get: "https://api.example.org/x"}
  save: found
  outcomes: {404: missing, 4xx: {say: Refused., end: refused}, 2xx: below}
between: {prompt: Between?}
below: {prompt: Below?}
missing: {prompt: Missing?}
"""


def bot(nodes: str = NODES) -> Caller:
    """A user whose answer led to the request."""
    talk = Caller(nodes)
    talk.begin("talk").text("Ada")
    return talk


def test_the_request_says_where_it_comes_from_and_how_long_it_may_take() -> None:
    """Five seconds, 256 KiB, one try, where the flow says nothing else."""
    asked = bot().asked
    assert (asked.flow, asked.node) == ("talk", "load")
    request = asked.request
    assert (request.method, request.url) == ("get", PLACE)
    assert (request.timeout, request.max_bytes, request.times, request.expect) == (5.0, 262_144, 0, None)


def test_timeout_tries_and_size_are_taken_from_the_file() -> None:
    """In seconds and bytes."""
    found = lead(f"{{get: '{PLACE}', max_bytes: 2KiB, expect: text}}", "timeout: 1m\nretry: {times: 3, wait: 10s}")
    assert (found.timeout, found.retry.times, found.retry.wait) == (60.0, 3, 10.0)
    assert (found.asked.max_bytes, found.asked.expect) == (2048, "text")


def test_a_size_may_be_a_number_of_bytes() -> None:
    """Without a unit."""
    assert lead(f"{{get: '{PLACE}', max_bytes: 65536}}").asked.max_bytes == 65_536


@pytest.mark.parametrize(("keys", "value"), [("timeout: «soon»", "soon"), ("retry: {times: 2, wait: «5»}", "5")])
def test_a_duration_that_is_none_is_refused(keys: str, value: str) -> None:
    """At its value."""
    problem = refusal(f"a:\n  http: {{get: '{PLACE}'}}\n  {keys}")
    assert (problem.code, f"'{value}' is no duration" in problem.message) == ("DG212", True)


def test_a_size_that_is_none_is_refused() -> None:
    """At its value."""
    assert "'big' is no size" in refusal(f"a:\n  http: {{get: '{PLACE}', max_bytes: «big»}}").message


def test_headers_are_texts_of_one_line() -> None:
    """A user's line break begins no header."""
    more = "headers: {X-Name: '{{ name }}', X-Key: '{{ config.key }}'}"
    assert requested(f"'{PLACE}'", "a\nHost: evil", more=more).headers == {"X-Name": "a Host: evil", "X-Key": "k-1"}


def test_a_date_in_a_header_is_written_for_programs() -> None:
    """In ISO form."""
    assert requested(f"'{PLACE}'", more="headers: {X-Day: '{{ today }}'}").headers == {"X-Day": "2026-03-01"}


@pytest.mark.parametrize("name", ["Host", "content-length", "Transfer-Encoding", "Connection"])
def test_a_header_that_the_request_sets_itself_is_refused(name: str) -> None:
    """Another value could make two requests of one."""
    assert told(refusal(f"a:\n  http:\n    get: {PLACE}\n    headers: {{«{name}»: x}}")) == (
        "DG243", f"the header '{name}' is set by the request itself", "leave it out",
    )  # fmt: skip


def test_a_name_that_no_header_has_is_refused() -> None:
    """It is quoted."""
    problem = refusal(f"a:\n  http:\n    get: {PLACE}\n    headers: {{«x key»: x}}")
    assert (problem.code, problem.message) == ("DG243", "'x key' is no name of a header")


def test_a_query_has_texts_and_a_list_gives_one_for_each_item() -> None:
    """What is unset is left out."""
    more = "query: {name: '{{ name }}', n: 1.50, on: true, ids: [1, 2], other: '{{ other }}'}"
    found = requested(f"'{PLACE}'", "A&B", "/skip", more=more).query
    assert found == {"name": ["A&B"], "n": ["1.50"], "on": ["true"], "ids": ["1", "2"]}


def test_a_query_that_holds_a_record_is_a_fault_at_its_place() -> None:
    """It has no form there."""
    talk = Caller(f"name: {{prompt: Name?}}\nload:\n  http: {{get: '{PLACE}', query: {{a: '{{{{ user }}}}'}}}}")
    talk.begin("talk").text("x")
    (report,) = talk.reports
    assert (report.reason, report.line) == ("template", 6)
    assert "a record cannot be written here" in report.message


def test_a_json_body_keeps_types_and_every_digit() -> None:
    """Dates in ISO form."""
    more = 'json: {name: "{{ name }}", n: 1.50, day: "{{ today }}", list: [1, true, null], in: {a: "{{ 2 + 1 }}"}}'
    assert requested(f"'{PLACE}'", 'A"b', more=more).json == (
        '{"name":"A\\"b","n":1.50,"day":"2026-03-01","list":[1,true,null],"in":{"a":3}}'
    )


def test_a_json_body_may_be_one_value() -> None:
    """Also nothing at all, which is a body too."""
    assert requested(f"'{PLACE}'", "Ada", more='json: "{{ name }}"').json == '"Ada"'
    assert requested(f"'{PLACE}'", "Ada", "/skip", more='json: "{{ other }}"').json == "null"


def test_without_a_body_there_is_none() -> None:
    """Neither JSON nor a form."""
    request = requested(f"'{PLACE}'")
    assert (request.json, request.form) == (None, None)


def test_a_form_has_texts() -> None:
    """As a query has."""
    assert requested(f"'{PLACE}'", "Ada", more="form: {name: '{{ name }}', tags: [a, b]}").form == {
        "name": ["Ada"], "tags": ["a", "b"],
    }  # fmt: skip


def test_while_it_is_asked_the_session_awaits_its_call() -> None:
    """The record says so, and survives a restart."""
    talk = bot()
    assert isinstance(talk.session.waiting, Awaiting)
    assert talk.session.waiting.call == talk.asked.call


@pytest.mark.parametrize(("status", "node"), [(200, "below"), (201, "below"), (301, "between"), (404, "missing")])
def test_a_status_leads_to_its_target_or_its_class_s(status: int, node: str) -> None:
    """The status itself comes first; one below 400 without a target goes on below."""
    talk = bot().answered(status, {"a": 1})
    assert (talk.node, talk.data["found"]) == (node, {"a": 1})


def test_a_class_takes_what_no_status_took() -> None:
    """A target in place, as everywhere."""
    talk = bot().answered(422)
    assert (talk.said, talk.ended) == (["Refused."], [("talk", "refused")])


@pytest.mark.parametrize("body", [None, [], "text", Decimal("1.10"), {"a": [1, {"b": None}]}])
def test_the_body_is_saved(body: Any) -> None:
    """Whatever it is."""
    assert bot().answered(200, body).session.frames[-1].variables["found"] == body


def test_a_status_from_400_without_a_target_is_a_failure() -> None:
    """A polite sentence, the question again; nothing is saved, and the operator is told the status."""
    talk = bot().answered(503, "down")
    assert (talk.node, talk.data) == ("q", {})
    assert talk.said == ["Sorry, something went wrong. Please try again.", "Q?"]
    assert [report.message for report in talk.reports] == ["the server answered 503"]


ON_ERROR = """
q: {prompt: Q?}
load:
  http: {get: "https://api.example.org/x"}
  save: found
  outcomes: {404: missing}
  on_error: {say: Pity., next: missing}
below: {prompt: Below?}
missing: {prompt: Missing?}
"""


def test_on_error_takes_a_status_from_400() -> None:
    """And saves nothing."""
    talk = bot(ON_ERROR).answered(500, "down")
    assert (talk.said, talk.node, talk.data) == (["Pity.", "Missing?"], "missing", {"q": "Ada"})


def test_on_error_takes_a_server_that_cannot_be_reached() -> None:
    """The reason is not the user's affair."""
    assert bot(ON_ERROR).unanswered().said == ["Pity.", "Missing?"]


def test_on_error_leaves_a_status_with_a_target_alone() -> None:
    """It was foreseen."""
    assert bot(ON_ERROR).answered(404, "no").data["found"] == "no"


def test_a_server_that_cannot_be_reached_is_a_failure() -> None:
    """The handler `error` has the word, with the reason `action`."""
    talk = bot().unanswered("no answer within 5 s")
    assert [(report.reason, report.message) for report in talk.reports] == [("action", "no answer within 5 s")]
    assert talk.said[-1] == "Q?"


def test_on_error_in_place_without_a_way_goes_on_below() -> None:
    """As at an action."""
    nodes = ON_ERROR.replace(", next: missing", "")
    assert bot(nodes).unanswered().said == ["Pity.", "Below?"]


def test_an_answer_that_comes_twice_counts_once() -> None:
    """The second finds nobody waiting."""
    talk = bot()
    call = talk.asked
    talk.answered(200, 1)
    before = talk.session
    talk.effects = [call]
    assert (talk.answered(404).session, talk.node) == (before, "below")


def test_without_save_the_body_is_dropped() -> None:
    """It only counts that it worked."""
    nodes = NODES.replace("  save: found\n", "")
    assert bot(nodes).answered(200, {"a": 1}).data == {"q": "Ada"}


def test_its_ways_are_edges() -> None:
    """Of its statuses and of its failure."""
    found = lead(f"{{get: '{PLACE}'}}", "outcomes: {404: b, 5xx: end}\non_error: b")
    assert len(targets_of(found.ways())) == 3
