"""Triggers that look at a text: patterns of messages, payloads of deep links."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.language.patterns import LONGEST_PAYLOAD, Pattern, compile_deep_link, compile_pattern

ANY_TEXT = st.text(alphabet=st.characters(exclude_categories=[]), max_size=80)
PAYLOAD = st.text("abcXYZ019_-", min_size=1, max_size=20)

BESIDE = "two names with nothing between them; put a _ or - there, to tell where one ends"
STRANGE = "which no link can carry; write letters a to z, digits, _ and -"


def refused(make: object, text: str) -> str:
    """What an author is told."""
    assert callable(make)
    with pytest.raises(ValueError) as wrong:
        make(text)
    return str(wrong.value)


class TestPattern:
    """`pattern`: an expression for a whole message."""

    @pytest.mark.parametrize(
        ("expression", "text", "found"),
        [
            ("order [0-9]+", "order 15", {}),
            (r"order (?P<number>\d+)", "order 15", {"number": "15"}),
            (r"order (?<number>\d+)", "order 15", {"number": "15"}),
            (r"(?P<b>\w+) (?P<a>\w+)", "x y", {"b": "x", "a": "y"}),
            (r"(?P<what>.+)", "Ünïcode 🙂", {"what": "Ünïcode 🙂"}),
            (r"(\d+) (?P<unit>kg)", "5 kg", {"unit": "kg"}),
            (r"^hello$", "hello", {}),
            (r"a|(?P<rest>b.*)", "bcd", {"rest": "bcd"}),
        ],
    )
    def test_named_groups_are_what_is_found(self, expression: str, text: str, found: dict[str, str]) -> None:
        """Others are not kept."""
        assert compile_pattern(expression).match(text) == found

    @pytest.mark.parametrize(
        ("expression", "text"),
        [("order", "order 15"), ("order", "my order"), ("a|b", "ab"), ("a|b", "xb"), ("order", ""), ("a.b", "a\nb")],
    )
    def test_the_whole_message_must_fit(self, expression: str, text: str) -> None:
        """Each of several alternatives as well."""
        assert compile_pattern(expression).match(text) is None

    @pytest.mark.parametrize(
        ("expression", "text"), [("order", "ORDER"), ("a|Bc", "bC"), ("ÄRGER", "ärger"), ("заказ", "Заказ")]
    )
    def test_capitals_do_not_matter(self, expression: str, text: str) -> None:
        """In the pattern or in the message, in any script."""
        assert compile_pattern(expression).match(text) == {}

    def test_what_is_found_keeps_its_capitals(self) -> None:
        """It is the user's."""
        assert compile_pattern("i am (?P<name>[a-z]+)").match("I am Ada") == {"name": "Ada"}

    def test_the_author_may_insist_on_capitals(self) -> None:
        """With the dialect's own flag."""
        assert compile_pattern("(?-i)SOS").match("sos") is None

    def test_blanks_around_the_message_do_not_matter(self) -> None:
        """Nobody sees them."""
        assert compile_pattern("(?P<word>[a-z]+)").match("  hello \n") == {"word": "hello"}

    def test_composed_and_decomposed_letters_are_the_same(self) -> None:
        """Telephones send either."""
        assert compile_pattern("caf\u00e9").match("cafe\u0301") == {}

    def test_a_group_that_took_no_part_is_left_out(self) -> None:
        """The input then has its default."""
        assert compile_pattern(r"book(?: for (?P<people>\d+))?").match("book") == {}

    def test_a_group_that_found_nothing_is_an_empty_text(self) -> None:
        """It took part."""
        assert compile_pattern(r"book(?P<rest>.*)").match("book") == {"rest": ""}

    def test_an_open_quotation_ends_with_the_pattern(self) -> None:
        r"""After \Q everything is meant literally."""
        assert compile_pattern(r"\Qa.b").match("A.B") == {}

    def test_the_names_stand_in_the_pattern_s_order(self) -> None:
        """As their groups open."""
        assert compile_pattern("(?P<z>a)(b)(?P<a>c(?P<m>d))").names == ("z", "a", "m")

    @given(text=ANY_TEXT)
    def test_any_message_can_be_looked_at(self, text: str) -> None:
        """Half characters included."""
        found = compile_pattern(r"(?s)(?P<all>.*)").match(text)
        assert found is not None and found.keys() == {"all"}

    def test_a_long_message_takes_no_longer_than_its_length(self) -> None:
        """A backtracking engine would never come back from this."""
        assert compile_pattern("(a+)+b").match("a" * 100_000) is None

    @pytest.mark.parametrize(
        ("expression", "said"),
        [
            ("", "'pattern' is empty"),
            ("(", "the pattern '(' cannot be read"),
            ("(?=a)b", "the pattern '(?=a)b' uses look-ahead"),
            (r"(a)\1", "uses backreferences"),
            ("(?P<Name>a)", "the pattern '(?P<Name>a)' cannot fill an input: 'Name' is no name"),
            ("(?P<Name>a)", "write 'name'"),
            ("(?P<user>a)", "'user' is a reserved word"),
            ("(?P<_x>a)", "'_x' is no name"),
            ("(?P<a>x)(?P<a>y)", "has the group 'a' more than once; each name may stand once"),
            ("(?P<a>x)|(?<a>y)", "has the group 'a' more than once"),
        ],
    )
    def test_a_pattern_that_cannot_be_is_refused(self, expression: str, said: str) -> None:
        """What is wrong is quoted."""
        assert said in refused(compile_pattern, expression)


