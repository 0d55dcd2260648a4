"""The rules on files: how large, and of which type."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.language.validators import all_validators
from tests.language.validators.judging import holds, refusal, sentence

MEGABYTE = 1000**2


def file(size: int = 1, mime: str = "image/png") -> dict[str, Any]:
    """A file as the input types give it."""
    return {"id": "f1", "name": "a", "mime": mime, "size": size}


@pytest.mark.parametrize(("limit", "most"), [("5MB", 5 * MEGABYTE), ("64KiB", 65_536), ("1 GB", 1000**3), (500, 500)])
def test_a_file_may_be_as_large_as_the_limit(limit: Any, most: int) -> None:
    """And not a byte larger."""
    assert (holds("max_size", limit, file(most)), holds("max_size", limit, file(most + 1))) == (True, False)


def test_of_several_files_each_is_weighed() -> None:
    """As an album gives them."""
    assert holds("max_size", "5MB", [file(4 * MEGABYTE), file(4 * MEGABYTE)])
    assert not holds("max_size", "5MB", [file(1), file(6 * MEGABYTE)])


@pytest.mark.parametrize(
    ("limit", "quoted"),
    [("big", "'big'"), ("5 mb", "'5 mb'"), ("5", "'5'"), ("0MB", "'0MB'"), ("", "''"), (0, "0"), (-5, "-5"),
     (True, "true"), (None, "empty"), ([5], "a list"), (2.5, "2.5"), ("5MB or so", "'5MB or so'")],
)  # fmt: skip
def test_what_is_no_size_is_refused(limit: Any, quoted: str) -> None:
    """The sentence quotes it and says what would be right."""
    said = refusal("max_size", limit)
    assert said.startswith(f"'max_size' is {quoted};") and "such as 5MB" in said


@pytest.mark.parametrize(
    ("limit", "told"),
    [
        ("5MB", "5 MB"),
        ("64KiB", "64 KiB"),
        (" 1 GB ", "1 GB"),
        (3 * MEGABYTE, "3 MB"),
        (1500, "1500 B"),
        (2000, "2 KB"),
    ],
)
def test_the_size_is_told_as_the_author_wrote_it(limit: Any, told: str) -> None:
    """A bare number in the largest unit that fits."""
    assert sentence("max_size", limit, file()) == f"The file is too large. It may have at most {told}."


@pytest.mark.parametrize(
    ("limit", "mime"),
    [
        ("image/png", "image/png"),
        ("image/png", "IMAGE/PNG"),
        ("Image/PNG", "image/png"),
        ("text/plain", "text/plain; charset=utf-8"),
        ("image/*", "image/webp"),
        (["application/pdf", "image/*"], "image/png"),
        (["application/pdf", "image/*"], "application/pdf"),
        ("application/vnd.ms-excel", "application/vnd.ms-excel"),
    ],
)
def test_a_file_of_the_type_is_taken(limit: Any, mime: str) -> None:
    """In any case, of one of several types, or of a whole family."""
    assert holds("mime", limit, file(mime=mime))


@pytest.mark.parametrize(
    ("limit", "mime"),
    [("image/png", "image/jpeg"), ("image/png", ""), ("image/*", ""), ("image/*", "imagery/png"), ("image/*", "image"),
     (["image/png"], "image/png2"), ("text/plain", "text/html")],
)  # fmt: skip
def test_a_file_of_another_type_is_refused(limit: Any, mime: str) -> None:
    """So is one whose type the channel does not tell."""
    assert not holds("mime", limit, file(mime=mime))


def test_every_file_of_an_album_is_of_the_type() -> None:
    """One other spoils it."""
    assert not holds("mime", "image/*", [file(), file(mime="video/mp4")])


@pytest.mark.parametrize(
    ("limit", "quoted"),
    [("png", "'png'"), ("image", "'image'"), ("*/*", "'*/*'"), ("image/", "'image/'"), (".pdf", "'.pdf'"), ("", "''"),
     (5, "5"), (["image/png", 5], "5"), ([["image/png"]], "a list"), (None, "empty"), ("image/png, image/gif", "gif")],
)  # fmt: skip
def test_what_is_no_type_is_refused(limit: Any, quoted: str) -> None:
    """The sentence quotes it and says what would be right."""
    said = refusal("mime", limit)
    assert said.startswith("'mime' is ") and quoted in said and "such as image/png" in said


def test_an_empty_list_of_types_is_refused() -> None:
    """No file fits it."""
    assert "empty list" in refusal("mime", [])


@pytest.mark.parametrize(
    ("limit", "told"),
    [
        ("application/pdf", "PDF"),
        (["image/png", "image/jpeg"], "PNG, JPEG"),
        ("image/*", "image/*"),
        ("application/vnd.ms-excel", "application/vnd.ms-excel"),
        ("text/plain", "text/plain"),
    ],
)
def test_the_types_are_told_as_people_call_them(limit: Any, told: str) -> None:
    """Where they call them anything."""
    assert sentence("mime", limit, file()) == f"Please send a file of the type {told}."


@pytest.mark.parametrize(("key", "limit"), [("max_size", "5MB"), ("mime", "image/png")])
@pytest.mark.parametrize("value", ["a text", None, 5, {}, {"phone": "1"}, [], ["a"], {"kind": "sticker"}])
def test_what_is_no_file_keeps_the_rule(key: str, limit: str, value: Any) -> None:
    """A text that answers a question for anything is not too large."""
    assert holds(key, limit, value)


@pytest.mark.parametrize("key", ["max_size", "mime"])
def test_the_rules_fit_files_and_anything(key: str) -> None:
    """No number has a type of file."""
    assert all_validators()[key].fits == {"file", "any"}


@pytest.mark.parametrize("key", ["max_size", "mime"])
def test_a_limit_that_was_never_prepared_is_no_trap(key: str) -> None:
    """It fits nothing."""
    assert all_validators()[key].holds(file(), "5MB") is False


@given(st.integers(0, 10**12), st.integers(1, 10**12))
def test_a_size_is_compared_byte_by_byte(size: int, limit: int) -> None:
    """However large."""
    assert holds("max_size", limit, file(size)) == (size <= limit)
