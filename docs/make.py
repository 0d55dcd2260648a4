"""Writes the made parts of the pages anew: `make docs`, or `python -m docs.make`.

A made part stands between `<!-- made: WHAT -->` and `<!-- end -->`. WHAT is `codes`, `keys` and a place in the schemas
(docs/tables.py), `examples`, `file` and the name of a file of the example flows (docs/examples.py), or `mistake` and
the name of a flow that is not sound (docs/mistakes.py). A test holds the pages equal to what this would write.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from docs.codes import codes
from docs.examples import examples, file
from docs.mistakes import mistake
from docs.tables import keys

FOLDER = Path(__file__).parent
_PART = re.compile(r"(?P<open><!-- made: (?P<what>[^>]+) -->\n).*?(?P<close><!-- end -->)", re.DOTALL)


def made(what: str) -> str:
    """The Markdown of a made part.

    Raises:
        ValueError: there is no such part.
    """
    kind, _, place = what.partition(" ")
    match kind:
        case "codes":
            return codes()
        case "keys":
            return keys(place)
        case "examples":
            return examples()
        case "file":
            return file(place)
        case "mistake":
            return mistake(place)
        case _:
            known = "'codes', 'keys PLACE', 'examples', 'file NAME' or 'mistake NAME'"
            raise ValueError(f"there is no made part '{what}'; write {known}")


def renewed(text: str) -> str:
    """The page with its made parts as they are now."""
    return _PART.sub(lambda part: f"{part['open']}\n{made(part['what'])}\n{part['close']}", text)


def pages() -> Iterator[Path]:
    """The pages of this folder."""
    yield from sorted(FOLDER.rglob("*.md"))


def main() -> None:
    """Writes the pages that have changed, and says which."""
    for page in pages():
        text = page.read_text(encoding="utf-8")
        new = renewed(text)
        if new != text:
            page.write_text(new, encoding="utf-8")
            sys.stdout.write(f"{page.relative_to(FOLDER.parent)}\n")


if __name__ == "__main__":
    main()