class TestDeepLink:
    """`deep_link`: a template for what stands behind `?start=`."""

    @pytest.mark.parametrize(
        ("template", "payload", "found"),
        [
            ("promo", "promo", {}),
            ("rsvp_{event}", "rsvp_42", {"event": "42"}),
            ("rsvp_{event}", "rsvp_summer_party-2", {"event": "summer_party-2"}),
            ("{code}", "aB3_-", {"code": "aB3_-"}),
            ("{event}_rsvp", "a_rsvp_rsvp", {"event": "a_rsvp"}),
            ("e{event}-u{user_id}", "e5-u7", {"event": "5", "user_id": "7"}),
            ("{a}_{b}", "x_y_z", {"a": "x", "b": "y_z"}),
            ("{a}_{b}", "__x", {"a": "_", "b": "x"}),
            ("{a}-{b}-{c}", "1-2-3-4", {"a": "1", "b": "2", "c": "3-4"}),
        ],
    )
    def test_names_take_what_stands_in_their_place(self, template: str, payload: str, found: dict[str, str]) -> None:
        """The first as little as it can, the last the rest."""
        assert compile_deep_link(template).match(payload) == found

    @pytest.mark.parametrize(
        ("template", "payload"),
        [
            ("promo", "promo2"),
            ("promo", "PROMO"),
            ("promo", ""),
            ("rsvp_{event}", "rsvp_"),
            ("rsvp_{event}", "xrsvp_1"),
            ("rsvp_{event}", "rsvp_a b"),
            ("rsvp_{event}", "rsvp_é"),
            ("{a}_{b}", "_x"),
            ("{a}_{b}", "ab"),
            ("{a}", "a" * 65),
        ],
    )
    def test_another_payload_does_not_fit(self, template: str, payload: str) -> None:
        """Nor one in other capitals: ids are made of both."""
        assert compile_deep_link(template).match(payload) is None

    def test_a_payload_may_be_as_long_as_telegram_allows(self) -> None:
        """64 characters."""
        assert compile_deep_link("{a}").match("x" * LONGEST_PAYLOAD) == {"a": "x" * 64}

    @given(first=st.text("abcXYZ019_", min_size=1, max_size=20), second=PAYLOAD)
    def test_what_was_put_in_comes_out(self, first: str, second: str) -> None:
        """Where the first value does not hold the sign between the two."""
        assert compile_deep_link("go-{a}-{b}").match(f"go-{first}-{second}") == {"a": first, "b": second}

    @given(text=ANY_TEXT)
    def test_any_text_can_be_looked_at(self, text: str) -> None:
        """People type `/start` by hand, too."""
        found = compile_deep_link("rsvp_{event}").match(text)
        assert found is None or text.strip() == f"rsvp_{found['event']}"

    def test_many_names_take_no_longer(self) -> None:
        """A backtracking engine would try all ways to share the signs."""
        template = "_".join(f"{{n{number}}}" for number in range(20))
        assert compile_deep_link(template).match("_" * 63 + "é") is None

    def test_the_names_stand_in_the_template_s_order(self) -> None:
        """Inputs are filled by them."""
        assert compile_deep_link("{z}_{a}").names == ("z", "a")

    @pytest.mark.parametrize("template", ["a" * 64, "a" * 62 + "_{b}", "_".join(f"{{n{n}}}" for n in range(32))])
    def test_a_template_is_as_long_as_the_shortest_payload_it_fits(self, template: str) -> None:
        """A name stands for one character at least, however long it is itself."""
        assert compile_deep_link(template).text == template

    def test_a_name_may_be_longer_than_a_payload_leaves_room_for(self) -> None:
        """It stands in the template only."""
        assert compile_deep_link("a" * 63 + "{bcdefgh}").match("a" * 63 + "1") == {"bcdefgh": "1"}

    @pytest.mark.parametrize(
        ("template", "said"),
        [
            ("{a}{b}", f"has {BESIDE}"),
            ("x{a}_{b}{c}", f"has {BESIDE}"),
            ("rsvp {event}", f"has ' ', {STRANGE}"),
            ("rsvp.{event}", f"has '.', {STRANGE}"),
            ("grüße", f"has 'ü', {STRANGE}"),
            ("rsvp_{event", "has a lone '{'; a name stands in a pair of braces, such as {event}"),
            ("rsvp_event}", "has a lone '}'; a name stands in a pair of braces, such as {event}"),
            ("{{event}}", "has a lone '{'; a name stands in a pair of braces, such as {event}"),
            ("rsvp_{}", "has empty braces; write an input's name between them"),
            ("{a}_{a}", "has the name 'a' 2 times; each name may stand once"),
            ("a" * 65, "needs 65 characters at least, and a link carries 64; shorten it"),
            ("a" * 64 + "{b}", "needs 65 characters at least, and a link carries 64; shorten it"),
        ],
    )
    def test_a_template_that_cannot_be_is_refused(self, template: str, said: str) -> None:
        """What is wrong is quoted, and what would be right is said."""
        assert refused(compile_deep_link, template) == f"the deep link '{template}' {said}"

    def test_a_template_of_nothing_is_refused(self) -> None:
        """Such a link is the command itself."""
        assert refused(compile_deep_link, "") == "the deep link is empty; a link without payload is the command 'start'"

    @pytest.mark.parametrize(
        ("template", "said"),
        [
            ("{Event}", "'Event' is no name"),
            ("{event id}", "write 'event_id'"),
            ("{chat}", "'chat' is a reserved word"),
        ],
    )
    def test_a_name_must_be_one_that_an_input_can_have(self, template: str, said: str) -> None:
        """It is filled by it."""
        assert said in refused(compile_deep_link, template)


class TestBoth:
    """What is promised of every pattern."""

    @pytest.mark.parametrize("make", [compile_pattern, compile_deep_link])
    def test_it_remembers_what_its_author_wrote(self, make: object) -> None:
        """For messages and pictures."""
        assert callable(make) and make("abc").text == "abc"

    @pytest.mark.parametrize("make", [compile_pattern, compile_deep_link])
    def test_two_from_the_same_text_are_equal(self, make: object) -> None:
        """The same trigger twice can be found."""
        assert callable(make) and make("abc") == make("abc") and hash(make("abc")) == hash(make("abc"))

    def test_a_pattern_cannot_be_changed(self) -> None:
        """It is part of a loaded flow."""
        with pytest.raises(dataclasses.FrozenInstanceError):
            compile_pattern("abc").__setattr__("text", "x")

    def test_its_printed_form_shows_the_text(self) -> None:
        """And not the engine's."""
        assert repr(compile_pattern("abc")) == "Pattern(text='abc', names=(), longest=0)"
        assert isinstance(compile_pattern("abc"), Pattern)
