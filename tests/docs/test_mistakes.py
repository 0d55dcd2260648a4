"""The page of ten mistakes."""

from __future__ import annotations

import re

import pytest

from docs.make import made
from tests.docs.pages import PAGES, ROOT

_PAGE = next(page for page in PAGES if page.name == "docs/mistakes.md")
_FLOWS = sorted(path.stem for path in (ROOT / "docs" / "wrong").glob("*.yaml"))
_CODES = [code for block in _PAGE.blocks for code in block.wrong]


def test_there_are_ten() -> None:
    """Each under its number."""
    assert [heading.text.split(".")[0] for heading in _PAGE.headings[1:]] == [str(number) for number in range(1, 11)]


@pytest.mark.parametrize("name", _FLOWS)
def test_every_wrong_flow_stands_on_the_page(name: str) -> None:
    """None is left behind."""
    assert f"<!-- made: mistake {name} -->" in _PAGE.text


def test_no_mistake_is_shown_twice() -> None:
    """Ten flows give ten codes."""
    assert len(_CODES) == len(set(_CODES)) == len(_FLOWS) == 10


@pytest.mark.parametrize("code", ["DG601", "DG602", "DG604", "DG605"])
def test_the_proofs_over_the_graph_are_shown(code: str) -> None:
    """A node to which nothing leads, a ring, arms that run together, and a variable without a value."""
    assert code in _CODES


def test_what_is_made_is_what_is_printed() -> None:
    """The flow, its code, and the output with a caret below the place."""
    text = made("mistake tea")
    assert text.startswith("<!-- wrong DG101 -->\n```yaml\nflow: tea\n")
    assert re.search(
        r"\$ dragoman validate flows/tea\.yaml\nflows/tea\.yaml:7:5: error DG101 .*\n +7 \|.*\n +\| +\^{7}\n", text
    )


def test_a_flow_that_is_not_there_is_refused() -> None:
    """A misspelt name is no empty part."""
    with pytest.raises(FileNotFoundError, match=r"teaa\.yaml"):
        made("mistake teaa")
