"""Names that nobody gave: told with the nearest that somebody did."""

from __future__ import annotations

import pytest

from dragoman.language.expressions import TemplateRefused, all_problems, parse_condition, parse_value, unknown_names
from dragoman.language.templates import parse_text

USER = frozenset({"id", "name", "first_name", "last_name", "username", "language"})
KNOWN = {"user": USER, "name": None, "limit": None, "profile": frozenset({"city"}), "bare": frozenset[str]()}


@pytest.mark.parametrize(
    "source", ["name", "user.first_name", "name.anything.at.all", "profile.city.x", "user", "limit > 5"]
)
def test_known_names_and_fields_are_no_problem(source: str) -> None:
    """A name whose fields are not known may have any."""
    assert unknown_names(parse_condition(source).references, KNOWN) == []


@pytest.mark.parametrize(
    ("source", "word", "nearest"),
    [
        ("naem == 'Ada'", "naem", "name"),
        ("name and 5 > limitt", "limitt", "limit"),
        ("usr.first_name", "usr", "user"),
    ],
)
def test_an_unknown_name_is_told_with_the_nearest(source: str, word: str, nearest: str) -> None:
    """The place is the word itself."""
    (problem,) = unknown_names(parse_condition(source).references, KNOWN)
    assert (problem.code, source[problem.offset : problem.offset + problem.length]) == ("DG312", word)
    assert word in problem.message
    assert f"'{nearest}'" in (problem.help or "")


@pytest.mark.parametrize(
    ("source", "word", "help_"),
    [
        ("user.frist_name", "frist_name", "'first_name'"),
        ("user['frist_name']", "'frist_name'", "'first_name'"),
        ("profile.zzz", "zzz", "declare it in bot.yaml: 'profile: {zzz: text}'"),
        ("user.zzz", "zzz", "it has"),
    ],
)
def test_an_unknown_field_is_told_at_the_field(source: str, word: str, help_: str) -> None:
    """With the nearest field, or the fields there are."""
    (problem,) = unknown_names(parse_condition(source).references, KNOWN)
    assert (problem.code, problem.offset) == ("DG313", source.index(word))
    assert help_ in (problem.help or "")


def test_nothing_is_invented_where_nothing_is_near() -> None:
    """A wild word gets no suggestion; a forgotten pair of quotation marks is thought of."""
    (problem,) = unknown_names(parse_condition("name == Zimbabwe").references, KNOWN)
    assert "did you mean" not in (problem.help or "")
    assert "'Zimbabwe'" in (problem.help or "")


@pytest.mark.parametrize("word", ["item", "value"])
def test_names_of_other_places_are_told_where_they_live(word: str) -> None:
    """`item` belongs to generated buttons, `value` to rules."""
    (problem,) = unknown_names(parse_condition(f"{word} > 5").references, {"zebra": None})
    assert "known only in" in (problem.help or "")


def test_every_unknown_name_of_a_text_is_told() -> None:
    """One misspelling does not hide the next."""
    text = parse_text("{{ naem }}, {% if limitt %}{{ name }}{% endif %}{{ user.frist_name }}")
    assert [problem.code for problem in unknown_names(text.references, KNOWN)] == ["DG312", "DG312", "DG313"]


def test_a_loops_variable_is_no_reference() -> None:
    """Inside its loop it is known; the list it goes through is what counts."""
    text = parse_text("{% for order in name %}{{ order.id }} {{ name }}{% endfor %}{{ order }}")
    assert [reference.name for reference in text.references] == ["name", "name", "order"]


def refused(source: str) -> list[tuple[str, str]]:
    """What is told of a text that is refused: each code with the word at its place."""
    with pytest.raises(TemplateRefused) as caught:
        parse_text(source)
    problems = sorted(all_problems(caught.value, KNOWN), key=lambda one: one.offset)
    return [(one.code, source[one.offset : one.offset + one.length]) for one in problems]


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("{{ naem }} <b>x", [("DG312", "naem"), ("DG321", "<b>")]),
        ("{{ name | uper }} {{ naem }}", [("DG306", "uper"), ("DG312", "naem")]),
        ("{{ name | uper }} {{ user.frist_name }}", [("DG306", "uper"), ("DG313", "frist_name")]),
        ("{{ name | uper }} {{ user.name }}", [("DG306", "uper")]),
    ],
)
def test_names_are_judged_in_a_text_that_is_refused_otherwise(source: str, told: list[tuple[str, str]]) -> None:
    """Whoever repairs the one mistake need not meet the other afterwards."""
    assert refused(source) == told


def test_a_name_in_a_value_that_is_refused_is_judged_too() -> None:
    """As in a text."""
    with pytest.raises(TemplateRefused) as caught:
        parse_value("{{ naem | uper }}")
    assert [one.code for one in all_problems(caught.value, KNOWN)] == ["DG306", "DG312"]


@pytest.mark.parametrize("source", ["{{ user.upper() }}", "{{ self.x }}", "{{ range(3) }}"])
def test_what_is_refused_is_not_told_a_second_time_as_an_unknown_name(source: str) -> None:
    """A method is no field that is missing, `self` no variable."""
    assert len(refused(source)) == 1
