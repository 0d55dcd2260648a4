"""The tree of a file that is fine: values, order and places."""

from __future__ import annotations

from decimal import Decimal

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from dragoman.source.parser import parse
from dragoman.source.source import Source
from dragoman.source.tree import Mapping, Scalar, Sequence, Span, Tree, plain
from tests.source.reading import data_of, scalar_of, told, tree_of

FLOW = """\
# a comment
flow: register   # and another
nodes:
  name:
    prompt: "Your name?"
    buttons:
    - {text: A, value: 1}
    - - B
      - 'it''s'
  done:
    say: |
      Thanks,
        {{ name }}!
    wait: 1.50
"""


def test_a_flow_becomes_bare_data() -> None:
    """Keys are text, values follow the scalar rules."""
    assert data_of(FLOW) == {
        "flow": "register",
        "nodes": {
            "name": {"prompt": "Your name?", "buttons": [{"text": "A", "value": 1}, ["B", "it's"]]},
            "done": {"say": "Thanks,\n  {{ name }}!\n", "wait": Decimal("1.50")},
        },
    }


def spans(tree: Tree) -> list[tuple[str, Span]]:
    """Every value of a tree with its place, keys included, in the order of the file."""
    match tree:
        case Scalar():
            return [(tree.text, tree.span)]
        case Sequence():
            return [("[]", tree.span), *(found for item in tree.items for found in spans(item))]
        case Mapping():
            inner = (found for entry in tree.entries for half in (entry.key, entry.value) for found in spans(half))
            return [("{}", tree.span), *inner]


def test_every_key_and_value_knows_its_place() -> None:
    """Lines and columns from 1; an end is the first place behind the thing."""
    assert spans(tree_of(FLOW)) == [
        ("{}", Span(2, 1, 14, 15)),
        ("flow", Span(2, 1, 2, 5)),
        ("register", Span(2, 7, 2, 15)),
        ("nodes", Span(3, 1, 3, 6)),
        ("{}", Span(4, 3, 14, 15)),
        ("name", Span(4, 3, 4, 7)),
        ("{}", Span(5, 5, 9, 16)),
        ("prompt", Span(5, 5, 5, 11)),
        ("Your name?", Span(5, 13, 5, 25)),
        ("buttons", Span(6, 5, 6, 12)),
        ("[]", Span(7, 5, 9, 16)),
        ("{}", Span(7, 7, 7, 26)),
        ("text", Span(7, 8, 7, 12)),
        ("A", Span(7, 14, 7, 15)),
        ("value", Span(7, 17, 7, 22)),
        ("1", Span(7, 24, 7, 25)),
        ("[]", Span(8, 7, 9, 16)),
        ("B", Span(8, 9, 8, 10)),
        ("it's", Span(9, 9, 9, 16)),
        ("done", Span(10, 3, 10, 7)),
        ("{}", Span(11, 5, 14, 15)),
        ("say", Span(11, 5, 11, 8)),
        ("Thanks,\n  {{ name }}!\n", Span(11, 10, 13, 20)),
        ("wait", Span(14, 5, 14, 9)),
        ("1.50", Span(14, 11, 14, 15)),
    ]


@pytest.mark.parametrize(
    ("text", "style"),
    [("x", "plain"), ("'x'", "single"), ('"x"', "double"), ("|-\n  x", "literal"), (">-\n  x", "folded")],
)
def test_a_scalar_knows_its_style_and_its_offsets(text: str, style: str) -> None:
    """What stands between the offsets is the value as it was written."""
    scalar = scalar_of(f"b: ü😀\na: {text}\nc: 1\n")
    assert (scalar.style, scalar.text) == (style, "x")
    assert f"b: ü😀\na: {text}\nc: 1\n"[scalar.start : scalar.end] == text


def test_an_empty_value_stands_behind_its_colon() -> None:
    """Null has a place of no width."""
    scalar = scalar_of("a:\nb: 1\n")
    assert (scalar.value, scalar.text, scalar.span) == (None, "", Span(1, 3, 1, 3))


def test_braces_and_brackets_are_marked() -> None:
    """`flow` tells them from the block style."""
    tree = tree_of("a: {b: 1}\nc: [1]\nd:\n  e: 1\nf:\n  - 1\n")
    assert isinstance(tree, Mapping)
    flows = {entry.key.text: entry.value.flow for entry in tree.entries if isinstance(entry.value, Mapping | Sequence)}
    assert flows == {"a": True, "c": True, "d": False, "f": False}


def test_the_order_of_keys_is_the_files() -> None:
    """Nothing sorts."""
    tree = tree_of("z: 1\na: 2\nm: 3\n")
    assert isinstance(tree, Mapping)
    assert [entry.key.text for entry in tree.entries] == ["z", "a", "m"]


