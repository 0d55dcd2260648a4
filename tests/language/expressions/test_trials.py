"""What is tried before a conversation stands for what happens in one."""

from __future__ import annotations

import random
from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

import pytest
from jinja2 import nodes

from dragoman.language.expressions import Scope, TemplateFault, TemplateRefused, misused, parse_condition, possible_of
from dragoman.language.expressions.possible import UNKNOWN, constant, either, items_of, of_kind, widened
from dragoman.language.expressions.samples import NOW, SAMPLES, AnyRecord
from dragoman.language.expressions.shortcuts import GIVING, is_fine
from dragoman.language.expressions.trials import Operation, fault_for_all, results, run
from dragoman.language.filters import FILTERS
from dragoman.language.values.kinds import NONE, kind_of

OTHERS: Mapping[str, tuple[Any, ...]] = {
    "text": ("Grace", "12.5", "1999-12-31", "23:59", "3d", "USD", "HH:mm", "medium", "ceil", "id", "x"),
    "number": (5, 41, -1, 10**20, Decimal("0.01"), 0.5),
    "boolean": (False, True),
    "date": (date(1999, 12, 31), date(2024, 2, 29)),
    "datetime": (datetime(1999, 12, 31, 23, 59, tzinfo=UTC), datetime(2024, 2, 29, 1, 1, tzinfo=UTC)),
    "time": (time(), time(23, 59, 59)),
    "duration": (timedelta(days=40), timedelta(minutes=-5), timedelta(seconds=0.5)),
    "list": (
        ["x"],
        [5, "a"],
        [{"id": 5, "x": 1}],
        [date(2026, 1, 1)],
        [{"id": "a", "x": "b"}, {"id": 2, "x": [3]}],
        [[4]],
    ),
    "record": ({"id": 1, "x": True}, {"x": [1, 2]}, {"x": {"id": "b", "x": 2}}, {"x": date(2026, 1, 1)}),
}
"""Values that are no samples. All is set: what is not set does not count, and most filters pass it on."""

LEFT_OUT = {"bold", "italic", "code", "link", "ago", "default", "index", "min", "max"}
"""Filters that bare expressions do not have, and those that may give nothing of something."""

NAMES = {kind: tuple(f"{kind}_{at}" for at in range(2)) for kind in OTHERS}
KINDS = {name: of_kind(kind) for kind, names in NAMES.items() for name in names}
LITERALS = ("1", "0", "2.5", "'x'", "'id'", "'7'", "'EUR'", "'yyyy'", "true", "[1, 2]", "[]", "days(1)", "hours(2)")
SIGNS = ("+", "-", "*", "/", "//", "%", "==", "!=", "<", ">=", "in", "~")


def part(random_: random.Random, depth: int) -> str:
    """An expression in which everything is computed, whatever the values."""
    if depth == 0 or random_.random() < 0.2:
        every = [name for names in NAMES.values() for name in names]
        return random_.choice([*every, *every, *LITERALS])
    inner = part(random_, depth - 1)
    match random_.randrange(6):
        case 0 | 1:
            return f"({inner} {random_.choice(SIGNS)} {part(random_, depth - 1)})"
        case 2 | 3:
            return f"({inner} | {called(random_, depth)})"
        case 4:
            return random_.choice([f"({inner}).x", f"({inner})[{part(random_, 0)}]", f"({inner})['x']", f"(-{inner})"])
        case _:
            return random_.choice([f"days({inner})", f"to_date({inner})", f"[{inner}]", f"(({inner}) is even)"])


def called(random_: random.Random, depth: int) -> str:
    """A filter with as many arguments as it must have, or one more."""
    name = random_.choice(sorted(set(FILTERS) - LEFT_OUT))
    takes = FILTERS[name].parameters
    count = min(takes.required + random_.randrange(2), len(takes.names))
    count = max(count, 1) if name in ("plural", "without") else count
    given = [part(random_, depth - 1) for _ in range(count)]
    given += [f"x={part(random_, 0)}"] if takes.fields and name != "without" else []
    return f"{name}({', '.join(given)})" if given else name


def seen(source: str) -> list[int]:
    """The places where something is sure to fail; none for what cannot be parsed."""
    try:
        expression = parse_condition(source)
    except TemplateRefused:
        return []
    return [problem.offset for problem in misused(expression.trees, KINDS, source) if problem.code == "DG316"]


def fails(source: str, random_: random.Random) -> bool:
    """Whether it fails for values of these kinds."""
    names = {name: random_.choice(OTHERS[kind]) for kind, names in NAMES.items() for name in names}
    try:
        parse_condition(source).evaluate(Scope({**names, "now": NOW, "today": NOW.date()}))
    except TemplateFault:
        return True
    return False


