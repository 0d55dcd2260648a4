"""What may import what: the layers as they are, pinned, so that a new edge is a decision and not an accident."""

from __future__ import annotations

import pytest

from tests.architecture.code import Module, below, modules, ours, packages

LAYERS: dict[str, set[str]] = {
    "dragoman": set(),
    "dragoman.__main__": {"dragoman.cli"},
    "dragoman.resources": set(),
    "dragoman.source": {"dragoman.diagnostics"},
    "dragoman.diagnostics": {"dragoman.source"},
    "dragoman.schema": {"dragoman.source", "dragoman.diagnostics", "dragoman.resources"},
    "dragoman.graph": {"dragoman.language"},
    "dragoman.language": {"dragoman.source", "dragoman.diagnostics", "dragoman.graph", "dragoman.interpreter"},
    "dragoman.interpreter": {"dragoman.graph", "dragoman.language"},
    "dragoman.i18n": {"dragoman.source", "dragoman.diagnostics", "dragoman.language"},
    "dragoman.checks": {"dragoman.source", "dragoman.diagnostics", "dragoman.graph", "dragoman.language"},
    "dragoman.formatting": {"dragoman.source", "dragoman.diagnostics"},
    "dragoman.project": {
        "dragoman.source", "dragoman.diagnostics", "dragoman.schema", "dragoman.graph", "dragoman.language",
        "dragoman.i18n", "dragoman.checks", "dragoman.testing", "dragoman.resources",
    },
    "dragoman.cli": {
        "dragoman.resources", "dragoman.diagnostics", "dragoman.schema", "dragoman.language", "dragoman.project",
        "dragoman.i18n", "dragoman.testing", "dragoman_bots.testing", "dragoman.formatting", "dragoman.source",
        "dragoman.lsp", "dragoman_bots.bot", "dragoman_bots.channels", "dragoman_bots.stores",
    },
    "dragoman.lsp": {
        "dragoman.source", "dragoman.diagnostics", "dragoman.schema", "dragoman.language", "dragoman.project",
        "dragoman.formatting",
    },
    "dragoman.testing": {"dragoman.source", "dragoman.diagnostics", "dragoman.interpreter", "dragoman.language"},
    "dragoman_bots": set(),
    "dragoman_bots.stores": set(),
    "dragoman_bots.runtime": {
        "dragoman.diagnostics", "dragoman.graph", "dragoman.interpreter", "dragoman.language", "dragoman.project",
        "dragoman_bots.channels", "dragoman_bots.stores",
    },
    "dragoman_bots.channels": {
        "dragoman.diagnostics", "dragoman.graph", "dragoman.interpreter", "dragoman.language", "dragoman.project",
        "dragoman.source", "dragoman.testing", "dragoman_bots.runtime", "dragoman_bots.stores",
    },
    "dragoman_bots.testing": {
        "dragoman.source", "dragoman.diagnostics", "dragoman.schema", "dragoman.interpreter", "dragoman.language",
        "dragoman.project", "dragoman.testing",
        "dragoman_bots.channels", "dragoman_bots.runtime", "dragoman_bots.stores",
    },
    "dragoman_bots.bot": {
        "dragoman.project", "dragoman_bots.channels", "dragoman_bots.runtime", "dragoman_bots.stores",
    },
}  # fmt: skip
"""Layer -> the layers it may import, now or later."""

NARROW = {
    ("dragoman.graph", "dragoman.language"): {
        "dragoman.language.content",
        "dragoman.language.expressions",
        "dragoman.language.templates",
    },
    ("dragoman.language", "dragoman.interpreter"): {"dragoman.interpreter.events"},
    ("dragoman_bots.runtime", "dragoman_bots.channels"): {"dragoman_bots.channels.protocol"},
    ("dragoman_bots.runtime", "dragoman_bots.stores"): {"dragoman_bots.stores.protocol"},
}
"""Edges that go through these modules only: data and protocols, nothing that works."""

DRIVERS = {"aiogram", "aiohttp", "redis", "sqlite3", "asyncpg", "pymongo", "motor", "psycopg"}


def layer(name: str) -> str:
    """The layer of a module: its package's first two names."""
    return ".".join(name.split(".")[:2])


def crossings(module: Module) -> set[tuple[str, str]]:
    """Layer and module of everything that this module imports from other layers."""
    imported = ours(module.imports | module.lazy)
    return {(layer(name), name) for name in imported if layer(name) not in (layer(module.name), "dragoman")}


def test_a_module_imports_only_from_the_layers_of_the_table() -> None:
    """At once or later."""
    upward = [
        f"{module.name} imports {name}"
        for module in modules().values()
        for to, name in crossings(module)
        if to not in LAYERS[layer(module.name)]
    ]
    assert upward == []


def test_the_table_has_no_layer_that_is_gone() -> None:
    """Nor an edge that nobody uses."""
    used = {(layer(module.name), to) for module in modules().values() for to, _ in crossings(module)}
    assert used == {(one, other) for one, others in LAYERS.items() for other in others}
    assert set(LAYERS) == {layer(name) for name in modules()}


@pytest.mark.parametrize(("one", "other"), NARROW, ids="-".join)
def test_a_narrow_edge_carries_data_and_protocols_only(one: str, other: str) -> None:
    """Nothing that works."""
    carried = {name for module in below(one) for to, name in crossings(module) if to == other}
    assert carried == NARROW[one, other]


def test_the_engine_never_imports_a_driver() -> None:
    """Neither at once nor later; aiogram least of all."""
    for module in below("dragoman"):
        assert not packages(module.imports | module.lazy) & DRIVERS


def test_only_the_command_line_knows_the_bots_and_only_when_it_needs_them() -> None:
    """Inside functions."""
    for module in below("dragoman"):
        assert "dragoman_bots" not in packages(module.imports)
        assert "dragoman_bots" not in packages(module.lazy) or layer(module.name) == "dragoman.cli"


@pytest.mark.parametrize(
    ("driver", "homes"),
    [
        ("aiogram", ("dragoman_bots.bot", "dragoman_bots.channels.telegram")),
        ("redis", ("dragoman_bots.stores.redis", "dragoman_bots.stores._redis")),
        ("sqlite3", ("dragoman_bots.stores.sqlite", "dragoman_bots.stores._sqlite")),
    ],
)
def test_a_driver_has_one_home(driver: str, homes: tuple[str, ...]) -> None:
    """Everything else goes through a protocol."""
    users = [m.name for m in modules().values() if driver in packages(m.imports | m.lazy)]
    assert users
    assert all(name.startswith(homes) for name in users)


def test_modules_do_not_import_one_another_in_a_ring() -> None:
    """But for answers, handlers and escapes, which lead into each other as conversations do."""
    answers = {"answering", "choosing", "collecting", "judging", "labels"}
    assert _rings() == [{f"dragoman.interpreter.{name}" for name in {*answers, "handlers", "escapes"}}]


def _rings() -> list[set[str]]:
    ahead = {name: _reached(name) for name in modules()}
    rings = {frozenset({name} | {o for o in there if name in ahead[o]}) for name, there in ahead.items()}
    return [set(ring) for ring in rings if len(ring) > 1]


def _reached(start: str) -> set[str]:
    seen: set[str] = set()
    waiting = [start]
    while waiting:
        new = ours(modules()[waiting.pop()].imports) - seen - {start}
        seen |= new
        waiting += new
    return seen
