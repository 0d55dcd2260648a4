"""The rules of a prompt's `validate`: each is a validator with its limit, or `that` with a condition."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dragoman.graph.computed import Condition, Constant, Fault, Place, Template, Value
from dragoman.language.arguments import NO_ACTION, check_arguments
from dragoman.language.certainty import Fit, Takes, check_fit
from dragoman.language.compiler import entries, listed
from dragoman.language.expressions import Scope
from dragoman.language.expressions.possible import of_kind
from dragoman.language.inputs.protocol import InputType
from dragoman.language.named_days import computed_day
from dragoman.language.options import check_options
from dragoman.language.sentences import Sentence
from dragoman.language.types_of_values import OF_TYPES
from dragoman.language.validators import all_validators
from dragoman.language.validators.limits.bounds import compared, misfit
from dragoman.language.validators.limits.wording import as_written
from dragoman.language.validators.protocol import Validator
from dragoman.source.tree import Entry, Scalar, Tree
from dragoman.source.tree import Mapping as TreeMapping

if TYPE_CHECKING:
    from dragoman.language.compiler import Compiler


@dataclass(frozen=True, slots=True)
class Limit:
    """A validator and its limit: `ready` where it was known at load, else computed for each answer."""

    key: str
    validator: Validator
    value: Value
    ready: Any = None
    place: Place | None = None

    def broken_by(self, answer: Any, scope: Scope) -> Sentence | None:
        """The shipped sentence if the answer breaks it. A limit that is not set for this user breaks nothing.

        Raises:
            Fault: what was computed for this user is no limit of this kind.
        """
        limit = self.ready
        if limit is None:
            computed = self.value.evaluate(scope)
            if computed is None:
                return None
            try:
                limit = self.validator.prepare(computed)
            except ValueError as wrong:
                raise Fault("template", str(wrong), self.place) from None
        return None if self.validator.holds(answer, limit) else self.validator.error(answer, limit)


@dataclass(frozen=True, slots=True)
class That:
    """A condition over `value` and everything else."""

    condition: Condition

    def broken_by(self, answer: Any, scope: Scope) -> Sentence | None:
        """A sentence that names nothing if it does not hold: only the author knows what is wrong."""
        return None if self.condition.holds(scope) else Sentence("invalid")


@dataclass(frozen=True, slots=True)
class Check:
    """An action of the project that says whether the answer is right. `timeout` in seconds."""

    action: str
    arguments: Mapping[str, Value]
    timeout: float = 30.0


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule and the author's sentence for an answer that breaks it."""

    test: Limit | That | Check
    error: Template | None = None


def compile_rules(tree: Tree | None, reader: InputType, name: str, compiler: Compiler) -> tuple[Rule, ...]:
    """The rules in their order, for answers of this input type. What a choice gives is not known before."""
    if tree is None:
        return ()
    value_type = None if name == "choice" else reader.value_type
    rules: list[tuple[Rule, Entry]] = []
    kind = OF_TYPES.get(value_type or "")
    with compiler.knowing({"value": None}, {"value": of_kind(kind)} if kind else None):
        for mapping in listed(tree):
            if not isinstance(mapping, TreeMapping):
                continue
            error = compiler.text(mapping.get("error"))
            for entry in mapping.entries:
                if (rule := _rule(entry, value_type, name, error, compiler)) is not None:
                    _check_range(rule, entry, rules, compiler)
                    rules.append((rule, entry))
    return tuple(rule for rule, _ in rules)


def _rule(entry: Entry, value_type: str | None, name: str, error: Template | None, compiler: Compiler) -> Rule | None:
    if entry.key.text == "that":
        condition = compiler.condition(entry.value)
        return Rule(That(condition), error) if condition else None
    if entry.key.text == "check":
        check = compile_check(entry.value, compiler)
        return Rule(check, error) if check else None
    validator = all_validators().get(entry.key.text)
    if validator is None:
        return None
    if value_type is not None and value_type not in validator.fits:
        message = f"'{entry.key.text}' does not fit an answer of the type {name}"
        compiler.report("DG209", entry.key.span, message, _fitting(entry.key.text, validator, value_type))
        return None
    value = compiler.value(entry.value)
    return Rule(_limit(entry, validator, value, value_type, compiler), error) if value else None


_ALIKE = {"min": "min_length", "max": "max_length", "min_length": "min", "max_length": "max"}


