"""`pay`: what of an invoice is refused when the flow is loaded (DG505, DG502)."""

from __future__ import annotations

from decimal import Decimal

import pytest

from dragoman.graph.ways import targets_of
from dragoman.language.amounts import amount_problem, currency_problem, exact
from dragoman.language.nodes.pay import Pay
from tests.language.compiling.marked import refusal, refused, sound, told, whole


def invoice(settings: str) -> str:
    """A node that asks for money."""
    return f"a:\n  pay: {{title: Tea, {settings}}}"


@pytest.mark.parametrize(
    ("amount", "says"),
    [
        ("0", "0 is nothing that can be paid"),
        ("-1", "-1 is nothing that can be paid"),
        ("3.505", "3.505 EUR cannot be paid: the coin is too small"),
        ("soon", "'soon' is no amount"),
        ('"3.50"', "'3.50' is no amount"),
        ("1000000000000", "1000000000000 is more than anybody can pay"),
    ],
)
def test_an_amount_that_nobody_can_pay_is_told(amount: str, says: str) -> None:
    """At its place."""
    problem = refusal(invoice(f"currency: EUR, amount: «{amount}»"))
    assert told(problem)[:2] == ("DG505", says)


@pytest.mark.parametrize(("currency", "amount"), [("JPY", "350.5"), ("XTR", "1.5"), ("BHD", "1.2345")])
def test_a_currency_has_its_own_decimals(currency: str, amount: str) -> None:
    """None in Japan, none for stars, three in Bahrain."""
    assert refusal(invoice(f"currency: {currency}, amount: «{amount}»")).code == "DG505"


@pytest.mark.parametrize(("currency", "amount"), [("JPY", "350"), ("XTR", "50"), ("BHD", "1.234"), ("EUR", "3.5")])
def test_an_amount_in_its_currency_s_coins_is_right(currency: str, amount: str) -> None:
    """Nothing is told."""
    sound(invoice(f"currency: {currency}, amount: {amount}"))


@pytest.mark.parametrize(("code", "wish"), [("eur", "did you mean 'EUR'?"), ("EURO", "did you mean 'EUR'?")])
def test_a_currency_that_is_none_is_told_with_the_nearest(code: str, wish: str) -> None:
    """And the amount is not blamed as well."""
    problem = refusal(invoice(f"currency: «{code}», amount: 3.50"))
    assert told(problem) == ("DG505", f"'{code}' is no currency", wish)


def test_what_is_computed_is_judged_when_it_is_computed() -> None:
    """Amount and currency both."""
    sound(invoice("currency: '{{ config.shop }}', amount: '{{ user.id * 2 }}'"))


def test_a_sum_without_braces_is_told_once() -> None:
    """As everywhere."""
    (problem,) = refused(whole("price: {prompt: P?, input: decimal}\n" + invoice("currency: EUR, amount: «price * 2»")))
    assert problem.code == "DG216"


def test_title_and_description_are_short() -> None:
    """32 and 255 characters."""
    nodes = f"a:\n  pay: {{title: «{'t' * 33}», description: «{'d' * 256}», currency: EUR, amount: 1}}"
    assert [told(problem)[1] for problem in refused(whole(nodes))] == [
        "the title of an invoice has 33 characters",
        "the description of an invoice has 256 characters",
    ]


def test_an_unknown_check_is_told() -> None:
    """With the nearest action."""
    problem = refusal(invoice("currency: EUR, amount: 1, check: {action: «lok»}"))
    assert (problem.code, problem.help) == ("DG213", "did you mean 'look'?")


def test_an_outcome_s_target_is_an_edge() -> None:
    """Of whatever draws or checks the graph."""
    ways = "\n  outcomes: {unpaid: b, refused: end}\nb: {say: B}"
    flow = sound(invoice("currency: EUR, amount: 1, timeout: 1h") + ways)
    lead = flow.nodes["a"].lead
    assert isinstance(lead, Pay)
    assert len(targets_of(lead.ways())) == 2


def test_amounts_are_exact() -> None:
    """Never floats; a boolean is none."""
    assert exact(0.1) == Decimal("0.1")
    assert exact(True) is None
    assert currency_problem("XTR") is None
    assert amount_problem(Decimal("0.01"), "") is None
