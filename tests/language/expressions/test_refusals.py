"""What the language does not have is refused by name, at its place, with what would be right."""

from __future__ import annotations

import pytest

from dragoman.language.expressions import TemplateRefused, parse_condition
from tests.language.evaluating import refusal_of, refusals_of


@pytest.mark.parametrize(
    ("source", "word", "help_"),
    [
        ("name.upper()", "upper", "name | upper"),
        ("name.strip()", "strip", "name | trim"),
        ("name.title()", "title", "name | capitalize"),
        ("cart.append(1)", "append", "cart | add"),
        ("now.strftime('%d')", "strftime", "now | date"),
        ("name.startswith('A')", "startswith", "pattern"),
        ("account.items()", "items", "without '()'"),
        ("account.name.lower()", "lower", "value | lower"),
        ("name.uper()", "uper", "upper"),
    ],
)
def test_a_method_is_refused_and_its_filter_shown(source: str, word: str, help_: str) -> None:
    """Methods do not exist; where a filter does the same, it is shown."""
    problem = refusal_of(source, bare=True)
    assert (problem.code, source[problem.offset : problem.offset + problem.length]) == ("DG305", word)
    assert f"'{word}()' is a method" in problem.message
    assert help_ in (problem.help or "")


@pytest.mark.parametrize(
    ("source", "word", "help_"),
    [
        ("name | uper", "uper", "'upper'"),
        ("name | lenght", "lenght", "'length'"),
        ("name | safe", "safe", "escaped"),
        ("name | e", "e", "escaped"),
        ("tags | map(attribute='x')", "map", "for item in list"),
        ("tags | selectattr('x')", "selectattr", "where"),
        ("tags | count", "count", "length"),
        ("name | title", "title", "capitalize"),
        ("name | upcase", "upcase", "upper"),
        ("name | uppercase", "uppercase", "upper"),
        ("name | downcase", "downcase", "lower"),
        ("name | lowercase", "lowercase", "lower"),
        ("cart | first.name", "first.name", "(value | first).name"),
        ("name | attr('x')", "attr", None),
        ("name | center(10)", "center", None),
    ],
)
def test_an_unknown_filter_is_refused_at_its_name(source: str, word: str, help_: str | None) -> None:
    """Jinja's filters that are not the language's are told what stands for them; nothing is invented."""
    problem = refusal_of(source, bare=True)
    assert problem.code == "DG306"
    assert source[problem.offset : problem.offset + problem.length] == word
    assert help_ is None or help_ in (problem.help or "")


@pytest.mark.parametrize(
    ("source", "word", "help_"),
    [
        ("quantity is evne", "evne", "'even'"),
        ("quantity is not evne", "evne", "'even'"),
        ("name is null", "null", "'none'"),
        ("quantity is divisibleby(3)", "divisibleby", "even"),
        ("name is mapping", "mapping", "defined"),
    ],
)
def test_an_unknown_test_is_refused_at_its_name(source: str, word: str, help_: str) -> None:
    """With the nearest test, or the list of them."""
    problem = refusal_of(source, bare=True)
    assert (problem.code, source[problem.offset : problem.offset + problem.length]) == ("DG307", word)
    assert help_ in (problem.help or "")


def test_a_test_takes_no_value() -> None:
    """`is number(3)` means nothing."""
    assert refusal_of("quantity is number(3)", bare=True).code == "DG310"


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("price * quantity | round(2)", "(price * quantity) | round(2)"),
        ("price * quantity | round(2)", "price * (quantity | round(2))"),
        ("price | round + 1", "(price | round) + 1"),
        ("price - 5 | abs < 2", "(price - 5) | abs"),
        ("'a' ~ name | upper", "('a' ~ name) | upper"),
        ("name | upper ~ '!'", "(name | upper) ~ '!'"),
        ("2 * 3.14159 | round(2)", "(2 * 3.14159) | round(2)"),
        ("10 // quantity | abs", "10 // (quantity | abs)"),
        ("account.total % price | int", "(account.total % price) | int"),
    ],
)
def test_a_filter_beside_an_operator_needs_parentheses(source: str, shown: str) -> None:
    """The filter binds tighter than an author means, so both ways to set the parentheses are shown."""
    problem = refusal_of(source, bare=True)
    assert problem.code == "DG309"
    assert shown in (problem.help or "")


