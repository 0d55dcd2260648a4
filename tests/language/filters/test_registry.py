"""The list of filters is the language page's list."""

from __future__ import annotations

import pytest

from dragoman.language.expressions import TemplateFault, TemplateRefused
from dragoman.language.filters import FILTERS
from tests.language.evaluating import text_of, value_of

OURS = "money number date time ago plural join_and bold italic code link mask progress"
ON_RECORDS = "add put without where has sum index"
OF_JINJA = (
    "upper lower capitalize trim length round abs int first last join default replace truncate sort unique min max"
    " list tojson"
)


def test_the_filters_are_those_of_the_language() -> None:
    """Neither more nor fewer."""
    assert set(FILTERS) == set(f"{OURS} {ON_RECORDS} {OF_JINJA}".split())


@pytest.mark.parametrize("name", sorted(FILTERS))
def test_a_filter_bears_its_own_name(name: str) -> None:
    """The registry's key and the filter's name are one."""
    assert FILTERS[name].name == name


@pytest.mark.parametrize("name", sorted(FILTERS))
def test_every_filter_says_what_it_does(name: str) -> None:
    """Its docstring is the reference."""
    assert (FILTERS[name].apply.__doc__ or "").strip().endswith((".", "`."))


@pytest.mark.parametrize("name", sorted(FILTERS))
@pytest.mark.parametrize(
    "value", ["name", "quantity", "price", "sure", "unset", "today", "now", "clock", "pause", "tags", "cart", "account"]
)
def test_every_filter_copes_with_every_kind(name: str, value: str) -> None:
    """It gives a value or a fault with a place, and never another exception."""
    arguments = ", ".join(["1"] * FILTERS[name].parameters.required)
    source = f"{{{{ {value} | {name}{f'({arguments})' if arguments else ''} }}}}"
    try:
        assert isinstance(text_of(source), str)
    except TemplateFault as fault:
        assert fault.offset >= 0
    except TemplateRefused:
        pytest.fail(f"{source} is refused")


def test_filters_can_be_chained() -> None:
    """Each works on what the one before gave."""
    assert value_of("cart | where(price=4) | sum('price') | round(1) | int") == 4
