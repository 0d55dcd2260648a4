"""Texts: values, conditions and loops, trimmed, cut, and never rendered twice."""

from __future__ import annotations

from collections import UserDict

import pytest

from dragoman.language.expressions import Scope, TemplateFault
from dragoman.language.templates import parse_text
from tests.language.evaluating import NAMES, refusal_of, refusals_of, text_of


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Hello", "Hello"),
        ("Nice, {{ name }}!", "Nice, Ada!"),
        ("{{name}}{{ name }}", "AdaAda"),
        ("[{{ unset }}]", "[]"),
        ("[{{ account.phone }}]", "[]"),
        ("{% if sure %}yes{% endif %}", "yes"),
        ("{% if unset %}yes{% else %}no{% endif %}", "no"),
        ("{% if quantity > 9 %}a{% elif quantity > 5 %}b{% elif true %}c{% else %}d{% endif %}", "b"),
        ("{% for tag in tags %}{{ tag }};{% endfor %}", "red;Green;blue;"),
        ("{% for tag in nothing %}x{% else %}none{% endfor %}", "none"),
        ("{% for tag in unset %}x{% else %}none{% endfor %}", "none"),
        ("{% for n in numbers if n > 1 %}{{ n }}{% endfor %}", "32"),
        ("{% for n in numbers if n > 9 %}{{ n }}{% else %}none{% endfor %}", "none"),
        ("{% for n in numbers %}{% for m in numbers %}{{ n * m }} {% endfor %}{% endfor %}", "9 3 6 3 1 2 6 2 4"),
        ("{% for n in numbers %}{{ n + quantity }} {% endfor %}", "10 8 9"),
        ("{% for row in cart %}{{ row.id }}: {{ row.price }}\n{% endfor %}", "1: 2.50\n2: 4.00"),
        ("{% for name in tags %}{{ name }}{% endfor %}{{ name }}", "redGreenblueAda"),
        ("a{# a comment #}b", "ab"),
        ("{{ 'text' if false }}", ""),
        ("{{ '{{ braces }}' }}", "{{ braces }}"),
        ("100 % { sure }", "100 % { sure }"),
    ],
)
def test_a_text_becomes(source: str, expected: str) -> None:
    """Values, `if` and `for` do what they say."""
    assert text_of(source) == expected


def test_lines_of_tags_leave_no_empty_lines() -> None:
    """A tag that stands alone in its line takes the line with it."""
    source = "Orders:\n  {% for n in numbers %}\n- {{ n }}\n  {% endfor %}\nDone"
    assert text_of(source) == "Orders:\n- 3\n- 1\n- 2\nDone"


@pytest.mark.parametrize("source", ["  x  ", "\n\nx\n", "{{ '  x ' }}", "{{ unset }}\n x"])
def test_a_text_is_trimmed(source: str) -> None:
    """Blank space at both ends of the whole text goes, wherever it comes from."""
    assert text_of(source) == "x"


def test_carriage_returns_do_not_shift_places() -> None:
    """A file from Windows has its problems at the same words."""
    source = "one\r\ntwo {{ name | shuot_it_out }}"
    assert source[refusal_of(source).offset :].startswith("shuot")


@pytest.mark.parametrize("source", ["Hello", "Hello &amp; <b>all</b>", "{# only a comment #}Hello", ""])
def test_a_text_in_which_nothing_is_computed_is_constant(source: str) -> None:
    """It is made once, when it is parsed."""
    text = parse_text(source)
    assert text.constant == text.render(Scope({}))


def test_a_text_in_which_something_is_computed_is_not_constant() -> None:
    """It is made for each user."""
    assert parse_text("Hello {{ name }}").constant is None


def test_a_text_of_a_user_is_never_rendered() -> None:
    """What looks like a template in an answer is shown as it was typed."""
    assert text_of("{{ name }}", name="{{ 7 * 7 }}{% if x %}") == "{{ 7 * 7 }}{% if x %}"


def test_a_text_keeps_its_source_and_references() -> None:
    """Both serve the checks."""
    text = parse_text("{{ name }} {{ user.first_name }}")
    assert text.source == "{{ name }} {{ user.first_name }}"
    assert [reference.name for reference in text.references] == ["name", "user"]


