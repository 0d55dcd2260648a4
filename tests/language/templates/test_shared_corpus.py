"""The project's hostile templates: each with the outcome that its entry states."""

from __future__ import annotations

import copy
import json
import re
from pathlib import Path
from typing import Any

import pytest

from dragoman.language.expressions import (
    Expression,
    Problem,
    Reference,
    Scope,
    TemplateFault,
    TemplateRefused,
    Text,
    parse_condition,
    unknown_names,
)
from dragoman.language.templates import parse_text

CORPUS = Path(__file__).parents[4] / "shared" / "corpus" / "templates" / "templates.json"
ENTRIES: list[dict[str, Any]] = json.loads(CORPUS.read_text("utf-8"))["templates"] if CORPUS.is_file() else []

pytestmark = pytest.mark.skipif(not ENTRIES, reason="the shared corpus is not beside this project")

LEAKS = re.compile(r"<class|__globals__|<function|0x[0-9a-f]{6}")
AMBIENT = ("user", "chat", "profile", "shared", "answer", "attempt", "now", "today", "config", "bot")


def names_of(entry: dict[str, Any]) -> dict[str, Any]:
    """The variables of an entry with their values."""
    variables: dict[str, Any] = copy.deepcopy(entry.get("variables", {}))
    return {**variables, **entry.get("input", {}), **dict.fromkeys(entry.get("declared", {}))}


def problems_of(references: tuple[Reference, ...], names: dict[str, Any]) -> list[Problem]:
    """The names that a flow with these variables does not know."""
    return unknown_names(references, dict.fromkeys([*AMBIENT, *names]))


def outcome(entry: dict[str, Any], place: str) -> tuple[str, str]:
    """What became of the entry: `refused`, `fault` or `shown`, and the words or the text."""
    names = names_of(entry)
    try:
        parsed: Text | Expression = (
            parse_text(entry["template"]) if place == "message" else parse_condition(entry["expression"])
        )
        if unknown := problems_of(parsed.references, names):
            raise TemplateRefused(tuple(unknown))
        scope = Scope(names)
        text = parsed.render(scope) if isinstance(parsed, Text) else str(parsed.evaluate(scope))
    except TemplateRefused as refused:
        return "refused", " ".join(f"{one.message} {one.help or ''}" for one in refused.problems)
    except TemplateFault as fault:
        return "fault", fault.message
    assert names == names_of(entry)
    return "shown", text


CASES = [pytest.param(entry, place, id=f"{entry['id']}-{place}") for entry in ENTRIES for place in entry["places"]]


@pytest.mark.parametrize(("entry", "place"), CASES)
def test_an_entry_has_its_stated_outcome(entry: dict[str, Any], place: str) -> None:
    """Every entry, as a message and as a bare expression, is refused, shown or escaped as the corpus says."""
    what, words = outcome(entry, place)
    raw = next(iter(entry.get("input", {}).values()), "")
    match entry["outcome"]:
        case "refuse":
            assert what == "refused" if entry["at"] == "validate" else what in ("refused", "fault")
            assert re.search(entry.get("match", ""), words, re.IGNORECASE | re.DOTALL)
        case "shows":
            assert (what, words) == ("shown", entry["shows"])
        case "escaped":
            assert what == "shown"
            assert "&lt;b&gt;&amp;&lt;a" in words
        case "literal":
            assert (what, words) == ("shown", raw)
        case "stripped_or_escaped":
            assert (what, words) == ("shown", "ab")
        case "clear_error":
            assert (what, words) == ("shown", "")
        case "refuse_or_escaped":
            assert what == "refused"
        case "limit" | "allow_or_refuse":
            assert len(words) <= 65_536
        case other:
            pytest.fail(f"an outcome this test does not know: {other}")


@pytest.mark.parametrize(("entry", "place"), CASES)
def test_no_entry_leaks_what_is_inside(entry: dict[str, Any], place: str) -> None:
    """Nothing that is shown, and no message, holds a class, a function or an address."""
    what, words = outcome(entry, place)
    assert what == "refused" or not LEAKS.search(words)
