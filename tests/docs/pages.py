"""The pages of the documentation, cut into what can be tested: blocks, headings, links and code in lines.

A block may have a comment directly above it that says how it is meant:

    <!-- nodes -->            the YAML below is the inside of `nodes:`
    <!-- bot.yaml -->         it is a project file
    <!-- wrong DG202 -->      it must give exactly these codes
    <!-- flow: flows/x.yaml -->   the conversation below is held with this flow of the repository
    <!-- beside x -->         the flow x of the page belongs to the same bot
    <!-- in locales/de/x.po -->   the file is part of the projects of its section
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
_FENCE = re.compile(r"```(?P<language>\w*)\s*\Z")
_COMMENT = re.compile(r"<!-- (?P<text>.*) -->\Z")
_HEADING = re.compile(r"(?P<level>#{1,6}) (?P<text>.+)\Z")
_LINK = re.compile(r"\[[^\]\[]*\]\((?P<to>[^)\s]+)\)")
_ANCHOR = re.compile(r'<a id="([^"]+)"></a>')
_CODE = re.compile(r"`([^`]+)`")


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block. `line` is its first line in the file, `comment` what is written directly above the fence."""

    page: Page
    line: int
    language: str
    text: str
    comment: str = ""

    @property
    def wrong(self) -> list[str]:
        """The codes that it must give; none where it must be sound."""
        return re.findall(r"DG\d{3}", self.comment) if "wrong" in self.comment else []

    def __str__(self) -> str:
        return f"{self.page.name}:{self.line}"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading, as written."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Page:
    """One Markdown file."""

    path: Path

    @property
    def name(self) -> str:
        """The path from the root of the repository."""
        return self.path.relative_to(ROOT).as_posix()

    @property
    def text(self) -> str:
        """All of it."""
        return self.path.read_text(encoding="utf-8")

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The fenced blocks in their order."""
        return _blocks(self)

    @property
    def prose(self) -> str:
        """The page without its fenced blocks."""
        return re.sub(r"^```\w*\n.*?^```$", "", self.text, flags=re.DOTALL | re.MULTILINE)

    @property
    def headings(self) -> list[Heading]:
        """The headings in their order."""
        found = (_HEADING.match(line) for line in self.prose.splitlines())
        return [Heading(len(match["level"]), match["text"]) for match in found if match]

    @property
    def anchors(self) -> set[str]:
        """What a link can name behind `#`."""
        seen: dict[str, int] = {}
        anchors = set(_ANCHOR.findall(self.prose))
        for heading in self.headings:
            slug = re.sub(r"[^\w\- ]", "", heading.text.lower()).replace(" ", "-")
            anchors.add(f"{slug}-{seen[slug]}" if slug in seen else slug)
            seen[slug] = seen.get(slug, 0) + 1
        return anchors

    @property
    def links(self) -> list[str]:
        """Where its links lead."""
        return [match["to"] for match in _LINK.finditer(_CODE.sub("", self.prose))]

    @property
    def code(self) -> list[str]:
        """The code in its lines of prose."""
        return [match[1] for match in _CODE.finditer(self.prose)]

    def section(self, *titles: str) -> tuple[Block, ...]:
        """The blocks below a heading, the first of these, and under the next of them inside it, and so on.

        Raises:
            LookupError: there is no such heading.
        """
        start, end = 0, self.text.count("\n") + 2
        for title in titles:
            start, end = self._span(title, start, end)
        return tuple(block for block in self.blocks if start < block.line < end)

    def _span(self, title: str, start: int, end: int) -> tuple[int, int]:
        inside = [(line, heading) for line, heading in _headings(self) if start < line < end]
        for place, (line, heading) in enumerate(inside):
            if heading.text == title:
                behind = (other for other, below in inside[place + 1 :] if below.level <= heading.level)
                return line, next(behind, end)
        raise LookupError(f"{self.name} has no heading '{title}' there")

    def covers(self, block: Block, other: Block) -> bool:
        """Whether a block stands above another, and under a heading that the other stands under as well."""
        above = [heading.level for line, heading in _headings(self) if line < block.line]
        level = above[-1] if above else 0
        return block.line < other.line and all(one > level for one in self._levels_between(block, other))

    def together(self, block: Block, other: Block) -> bool:
        """Whether no heading stands between the two."""
        return not self._levels_between(block, other)

    def _levels_between(self, block: Block, other: Block) -> list[int]:
        first, last = sorted((block.line, other.line))
        return [heading.level for line, heading in _headings(self) if first < line < last]

    def below(self, title: str) -> list[str]:
        """The texts of the headings directly below the heading of this text."""
        found: list[str] = []
        level = 0
        for heading in self.headings:
            if level and heading.level <= level:
                break
            if level and heading.level == level + 1:
                found.append(heading.text)
            if not level and heading.text == title:
                level = heading.level
        return found


@cache
def _headings(page: Page) -> tuple[tuple[int, Heading], ...]:
    inside = {line for block in page.blocks for line in range(block.line, block.line + block.text.count("\n"))}
    found = ((number, _HEADING.match(line)) for number, line in enumerate(page.text.splitlines(), 1))
    return tuple((line, Heading(len(m["level"]), m["text"])) for line, m in found if m and line not in inside)


@cache
def _blocks(page: Page) -> tuple[Block, ...]:
    lines = page.text.splitlines()
    found: list[Block] = []
    start, language = 0, None
    for number, line in enumerate(lines, 1):
        if language is None and (fence := _FENCE.match(line)):
            start, language = number, fence["language"]
        elif language is not None and line == "```":
            above = _COMMENT.match(lines[start - 2]) if start > 1 else None
            text = "".join(f"{one}\n" for one in lines[start : number - 1])
            found.append(Block(page, start + 1, language, text, above["text"] if above else ""))
            language = None
    return tuple(found)


PAGES = tuple(
    Page(path)
    for path in (
        *(ROOT / name for name in ("README.md", "CHANGELOG.md", "CONTRIBUTING.md")),
        *sorted((ROOT / "docs").rglob("*.md")),
    )
)


def blocks(*languages: str) -> list[Block]:
    """The blocks of all pages in these languages."""
    return [block for page in PAGES for block in page.blocks if block.language in languages]