class Counting(UserDict[str, object]):
    """Names that remember which of them were asked for."""

    asked: tuple[str, ...] = ()

    def get(self, key: str, default: object = None) -> object:
        """The name's value."""
        self.asked += (key,)
        return self.data.get(key, default)


def test_only_the_names_that_are_needed_are_read() -> None:
    """An arm that is not taken reads nothing."""
    names = Counting(NAMES)
    text = parse_text("{% if unset %}{{ name }}{% else %}{{ quantity }}{% endif %}")
    text.render(Scope(names))
    assert names.asked == ("unset", "quantity")


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("{% for n in name %}{% endfor %}", "not through a text"),
        ("{% for n in account %}{% endfor %}", "not through a record"),
        ("{% for n in many %}{% endfor %}", "at most 200 items, this list has 201"),
        ("{% for a in some %}{% for b in some %}{{ b | upper | lower | trim }}{% endfor %}{% endfor %}", "do too much"),
    ],
)
def test_loops_have_limits(source: str, words: str) -> None:
    """Only lists, only 200 items, and only so much work in all."""
    with pytest.raises(TemplateFault) as fault:
        text_of(source, many=list(range(201)), some=["x"] * 200)
    assert words in fault.value.message


def test_a_text_is_cut_at_sixteen_kibibytes() -> None:
    """Counted in bytes of UTF-8, whatever the letters."""
    text = text_of("{% for a in some %}{{ name }}{% endfor %}", some=[1] * 200, name="ж" * 500)
    assert 15_000 < len(text.encode()) <= 16_384


def test_a_cut_leaves_no_tag_open() -> None:
    """What was open is closed behind the cut, and no tag or entity is torn."""
    text = text_of("<b>{% for a in some %}<i>{{ name }}</i>{% endfor %}</b>", some=[1] * 200, name="&" * 300)
    assert text.count("<i>") == text.count("</i>")
    assert text.endswith("</b>")
    assert text.count("&") == text.count("&amp;")


def test_a_long_constant_text_is_cut_too() -> None:
    """The limit is the text's, not the value's."""
    assert len(parse_text("x" * 30_000).render(Scope({}))) <= 16_384


@pytest.mark.parametrize(
    ("source", "offset", "word"),
    [
        ("Hi {{ naem | shuot_x }}", 13, "shuot_x"),
        ("a\nb\n  {{ name.upper() }}", 14, "upper"),
        ("{% if quantity is evne %}x{% endif %}", 18, "evne"),
        ("{% for x in [1, 2][0:1] %}{% endfor %}", 19, "0:1"),
        ("{# {{ x }} #} {{ a | b_b_b }}", 21, "b_b_b"),
        ("  {%- if a -%}  x {%- endif %} {{ b | c_c_c }}", 38, "c_c_c"),
        ("ж{{ 'ж' ~ foo(1) }}", 10, "foo"),
    ],
)
def test_a_problem_stands_at_its_word(source: str, offset: int, word: str) -> None:
    """Offsets are exact in any text, behind comments, blanks that are dropped, and letters of all sizes."""
    problem = refusal_of(source)
    assert (problem.offset, source[offset : offset + len(word)]) == (offset, word)


@pytest.mark.parametrize(
    ("source", "code", "words"),
    [
        ("Hi {{ name", "DG301", "'{{' is never closed"),
        ("Hi {{ name }!", "DG301", "a single '}'"),
        ("Hi {{ name }, {{ quantity }}", "DG301", "a single '}'"),
        ("{ name }}", "DG301", "opens with one brace"),
        ("{% if name", "DG301", "'{%' is never closed"),
        ("{# never closed", "DG301", "'{#' is never closed"),
        ("{{ }}", "DG300", "an expression is expected"),
        ("{{ name | }}", "DG300", "no filter"),
        ("{{ price * }}", "DG300", "after '*'"),
        ("{{ name age }}", "DG300", "'age' is not expected"),
        ("{{ (name }}", "DG300", "'(' is not closed"),
        ("{% if %}x{% endif %}", "DG300", "after 'if'"),
        ("{% for x %}{% endfor %}", "DG300", "ends too early"),
        ("{% for x in %}{% endfor %}", "DG300", "after 'in'"),
        ("{{ a, b }}", "DG304", "a comma"),
        ("{% if a %}x", "DG303", "'if' is never closed"),
        ("{% for a in b %}x", "DG303", "'for' is never closed"),
        ("x{% endif %}", "DG303", "'endif' closes nothing"),
        ("x{% else %}y", "DG303", "'else' stands outside 'if'"),
        ("{% for a in b %}{% elif c %}{% endfor %}", "DG303", "'elif' stands outside"),
        ("{% 5 %}", "DG302", "begins with 'if' or 'for'"),
        ("{{ imię }}{{ naïve | x_x_x }}", "DG306", "x_x_x"),
    ],
)
def test_broken_texts_are_refused_in_an_authors_words(source: str, code: str, words: str) -> None:
    """What is wrong, and never in Jinja's words."""
    problem = refusals_of(source)[0]
    assert problem.code == code
    assert words in problem.message


