"""Comments that take away a diagnostic: `# dragoman: ignore DG601 - reason`.

The law of this file: a comment speaks of its own line or, alone on one, of the next that is no comment; where a text
begins on that line, of all the text's lines. It takes away warnings, notes, and the errors of the proofs over the
graph, which leave the flow whole. What a comment does not do is told at its code.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from dragoman.diagnostics.codes import all_codes
from dragoman.diagnostics.diagnostic import Diagnostic, Severity
from dragoman.diagnostics.suggest import nearest
from dragoman.source.comments import Comment, Text, comments, texts
from dragoman.source.source import Source

_WORDS = "dragoman: ignore"
_COMMENT = re.compile(r"#+[ \t]*(?P<words>dragoman: ignore)(?![\w-])(?P<codes>.*?)(?:[ \t]+[-–—]+(?:[ \t].*)?)?\Z")
_CODE = re.compile(r"[^\s,]+")
_LIKE_A_CODE = re.compile(r"\w*\d\w*\Z")
_ANY = re.compile(r"#[ \t]*dragoman[ \t:]", re.IGNORECASE)
_NEARLY = re.compile(
    r"#+[ \t]*(?P<words>dragoman[ \t]*:?[ \t]*(?P<verb>[a-z][\w-]*))[ \t]*[:=]?[ \t]*DG\d", re.IGNORECASE
)
_VERBS = ("disable", "noqa", "suppress", "allow", "skip")
_PROOFS = "DG6"
_NEW_LINE = re.compile(r"[^\S\r\n]*(?:#[^\r\n]*)?(?:\r\n?|\n)")


@dataclass(frozen=True, slots=True)
class Suppression:
    """A code in a comment: what it says, where it stands as offsets, and the lines it speaks of, both included."""

    source: Source
    code: str
    start: int
    end: int
    first: int
    last: int

    def meets(self, found: Diagnostic) -> bool:
        """Whether it speaks of this diagnostic."""
        return found.code == self.code and self.first <= found.span.line <= self.last

    def told(self, code: str, message: str, help_: str) -> Diagnostic:
        """What is to be said of it."""
        span = self.source.span(self.start, self.end)
        return Diagnostic(self.source.name, span, code, message, help_, Severity.WARNING)


def without_suppressed(found: list[Diagnostic], sources: Mapping[str, str]) -> list[Diagnostic]:
    """What is left of the diagnostics of these files, and what is to be said of the comments themselves."""
    suppressions = [one for name, text in sources.items() if _has_any(name, text) for one in _all(Source(name, text))]
    if not suppressions:
        return found
    by_file: dict[str, list[Suppression]] = {}
    for one in suppressions:
        by_file.setdefault(one.source.name, []).append(one)
    met = {id(problem): [one for one in by_file.get(problem.file, ()) if one.meets(problem)] for problem in found}
    left = [problem for problem in found if not (met[id(problem)] and suppressible(problem))]
    used = {one: problem for problem in found for one in met[id(problem)]}
    whole = all(suppressible(problem) for problem in found)
    return left + [told for one in suppressions if (told := _objection(one, used.get(one), whole))]


def suppressible(problem: Diagnostic) -> bool:
    """Whether a comment can take it away: the flow can be compiled in spite of it."""
    return problem.severity is not Severity.ERROR or problem.code.startswith(_PROOFS)


def _has_any(name: str, text: str) -> bool:
    return name.endswith((".yaml", ".yml")) and _ANY.search(text) is not None


def _objection(one: Suppression, problem: Diagnostic | None, whole: bool) -> Diagnostic | None:
    """What is wrong with a suppression. In a project that is not whole, it may wait for what cannot be seen yet."""
    if not one.code:
        if (written := one.source.text[one.start : one.end]) != _WORDS:
            return one.told("DG794", f"'{written}' ignores nothing", f"write `{_WORDS}`, and the codes behind it")
        return one.told("DG792", "this comment names no code to ignore", f"write it, as in `# {_WORDS} DG601`")
    if one.code not in all_codes():
        near = nearest(one.code, all_codes()) if _LIKE_A_CODE.match(one.code) else None
        help_ = f"did you mean '{near}'?" if near else "write ` - ` before a reason; `dragoman explain` lists the codes"
        return one.told("DG791", f"there is no code '{one.code}'", help_)
    if problem is None:
        unused = one.told("DG790", f"{one.code} is not reported here: nothing is ignored", "remove the comment")
        return unused if whole else None
    if not suppressible(problem):
        return one.told("DG793", f"{one.code} is an error that cannot be ignored", "repair it, and remove the comment")
    return None


def _all(source: Source) -> Iterator[Suppression]:
    known = texts(source)
    for comment in comments(source, known):
        if found := _COMMENT.match(source.text, comment.start, comment.end) or _nearly(source, comment):
            first, last = _lines(source, comment, known)
            for code, start, end in _codes(found):
                yield Suppression(source, code, start, end, first, last)


def _nearly(source: Source, comment: Comment) -> re.Match[str] | None:
    """A comment that can only have been meant as one: it names a code behind a word like the right one."""
    found = _NEARLY.match(source.text, comment.start, comment.end)
    if found is None:
        return None
    verb = found["verb"].lower()
    meant = verb.startswith("ignore") or verb in _VERBS or nearest(verb, ("ignore",))
    return found if meant else None


def _codes(found: re.Match[str]) -> Iterable[tuple[str, int, int]]:
    """Each code with its place, or the words if there is none. What cannot be a code is one with all behind it."""
    words, start = found.groupdict().get("codes") or "", found.start("words") + len(_WORDS)
    codes = list[tuple[str, int, int]]()
    for code in _CODE.finditer(words):
        if not _LIKE_A_CODE.match(code[0]):
            codes.append((words[code.start() :].strip(), start + code.start(), start + len(words.rstrip())))
            break
        codes.append((code[0].upper(), start + code.start(), start + code.end()))
    return codes or [("", *found.span("words"))]


def _lines(source: Source, comment: Comment, known: list[Text]) -> tuple[int, int]:
    """The lines that a comment speaks of: one, and those of the texts that begin on it."""
    at = source.line_start(comment.start)
    while comment.alone and (skipped := _NEW_LINE.match(source.text, at)):
        at = skipped.end()
    until = source.line_end(at)
    ends = [source.place(text.end - 1)[0] for text in known if at <= text.start <= until and text.end > text.start]
    first = source.place(at)[0]
    return first, max(ends, default=first)
