"""Delivery: numbers that are wanted later, messages that are sent once only, chats that cannot be reached."""

from __future__ import annotations

import pytest

from dragoman.interpreter.effects import DeleteMessage, SendMessage, Utterance
from dragoman.interpreter.events import Origin, PaymentReceived, TimerFired
from dragoman.interpreter.extras import SendInvoice
from dragoman_bots.channels.protocol import Address, Undeliverable
from dragoman_bots.runtime.runtime import Runtime
from dragoman_bots.stores.memory import MemoryStore
from tests.runtime.world import NOON, Recorder, message, origin, project, session


async def work() -> str:
    """An action that takes no time."""
    return "ready"


def runtime_of(nodes: str, channel: Recorder, store: MemoryStore | None = None) -> Runtime:
    """A bot of these nodes."""
    flow = f"flow: talk\ntriggers: [{{command: talk}}]\nnodes:\n{nodes}"
    return Runtime(project(flow, work=work), store or MemoryStore(), channel)


async def test_a_message_takes_the_place_of_the_one_before_it() -> None:
    """Across an action, by the number that the channel gave."""
    channel = Recorder()
    runtime = runtime_of(
        "  a:\n    say: Working\n  b:\n    action: work\n  c:\n    say: {text: Done, show: edit}\n", channel
    )
    await runtime.handle(message("/talk", 1))
    assert [(one.text, one.edit) for _, one in channel.said if isinstance(one, SendMessage)] == [
        ("Working", None),
        ("Done", 1),
    ]


async def test_within_one_turn_it_is_the_one_just_sent() -> None:
    """Nobody knew its number before."""
    channel = Recorder()
    runtime = runtime_of("  a:\n    say: [Old, One, {text: Two, show: replace}]\n", channel)
    await runtime.handle(message("/talk", 1))
    last = channel.said[-1][1]
    assert isinstance(last, SendMessage)
    assert (last.text, last.edit, last.replace) == ("Two", 2, True)


async def test_a_message_is_deleted_by_the_number_it_was_given() -> None:
    """When its timer fires, also in a new process."""
    store, channel = MemoryStore(), Recorder()
    nodes = "  a:\n    say: [Hello, {text: Secret, delete_after: 1m}]\n  b:\n    prompt: And?\n"
    runtime = runtime_of(nodes, channel, store)
    await runtime.handle(message("/talk", 1))
    (timer,) = [one for one in (await session(runtime)).timers if one.kind == "delete"]
    later = Recorder()
    await runtime_of(nodes, later, store).handle(TimerFired(origin("t"), timer.id))
    assert [one for _, one in later.said] == [DeleteMessage(2)]


class Killed(BaseException):
    """The process ends here."""


async def after_a_crash(nodes: str) -> list[Utterance]:
    """What a new process sends after the first one was killed at its first message."""
    store = MemoryStore()

    def kill(to: Address, effect: Utterance) -> None:
        raise Killed

    dying = runtime_of(nodes, Recorder(hook=kill), store)
    with pytest.raises(Killed):
        await dying._turns.take("1:1", message("/talk", 1), await store.load("1:1"), "1")
    channel = Recorder()
    await runtime_of(nodes, channel, store).handle(message("x", 2))
    return [effect for _, effect in channel.said]


async def test_after_a_crash_a_message_is_sent_again() -> None:
    """It may come twice."""
    said = await after_a_crash("  a:\n    say: Hello\n  b:\n    prompt: And?\n  c:\n    say: Bye\n")
    assert [one.text for one in said if isinstance(one, SendMessage)] == ["Hello", "And?", "Bye"]


async def test_one_that_may_come_once_only_is_not(caplog: pytest.LogCaptureFixture) -> None:
    """It is reported instead."""
    once = "  a:\n    say: {text: Hello, delivery: once}\n"
    said = await after_a_crash(f"{once}  b:\n    prompt: And?\n  c:\n    say: Bye\n")
    assert [one.text for one in said if isinstance(one, SendMessage)] == ["And?", "Bye"]
    assert "may have been lost" in caplog.text


async def test_a_notice_that_cannot_be_delivered_stops_nobody(caplog: pytest.LogCaptureFixture) -> None:
    """It is logged."""

    def refuse(to: Address, effect: Utterance) -> None:
        if isinstance(effect, SendMessage) and effect.to is not None:
            raise Undeliverable("the bot is not in chat -5")

    channel = Recorder(hook=refuse)
    runtime = runtime_of("  a:\n    notify: {to: '-5', text: Hi}\n  b:\n    prompt: And?\n", channel)
    await runtime.handle(message("/talk", 1))
    assert channel.texts() == ["And?"]
    assert "the bot is not in chat -5" in caplog.text


async def test_an_invoice_and_its_payment_go_through_the_store() -> None:
    """With its exact amount."""
    channel = Recorder()
    tea = "{title: Tea, currency: EUR, amount: 3.50, photo: 'https://a.org/t.jpg'}"
    runtime = runtime_of(f"  a:\n    pay: {tea}\n  b:\n    say: Paid\n", channel)
    await runtime.handle(message("/talk", 1))
    invoice = channel.said[0][1]
    assert isinstance(invoice, SendInvoice)
    assert str(invoice.amount) == "3.50"
    at = origin("p")
    await runtime.handle(PaymentReceived(Origin("p", NOON, at.user, at.chat), True, invoice.payload))
    assert channel.texts() == ["Paid"]
