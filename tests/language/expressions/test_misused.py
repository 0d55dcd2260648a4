"""Values used as what they are not: told at their place where it is sure, and never where it is not."""

from __future__ import annotations

import pytest

from dragoman.language.expressions import parse_condition, possible_of
from tests.language.expressions.typing_values import KINDS, found_in, found_in_text, unmarked


@pytest.mark.parametrize(
    ("marked", "message", "help_"),
    [
        ("«today» + 1", "'+' does not fit 'today', a date, and 1, a number", "write today + days(1)"),
        ("«now» - age", "'-' does not fit 'now', a datetime, and 'age', a number", "write now - days(age)"),
        ("«age» + day", "'+' does not fit 'age', a number, and 'day', a date", "write day + days(age)"),
        ("«day» + hours(2)", "a date has no hours", "add whole days to it, or add hours to a time such as `now`"),
        ("«name» + 1", "'+' does not fit 'name', a text, and 1, a number", "'~' joins texts: name ~ 1"),
        ("«name» + city", "'+' does not fit 'name', a text, and 'city', a text", "'~' joins texts: name ~ city"),
        (
            "«price» * city",
            "'*' does not fit 'price', a number, and 'city', a text",
            "(city | int) makes a whole number of a text",
        ),
        (
            "«tags» + name",
            "'+' does not fit 'tags', a list, and 'name', a text",
            "the filter 'add' appends an item: tags | add(name)",
        ),
        ("«sure» + 1", "'+' does not fit 'sure', a boolean, and 1, a number", None),
        ("«now» - today", "'-' does not fit 'now', a datetime, and 'today', a date", None),
        ("«opening» + pause", "'+' does not fit 'opening', a time, and 'pause', a duration", None),
        ("«any» + name", "'+' does not fit 'any' and 'name', a text", "'~' joins texts: any ~ name"),
        ("«-»name", "'name' is a text: a number is needed here, not a text", None),
        (
            "name | «money»",
            "the filter 'money' takes a number, and 'name' is a text",
            "(name | int) makes a whole number of a text; or ask with 'input: number'",
        ),
        (
            "today | «upper»",
            "the filter 'upper' takes a text or a number, and 'today' is a date",
            "(today | date) makes a text of it",
        ),
        (
            "name | «date»",
            "the filter 'date' takes a date or a datetime, and 'name' is a text",
            "to_date(name) makes a date of a text such as 2026-01-31; or ask with 'input: date'",
        ),
        ("age | «date»('yyyy')", "the filter 'date' takes a date or a datetime, and 'age' is a number", None),
        ("day | «time»", "the filter 'time' takes a datetime or a time, and 'day' is a date", None),
        ("age | «length»", "the filter 'length' takes a text, a list or a record, and 'age' is a number", None),
        ("age | «first»", "the filter 'first' takes a text or a list, and 'age' is a number", None),
        (
            "tags | «round»",
            "the filter 'round' takes a number, and 'tags' is a list",
            "the filter 'first' gives an item of it",
        ),
        (
            "price | «round»(name)",
            "the filter 'round' takes a number here, and 'name' is a text",
            "(name | int) makes a whole number of a text; or ask with 'input: number'",
        ),
        ("tags | join | «sum»", "the filter 'sum' takes a list, and this is a text", None),
        (
            "«days»(name)",
            "'days' takes a number, and 'name' is a text",
            "(name | int) makes a whole number of a text; or ask with 'input: number'",
        ),
        ("«to_date»(age)", "'to_date' takes a text, a date or a datetime, and 'age' is a number", None),
        ("name.«first»", "'name', a text, has no field 'first'", None),
        ("now.«year»", "'now', a datetime, has no field 'year'", "a filter prints its parts: `now | date('yyyy')`"),
        ("tags.«first»", "'tags', a list, has no field 'first'", "[0] or the filter 'first' gives an item of it"),
        ("user.id.«x»", "'user.id', a number, has no field 'x'", None),
        ("«age»[0]", "'age' is a number: [ ] reads a list or a record, not a number", None),
        ("«tags»['a']", "'tags' is a list: [ ] after a list takes a whole number, not a text", None),
        ("«name» is even", "'name' is a text: only a whole number is even or odd, not a text", None),
        ("name in «age»", "'in' looks into a list, a text or a record, and 'age' is a number", None),
        ("«age» == '18'", "'age', a number, and '18', a text, cannot be compared", "without quotes it is a number: 18"),
        (
            "«day» == '2026-01-01'",
            "'day', a date, and '2026-01-01', a text, cannot be compared",
            "to_date('2026-01-01') makes a date of it",
        ),
        (
            "«day» < now",
            "'day', a date, and 'now', a datetime, cannot be compared",
            "to_date(now) is the day of a moment",
        ),
        ("(«day» - today) > 3", "a duration and 3, a number, cannot be compared", "compare values of one type"),
        ("«sure» == 'yes'", "'sure', a boolean, and 'yes', a text, cannot be compared", "write 'sure' or 'not sure'"),
        (
            "«sure» < true",
            "'sure', a boolean, and True, a boolean, have no order",
            "compare them by '==', or one of their fields",
        ),
        ("(«menu» | first).price == 'x'", "a number and 'x', a text, cannot be compared", "compare values of one type"),
        (
            "now | «date»('dd/mm')",
            "the filter 'date' knows short, medium, long, full and patterns like 'dd.MM.yyyy', not 'dd/mm'",
            None,
        ),
        (
            "now | «date»('%d.%m.')",
            "the filter 'date' knows short, medium, long, full and patterns like 'dd.MM.yyyy', not '%d.%m.'",
            None,
        ),
        (
            "any | «date»('ddd')",
            "the filter 'date' knows short, medium, long, full and patterns like 'dd.MM.yyyy', not 'ddd'",
            None,
        ),
        (
            "now | «date»('foo')",
            "the filter 'date' shows nothing of a date by 'foo'",
            "it knows short, medium, long, full and patterns such as 'dd.MM.yyyy'",
        ),
        (
            "now | «date»('DD.MM.YYYY')",
            "'D' in 'DD.MM.YYYY' is the day of the year, 1 to 366",
            "the day of the month is 'd': 'dd.MM.yyyy'",
        ),
        (
            "now | «time»('later')",
            "the filter 'time' knows short, medium, long, full and patterns like 'HH:mm', not 'later'",
            None,
        ),
        ("price | «money»('EURO')", "'EURO' is no currency", "write its three letters, such as 'EUR'"),
    ],
)
def test_what_fails_for_everybody_is_told_at_its_place(marked: str, message: str, help_: str | None) -> None:
    """With the names, the kinds, and what to write."""
    source, offset, length = unmarked(marked)
    (problem,) = found_in(source)
    assert (problem.code, problem.offset, problem.length) == ("DG316", offset, length)
    assert (problem.message, problem.help) == (message, help_)


