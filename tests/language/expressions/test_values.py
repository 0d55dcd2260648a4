"""Values in YAML: one single expression keeps its type, a text with braces is a text, no braces nothing."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from dragoman.language.expressions import (
    Expression,
    Scope,
    TemplateRefused,
    Text,
    looks_like_expression,
    looks_like_field,
    parse_value,
)
from tests.language.evaluating import NAMES


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("{{ quantity }}", 7),
        ("{{ price * quantity }}", Decimal("17.50")),
        ("  {{ quantity }}\n", 7),
        ("{{ today }}", date(2026, 3, 1)),
        ("{{ tags }}", ["red", "Green", "blue"]),
        ("{{ unset }}", None),
        ("{{ not sure }}", False),
        ("{{ record(a=1) }}", {"a": 1}),
        ("{# why #}{{ quantity }}", 7),
    ],
)
def test_one_single_expression_keeps_its_type(source: str, expected: object) -> None:
    """Numbers, dates, lists and records are not turned into texts."""
    parsed = parse_value(source)
    assert isinstance(parsed, Expression)
    assert parsed.evaluate(Scope(NAMES)) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("{{ quantity }} pieces", "7 pieces"),
        ("{{ name }}{{ quantity }}", "Ada7"),
        ("{% if sure %}yes{% endif %}", "yes"),
        ("<{{ name }}>", "<Ada>"),
        ("a & {{ name }}", "a & Ada"),
    ],
)
def test_braces_inside_a_text_make_a_text(source: str, expected: str) -> None:
    """It is plain: nothing in it is escaped, since nobody may ever show it as markup."""
    parsed = parse_value(source)
    assert isinstance(parsed, Text)
    assert parsed.render(Scope(NAMES)) == expected


@pytest.mark.parametrize("source", ["red", "price * quantity", "a { b } c", "", "100 %", "<b>"])
def test_a_text_without_braces_is_itself(source: str) -> None:
    """A plain string is returned as it was written."""
    assert parse_value(source) == source


@pytest.mark.parametrize(
    "source", ["{{ name | bold }}", "x {{ name | code }}", "{{ name | link('https://a.example') }}"]
)
def test_markup_has_no_place_in_a_value(source: str) -> None:
    """Markup is made where a text is shown, so a stored value never holds it."""
    with pytest.raises(TemplateRefused) as refused:
        parse_value(source)
    assert [problem.code for problem in refused.value.problems] == ["DG318"]


def test_a_value_has_the_places_of_its_own_source() -> None:
    """Offsets count from the first character of the string, blanks and braces included."""
    with pytest.raises(TemplateRefused) as refused:
        parse_value("  {{ name | shuot_it_out }}")
    (problem,) = refused.value.problems
    assert problem.offset == 12


@pytest.mark.parametrize(
    "source",
    [
        "price * quantity",
        "quantity + 1",
        " quantity + 1 ",
        "price | round",
        "cart | length",
        "not sure",
        "price > 5",
        "name ~ '!'",
        "cart.total",
        "days(quantity)",
        "name if sure",
        "price * quantity / 2",
    ],
)
def test_a_text_that_computes_over_known_names_is_noticed(source: str) -> None:
    """The expression is shown with the braces it needs."""
    known = {"price", "quantity", "cart", "sure", "name"}
    assert looks_like_expression(source, known) == f"{{{{ {source.strip()} }}}}"


@pytest.mark.parametrize(
    "source",
    [
        "price",
        "red",
        "price * amount",
        "well-known",
        "price is what you pay, value is what you get",
        "1 + 1",
        "+34600111222",
        "a / b",
        "https://example.org",
        "Yes - please",
        "22:30",
        "2026-01-01",
        "100 %",
        "",
        "price *",
        "x" * 500,
        "price\n* quantity",
    ],
)
def test_a_text_that_only_might_compute_is_left_alone(source: str) -> None:
    """Unknown names, plain words, addresses, numbers: texts."""
    assert looks_like_expression(source, {"price", "quantity"}) is None


KNOWN = {"item": None, "user": frozenset({"id", "name"}), "config": frozenset({"city"}), "cart": None}


@pytest.mark.parametrize("source", ["item.id", " item.price.net ", "user.name", "config.city"])
def test_a_field_of_what_everybody_knows_is_shown_with_braces(source: str) -> None:
    """Nobody means the words."""
    assert looks_like_field(source, KNOWN) == f"{{{{ {source.strip()} }}}}"


@pytest.mark.parametrize(
    "source", ["item", "items.id", "item.ID", "user.png", "cart.id", "shared.txt", "user", "", "."]
)
def test_a_text_with_a_dot_is_left_alone(source: str) -> None:
    """The name of a file, say."""
    assert looks_like_field(source, KNOWN) is None
