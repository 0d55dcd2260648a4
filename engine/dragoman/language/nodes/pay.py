"""`pay`: sends an invoice and waits until it is paid; /back never goes behind it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from dragoman.graph.computed import Constant, Fault, Place, Template, Value
from dragoman.graph.targets import Media, Target
from dragoman.graph.ways import Way
from dragoman.language.amounts import amount_problem, currency_problem, exact
from dragoman.language.certainty import Fit, check_fit
from dragoman.language.compiler import entries
from dragoman.language.durations import compile_duration
from dragoman.language.files import compile_file
from dragoman.language.lengths import check_length
from dragoman.language.rules import Check, compile_check
from dragoman.language.targets import compile_outcomes
from dragoman.language.values.arithmetic import number
from dragoman.source.tree import Mapping as TreeMapping
from dragoman.source.tree import Tree

if TYPE_CHECKING:
    from dragoman.graph.flow import Node
    from dragoman.interpreter.events import ActionReturned, Arrival
    from dragoman.language.compiler import Compiler
    from dragoman.language.nodes.protocol import NodeKind, Turn

LONGEST_TITLE, LONGEST_DESCRIPTION = 32, 255

_WORDS = {"paid": "it is paid", "refused": "the payment is refused", "unpaid": "it is not paid in time"}


@dataclass(frozen=True, slots=True)
class Invoice:
    """What is asked for, as written."""

    title: Template
    currency: Template
    amount: Value
    place: Place
    description: Template | None = None
    photo: Media | None = None

    def send(self, turn: Turn) -> None:
        """Sends it with the values as they are now.

        Raises:
            Fault: nobody can pay that.
        """
        title, currency = turn.render(self.title), turn.render(self.currency).strip()
        about = turn.render(self.description) if self.description else title
        if not title:
            raise Fault("template", "the invoice's title is empty for this user", self.place)
        amount = self._amount(turn, currency)
        turn.charge(_cut(title, LONGEST_TITLE), _cut(about or title, LONGEST_DESCRIPTION), currency, amount, self.photo)

    def _amount(self, turn: Turn, currency: str) -> Decimal:
        value = turn.evaluate(self.amount)
        wrong = currency_problem(currency) or amount_problem(value, currency)
        amount = exact(value)
        if wrong is not None or amount is None:
            raise Fault("template", "; ".join(wrong or ("the amount is none",)), self.place)
        return amount


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else f"{text[: longest - 1]}…"


@dataclass(frozen=True, slots=True)
class Pay:
    """An invoice, the function that is asked whether all is still right, and how long it may stay unpaid."""

    invoice: Invoice
    check: Check | None = None
    timeout: timedelta | None = None
    outcomes: Mapping[str, Target] = field(default_factory=dict)

    def enter(self, turn: Turn, node: Node) -> None:
        """Sends the invoice and waits, unless it was paid while another flow was running."""
        paid = turn.payment()
        if paid is not None:
            self._came(turn, node, paid)
            return
        if self.timeout is not None and not turn.has_timer("wait"):
            turn.set_timer("wait", self.timeout)
        turn.pause("payment")
        self.invoice.send(turn)

    def resume(self, turn: Turn, node: Node, event: Arrival) -> None:
        """It is paid or refused, the check has answered, or the time is over."""
        from dragoman.interpreter.events import ActionFailed, ActionReturned, PaymentReceived, TimerFired

        match event:
            case PaymentReceived(paid=paid):
                self._came(turn, node, paid)
            case ActionReturned():
                self._leave(turn, node, "paid" if _says_yes(event) else "refused")
            case ActionFailed(error=error):
                turn.fail(error)
            case TimerFired() if turn.payment() is None:
                self._leave(turn, node, "unpaid")
            case _:
                return

    def _came(self, turn: Turn, node: Node, paid: bool) -> None:
        if paid and self.check is not None:
            given = {name: turn.evaluate(value) for name, value in self.check.arguments.items()}
            turn.run_action(self.check.action, given, self.check.timeout)
        else:
            self._leave(turn, node, "paid" if paid else "refused")

    def _leave(self, turn: Turn, node: Node, outcome: str) -> None:
        turn.forget_undo()
        turn.leave(node, self.outcomes.get(outcome))

    def ways(self) -> tuple[Way, ...]:
        """It is paid, refused, or not paid in time."""
        late = ("unpaid",) if self.timeout else ()
        return tuple(Way(_WORDS[name], self.outcomes.get(name), waits=True) for name in ("paid", "refused", *late))


def _says_yes(event: ActionReturned) -> bool:
    """Anything true, but for a text: that says what is wrong."""
    return bool(event.value) and not isinstance(event.value, str)


class _Pay:
    def compile(self, name: str, node: TreeMapping, compiler: Compiler) -> Pay | None:
        tree = node.get("pay")
        if not isinstance(tree, TreeMapping):
            return None
        invoice = _invoice(tree, compiler)
        check = compile_check(asked, compiler) if (asked := tree.get("check")) else None
        timeout = compile_duration(tree.get("timeout"), compiler, some=True)
        outcomes = compile_outcomes(node.get("outcomes"), compiler)
        return Pay(invoice, check, timeout, outcomes) if invoice else None


def _invoice(tree: TreeMapping, compiler: Compiler) -> Invoice | None:
    found = entries(tree)
    title, about = (compiler.text(found.get(key), "plain") for key in ("title", "description"))
    for key, text, most in (("title", title, LONGEST_TITLE), ("description", about, LONGEST_DESCRIPTION)):
        if key in found:
            check_length(text, found[key], f"the {key} of an invoice", most, compiler)
    currency = compiler.text(found.get("currency"), "plain", kind=None)
    amount = _amount(found.get("amount"), _currency(currency, found.get("currency"), compiler), compiler)
    if title is None or currency is None or amount is None:
        return None
    return Invoice(title, currency, amount, compiler.place(tree), about, _photo(found.get("photo"), compiler))


def _currency(currency: Template | None, tree: Tree | None, compiler: Compiler) -> str:
    """The currency where it is known and one; nothing else is told twice."""
    code = (currency.text.constant if currency else None) or ""
    if code and tree is not None and (wrong := currency_problem(code)):
        compiler.report("DG505", tree.span, *wrong)
        return ""
    return code


def _amount(tree: Tree | None, currency: str, compiler: Compiler) -> Value | None:
    told = len(compiler.diagnostics)
    amount = compiler.value(tree)
    check_fit(amount, tree, Fit(number, "the amount", "a number"), compiler)
    if tree is not None and isinstance(amount, Constant) and len(compiler.diagnostics) == told:
        wrong = amount_problem(amount.value, currency)
        if wrong is not None:
            compiler.report("DG505", tree.span, *wrong)
    return amount


def _photo(tree: Tree | None, compiler: Compiler) -> Media | None:
    file = compile_file(tree, compiler)
    return Media("photo", compiler.place(tree), *file) if tree is not None and file else None


kind: NodeKind = _Pay()
