"""Plurals: one `plural` in a text makes an entry with forms, and the locale's rule chooses among its translations."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from dragoman.graph.computed import Fault
from dragoman.i18n.plurals import Counted, counted, header_of, plurals_of
from dragoman.language.expressions import Scope, TemplateFault
from tests.i18n.translating import HEADER, entry, plural, project, said, the_one, told

APPLES = """\
    nodes:
      count:
        prompt: How many?
        input: number
      told:
        say: "{{ count }} {{ count | plural('apple', 'apples') }}, {{ user.first_name }}"
"""
ASKED = entry("count.prompt", "How many?", "?")
ONE, MORE = "{{ count }} apple, {{ user.first_name }}", "{{ count }} apples, {{ user.first_name }}"
RUSSIAN = (
    'msgid ""\nmsgstr "Plural-Forms: nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && '
    '(n%100<10 || n%100>=20) ? 1 : 2);\\n"\n\n'
)
ADA = {"first_name": "Ada"}


def spanish(*forms: str) -> str:
    """A file in which the text with the apples has these forms."""
    return ASKED + plural("told.say", ONE, MORE, *forms)


def russian(folder: Path, count: Any) -> str:
    """What is said of so many apples in Russian."""
    forms = [f"{{{{ count }}}} {word}, {{{{ user.first_name }}}}" for word in ("яблоко", "яблока", "яблок")]
    po = RUSSIAN + ASKED + plural("told.say", ONE, MORE, *forms)
    return said(project(folder, po, APPLES, locale="ru"), "told", "ru", {"count": count, "user": ADA})


@pytest.mark.parametrize(
    ("source", "singular", "plural_"),
    [
        ("{{ n | plural('apple', 'apples') }}", "apple", "apples"),
        ("{{ n }} {{ n|plural('apple','apples') }}!", "{{ n }} apple!", "{{ n }} apples!"),
        ('{{ n | plural("one", "few", "many") }} left', "one left", "many left"),
        ("{% if n %}{{ n | plural('it', 'them') }}{% endif %}", "{% if n %}it{% endif %}", "{% if n %}them{% endif %}"),
    ],
)
def test_a_text_with_one_plural_has_two_forms(source: str, singular: str, plural_: str) -> None:
    """The first and the last word put in."""
    assert counted(source, "html") == Counted("n", singular, plural_)


def test_the_number_may_be_any_expression() -> None:
    """With filters of its own."""
    found = counted("{{ cart | length | plural('thing', 'things') }}", "html")
    assert found is not None
    assert found.number == "cart | length"


@pytest.mark.parametrize(
    "source",
    [
        "no number here",
        "this plural is a word",
        "{{ n | plural('apple', 'apples') }} {{ m | plural('pear', 'pears') }}",
        "{{ n | plural(word, 'apples') }}",
        "{{ n | plural('apple') }}",
        "{{ n | plural('<b>', '</b>') }}",
        "{{ (n | plural('apple', 'apples')) | upper }}",
        "{{ 'a ' ~ (n | plural('apple', 'apples')) }}",
        "{% for item in cart %}{{ item.n | plural('apple', 'apples') }}{% endfor %}",
        "{{- n | plural('apple', 'apples') }}",
        "{{ n | plural('apple', 'apples' }}",
    ],
)
def test_any_other_text_is_left_as_it_is(source: str) -> None:
    """The translator writes the filter, if it is needed."""
    assert counted(source, "html") is None


def test_a_word_with_a_sign_of_markdown_is_left_in_the_filter() -> None:
    """Put in, the sign would be markup."""
    assert counted("{{ n | plural('*', '**') }}", "plain") is not None
    assert counted("{{ n | plural('*', '**') }}", "markdown") is None


@pytest.mark.parametrize(("count", "shown"), [(1, "1 manzana, Ada"), (2, "2 manzanas, Ada"), (0, "0 manzanas, Ada")])
def test_the_form_follows_the_number(tmp_path: Path, count: int, shown: str) -> None:
    """In a language of two forms."""
    po = spanish("{{ count }} manzana, {{ user.first_name }}", "{{ count }} manzanas, {{ user.first_name }}")
    assert said(project(tmp_path, po, APPLES), "told", "es", {"count": count, "user": ADA}) == shown


@pytest.mark.parametrize(
    ("count", "word"), [(1, "яблоко"), (21, "яблоко"), (3, "яблока"), (5, "яблок"), (11, "яблок"), (112, "яблок")]
)
def test_a_language_may_have_more_forms_than_the_base(tmp_path: Path, count: int, word: str) -> None:
    """Russian has three."""
    assert russian(tmp_path, count) == f"{count} {word}, Ada"


def test_a_number_with_decimals_has_a_form_too(tmp_path: Path) -> None:
    """In Russian none of the whole numbers': the last one."""
    assert russian(tmp_path, Decimal("1.5")).startswith("1.5 яблок")


@pytest.mark.parametrize(("locale", "number", "form"), [("fr", "1.5", 0), ("en", "1.5", 1), ("en", "1.0", 1)])
def test_decimals_follow_their_category_in_the_locale(locale: str, number: str, form: int) -> None:
    """In French one and a half is singular."""
    assert plurals_of(None, locale).form(Decimal(number), Scope({}, locale)) == form


