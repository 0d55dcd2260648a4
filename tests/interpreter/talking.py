"""A user who talks to `step` itself: every event is made here, every effect is kept, and nothing else happens."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any, Literal, Self

from dragoman.graph.flow import Flows
from dragoman.interpreter.effects import (
    AnswerPress,
    ChangeKeyboard,
    Effect,
    FlowFinished,
    Keyboard,
    Press,
    Report,
    RunAction,
    SendMessage,
)
from dragoman.interpreter.events import (
    ActionFailed,
    ActionReturned,
    ButtonPressed,
    Chat,
    Event,
    FlowRequested,
    MessageReceived,
    Origin,
    TimerFired,
    User,
)
from dragoman.interpreter.session import EMPTY, Session, Timer
from dragoman.interpreter.step import Step, step
from dragoman.language.content import Content

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
HOME = Chat(7)
ADA = User(7, "Ada", "Lovelace", "ada", "en")


class Failure(str):
    """An action that fails with this text."""


class Talk:
    """One session. `effects` are those of the last turn, results of actions included."""

    def __init__(self, flows: Flows, chat: Chat = HOME, results: Mapping[str, Any] | None = None) -> None:
        self.flows, self.chat = flows, chat
        self.results = dict(results or {})
        self.session: Session = EMPTY
        self.effects: list[Effect] = []
        self.calls: list[RunAction] = []
        self.screen: dict[int, Keyboard | None] = {}
        self.pressed_or_shown: list[tuple[Press, int]] = []
        self.steps: list[tuple[Session, Event, Step]] = []
        self.count, self.now = 0, NOW

    # What the user does

    def origin(self, user: User = ADA) -> Origin:
        """A new event's origin."""
        self.count += 1
        return Origin(f"u{self.count}", self.now, user, self.chat)

    def text(self, text: str) -> Self:
        """Sends a text."""
        return self.send(Content(text=text))

    def send(self, content: Content) -> Self:
        """Sends anything."""
        return self.happen(MessageReceived(self.origin(), content))

    def press(self, label: str) -> Self:
        """Presses the newest inline button of this label."""
        for number, keyboard in reversed(self.screen.items()):
            for row in keyboard.rows if keyboard else ():
                for button in row:
                    if button.text == label and isinstance(button.action, Press):
                        return self.press_at(button.action.epoch, button.action.option, number)
        raise AssertionError(f"no button '{label}' on {self.screen}")

    def press_at(
        self,
        epoch: int,
        option: int,
        message: int | None = None,
        standing: Literal["ours", "forged", "foreign"] = "ours",
    ) -> Self:
        """Presses any button, also one that never was."""
        return self.happen(ButtonPressed(self.origin(), epoch, option, "callback", message, standing))

    def begin(self, flow: str, **inputs: Any) -> Self:
        """Starts a flow from outside."""
        return self.happen(FlowRequested(self.origin(), flow, inputs))

    # What happens

    def wait(self, **time: float) -> Self:
        """Lets time pass: what becomes due happens, in its order. `effects` are those of all of it."""
        until, effects = self.now + timedelta(**time), list[Effect]()
        while (due := self._next_due(until)) is not None:
            self.now = max(self.now, due.at)
            self.happen(self.fired(due))
            assert due not in self.session.timers, "it would come again and again"
            effects += self.effects
        self.now, self.effects = until, effects
        return self

    def _next_due(self, until: datetime) -> Timer | None:
        due = [timer for timer in self.session.timers if timer.at <= until and not timer.late]
        return min(due, key=lambda timer: timer.at, default=None)

    def fired(self, timer: Timer) -> TimerFired:
        """The event of this timer, now."""
        assert self.session.people is not None
        return TimerFired(Origin(f"{timer.id}t", self.now, *self.session.people), timer.id)

    def happen(self, event: Event) -> Self:
        """Takes the event and the results of the actions it leads to."""
        self.effects = []
        following: Event | None = event
        while following is not None:
            following = self._step(following)
        return self

    def _step(self, event: Event) -> Event | None:
        result = step(self.flows, self.session, event)
        self.steps.append((self.session, event, result))
        self.session = result.session
        self.effects += result.effects
        shown: list[int] = []
        called: RunAction | None = None
        for effect in result.effects:
            match effect:
                case SendMessage():
                    number = self._show(effect)
                    shown += [number] if effect.asks else []
                case ChangeKeyboard(message, keyboard):
                    self.screen[message] = keyboard
                case RunAction():
                    called = effect
                case _:
                    pass
        self.session = replace(self.session, shown=(*self.session.shown, *shown))
        return self._result(called, event.origin) if called else None

    def _show(self, effect: SendMessage) -> int:
        number = effect.edit if effect.edit in self.screen else len(self.screen) + 1
        assert number is not None
        self.screen[number] = effect.keyboard
        for row in effect.keyboard.rows if effect.keyboard else ():
            self.pressed_or_shown += [(b.action, number) for b in row if isinstance(b.action, Press)]
        return number

    def _result(self, called: RunAction, origin: Origin) -> Event | None:
        self.calls.append(called)
        if called.name not in self.results:
            return None
        origin = replace(origin, id=f"{called.call}r")
        value = self.results[called.name]
        value = value(called) if callable(value) else value
        if isinstance(value, Failure):
            return ActionFailed(origin, called.call, value)
        if isinstance(value, tuple):
            return ActionReturned(origin, called.call, value[1], value[0])
        return ActionReturned(origin, called.call, value)

    # What can be seen

    @property
    def said(self) -> list[str]:
        """The texts of the last turn."""
        return [effect.text for effect in self.effects if isinstance(effect, SendMessage)]

    @property
    def messages(self) -> list[SendMessage]:
        """The messages of the last turn."""
        return [effect for effect in self.effects if isinstance(effect, SendMessage)]

    @property
    def labels(self) -> list[list[str]]:
        """The rows of buttons under the last message of the last turn."""
        keyboard = self.messages[-1].keyboard
        return [[button.text for button in row] for row in keyboard.rows] if keyboard else []

    @property
    def notices(self) -> list[AnswerPress]:
        """The answers to presses."""
        return [effect for effect in self.effects if isinstance(effect, AnswerPress)]

    @property
    def changes(self) -> list[ChangeKeyboard]:
        """The changes of keyboards."""
        return [effect for effect in self.effects if isinstance(effect, ChangeKeyboard)]

    @property
    def ended(self) -> list[tuple[str, str]]:
        """Flow and outcome of each flow that ended."""
        return [(effect.flow, effect.outcome) for effect in self.effects if isinstance(effect, FlowFinished)]

    @property
    def finished(self) -> FlowFinished:
        """The one flow that ended."""
        (found,) = [effect for effect in self.effects if isinstance(effect, FlowFinished)]
        return found

    @property
    def reports(self) -> list[Report]:
        """What the operator is told."""
        return [effect for effect in self.effects if isinstance(effect, Report)]

    @property
    def node(self) -> str | None:
        """Where the session stands."""
        return self.session.frames[-1].node if self.session.frames else None

    @property
    def data(self) -> dict[str, Any]:
        """The running flow's variables that are set."""
        found = self.session.frames[-1].variables if self.session.frames else {}
        return {name: value for name, value in found.items() if value is not None}

    @property
    def stack(self) -> list[str]:
        """The running flows, the newest last."""
        return [frame.flow for frame in self.session.frames]

    @property
    def due(self) -> list[tuple[str, timedelta]]:
        """What is due, the next one first: its kind, and in how long."""
        timers = sorted(self.session.timers, key=lambda timer: timer.at)
        return [(timer.kind, timer.at - self.now) for timer in timers]