@pytest.mark.parametrize(
    ("marked", "help_"),
    [
        ("home.«stret»", "did you mean 'street'?"),
        ("home[«'stret'»]", "did you mean 'street'?"),
        ("home.«phone»", "it has street, zip"),
        ("(menu | first).«prise»", "did you mean 'price'?"),
        ("menu[0].«nam»", "did you mean 'name'?"),
        ("record(a=age).«b»", "it has a"),
        ("(menu | sort(attribute='price') | last).«prise»", "did you mean 'price'?"),
    ],
)
def test_a_field_that_no_record_has_is_told_with_the_nearest(marked: str, help_: str) -> None:
    """Where all records are known."""
    source, offset, length = unmarked(marked)
    (problem,) = found_in(source)
    assert (problem.code, problem.offset, problem.length, problem.help) == ("DG313", offset, length, help_)


@pytest.mark.parametrize(
    "source",
    [
        "today + days(1)",
        "today - day",
        "now - hours(2) < now",
        "today + days(age)",
        "pause * 2 + hours(age)",
        "2 * pause",
        "day + pause",
        "age + price * 2 / 3 // 4 % 5",
        "-pause",
        "-age",
        "+age",
        "any + 1",
        "any + any",
        "-any",
        "now - any",
        "(now + hours(3)) | time('HH:mm')",
        "(today + days(2)) | date('EEEE d. MMMM yyyy')",
        "now | date('dd.MM.YYYY')",
        "today | ago",
        "now | date",
        "opening | time('short')",
        "(day - today) / 2",
        "(day - today) > days(3)",
        "name | upper",
        "age | upper",
        "age | truncate(3)",
        "any | money",
        "price | money('EUR')",
        "price | money(any)",
        "price | money(name)",
        "age | number(2)",
        "age | plural('day', 'days')",
        "age | plural(name, city)",
        "name | length",
        "account | length",
        "tags | length",
        "name | int",
        "tags | int",
        "(name | int) + 1",
        "name | default(0)",
        "tags | join(', ')",
        "tags | join(age)",
        "tags | sum",
        "tags | sum('price')",
        "(tags | sum('length')) > hours(2)",
        "tags | sort(attribute='x')",
        "tags | min",
        "(tags | max) + 1",
        "(tags | first).price * 2",
        "tags[0] == 'x'",
        "tags[age]",
        "account.name",
        "account.a.b.c",
        "account['x'] + 1",
        "account[name]",
        "any.x",
        "any[0]",
        "any.x.y + 1",
        "user.id == 5",
        "user.name ~ 1",
        "name ~ age ~ day",
        "name in tags",
        "name in city",
        "age in tags",
        "name in account",
        "any in any",
        "'a' in any",
        "not (name in tags)",
        "tags | has(name)",
        "tags | add(age)",
        "tags | put('id', id=age)",
        "(tags | put(name, id=age)) | first",
        "tags | without(name)",
        "menu | where(name=city) | first",
        "(menu | where(name=city) | first).whatever",
        "menu | index(id=age)",
        "(menu | index(id=age)) + 1",
        "menu | sum('price') | money",
        "home.street ~ home.zip",
        "home.zip + 1",
        "home.street | upper",
        "age == none",
        "none == day",
        "name == none or age == none",
        "age > price > 2",
        "age if sure else name",
        "(age if sure else name) == 5",
        "(age or name) == 'x'",
        "(name | default(age)) == 5",
        "(age | default('')) == ''",
        "(any | default(0)) + 1",
        "age is even",
        "any is odd",
        "name is string",
        "day is none",
        "(name | first) == 'A'",
        "(tags | first) == 5",
        "[age, name] | first == 5",
        "age in [1, 2]",
        "name in ['a', age]",
        "to_date(name) == day",
        "to_date(now) < today",
        "to_date(any)",
        "days(age) == hours(24)",
        "days(any)",
        "name | mask(age)",
        "age | progress(price)",
        "name | replace('a', age)",
        "tags | tojson",
        "account | tojson",
        "name | list | first",
        "tags | unique | list",
        "sure == true",
        "not sure",
        "sure and age",
        "price | round(age)",
        "price | round(1, name)",
        "now | date(name)",
        "now | date(any)",
        "any | date('long')",
        "day | date('d MMM')",
        "name | money if name is number else name",
        "(age | upper) == 'X'",
        "menu == tags",
        "account == user",
        "pause < days(2)",
        "now | date(\"'day' d\")",
        "today | date('E')",
        "now | date('DDD')",
        "now | date('Q')",
    ],
)
def test_what_can_be_computed_is_never_told(source: str) -> None:
    """Whatever depends on values that are not known."""
    assert found_in(source) == []


