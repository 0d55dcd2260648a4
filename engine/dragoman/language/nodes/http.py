"""`http`: one request to another server, whose answer's body it saves and whose status chooses the way on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

from dragoman.diagnostics.diagnostic import Severity
from dragoman.graph.computed import Fault, Place, Template, Value
from dragoman.graph.targets import Target
from dragoman.graph.ways import Way, saving
from dragoman.language.addresses import address, compile_address
from dragoman.language.compiler import whole, word
from dragoman.language.durations import size
from dragoman.language.headers import compile_headers
from dragoman.language.requests import MOST, ONCE, TIMEOUT, Expect, HttpRequest, Method, Retry
from dragoman.language.retries import compile_retry, seconds
from dragoman.language.statuses import compile_statuses, way
from dragoman.language.targets import compile_target, saved
from dragoman.language.values.scope import TemplateFault
from dragoman.language.values.wire import wire_json, wire_texts
from dragoman.source.tree import Mapping as TreeMapping
from dragoman.source.tree import Scalar, Tree

if TYPE_CHECKING:
    from dragoman.graph.flow import Node
    from dragoman.interpreter.events import ActionReturned, Arrival
    from dragoman.language.compiler import Compiler
    from dragoman.language.nodes.protocol import NodeKind, Turn

METHODS: tuple[Method, ...] = ("get", "post", "put", "patch", "delete")


@dataclass(frozen=True, slots=True)
class Asked:
    """The request as written, to be worked out for a user. `max_bytes` of the answer's body."""

    method: Method
    url: Template
    place: Place
    headers: Mapping[str, Template] = field(default_factory=dict)
    query: Value | None = None
    json: Value | None = None
    form: Value | None = None
    expect: Expect | None = None
    max_bytes: int = MOST

    def for_this_user(self, turn: Turn, timeout: float, retry: Retry) -> HttpRequest:
        """The request with the values as they are now.

        Raises:
            Fault: it cannot be made of them.
        """
        try:
            return HttpRequest(
                method=self.method,
                url=address(self.url, turn.render(self.url)),
                headers={name: turn.render(value) for name, value in self.headers.items()},
                query=_texts(self.query, turn, "query"),
                json=None if self.json is None else wire_json(turn.evaluate(self.json)),
                form=None if self.form is None else _texts(self.form, turn, "form"),
                expect=self.expect,
                max_bytes=self.max_bytes,
                timeout=timeout,
                times=retry.times,
                wait=retry.wait,
            )
        except TemplateFault as fault:
            raise Fault("template", fault.message, self.place) from None


def _texts(value: Value | None, turn: Turn, key: str) -> dict[str, list[str]]:
    found = turn.evaluate(value) if value is not None else None
    if found is not None and not isinstance(found, Mapping):
        raise TemplateFault(f"'{key}' must be a record of names and values")
    texts = {str(name): wire_texts(one) for name, one in (found or {}).items()}
    return {name: values for name, values in texts.items() if values}


@dataclass(frozen=True, slots=True)
class Http:
    """The request, where its answer's body is saved, and the ways on by status (`404`) or class (`4xx`).

    `timeout` in seconds, for each try.
    """

    asked: Asked
    save: str | None = None
    outcomes: Mapping[str, Target] = field(default_factory=dict)
    on_error: Target | None = None
    timeout: float = TIMEOUT
    retry: Retry = ONCE

    def enter(self, turn: Turn, node: Node) -> None:
        """Has the request made with the values as they are now."""
        turn.run_request(self.asked.for_this_user(turn, self.timeout, self.retry))

    def resume(self, turn: Turn, node: Node, event: Arrival) -> None:
        """Saves the body and takes the way of the status; `on_error`, or the `error` handler, where there is none."""
        from dragoman.interpreter.events import ActionFailed, ActionReturned

        if isinstance(event, ActionFailed):
            self._failed(turn, node, event.error)
        elif isinstance(event, ActionReturned):
            self._answered(turn, node, event)

    def _answered(self, turn: Turn, node: Node, event: ActionReturned) -> None:
        status = event.outcome or "200"
        target = way(self.outcomes, status)
        if target is None and status >= "400":
            self._failed(turn, node, f"the server answered {status}")
            return
        if self.save is not None:
            turn.save(self.save, event.value)
        turn.leave(node, target)

    def _failed(self, turn: Turn, node: Node, why: str) -> None:
        if self.on_error is None:
            turn.fail(why)
        elif not turn.go(self.on_error):
            turn.leave(node)

    def ways(self) -> tuple[Way, ...]:
        """The ways of its statuses, that of all others, and that of its failure."""
        saves = saving(self.save)
        named = [Way(f"the server answers {status}", way, saves=saves) for status, way in self.outcomes.items()]
        failed = (Way("the request fails", self.on_error, through=False),) if self.on_error else ()
        return (*named, Way("the server has answered", saves=saves), *failed)


class _Http:
    def compile(self, name: str, node: TreeMapping, compiler: Compiler) -> Http | None:
        tree = node.get("http")
        asked = _asked(tree, compiler) if isinstance(tree, TreeMapping) else None
        save = saved(node.get("save"), compiler)
        outcomes = compile_statuses(node.get("outcomes"), compiler)
        on_error = compile_target(node.get("on_error"), compiler)
        timeout = seconds(node.get("timeout"), TIMEOUT, compiler, some=True)
        retry = compile_retry(node.get("retry"), compiler)
        return Http(asked, save, outcomes, on_error, timeout, retry) if asked else None


def _asked(tree: TreeMapping, compiler: Compiler) -> Asked | None:
    method = next((method for method in METHODS if tree.get(method)), None)
    url = compile_address(tree.get(method), compiler) if method else None
    headers = compile_headers(tree.get("headers"), compiler)
    query, form = _record("query", tree, compiler), _record("form", tree, compiler)
    json = compiler.value(tree.get("json"))
    expect, most = cast("Expect | None", word(tree.get("expect"))), _bytes(tree.get("max_bytes"), compiler)
    _check_body(method, tree, compiler)
    if method is None or url is None:
        return None
    return Asked(method, url, compiler.place(tree), headers, query, json, form, expect, most)


def _check_body(method: Method | None, tree: TreeMapping, compiler: Compiler) -> None:
    """Servers leave out the body of a get, and some refuse it."""
    for entry in tree.entries if method == "get" else ():
        if entry.key.text in ("json", "form"):
            message = f"'{entry.key.text}' beside 'get': most servers do not read the body of a get"
            remedy = "write 'post' in place of 'get', or 'query' in place of the body"
            compiler.report("DG245", entry.key.span, message, remedy, Severity.WARNING)


def _record(key: str, tree: TreeMapping, compiler: Compiler) -> Value | None:
    """Names and values, or one expression that gives them."""
    found = tree.get(key)
    if isinstance(found, Scalar) and "{{" not in found.text:
        return None
    return compiler.value(found)


def _bytes(tree: Tree | None, compiler: Compiler) -> int:
    if not isinstance(tree, Scalar):
        return MOST
    if (exact := whole(tree)) is not None:
        return exact
    try:
        return size(tree.text)
    except ValueError as wrong:
        compiler.report("DG212", tree.span, str(wrong))
        return MOST


kind: NodeKind = _Http()