def test_emoji_count_as_one_column() -> None:
    """Columns are characters."""
    assert scalar_of("{😀: 1, a: x}").span == Span(1, 11, 1, 12)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_all_line_ends_give_the_same_tree(end: str) -> None:
    """Data and lines are the same whichever editor wrote the file."""
    text = FLOW.replace("\n", end)
    assert data_of(text) == data_of(FLOW)
    assert [span for _, span in spans(tree_of(text))] == [span for _, span in spans(tree_of(FLOW))]


def test_one_document_start_is_fine() -> None:
    """So are comments above it and an end below."""
    assert data_of("# c\n---\na: 1\n...\n# d\n") == {"a": 1}


@pytest.mark.parametrize("text", ["just text", "- a\n- b\n", "5"])
def test_a_root_that_is_no_mapping_is_a_tree(text: str) -> None:
    """Whether it may stand there is not asked here."""
    tree_of(text)


def test_an_explicit_key_is_a_key() -> None:
    """A question mark before a word changes nothing."""
    assert data_of("? a\n: b\n") == {"a": "b"}


def test_reading_twice_gives_the_same() -> None:
    """Parsing depends on nothing but the text."""
    assert parse(Source("x", FLOW)) == parse(Source("x", FLOW))


TEXTS = st.text(alphabet="abü😀 .,!?'\"\\#:{}[]&*%@`|>-=~_0123456789\n\t", max_size=30)
DATA = st.recursive(
    TEXTS | st.none() | st.booleans() | st.integers(-(10**15) + 1, 10**15 - 1),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=12,
)


@given(st.dictionaries(st.sampled_from("abcdef"), DATA, min_size=1), st.sampled_from([None, True, False]))
def test_data_that_yaml_writes_comes_back(data: dict[str, object], flow_style: bool | None) -> None:
    """Whatever PyYAML dumps without anchors is read as it was."""

    class Dumper(yaml.SafeDumper):
        """One that repeats values in place of naming them."""

        def ignore_aliases(self, data: object) -> bool:
            return True

    text = yaml.dump(data, Dumper=Dumper, default_flow_style=flow_style, allow_unicode=True, sort_keys=False)
    parsed = parse(Source("x", text))
    # Two keys may look alike, and PyYAML writes long or empty keys with a question mark.
    if not parsed.diagnostics:
        assert parsed.tree is not None
        assert plain(parsed.tree) == data


@given(st.text(alphabet="ab:-?#{}[]&*!|>'\"%@`,. \\\n\t", max_size=60))
def test_no_text_raises(text: str) -> None:
    """Any text gives a tree or a diagnostic, and every diagnostic lies inside of the text."""
    parsed = parse(Source("x", text))
    assert parsed.tree is not None or parsed.diagnostics
    last = len(Source("x", text).lines)
    assert all(1 <= one.span.line <= one.span.end_line <= last for one in parsed.diagnostics)


@given(st.text(max_size=60))
def test_no_text_of_any_characters_raises(text: str) -> None:
    """Nor does one of any characters of Unicode."""
    parsed = parse(Source("x", text))
    assert parsed.tree is not None or parsed.diagnostics


@given(st.integers(0, len(FLOW) - 1), st.sampled_from(list("\t:#{}[]'\"&*!|>%@`,-? \n")))
def test_no_slip_of_the_fingers_raises(at: int, character: str) -> None:
    """A good flow with one character changed gives a tree or a diagnostic, none in the parser's words."""
    text = FLOW[:at] + character + FLOW[at + 1 :]
    parsed = parse(Source("x", text))
    assert parsed.tree is not None or parsed.diagnostics
    assert not [one for one in parsed.diagnostics if "did not find" in one.message or "while scanning" in one.message]


def test_an_empty_file_is_told() -> None:
    """At line 1."""
    problem = told("")[0]
    assert (problem.code, problem.message, problem.span.line) == ("DG006", "the file is empty", 1)


@pytest.mark.parametrize("text", ["\n\n", "# nothing\n", "---\n# x\n", "   \n  # x"])
def test_a_file_without_a_value_is_empty(text: str) -> None:
    """Comments and blank lines are nothing."""
    problem = told(text)[0]
    assert (problem.code, problem.span.line) == ("DG006", 1)
    assert "the file is empty" in problem.message


def test_without_the_c_parser_there_is_one_clear_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """The slow parser is never used in its place."""
    monkeypatch.setattr(yaml, "__with_libyaml__", False)
    problems = told("a: 1\n")
    assert [one.code for one in problems] == ["DG019"]
    assert "C parser" in problems[0].message
