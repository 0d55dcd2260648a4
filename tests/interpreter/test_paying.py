"""Paying: an invoice, its payment, and everything that may come between."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from dragoman.graph.flow import Flows
from dragoman.interpreter.events import PaymentReceived, TimerFired
from dragoman.interpreter.extras import SendInvoice
from tests.interpreter.building import flows_of, nodes_of
from tests.interpreter.talking import NOW, Failure, Talk

SHOP = """
name:
  prompt: Your name?
bill:
  pay: {title: "Tea for {{ name }}", currency: EUR, amount: 3.50, SETTINGS}
  outcomes: {unpaid: unpaid, refused: refused}
paid:
  prompt: Paid. Anything else?
  next: end
unpaid:
  prompt: Not paid. Anything else?
  next: end
refused:
  prompt: Refused. Anything else?
"""


def shop(settings: str = "timeout: 1h") -> Flows:
    """A flow that sells tea."""
    return nodes_of(SHOP.replace("SETTINGS", settings))


def at_the_till(settings: str = "timeout: 1h", **results: Any) -> Talk:
    """Ada has been asked for money."""
    return Talk(shop(settings), results=results).text("/talk").text("Ada")


def invoice(talk: Talk) -> SendInvoice:
    """The invoice of the last turn."""
    (found,) = [effect for effect in talk.effects if isinstance(effect, SendInvoice)]
    return found


def pay(talk: Talk, paid: bool = True, payload: str = "") -> Talk:
    """The payment, or its refusal."""
    return talk.happen(PaymentReceived(talk.origin(), paid, payload))


def test_an_invoice_says_what_for_and_how_much() -> None:
    """With exact money; its description is the title where there is none."""
    found = invoice(at_the_till())
    assert (found.title, found.description) == ("Tea for Ada", "Tea for Ada")
    assert (found.currency, found.amount, found.shown, found.label) == ("EUR", Decimal("3.50"), "€3.50", "Pay €3.50")


def test_stars_are_shown_as_stars() -> None:
    """They are nobody's currency."""
    flows = nodes_of("a:\n  pay: {title: Tea, currency: XTR, amount: 50}")
    assert invoice(Talk(flows).text("/talk")).shown == "50 ⭐"


def test_a_payment_leads_on() -> None:
    """To the node below."""
    assert pay(at_the_till()).said == ["Paid. Anything else?"]


def test_a_refused_payment_leads_to_refused() -> None:
    """By its outcome."""
    assert pay(at_the_till(), paid=False).said == ["Refused. Anything else?"]


def test_a_payment_that_does_not_come_leads_to_unpaid() -> None:
    """When the timeout is over."""
    talk = at_the_till()
    (timer,) = talk.session.timers
    assert timer.at == NOW + timedelta(hours=1)
    assert talk.happen(TimerFired(talk.origin(), timer.id)).said == ["Not paid. Anything else?"]


def test_nothing_is_due_without_a_timeout() -> None:
    """The invoice stays for ever; the conversation does not expire."""
    flows = nodes_of("a:\n  pay: {title: Tea, currency: EUR, amount: 1}\nb:\n  prompt: B?")
    assert Talk(flows).text("/talk").session.timers == ()


def test_back_never_goes_behind_a_payment() -> None:
    """Nor behind one that was refused."""
    for paid in (True, False):
        talk = pay(at_the_till(), paid)
        assert talk.text("/back").said[0].startswith("This is the beginning")


def test_back_before_the_payment_asks_the_question_again() -> None:
    """Nothing is lost yet."""
    assert at_the_till().text("/back").said == ["Your name?"]


def test_a_message_meanwhile_gets_a_hint() -> None:
    """And changes nothing."""
    talk = at_the_till().text("Hello?")
    assert talk.said == ["Please use the button above to pay, or write /cancel."]
    assert talk.node == "bill"


def test_cancelling_ends_it() -> None:
    """As everywhere."""
    assert at_the_till().text("/cancel").ended == [("talk", "cancelled")]


def beside_another_flow() -> Talk:
    """Ada has been asked for money, and there is another flow that she can begin."""
    side = "flow: side\ntriggers: [{command: side}]\nnodes:\n  ask:\n    prompt: Side?\n"
    nodes = "".join(f"  {line}\n" for line in SHOP.replace("SETTINGS", "timeout: 1h").strip().splitlines())
    return Talk(flows_of(side, f"flow: talk\ntriggers: [{{command: talk}}]\nnodes:\n{nodes}")).text("/talk").text("Ada")


def test_after_an_interruption_the_same_invoice_is_sent_again() -> None:
    """Its time runs on."""
    talk = beside_another_flow()
    first, timer = invoice(talk).payload, talk.session.timers[0]
    talk.text("/side").text("done")
    assert invoice(talk).payload == first
    assert [one.id for one in talk.session.timers if one.kind == "wait"] == [timer.id]


