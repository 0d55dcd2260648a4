"""Merging: no translation is lost when a flow changes."""

from __future__ import annotations

from dragoman.i18n.entries import Entry, PoFile, Previous, Quoted
from dragoman.i18n.merging import merged


def fresh(text: str, context: str = "shop.a.say", plural: str | None = None) -> Entry:
    """A text of the flow as it is now."""
    return Entry(text, context, plural, references=("flows/shop.yaml:3",), about=("now",))


def old(
    text: str, *translations: str, context: str = "shop.a.say", plural: str | None = None, flags: tuple[str, ...] = ()
) -> Entry:
    """An entry of the file as it was."""
    strings = tuple(Quoted(one) for one in translations)
    return Entry(text, context, plural, strings, ("by Eva",), ("then",), ("flows/shop.yaml:1",), flags)


def texts(entry: Entry) -> list[str]:
    """Its translation."""
    return [string.text for string in entry.strings]


def merge(now: list[Entry], before: list[Entry], forms: int = 2) -> list[Entry]:
    """The new entries."""
    return list(merged(now, PoFile(tuple(before)), forms))


def test_a_text_that_is_still_there_keeps_its_translation() -> None:
    """The translator's comments too; places and explanations are the new ones."""
    (entry,) = merge([fresh("Hello")], [old("Hello", "Hola", flags=("no-wrap",))])
    assert (texts(entry), entry.comments, entry.flags) == (["Hola"], ("by Eva",), ("no-wrap",))
    assert (entry.references, entry.about) == (("flows/shop.yaml:3",), ("now",))


def test_a_new_text_has_no_translation() -> None:
    """As many empty ones as it has forms."""
    one, many = merge([fresh("Hello"), fresh("cat", plural="cats")], [], forms=3)
    assert (texts(one), texts(many)) == ([""], ["", "", ""])


def test_a_changed_text_keeps_the_old_translation_as_fuzzy() -> None:
    """With the text that it was made of."""
    (entry,) = merge([fresh("Hello there!")], [old("Hello", "Hola")])
    assert (texts(entry), entry.fuzzy, entry.previous) == (["Hola"], True, Previous("Hello"))


def test_a_text_that_changes_twice_remembers_the_one_that_was_translated() -> None:
    """The one between was never translated."""
    first = merge([fresh("Hello there")], [old("Hello", "Hola")])
    (entry,) = merge([fresh("Hello, there")], first)
    assert (entry.fuzzy, entry.previous) == (True, Previous("Hello"))


def test_a_fuzzy_entry_stays_fuzzy() -> None:
    """Until somebody takes the mark away."""
    once = merge([fresh("Hello there!")], [old("Hello", "Hola")])
    assert merge([fresh("Hello there!")], once) == once


def test_of_several_texts_of_a_context_the_alike_one_is_taken() -> None:
    """Buttons: one was corrected, one is new."""
    entries = merge(
        [fresh("Cancel the order"), fresh("Later")], [old("Cancel order", "Cancelar pedido"), old("Now", "Ahora")]
    )
    assert [(entry.id, texts(entry), entry.fuzzy, entry.obsolete) for entry in entries] == [
        ("Cancel the order", ["Cancelar pedido"], True, False),
        ("Later", [""], False, False),
        ("Now", ["Ahora"], False, True),
    ]


def test_a_text_whose_node_was_renamed_keeps_its_translation() -> None:
    """It is the same text at the same key: nothing to look at."""
    (entry,) = merge([fresh("Hello", "shop.greeting.say")], [old("Hello", "Hola", context="shop.a.say")])
    assert (entry.context, texts(entry), entry.fuzzy) == ("shop.greeting.say", ["Hola"], False)


def test_the_same_words_under_another_key_are_another_text() -> None:
    """A label is not a message."""
    new, gone = merge([fresh("Hello", "shop.a.buttons")], [old("Hello", "Hola", context="shop.a.say")])
    assert (texts(new), gone.obsolete) == ([""], True)


def test_a_text_that_is_gone_is_put_aside() -> None:
    """With its translation, at the end."""
    hello, gone = merge([fresh("Hello")], [old("Bye", "Adiós", context="shop.z.say"), old("Hello", "Hola")])
    assert (hello.id, gone.id, texts(gone), gone.obsolete, gone.references) == ("Hello", "Bye", ["Adiós"], True, ())


def test_an_untranslated_text_that_is_gone_is_dropped() -> None:
    """There is nothing to keep."""
    assert merge([], [old("Bye", "")]) == []


def test_a_text_that_comes_back_takes_its_translation_back() -> None:
    """It is no longer obsolete."""
    aside = merge([], [old("Bye", "Adiós")])
    (entry,) = merge([fresh("Bye")], aside)
    assert (texts(entry), entry.obsolete, entry.fuzzy) == (["Adiós"], False, False)


def test_a_text_that_becomes_a_plural_has_its_translation_in_each_form() -> None:
    """Fuzzy, for somebody to look at."""
    (entry,) = merge([fresh("cat", plural="cats")], [old("cat", "gato")])
    assert (texts(entry), entry.fuzzy, entry.previous) == (["gato", "gato"], True, Previous("cat"))


def test_a_plural_that_becomes_a_text_keeps_the_last_form() -> None:
    """It is the most general one."""
    (entry,) = merge([fresh("cats")], [old("cat", "gato", "gatos", plural="cats")])
    assert (texts(entry), entry.fuzzy, entry.previous) == (["gatos"], True, Previous("cat", "cats"))


def test_a_changed_plural_is_fuzzy() -> None:
    """Though the singular stayed."""
    (entry,) = merge([fresh("cat", plural="kitties")], [old("cat", "gato", "gatos", plural="cats")])
    assert (texts(entry), entry.fuzzy, entry.previous) == (["gato", "gatos"], True, Previous("cat", "cats"))


def test_a_plural_is_given_the_forms_of_the_language() -> None:
    """Those that were not there are empty."""
    (entry,) = merge([fresh("cat", plural="cats")], [old("cat", "one", "two", plural="cats")], forms=3)
    assert (texts(entry), entry.fuzzy) == (["one", "two", ""], False)


def test_merging_twice_changes_nothing() -> None:
    """Whatever there was."""
    now = [fresh("Hello!"), fresh("New", "shop.b.say"), fresh("cat", "shop.c.say", "cats")]
    before = [old("Hello", "Hola"), old("Gone", "Ido", context="shop.x.say"), old("cat", "gato", context="shop.c.say")]
    once = merge(now, before)
    assert merge(now, once) == once
