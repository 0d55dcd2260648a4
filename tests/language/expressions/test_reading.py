"""Names, fields and items: only data is read, and what is not there is none."""

from __future__ import annotations

from types import MappingProxyType

import pytest

from dragoman.language.expressions import Reference, parse_condition
from tests.language.evaluating import fault_of, refusals_of, value_of


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("name", "Ada"),
        ("unset", None),
        ("never_heard_of", None),
        ("account.name", "Grace"),
        ("account.items", 5),
        ("account.get", "field"),
        ("account['items']", 5),
        ("account.home.city", "Paris"),
        ("account['home'].city", "Paris"),
        ("account.phone", None),
        ("account.phone.number", None),
        ("unset.field.deeper", None),
        ("unset[0]", None),
        ("tags[0]", "red"),
        ("tags[-1]", "blue"),
        ("tags[9]", None),
        ("tags[-9]", None),
        ("tags[unset]", None),
        ("tags[1.0]", "Green"),
        ("tags[numbers[1]]", "Green"),
        ("cart[0].price", 2.5),
        ("cart[1]['id']", 2),
        ("account[key]", "Grace"),
        ("[1, name, none]", [1, "Ada", None]),
        ("[]", []),
        ("[1, 2][0]", 1),
        ("true", True),
        ("none", None),
        ("'it''s'", "its"),
    ],
)
def test_this_is_read(source: str, expected: object) -> None:
    """A record's field comes before anything else; what is missing is none, and so is everything below it."""
    assert value_of(source, key="name") == expected


def test_any_mapping_is_a_record() -> None:
    """The interpreter may hand read-only records."""
    assert value_of("frozen.a", frozen=MappingProxyType({"a": 1})) == 1


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("name.first", "a text has no field 'first'"),
        ("quantity.real", "a number has no field 'real'"),
        ("tags.length", "'first'"),
        ("now.year", "date('yyyy')"),
        ("sure.x", "a boolean has no field"),
        ("name[0]", "not a text"),
        ("quantity[0]", "not a number"),
        ("tags['a']", "a whole number"),
        ("tags[0.5]", "a whole number"),
        ("tags[sure]", "a whole number"),
        ("account[0]", "takes a text"),
    ],
)
def test_reading_inside_what_has_no_inside_is_a_fault(source: str, words: str) -> None:
    """Only records have fields and only lists have items; the fault says what was tried."""
    assert words in fault_of(source).message


class Secretive:
    """An object with something to hide."""

    secret = "hunter2"


@pytest.mark.parametrize("source", ["thing.secret", "thing['secret']", "thing ~ ''", "thing == 1", "thing | upper"])
def test_objects_are_never_looked_into(source: str) -> None:
    """Whatever strays into the names, expressions read records and lists only, and print nothing else."""
    message = fault_of(source, thing=Secretive()).message
    assert "hunter2" not in message
    assert "0x" not in message


@pytest.mark.parametrize(
    "source",
    [
        "name.__class__",
        "''['__class__']",
        "account.__init__.__globals__",
        "account['__dict__']",
        "[].__class__",
        "__builtins__",
        "self",
        "self.x",
        "loop",
        "loop.index",
    ],
)
def test_names_of_python_and_jinja_are_refused(source: str) -> None:
    """Names in double underscores, `self` and `loop` do not exist."""
    assert {problem.code for problem in refusals_of(source, bare=True)} & {"DG314", "DG316"}


@pytest.mark.parametrize("source", ["tags[0:1]", "tags[:2]", "name[::-1]", "tags[0, 1]"])
def test_slices_are_refused(source: str) -> None:
    """A list is read item by item."""
    assert refusals_of(source, bare=True)[0].code == "DG304"


def test_references_are_the_names_with_their_constant_fields() -> None:
    """Each name is told with its place, the fields below it with theirs."""
    source = "user.first_name ~ cart[0].price ~ account['home'].city ~ name"
    assert parse_condition(source).references == (
        Reference("user", ("first_name",), 0, (5,)),
        Reference("cart", (), 18, ()),
        Reference("account", ("home", "city"), 34, (42, 50)),
        Reference("name", (), 57, ()),
    )


def test_references_inside_subscripts_and_arguments_are_found() -> None:
    """Names are found wherever an expression can stand."""
    source = "tags[place] in days(n) ~ (a | default(b)) and record(x=c).x == (d if e else f)"
    found = {reference.name for reference in parse_condition(source).references}
    assert found == {"tags", "place", "n", "a", "b", "c", "d", "e", "f"}


def test_blanks_around_a_dot_do_not_move_the_field() -> None:
    """The place of a field is the field's own."""
    source = "user .  first_name"
    (reference,) = parse_condition(source).references
    assert source[reference.path_offsets[0] :] == "first_name"


def test_a_fault_knows_its_place() -> None:
    """The offset leads to the part that could not be computed."""
    source = "quantity > 5 and name.first == 'x'"
    assert source[fault_of(source).offset :].startswith(".first")


def test_an_expression_can_be_evaluated_again_and_again() -> None:
    """Nothing is kept from one evaluation to the next."""
    assert [value_of("quantity + 1", quantity=number) for number in (1, 2, 3)] == [2, 3, 4]