def _fitting(key: str, validator: Validator, value_type: str) -> str:
    """The rule of the same idea that fits such answers, or the types that this one fits."""
    alike = _ALIKE.get(key)
    if alike is not None and value_type in all_validators()[alike].fits:
        return f"write '{alike}', which fits"
    if "file" in validator.fits:
        return "it fits answers that are files, such as those to 'input: photo' and 'input: document'"
    types = sorted(validator.fits)
    return f"it fits answers of the type{'s' if len(types) > 1 else ''} {', '.join(types)}"


def compile_check(tree: Tree, compiler: Compiler) -> Check | None:
    """The action that judges, with its arguments; nothing if it is refused (reported)."""
    named = tree.get("action") if isinstance(tree, TreeMapping) else None
    if not isinstance(tree, TreeMapping) or not isinstance(named, Scalar):
        return None
    known = compiler.around.actions.get(named.text)
    if known is None:
        compiler.misspelt("DG213", named, "action", compiler.around.actions, none=NO_ACTION)
    else:
        check_arguments(tree.get("with"), named, known, compiler)
    values = entries(tree.get("with")).items()
    return Check(named.text, {key: value for key, inner in values if (value := compiler.value(inner))})


def _limit(entry: Entry, validator: Validator, value: Value, value_type: str | None, compiler: Compiler) -> Limit:
    ready = None
    if isinstance(value, Constant):
        try:
            ready = validator.prepare(value.value)
        except ValueError as wrong:
            compiler.report("DG210", entry.value.span, *_refused(str(wrong), entry, value_type))
    if ready is not None and value_type and entry.key.text in ("min", "max") and (wanted := misfit(ready, value_type)):
        message = f"'{entry.key.text}' is {as_written(ready)}, and the answers are of another type"
        compiler.report("DG210", entry.value.span, message, f"give {wanted}")
    takes = _limiting(validator, entry.key.text, value_type)
    fit = Fit(takes, f"'{entry.key.text}'", _wanted(entry.key.text, value_type))
    check_fit(value, entry.value, fit, compiler)
    if entry.key.text == "one_of" and value_type:
        check_options(entry.value, value_type, compiler)
    return Limit(entry.key.text, validator, value, ready, compiler.place(entry.value))


def _refused(wrong: str, entry: Entry, value_type: str | None) -> tuple[str, str | None]:
    """What is wrong with a limit, and what would be right for answers of this type, as far as that is known."""
    if entry.key.text not in ("min", "max") or not value_type:
        return wrong, None
    dated = computed_day(entry.value) if value_type in ("date", "datetime") else None
    return wrong.partition("; give ")[0], dated or f"give {misfit(None, value_type)}"


def _limiting(validator: Validator, key: str, value_type: str | None) -> Takes:
    """Takes what can be a limit of such answers."""

    def takes(value: Any) -> None:
        ready = validator.prepare(value)
        if value_type and key in ("min", "max") and misfit(ready, value_type):
            raise ValueError(value)

    return takes


def _wanted(key: str, value_type: str | None) -> str:
    if key in ("min", "max"):
        return f"{misfit(None, value_type)} for these answers" if value_type else "a number, or a date or time"
    return "a list of options" if key == "one_of" else "a text" if key in ("pattern", "mime") else "a whole number"


_OTHER_ENDS = {"min": "max", "max": "min", "min_length": "max_length", "max_length": "min_length"}


def _check_range(rule: Rule, entry: Entry, before: Iterable[tuple[Rule, Entry]], compiler: Compiler) -> None:
    """Reports a limit that leaves no answer together with one before it: all rules hold at once."""
    end = _OTHER_ENDS.get(entry.key.text)
    other = next((pair for pair in before if pair[1].key.text == end), None)
    if other is None or not isinstance(rule.test, Limit) or not isinstance(other[0].test, Limit):
        return
    pair = ((rule.test, entry.value), (other[0].test, other[1].value))
    (low, low_tree), (high, high_tree) = pair if entry.key.text.startswith("min") else reversed(pair)
    if compared(low.ready, high.ready) != 1:
        return
    least, most = as_written(low.ready), as_written(high.ready)
    related = compiler.related(low_tree.span, f"the '{low.key}' stands here")
    message, remedy = f"no answer can be at least {least} and at most {most}", f"let '{high.key}' be {least} or more"
    compiler.report("DG210", high_tree.span, message, remedy, related=related)