def test_a_payment_during_an_interruption_counts_when_the_flow_goes_on() -> None:
    """And no invoice is sent again."""
    talk = beside_another_flow()
    payload = invoice(talk).payload
    pay(talk.text("/side"), payload=payload)
    assert (talk.said, talk.stack) == ([], ["talk", "side"])
    assert talk.text("done").said == ["Paid. Anything else?"]
    assert not any(isinstance(effect, SendInvoice) for effect in talk.effects)


def test_a_second_payment_changes_nothing_and_is_reported() -> None:
    """It was taken once."""
    talk = at_the_till()
    payload = invoice(talk).payload
    before = pay(talk, payload=payload).session
    pay(talk, payload=payload)
    assert talk.session.frames == before.frames
    assert [report.reason for report in talk.reports] == ["payment"]
    assert payload in talk.reports[0].message


@pytest.mark.parametrize("paid", [True, False])
def test_a_late_payment_changes_nothing_and_is_reported(paid: bool) -> None:
    """The timeout was faster, or another invoice is open."""
    talk = at_the_till()
    pay(talk, paid, payload="another")
    assert (talk.node, talk.said) == ("bill", [])
    assert len(talk.reports) == 1


def test_a_payment_without_a_flow_is_reported() -> None:
    """Nobody is there to take it."""
    assert len(pay(Talk(shop())).reports) == 1


def test_a_new_stay_at_the_node_has_a_new_invoice() -> None:
    """Nobody pays twice for one tea."""
    flows = nodes_of("a:\n  pay: {title: Tea, currency: EUR, amount: 1}\nb:\n  prompt: Again?\n  next: a")
    talk = Talk(flows).text("/talk")
    first = invoice(talk).payload
    assert invoice(pay(talk).text("yes")).payload != first


CHECKED = "timeout: 1h, check: {action: any_action, with: {x: '{{ name }}'}}"


def test_a_check_is_asked_before_the_money_counts() -> None:
    """With its arguments."""
    talk = pay(at_the_till(CHECKED, any_action=True))
    assert [call.arguments for call in talk.calls] == [{"x": "Ada"}]
    assert talk.said == ["Paid. Anything else?"]


@pytest.mark.parametrize("answer", [False, None, "sold out"])
def test_a_check_that_says_no_refuses(answer: object) -> None:
    """A text says what is wrong, and is no yes."""
    assert pay(at_the_till(CHECKED, any_action=answer)).said == ["Refused. Anything else?"]


def test_a_check_that_fails_leaves_the_invoice_open() -> None:
    """It is sent again, and can be paid."""
    talk = pay(at_the_till(CHECKED, any_action=Failure("no server")))
    assert talk.node == "bill"
    assert invoice(talk)
    talk.results["any_action"] = True
    assert pay(talk).said == ["Paid. Anything else?"]


def test_the_timeout_does_not_overtake_a_check() -> None:
    """Who has paid is not unpaid."""
    talk = at_the_till(CHECKED)
    timer = talk.session.timers[0]
    pay(talk)
    assert talk.happen(TimerFired(talk.origin(), timer.id)).said == []


@pytest.mark.parametrize(
    ("amount", "why"), [("{{ none }}", "is no amount"), ("{{ user.id - 7 }}", "nothing that can be paid")]
)
def test_an_amount_that_nobody_can_pay_is_a_fault(amount: str, why: str) -> None:
    """At the place of the invoice."""
    flows = nodes_of(f"a:\n  pay: {{title: Tea, currency: EUR, amount: '{amount}'}}")
    (report,) = Talk(flows).text("/talk").reports
    assert why in report.message
    assert report.line > 0


def test_a_computed_currency_that_is_none_is_a_fault() -> None:
    """The nearest is named."""
    flows = nodes_of("a:\n  pay: {title: Tea, currency: 'EU{{ user.id }}', amount: 1}")
    (report,) = Talk(flows).text("/talk").reports
    assert "'EU7' is no currency" in report.message


def test_a_long_title_is_cut_for_this_user() -> None:
    """An invoice has 32 characters for it."""
    flows = nodes_of("name:\n  prompt: N?\na:\n  pay: {title: 'Tea for {{ name }}', currency: EUR, amount: 1}")
    assert len(invoice(Talk(flows).text("/talk").text("x" * 50)).title) == 32


def test_an_invoice_may_have_a_photo() -> None:
    """As messages have."""
    flows = nodes_of("a:\n  pay: {title: Tea, currency: EUR, amount: 1, photo: images/tea.jpg}")
    photo = invoice(Talk(flows).text("/talk")).photo
    assert photo is not None
    assert photo.file == "images/tea.jpg"


def test_a_payment_for_a_place_that_a_deploy_has_taken_away_is_reported() -> None:
    """The money must not vanish without a word."""
    talk = at_the_till()
    talk.flows = nodes_of("other:\n  prompt: Something else?")
    assert [report.reason for report in pay(talk).reports] == ["changed", "payment"]