@pytest.mark.parametrize(
    "source",
    [
        "(price * quantity) | round(2)",
        "price * (quantity | abs)",
        "(price | round) + 1",
        "(name | upper) ~ '!'",
        "price | round > 2",
        "name | length == 3 and tags | length",
        "-price | abs",
        "(cart | first).price * 2",
        "days(quantity | int) + today",
        "not name | length",
        "name | upper if sure else name | lower",
        "[price | round, 2]",
    ],
)
def test_a_filter_with_parentheses_or_beside_other_words_is_fine(source: str) -> None:
    """Only `+ - * / // % ~` are a trap."""
    assert parse_condition(source).source == source


@pytest.mark.parametrize(
    ("source", "offset", "words"),
    [
        ("", 0, "an expression is expected"),
        ("   ", 0, "an expression is expected"),
        ("price *", 6, "after '*'"),
        ("price * ", 6, "after '*'"),
        ("age and", 4, "after 'and'"),
        ("not", 0, "after 'not'"),
        ("name |", 5, "no filter"),
        ("name | 5", 5, "needs a filter"),
        ("age = 18", 4, "'=' is not expected"),
        ("age === 18", 7, "'=' is not expected"),
        ("a b", 2, "'b' is not expected"),
        ("a && b", 2, "'&' means nothing"),
        ("a || b", 2, "needs a filter"),
        ("!a", 0, "'!' means nothing"),
        ("a ? b : c", 2, "'?' means nothing"),
        ("(a", 0, "'(' is never closed"),
        ("(", 0, "'(' is never closed"),
        ("a)", 1, "')'"),
        ("a]", 1, "']'"),
        ("[a, b", 0, "'[' is never closed"),
        ("'abc", 0, "means nothing"),
        ("“abc”", 0, "means nothing"),
        ("a <> b", 3, "'>' is not expected"),
        ("{'a': 1}", 0, "braces do not make a record"),
        ("a, b", 1, "',' is not expected"),
        ("a.5x", 3, "not expected"),
        ("a if", 2, "after 'if'"),
        ("x is", 2, "after 'is'"),
        ("a.", 1, "after '.'"),
    ],
)
def test_broken_syntax_is_told_in_an_authors_words(source: str, offset: int, words: str) -> None:
    """The place lies at or before the break, and the words are none of Jinja's."""
    problem = refusals_of(source, bare=True)[0]
    assert words in problem.message
    assert problem.offset <= max(len(source), 1)
    assert abs(problem.offset - offset) <= 1


@pytest.mark.parametrize(
    ("source", "help_"),
    [
        ("age = 18", "'=='"),
        ("a && b", "'and'"),
        ("!a", "'not'"),
        ("a ? b : c", "if condition else"),
        ("“abc”", "straight quotation marks"),
        ("{'a': 1}", "record("),
        ("@name", "{{ name }}"),
    ],
)
def test_signs_of_other_languages_are_translated(source: str, help_: str) -> None:
    """Who writes C, shell or Python is told how it is written here."""
    assert help_ in (refusals_of(source, bare=True)[0].help or "")


@pytest.mark.parametrize("source", ["{{ name }}", "{{ name == 'Ada' }}", " {{name}} ", "a == {{ b }}", "{% if a %}"])
def test_braces_around_a_condition_are_refused(source: str) -> None:
    """Conditions are bare, and the message says so."""
    problem = refusal_of(source, bare=True)
    assert problem.code == "DG311"
    assert "bare expression" in problem.message


def test_the_condition_without_its_braces_is_shown() -> None:
    """The remedy can be copied."""
    assert refusal_of("{{ name == 'Ada' }}", bare=True).help == "write name == 'Ada'"


def test_all_problems_are_told_at_once_in_order() -> None:
    """An author mends everything in one go."""
    source = "name.upper() == (city | shuot_it_out_loud) and age is evne and foo(1)"
    codes = [problem.code for problem in refusals_of(source, bare=True)]
    assert codes == ["DG305", "DG306", "DG307", "DG308"]


@pytest.mark.parametrize(
    "source",
    [
        "+".join("1" * 5_000),
        "(" * 500 + "1" + ")" * 500,
        "not " * 3_000 + "a",
        "-" * 3_000 + "1",
        "[" * 300 + "]" * 300,
        "a" + ".b" * 1_000,
        "a" + "[0]" * 1_000,
        " if a else ".join(["b"] * 900),
        "x" * 70_000,
        "1 < " * 3_000 + "1 and " * 70 + "2",
    ],
)
def test_what_is_too_large_or_too_deep_is_refused(source: str) -> None:
    """No expression can exhaust the parser, whatever its shape."""
    with pytest.raises(TemplateRefused):
        parse_condition(source if "x" * 9 not in source else f"'{source}'")


def test_half_a_character_is_refused() -> None:
    """An escape that makes no character would break every channel."""
    assert refusal_of("'\\ud800'", bare=True).code == "DG300"
