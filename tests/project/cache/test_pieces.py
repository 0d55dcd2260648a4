"""Compiled things as bytes and back: what comes back is what was kept, and never anything that acts."""

from __future__ import annotations

import pickle
import sys
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from dragoman.graph.computed import Constant, Place, Template
from dragoman.i18n.plurals import Chosen, plurals_of
from dragoman.language.expressions import Expression, Scope, parse_condition, parse_value
from dragoman.language.expressions.text import text_by
from dragoman.language.inputs import all_inputs
from dragoman.language.patterns import compile_pattern
from dragoman.language.templates import parse_text
from dragoman.language.validators import all_validators
from dragoman.language.values.scope import Format
from dragoman.language.widgets import all_widgets
from dragoman.project.cache.pieces import NoData, from_bytes, to_bytes


def again(thing: Any) -> Any:
    """The thing, kept and read."""
    return from_bytes(to_bytes(thing))


@pytest.mark.parametrize(
    "value", [Place("a.yaml", 1, 2), Constant([1, Decimal("1.5"), {"a": None}]), timedelta(hours=1)]
)
def test_data_come_back_as_they_were(value: object) -> None:
    """Classes of the graph, and values that YAML and the language know."""
    assert again(value) == value


@pytest.mark.parametrize(
    ("source", "form"),
    [
        ("plain words", "html"),
        ("<b>{{ name }}</b> & <i>co</i>", "html"),
        ("{% if name %}*{{ name }}* a-b.{% else %}nobody{% endif %}", "markdown"),
        ("{% for one in names %}<i>{{ one }}</i> & {% endfor %}", "html"),
        ("{{ names | length }} {{ 'x' ~ name }} {{ name | upper }}", "plain"),
        ("https://a.b/{{ name }}?x=1&y=2", "url"),
    ],
)
def test_a_text_says_the_same(source: str, form: Format) -> None:
    """The author's signs as they were made ready, and what is computed."""
    text = parse_text(source, form)
    scope = Scope({"name": "<Ann & Bo>", "names": ["a", "<b>"]})
    rendered = text.render(scope)
    kept = again(text)
    assert (kept.render(scope), kept.constant, kept.source) == (rendered, text.constant, text.source)
    assert kept.references == text.references


def test_a_text_by_number_says_the_same() -> None:
    """Also with the plural rule that its translation file has of its own."""
    number = parse_value("{{ n }}")
    assert isinstance(number, Expression)
    header = "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 ? 1 : 2);"
    text = text_by(
        [parse_text(one) for one in ("{{ n }} a", "{{ n }} b", "c")], Chosen(plurals_of(header, "ru"), number)
    )
    assert [again(text).render(Scope({"n": n})) for n in (1, 3, 5, 21)] == ["1 a", "3 b", "c", "21 a"]


def test_an_expression_and_a_part_of_it_give_the_same() -> None:
    """A part is kept as a part."""
    whole = parse_condition("count + 1")
    part = whole.part(whole.tree.left)  # type: ignore[attr-defined]
    assert [again(one).evaluate(Scope({"count": 2})) for one in (whole, part)] == [3, 2]


def test_a_pattern_fits_the_same() -> None:
    """RE2 compiles it again, in the dialect that the language has."""
    pattern = again(compile_pattern(r"order (?P<number>\d+)"))
    assert (pattern.match("ORDER 12"), pattern.match("order x")) == ({"number": "12"}, None)


@pytest.mark.parametrize(
    "kinds", [all_inputs(), all_validators(), all_widgets()], ids=["inputs", "validators", "widgets"]
)
def test_a_kind_is_the_one_there_is(kinds: Any) -> None:
    """Not another one like it: kinds are told apart by identity."""
    assert all(again(kind) is kind for kind in kinds.values())


def test_what_two_share_is_shared_again() -> None:
    """A default that a thousand prompts have is kept once."""
    text = Template(parse_text("a"), Place("a.yaml", 1, 1))
    first, second = again([text, text])
    assert first is second


@pytest.mark.parametrize("thing", [print, lambda: 1, sys, {"a": [object()]}, (n for n in "a"), Exception("a")])
def test_what_acts_cannot_be_kept(thing: object) -> None:
    """Functions, modules, and objects of classes that are no data."""
    with pytest.raises(NoData):
        to_bytes(thing)


class Forged:
    """Bytes that call something when they are read."""

    def __init__(self, called: Any, *given: Any) -> None:
        self.call = called, given

    def __reduce__(self) -> Any:
        return self.call


def named(module: str, name: str) -> bytes:
    """Bytes that name this, and call it with nothing."""
    return b"c" + f"{module}\n{name}\n".encode() + b")R."


def test_bytes_that_would_run_a_command_are_refused() -> None:
    """The one thing that a pickle must never do here."""
    for called, given in ((eval, "1"), (__import__, "os"), (getattr, "x"), (exec, "1"), (print, "x")):
        with pytest.raises(NoData):
            from_bytes(pickle.dumps(Forged(called, given)))


@pytest.mark.parametrize(
    ("module", "name"),
    [
        ("os", "system"),
        ("posix", "system"),
        ("builtins", "eval"),
        ("dragoman.project.loading", "load"),
        ("dragoman.language.kinds", "import_module"),
        ("dragoman.language.kinds", "found"),
        ("dragoman.language.expressions.syntax", "nodes.Name"),
        ("dragoman.graph.flow", "dataclass"),
        ("dragoman.graph.flow", "Place"),
        ("dragoman.language.actions", "inspect"),
        ("jinja2.nodes", "inspect"),
        ("jinja2.nodes", "Environment"),
        ("jinja2.nodes", "Node.__init__"),
        ("dragoman.project.cache.pieces", "import_module"),
        ("dragoman.project.cache.pieces", "from_bytes"),
        ("datetime", "sys"),
        ("decimal", "getcontext"),
    ],
)
def test_nothing_else_can_be_named(module: str, name: str) -> None:
    """Neither functions, nor what one of our modules imports, nor what is behind a dot."""
    with pytest.raises(NoData):
        from_bytes(named(module, name))


def test_a_module_of_somebody_else_is_not_even_imported() -> None:
    """Importing is running."""
    sys.modules.pop("antigravity", None)
    with pytest.raises(NoData):
        from_bytes(named("antigravity", "fly"))
    assert "antigravity" not in sys.modules
