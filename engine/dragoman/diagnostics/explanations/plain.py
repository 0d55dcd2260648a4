"""The page of a code for a terminal: Markdown as plain text, its blocks indented below the names of their files."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.diagnostics.explanations import Explanation

_FENCE = "```"


def page(explanation: Explanation) -> str:
    """The whole page, without the code's title. Ends without a line end."""
    parts = [explanation.about, f"Wrong:\n\n{_shown(explanation.wrong.text)}"]
    parts.append(f"Right:\n\n{_shown(explanation.right.text)}")
    if explanation.why:
        parts.append(f"Why:\n\n{_shown(explanation.why)}")
    return "\n\n".join(parts)


def prose(markdown: str) -> str:
    """Paragraphs, each on one line."""
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in markdown.split("\n\n"))


def _shown(markdown: str) -> str:
    return "\n".join(line.rstrip() for line in _lines(markdown))


def _lines(markdown: str) -> Iterator[str]:
    inside = False
    for line in markdown.splitlines():
        if line.startswith(_FENCE):
            inside = not inside
            named = line.removeprefix(_FENCE).partition(" ")[2].strip()
            if inside and named:
                yield f"  {named}"
        else:
            yield f"    {line}" if inside else f"  {line}"
