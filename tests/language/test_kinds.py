"""How kinds are found, and how a wrong one is refused when it is first taken."""

from __future__ import annotations

import itertools
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Protocol, cast

import pytest

from dragoman.language.kinds import found

_NUMBERS = itertools.count()


class Greeting(Protocol):
    """A small protocol with a value and a method."""

    word: str

    @property
    def volume(self) -> int:
        """How loud it is."""
        ...

    def greet(self, name: str, times: int) -> str:
        """A greeting."""
        ...


GOOD = """
class Good:
    word = "hello"
    volume = 3
    def greet(self, name, times):
        return (self.word + " " + name) * times
kind = Good()
"""

Folder = Callable[..., str]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Folder:
    """Makes an importable package of these files and gives its name."""

    def make(**files: str) -> str:
        name = f"kinds_to_find_{next(_NUMBERS)}"
        package = tmp_path / name
        package.mkdir()
        (package / "__init__.py").write_text("")
        for file, source in files.items():
            (package / f"{file}.py").write_text(source)
        monkeypatch.syspath_prepend(str(tmp_path))
        return name

    return make


def complaint(package: str) -> str:
    """The sentence with which a package is refused."""
    kinds = found(package, Greeting)
    with pytest.raises(TypeError) as refusal:
        list(kinds.values())
    return str(refusal.value)


def test_a_kind_is_found_under_the_name_of_its_file(folder: Folder) -> None:
    """The file's name is the kind's name."""
    kinds = found(folder(friendly=GOOD), Greeting)
    assert kinds["friendly"].greet("Ada", 1) == "hello Ada"


def test_kinds_come_in_alphabetical_order(folder: Folder) -> None:
    """The order is that of the names, whatever the file system says."""
    assert list(found(folder(zulu=GOOD, alpha=GOOD, mike=GOOD), Greeting)) == ["alpha", "mike", "zulu"]


def test_the_protocol_is_no_kind(folder: Folder) -> None:
    """The file that says what a kind is holds none."""
    assert list(found(folder(alpha=GOOD, protocol="kind = 1"), Greeting)) == ["alpha"]


def test_a_private_module_is_no_kind(folder: Folder) -> None:
    """A file that begins with an underscore belongs to the others."""
    assert list(found(folder(alpha=GOOD, _shared="x = 1"), Greeting)) == ["alpha"]


def test_a_folder_within_is_no_kind(folder: Folder, tmp_path: Path) -> None:
    """What several kinds share stands in a folder of its own."""
    package = folder(alpha=GOOD)
    (tmp_path / package / "shared").mkdir()
    (tmp_path / package / "shared" / "__init__.py").write_text("raise RuntimeError")
    assert list(found(package, Greeting)) == ["alpha"]


def test_an_empty_folder_has_no_kinds(folder: Folder) -> None:
    """No file, no kind, no complaint."""
    assert dict(found(folder(), Greeting)) == {}


def test_kinds_are_found_once(folder: Folder) -> None:
    """The second question gets the first answer."""
    package = folder(alpha=GOOD)
    assert found(package, Greeting) is found(package, Greeting)


def test_nobody_can_change_what_was_found(folder: Folder) -> None:
    """The answer is shared, so it is read-only."""
    kinds = found(folder(alpha=GOOD), Greeting)
    with pytest.raises(TypeError):
        cast("dict[str, Greeting]", kinds)["beta"] = kinds["alpha"]


def test_a_kind_is_imported_when_it_is_taken(folder: Folder) -> None:
    """What a flow does not use costs nothing; the names are known all the same."""
    package = folder(alpha=GOOD, beta=GOOD)
    kinds = found(package, Greeting)
    assert "beta" in kinds
    assert kinds["alpha"]
    assert (f"{package}.alpha" in sys.modules, f"{package}.beta" in sys.modules) == (True, False)


def test_a_file_without_kind_is_refused_by_name(folder: Folder) -> None:
    """The sentence names the module and the line that is missing."""
    package = folder(empty="")
    assert complaint(package) == f"{package}.empty has no 'kind'; end the file in `kind: Greeting = ...`"


def test_a_class_in_place_of_a_kind_is_refused(folder: Folder) -> None:
    """A frequent slip: the brackets are forgotten."""
    package = folder(alpha=GOOD.replace("Good()", "Good"))
    assert complaint(package) == f"the kind of {package}.alpha is the class Good; write `kind = Good()`"


def test_a_missing_method_is_named(folder: Folder) -> None:
    """The sentence says which method the protocol wants."""
    assert "it has no 'greet', a method" in complaint(folder(alpha=GOOD.replace("def greet", "def shout")))


def test_a_missing_value_is_named(folder: Folder) -> None:
    """The sentence says which property the protocol wants."""
    assert "it has no 'volume', a value" in complaint(folder(alpha=GOOD.replace("volume", "loudness")))


def test_a_missing_annotated_value_is_named(folder: Folder) -> None:
    """A bare annotation in the protocol is wanted as well."""
    assert "it has no 'word', a value" in complaint(folder(alpha="class Bad:\n    volume = 1\nkind = Bad()"))


def test_everything_missing_is_named_at_once(folder: Folder) -> None:
    """Nobody wants to fix a file three times."""
    said = complaint(folder(alpha="kind = object()"))
    assert all(f"'{name}'" in said for name in ("word", "volume", "greet"))


def test_the_refusal_names_the_module_and_the_protocol(folder: Folder) -> None:
    """One knows where to look and what to read."""
    package = folder(alpha="kind = object()")
    assert complaint(package).startswith(f"the kind of {package}.alpha is no Greeting: ")


def test_a_method_that_takes_other_arguments_is_refused(folder: Folder) -> None:
    """The arguments are compared, too, before the first call."""
    assert "'greet' must take (name, times)" in complaint(folder(alpha=GOOD.replace("name, times)", "name)")))


def test_a_method_that_calls_its_arguments_otherwise_is_refused(folder: Folder) -> None:
    """A caller may pass arguments by name."""
    bad = GOOD.replace("name, times", "whom, times").replace("+ name", "+ whom")
    assert "'greet' must take (name, times)" in complaint(folder(alpha=bad))


def test_a_method_may_take_more_with_defaults(folder: Folder) -> None:
    """What a caller need not know is no obstacle."""
    kinds = found(folder(alpha=GOOD.replace("name, times", "name, times, mood='glad'")), Greeting)
    assert list(kinds) == ["alpha"]


def test_a_method_in_place_of_a_value_is_refused(folder: Folder) -> None:
    """A property whose decorator was forgotten would be true for ever."""
    bad = GOOD.replace("volume = 3", "def volume(self):\n        return 3")
    assert "'volume' must be a value, and is a method" in complaint(folder(alpha=bad))


def test_a_value_in_place_of_a_method_is_refused(folder: Folder) -> None:
    """What cannot be called is no method."""
    assert "'greet' must be a method, and is 5" in complaint(folder(alpha="class B:\n    greet = 5\nkind = B()"))


def test_a_refused_folder_is_refused_again(folder: Folder) -> None:
    """A failure is not remembered as an empty answer."""
    package = folder(alpha="kind = object()")
    assert complaint(package) == complaint(package)