def test_a_negative_number_is_counted_like_its_opposite() -> None:
    """Minus one degree."""
    assert plurals_of(None, "en").form(-1, Scope({}, "en")) == 0


def test_what_is_no_number_is_a_fault_of_the_template() -> None:
    """As with the filter."""
    with pytest.raises(TemplateFault):
        plurals_of(None, "en").form("many", Scope({}, "en"))


def test_an_unset_number_takes_the_last_form(tmp_path: Path) -> None:
    """As the filter of the base text, it is no fault."""
    po = spanish("{{ count }} manzana, {{ user.first_name }}", "{{ count }} manzanas, {{ user.first_name }}")
    assert said(project(tmp_path, po, APPLES), "told", "es", {"user": ADA}) == "manzanas, Ada"


def test_what_is_no_number_is_a_fault_in_every_language(tmp_path: Path) -> None:
    """At the place of the text in the flow, with the same words."""
    po = spanish("{{ count }} manzana, {{ user.first_name }}", "{{ count }} manzanas, {{ user.first_name }}")
    folder = project(tmp_path, po, APPLES)
    faults = []
    for locale in ("en", "es"):
        with pytest.raises(Fault) as raised:
            said(folder, "told", locale, {"user": ADA, "count": "many"})
        faults.append((raised.value.message, raised.value.place))
    assert faults[0] == faults[1]


def test_the_singular_may_leave_the_number_out(tmp_path: Path) -> None:
    """An apple is one apple."""
    po = spanish("una manzana, {{ user.first_name }}", "{{ count }} manzanas, {{ user.first_name }}")
    assert told(project(tmp_path, po, APPLES)) == []


def test_all_forms_together_may_not_lose_the_number(tmp_path: Path) -> None:
    """It is told once."""
    po = spanish("una manzana, {{ user.first_name }}", "manzanas, {{ user.first_name }}")
    found = the_one(project(tmp_path, po, APPLES))
    assert (found.code, "'{{ count }}'" in found.message) == ("DG404", True)


def test_no_form_may_lose_another_placeholder(tmp_path: Path) -> None:
    """It is told at the form that lost it."""
    found = the_one(project(tmp_path, spanish(ONE, "{{ count }} manzanas"), APPLES))
    assert (found.code, found.span.line) == ("DG404", 14)


def test_a_form_that_is_not_there_yet_is_missing(tmp_path: Path) -> None:
    """The whole text is said in the base language."""
    folder = project(tmp_path, spanish(ONE, ""), APPLES)
    assert the_one(folder).code == "DG401"


def test_forms_that_the_header_does_not_have_are_an_error(tmp_path: Path) -> None:
    """The two must agree."""
    found = the_one(project(tmp_path, spanish(ONE, MORE, MORE), APPLES))
    assert (found.code, found.message) == ("DG408", "there are 3 plural forms here, but es has 2")


@pytest.mark.parametrize(
    "header",
    [
        "nplurals=two; plural=n",
        "nplurals=2; plural=n ?",
        "nplurals=2; plural=import os",
        "nplurals=2; plural=n",
        "nplurals=2; plural=1/n",
        "nplurals=0; plural=0",
        "nplurals=2; plural=" + "(" * 50 + "n" + ")" * 50,
        "nplurals=2; plural=" + "n+" * 600 + "n",
    ],
)
def test_a_header_that_cannot_be_used_is_an_error_at_the_header(tmp_path: Path, header: str) -> None:
    """Broken, dangerous, out of range, or too large."""
    po = HEADER.replace("nplurals=2; plural=(n != 1)", header) + spanish(ONE, MORE)
    found = the_one(project(tmp_path, po, APPLES))
    assert (found.code, found.span.line) == ("DG408", 2)


def test_without_a_header_the_language_s_own_forms_are_used(tmp_path: Path) -> None:
    """Spanish has two."""
    po = 'msgid ""\nmsgstr "Language: es\\n"\n\n' + spanish(ONE, MORE)
    assert told(project(tmp_path, po, APPLES)) == []


def test_two_plurals_in_a_text_are_translated_with_the_filter(tmp_path: Path) -> None:
    """The filter chooses among the words of the translation by the user's locale."""
    both = "{{ n | plural('cat', 'cats') }} {{ m | plural('dog', 'dogs') }}"
    asked = "    nodes:\n      n: {prompt: N?, input: integer}\n      m: {prompt: M?, input: integer}\n"
    text = f'{asked}      a:\n        say: "{both}"\n'
    spanish_ = "{{ n | plural('gato', 'gatos') }} {{ m | plural('perro', 'perros') }}"
    po = entry("n.prompt", "N?", "¿N?") + entry("m.prompt", "M?", "¿M?") + entry("a.say", both, spanish_)
    assert said(project(tmp_path, po, text), "a", "es", {"n": 1, "m": 2}) == "gato perros"


def test_the_usual_header_of_a_language_comes_from_the_library() -> None:
    """As translators' tools have it."""
    assert header_of("es") == "nplurals=2; plural=(n != 1);"
    assert header_of("pt_BR").startswith("nplurals=2")
    assert header_of("ar").startswith("nplurals=6")