@pytest.mark.parametrize(
    ("marked", "code"),
    [
        ("{% for letter in «name» %}{{ letter }}{% endfor %}", "DG317"),
        ("{% for field in «account» %}{{ field }}{% endfor %}", "DG317"),
        ("{% for dish in menu %}{{ dish.«prise» }}{% endfor %}", "DG313"),
        ("{% for dish in menu %}{{ «dish».name + 1 }}{% endfor %}", "DG316"),
        ("{% for dish in menu if (dish.price | upper | «sum») %}{% endfor %}", "DG316"),
        ("{% if name %}{{ name | «money» }}{% endif %}", "DG316"),
        ("{% if «age» == 'x' %}A{% elif name %}B{% endif %}", "DG316"),
        ("{{ 'A' if «age» == 'x' else 'B' }}", "DG316"),
        ("{{ name ~ «account» }}", "DG316"),
        ("{{ «menu» }}", "DG316"),
        ("{{ «menu»[0] }}", "DG316"),
        ("{{ «user» | default(account) }}", "DG316"),
        ("{% for dish in menu %}{{ «dish» }}{% endfor %}", "DG316"),
        ("{{ name }} {{ «account» }}", "DG316"),
    ],
)
def test_it_is_told_in_texts_too(marked: str, code: str) -> None:
    """In blocks, loops and wherever a value is printed."""
    source, offset, length = unmarked(marked)
    (problem,) = found_in_text(source)
    assert (problem.code, problem.offset) == (code, offset)
    assert problem.length == length