def test_a_block_that_closes_another_is_told() -> None:
    """`endfor` inside `if` says what is open."""
    problem = refusals_of("{% if a %}{% endfor %}{% endif %}")[0]
    assert problem.message == "'endfor' closes nothing; 'if' is open here"


@pytest.mark.parametrize(
    "tag",
    [
        *("set x = 1", "include 'x'", "import 'x' as y", "from 'x' import y", "extends 'x'", "block x", "macro m()"),
        *("call m()", "filter upper", "with x = 1", "autoescape false", "raw", "do x", "print x", "break", "continue"),
        *("trans", "while x", "elsif x", "endmacro", "endset", "fi"),
    ],
)
def test_other_tags_are_refused_by_name(tag: str) -> None:
    """Only `if` and `for` exist; the place is the tag's name."""
    problem = refusals_of(f"x{{% {tag} %}}y")[0]
    name = tag.split("(", maxsplit=1)[0].split(maxsplit=1)[0]
    assert problem.code == "DG302"
    assert f"'{name}'" in problem.message


@pytest.mark.parametrize(("tag", "near"), [("fi", "if"), ("esle", "else"), ("endfi", "endif"), ("edfor", "endfor")])
def test_a_misspelt_tag_is_told_with_the_nearest(tag: str, near: str) -> None:
    """`fi` is `if`."""
    assert refusals_of(f"{{% {tag} %}}")[0].help == f"did you mean '{near}'?"


def test_all_wrong_tags_are_told_at_once() -> None:
    """Together with a block that stays open."""
    codes = [problem.code for problem in refusals_of("{% set a = 1 %}{% if x %}{% include 'y' %}")]
    assert codes == ["DG302", "DG303", "DG302"]


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ("{% for a, b in x %}{% endfor %}", "DG317"),
        ("{% for a in x recursive %}{% endfor %}", "DG317"),
        ("{% for a in 'text' %}{% endfor %}", "DG317"),
        ("{% for a in 5 %}{% endfor %}", "DG317"),
        ("{% for loop in x %}{% endfor %}", "DG314"),
        ("{% for days in x %}{% endfor %}", "DG314"),
        ("{% for A in x %}{% endfor %}", "DG314"),
        ("{% for a in x %}{{ loop.index }}{% endfor %}", "DG314"),
        ("{% for a in x %}" * 3 + "{% endfor %}" * 3, "DG317"),
        ("{% if a %}" * 13 + "{% endif %}" * 13, "DG315"),
        ("{% if a %}" * 2_000 + "{% endif %}" * 2_000, "DG315"),
        ("{% for a in range(9) %}{% endfor %}", "DG308"),
        ("{{ a }}" * 5_000, "DG315"),
    ],
)
def test_loops_and_blocks_have_bounds(source: str, code: str) -> None:
    """One variable, a list, two deep; `if` twelve deep."""
    assert code in {problem.code for problem in refusals_of(source)}


def test_a_fault_in_a_text_knows_its_place() -> None:
    """The offset leads into the text."""
    source = "Total: {{ name + 1 }}"
    with pytest.raises(TemplateFault) as fault:
        text_of(source)
    assert source[fault.value.offset :].startswith("name + 1")


def test_many_values_are_written_up_to_the_limit() -> None:
    """A text of many long values stops, and does not fill the memory first."""
    assert len(text_of("{{ x }}" * 1_000, x="x" * 5_000)) <= 16_384
