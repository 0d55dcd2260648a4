"""What is promised of every widget, those of today and those that are added."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import dragoman.language.widgets
from dragoman.interpreter.codec import dumps, loads
from dragoman.language.widgets import all_widgets
from dragoman.language.widgets.protocol import BLANK, WIDEST_ROW, Cell, Drawing
from tests.language.widgets.drawing import allows, cells, drawn, sentence, values

FOLDER = Path(dragoman.language.widgets.__file__).parent
EVERY = pytest.mark.parametrize("name", list(all_widgets()))
LOCALES = st.sampled_from(["en", "en_GB", "de", "ru", "ar", "fa", "zh", "pt-br", "zz", ""])
VIEWS = st.one_of(
    st.none(), st.integers(), st.text(max_size=12), st.dates().map(str), st.dates().map(lambda day: str(day)[:7])
)
MOMENTS = st.datetimes(timezones=st.just(UTC))
SOME: dict[str, list[dict[str, Any]]] = {
    "calendar": [{}, {"min": "2026-05-20", "max": "2026-08-02", "disabled": ["sun", "2026-06-01"]}],
    "time": [{}, {"step": 5}, {"step": "45m", "min": "9:00", "max": "17:00"}],
    "counter": [{}, {"min": -3, "max": 10, "step": 4}],
    "rating": [{}, {"max": 20}],
}
CASES = pytest.mark.parametrize(
    ("name", "settings"), [(name, settings) for name, listed in SOME.items() for settings in listed]
)


@EVERY
def test_every_widget_is_listed_under_its_file(name: str) -> None:
    """The list of files is the list of widgets."""
    assert (FOLDER / f"{name}.py").is_file()


def test_every_file_is_a_widget() -> None:
    """Nothing else stands in the folder."""
    assert {path.stem for path in FOLDER.glob("*.py")} - {"__init__", "protocol"} == set(all_widgets())


def test_the_four_widgets_of_the_language_are_there() -> None:
    """By the names that authors write."""
    assert {"calendar", "time", "counter", "rating"} <= set(all_widgets())


def test_every_widget_is_tried_below() -> None:
    """One that is added is added here as well."""
    assert set(SOME) == set(all_widgets())


@pytest.mark.parametrize(
    ("name", "input_type"), [("calendar", "date"), ("time", "time"), ("counter", "integer"), ("rating", "integer")]
)
def test_a_widget_says_what_is_typed_instead(name: str, input_type: str) -> None:
    """A prompt without `input` has this one."""
    assert all_widgets()[name].value_input == input_type


@pytest.mark.parametrize(
    ("name", "settings"),
    [
        ("calendar", {"min", "max", "disabled", "week_start"}),
        ("time", {"step", "min", "max"}),
        ("counter", {"min", "max", "step"}),
        ("rating", {"max"}),
    ],
)
def test_a_widget_names_its_settings(name: str, settings: set[str]) -> None:
    """Any other key is a mistake of the author."""
    assert all_widgets()[name].settings == settings


@EVERY
def test_what_a_bare_value_means_is_one_of_the_settings(name: str) -> None:
    """Or nothing, where only a mapping will do."""
    assert all_widgets()[name].bare in all_widgets()[name].settings | {""}


@EVERY
def test_a_setting_that_is_nothing_is_not_given(name: str) -> None:
    """A variable that is not set yet computes to none, and sets no limit."""
    widget = all_widgets()[name]
    assert widget.prepare(dict.fromkeys(widget.settings)) == widget.prepare({})


@CASES
def test_a_first_view_can_be_answered_or_turned(name: str, settings: dict[str, Any]) -> None:
    """Nobody stands before a dead keyboard."""
    assert not drawn(name, **settings).empty


@CASES
@given(view=VIEWS, locale=LOCALES, now=MOMENTS)
def test_any_view_can_be_drawn(name: str, settings: dict[str, Any], view: Any, locale: str, now: datetime) -> None:
    """A view is kept in the session, and the settings may change under it; so may the year."""
    assert isinstance(drawn(name, view, locale, now, **settings), Drawing)


@CASES
@given(view=VIEWS)
def test_no_cell_both_answers_and_turns(name: str, settings: dict[str, Any], view: Any) -> None:
    """A press means one thing."""
    assert not [cell for cell in cells(drawn(name, view, **settings)) if None not in (cell.value, cell.view)]


@CASES
@given(view=VIEWS, locale=LOCALES)
def test_a_drawing_fits_on_a_keyboard(name: str, settings: dict[str, Any], view: Any, locale: str) -> None:
    """At most 8 cells side by side, 100 in all, no row without a cell."""
    rows = drawn(name, view, locale, **settings).rows
    assert all(1 <= len(row) <= WIDEST_ROW for row in rows) and sum(map(len, rows)) <= 100


@CASES
@given(view=VIEWS, locale=LOCALES)
def test_every_label_can_be_seen(name: str, settings: dict[str, Any], view: Any, locale: str) -> None:
    """Telegram refuses a keyboard with a blank label, and shows no line breaks."""
    shown = [cell.label for cell in cells(drawn(name, view, locale, **settings))]
    assert all(label.strip() == label and label.isprintable() and label for label in shown)


@CASES
@given(view=VIEWS)
def test_what_can_be_pressed_is_allowed(name: str, settings: dict[str, Any], view: Any) -> None:
    """The widget offers nothing that it refuses."""
    offered = values(drawn(name, view, **settings))
    assert [value for value in offered if not allows(name, value, **settings)] == []


@CASES
@given(view=VIEWS)
def test_views_and_values_survive_the_session(name: str, settings: dict[str, Any], view: Any) -> None:
    """They are kept with the frozen options, and come back as what they were."""
    kept = [part for cell in cells(drawn(name, view, **settings)) for part in (cell.value, cell.view)]
    assert loads(dumps(kept)) == kept


@CASES
@given(view=VIEWS)
def test_a_view_is_a_text_or_a_number(name: str, settings: dict[str, Any], view: Any) -> None:
    """Plain data."""
    views = {type(cell.view) for cell in cells(drawn(name, view, **settings))}
    assert views <= {str, int, type(None)}


@CASES
def test_a_view_that_is_turned_to_is_drawn_as_itself(name: str, settings: dict[str, Any]) -> None:
    """A press on the way on changes what is seen."""
    first = drawn(name, **settings)
    turned = [drawn(name, cell.view, **settings) for cell in cells(first) if cell.view is not None]
    assert first not in turned


@CASES
def test_the_same_view_is_drawn_the_same(name: str, settings: dict[str, Any]) -> None:
    """Drawing is pure."""
    assert drawn(name, **settings) == drawn(name, **settings)


@CASES
@pytest.mark.parametrize("value", [None, "", "5", "2026-06-02", True, 2.0, [], {}, datetime(2026, 6, 2, tzinfo=UTC)])
def test_a_value_of_another_type_is_not_allowed(name: str, settings: dict[str, Any], value: Any) -> None:
    """And nobody falls over it."""
    assert not allows(name, value, **settings)


@CASES
@pytest.mark.parametrize("value", [None, "x", 10**20, date(1, 1, 1), time(3, 1)])
def test_the_error_is_a_polite_sentence(name: str, settings: dict[str, Any], value: Any) -> None:
    """Short, and with a full stop."""
    told = sentence(name, value, **settings)
    assert "Please " in told and told.endswith(".") and len(told) < 100


@EVERY
@pytest.mark.parametrize("bad", [object(), {}, [[]], "\ud800", float("nan"), "", True])
def test_a_setting_of_no_use_is_refused_with_a_sentence(name: str, bad: Any) -> None:
    """Never with another exception, whatever was computed."""
    widget = all_widgets()[name]
    for key in widget.settings - {"disabled"}:
        with pytest.raises(ValueError, match=key if widget.bare != key else "'"):
            widget.prepare({key: bad})


def test_a_drawing_without_anything_to_press_says_so() -> None:
    """The limits of a user may leave nothing."""
    assert Drawing(((Cell("May"), BLANK),)).empty


@pytest.mark.parametrize("cell", [Cell("0", value=0), Cell("+", view=0)])
def test_zero_is_a_value_and_a_view(cell: Cell) -> None:
    """Only none is nothing."""
    assert not cell.inert and not Drawing(((cell,),)).empty


@pytest.mark.parametrize("module", ["babel", "phonenumbers", "rapidfuzz", "difflib", "re2"])
def test_checking_settings_loads_nothing_heavy(module: str) -> None:
    """`dragoman validate` must start at once."""
    script = (
        "import sys; from dragoman.language.widgets import all_widgets; "
        "[kind.prepare({}) for kind in all_widgets().values()]; "
        f"sys.exit({module!r} in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script], env={"PYTHONPATH": str(FOLDER.parents[2])}, check=False)
    assert done.returncode == 0