@pytest.mark.parametrize(
    "text",
    [
        "{% for tag in tags %}{{ tag }} {{ tag.x }} {{ tag + 1 }}{% endfor %}",
        "{% for age in ['x'] %}{% if age == 'x' %}A{% endif %}{% endfor %}",
        "{% for dish in menu %}{{ dish.name }} {{ dish.price | money('EUR') }}{% endfor %}",
        "{% for user in [1, 2] %}{{ user }}{{ user + 1 }}{% endfor %}",
        "{% for x in any %}{{ x }}{% else %}{{ name }}{% endfor %}",
        "{% for user in any %}{{ user.id.x }}{% endfor %}",
        "{{ tags }} {{ any }} {{ tags | first }} {{ menu | first | default('x') | tojson }}",
        "{{ name if sure else account }} {{ menu | length }} {{ account.name }}",
        "{{ name | link(city) }} {{ name | bold }} {{ age | code }}",
        "{% if name is number %}{{ name + 1 }}{% endif %}",
    ],
)
def test_sound_texts_are_left_alone(text: str) -> None:
    """A loop's variable hides the flow's; what is asked what it is may be anything."""
    assert found_in_text(text) == []


def test_a_mistake_is_told_once_however_it_is_used() -> None:
    """What comes of it may be anything."""
    assert len(found_in("((name + 1) * 2) | money")) == 1


def test_all_mistakes_are_told() -> None:
    """Each at its place."""
    assert [problem.offset for problem in found_in("(today + 1) == day and name.x and age | sum")] == [1, 28, 40]


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("age + 1", "number"),
        ("day - today", "duration"),
        ("now + hours(age)", "datetime"),
        ("name ~ age", "text"),
        ("price | money", "text"),
        ("tags | length", "number"),
        ("tags | add(age)", "list"),
        ("age > 5", "boolean"),
        ("age if sure else price", "number"),
        ("age if sure else name", None),
        ("record(a=1)", "record"),
        ("to_date(name)", "date"),
        ("days(2)", "duration"),
        ("any", None),
        ("any.x", None),
        ("tags | first", None),
        ("menu | first", "record"),
        ("(menu | last).name", "text"),
    ],
)
def test_what_an_expression_gives_is_known_from_what_it_is_made_of(source: str, kind: str | None) -> None:
    """Or not known."""
    assert possible_of(parse_condition(source).tree, KINDS, source).kind == kind