@pytest.mark.parametrize("seed", range(25))
def test_what_is_told_fails_whatever_the_values_are(seed: int) -> None:
    """For values that are no samples, too."""
    random_, told = random.Random(seed), 0
    for _ in range(60):
        source = part(random_, random_.randrange(1, 4))
        if seen(source):
            told += 1
            assert all(fails(source, random_) for _ in range(12)), source
    assert told > 10


@pytest.mark.parametrize("seed", range(12))
def test_what_is_known_of_a_value_is_so_in_a_conversation(seed: int) -> None:
    """Its kind is one of those that were found, or it is not set."""
    random_ = random.Random(seed)
    for _ in range(60):
        source = part(random_, random_.randrange(1, 4))
        try:
            expression = parse_condition(source)
            names = {name: random_.choice(OTHERS[kind]) for kind, names in NAMES.items() for name in names}
            value = expression.evaluate(Scope({**names, "now": NOW, "today": NOW.date()}))
        except (TemplateRefused, TemplateFault):
            continue
        known = possible_of(expression.tree, KINDS, source).kinds
        assert kind_of(value) in known | {NONE}, (source, value)


@pytest.mark.parametrize("kind", sorted(SAMPLES))
def test_samples_are_of_their_kind(kind: str) -> None:
    """None of another."""
    assert {kind_of(value) for value in SAMPLES[kind]} == {kind}


@pytest.mark.parametrize("name", sorted(GIVING))
def test_a_filter_gives_values_of_the_kind_that_it_is_said_to_give(name: str) -> None:
    """Whatever it is given, if it can be computed."""
    takes = FILTERS[name].parameters
    for count in range(takes.required, max(len(takes.names), takes.required, int(takes.more) * 2) + 1):
        operation = Operation(nodes.Filter, name, count)
        for value in UNKNOWN.values:
            try:
                given = run(operation, (value, *["EUR"] * count))
            except TemplateFault:
                continue
            assert kind_of(given) in (GIVING[name], NONE)


@pytest.mark.parametrize("kind", sorted(SAMPLES))
@pytest.mark.parametrize(
    ("name", "settings"),
    [
        ("money", ()),
        ("money", ("EUR",)),
        ("money", ("MXN",)),
        ("number", ()),
        ("number", (2,)),
        ("plural", ("a", "b")),
        ("date", ()),
        ("date", ("d.M.y",)),
        ("date", ("EEEE, dd MMMM yyyy",)),
        ("time", ()),
        ("time", ("H:mm:ss",)),
        ("time", ("full",)),
        ("ago", ()),
        ("join_and", ()),
    ],
)
def test_a_shortcut_says_what_trying_says(kind: str, name: str, settings: tuple[Any, ...]) -> None:
    """It only spares the time."""
    operation, operands = Operation(nodes.Filter, name, len(settings)), (of_kind(kind), *map(constant, settings))
    assert is_fine(operation, operands) == (fault_for_all(operation, operands) is None and kind != NONE)


@pytest.mark.parametrize(
    ("name", "setting"),
    [
        ("date", "dd/mm"),
        ("date", "ddd"),
        ("date", "HH"),
        ("time", "yyyy"),
        ("time", ""),
        ("money", "EURO"),
        ("number", -1),
    ],
)
def test_a_shortcut_never_says_that_what_fails_is_fine(name: str, setting: object) -> None:
    """It leaves that to trying."""
    operation = Operation(nodes.Filter, name, 1)
    assert not is_fine(operation, (of_kind("datetime"), constant(setting)))
    assert not is_fine(operation, (of_kind("number"), constant(setting)))


def test_a_record_of_which_nobody_knows_the_fields_has_them_all() -> None:
    """What works with a record works with such a one."""
    record = AnyRecord(5)
    assert (record["x"], record.get("whatever"), len(record), "y" in record) == (5, 5, 1, True)


def test_what_may_be_of_many_kinds_may_be_anything() -> None:
    """Nothing is guessed."""
    five = tuple(SAMPLES[kind][0] for kind in ("text", "number", "boolean", "date", "time"))
    assert widened(five) is UNKNOWN
    assert widened(five[:2]).kinds == {"text", "number"}
    assert either(of_kind("text"), UNKNOWN) is UNKNOWN
    assert items_of(of_kind("list")) is UNKNOWN


def test_values_that_are_known_are_computed_with() -> None:
    """And stay known, as long as they are few."""
    added = results(Operation(nodes.Add), (constant(1), constant(2)))
    assert (added.values, added.exact) == ((3,), True)
    assert results(Operation(nodes.Add), (of_kind("number"), constant(2))).exact is False
