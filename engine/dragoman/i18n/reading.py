"""PO text into entries, strictly: what gettext's own tools would refuse is refused, at its line.

The law of this file: nothing here raises for what stands in a file. An entry with a broken line is left out whole, and
reading goes on with the next one. What is read here is read to be written again, so no comment and no field is lost.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from dragoman.diagnostics.diagnostic import Diagnostic, Related
from dragoman.i18n.entries import Entry, Key, PoFile, Previous, Quoted
from dragoman.source.source import Source
from dragoman.source.tree import Span

_QUOTED = r'"(?:[^"\\]|\\.)*"'
_LINE = re.compile(
    r"\s*(?P<mark>#~\||#~|#\|)?\s*"
    r"(?:(?P<key>msgctxt|msgid_plural|msgid|msgstr)\s*(?:\[(?P<form>\d{1,2})\])?)?\s*"
    rf"(?P<strings>{_QUOTED}(?:\s*{_QUOTED})*)\s*"
)
_STRING = re.compile(r'"((?:[^"\\]|\\.)*)"')
_ESCAPE = re.compile(r"\\(.)")
_ESCAPED = {"n": "\n", "t": "\t", "r": "\r", '"': '"', "\\": "\\"}
_REFERENCE = re.compile("\u2068[^\u2069]*\u2069\\S*|\\S+")
"""`file:line`; a file with blanks in its name stands between two marks, as gettext has it."""

_HELP = "a line is a comment, or msgctxt, msgid, msgid_plural, msgstr or msgstr[0] and a text in double quotes"


@dataclass(slots=True)
class _Draft:
    """An entry that is being read. The keys of `fields` are keywords, `msgstr[0]` and, of the former text, `|msgid`."""

    line: int = 0
    fields: dict[str, Quoted] = field(default_factory=dict)
    comments: list[str] = field(default_factory=list)
    about: list[str] = field(default_factory=list)
    references: list[str] = field(default_factory=list)
    flags: list[str] = field(default_factory=list)
    obsolete: bool = False
    broken: bool = False

    @property
    def told(self) -> bool:
        """Whether its translation has begun, so that what comes next belongs to another entry."""
        return any(name.startswith("msgstr") for name in self.fields)


def read_po(source: Source) -> tuple[PoFile, list[Diagnostic]]:
    """The file, without the entries that are broken, and everything that is wrong with its form."""
    reader = _Reader(source)
    for number, line in enumerate(source.lines, 1):
        reader.line(number, line)
    reader.close()
    return PoFile(tuple(reader.entries), reader.header), reader.problems


class _Reader:
    def __init__(self, source: Source) -> None:
        self.source = source
        self.entries: list[Entry] = []
        self.header: Entry | None = None
        self.problems: list[Diagnostic] = []
        self._draft = _Draft()
        self._open: str | None = None
        self._seen: dict[Key, int] = {}

    def line(self, number: int, line: str) -> None:
        text = line.strip()
        if not text:
            if self._draft.told or self._draft.broken:
                self.close()
        elif found := _LINE.fullmatch(line):
            self._string(number, found)
        elif text.startswith("#|") or (text.startswith("#") and not text.startswith("#~")):
            self._remark(text)
        else:
            self._refuse(number, line, *_wrong(text))

    def _remark(self, text: str) -> None:
        if self._draft.told:
            self.close()
        match text[:2]:
            case "#,":
                self._draft.flags += [flag.strip() for flag in text[2:].split(",") if flag.strip()]
            case "#:":
                self._draft.references += _REFERENCE.findall(text[2:])
            case "#.":
                self._draft.about.append(text[2:].strip())
            case "#|":  # a former text that is no string: some tools break it over lines
                pass
            case _:
                self._draft.comments.append(text[1:].removeprefix(" "))

    def _string(self, number: int, found: re.Match[str]) -> None:
        key = found["key"]
        if (key in ("msgctxt", "msgid") or found["mark"] in ("#|", "#~|")) and self._draft.told:
            self.close()
        name = self._name(found) if key else self._open
        if name is None:
            self._refuse(number, found.string, "this text belongs to no keyword", _HELP)
            return
        if key and name in self._draft.fields:
            message, remedy = f"'{name}' stands twice in this entry", "begin an entry with its msgctxt"
            self._refuse(number, found.string, message, remedy)
            return
        if name == "msgid":
            self._draft.line, self._draft.obsolete = number, found["mark"] == "#~"
        self._open = name
        self._append(number, name, found)

    def _name(self, found: re.Match[str]) -> str:
        former = "|" if found["mark"] in ("#|", "#~|") else ""
        return f"{former}{found['key']}" + (f"[{int(found['form'])}]" if found["form"] else "")

    def _append(self, number: int, name: str, found: re.Match[str]) -> None:
        before = self._draft.fields.get(name, Quoted())
        start = self.source.offset(number, 1)
        text, pieces = before.text, list(before.pieces)
        for piece in _STRING.finditer(found.string, found.start("strings")):
            pieces.append((len(text), start + piece.start(1)))
            for escape in _ESCAPE.finditer(piece[1]):
                if escape[1] not in _ESCAPED:
                    remedy = r"there are \n \t \r \" and \\"
                    self._refuse(number, found.string, f"'{escape[0]}' stands for nothing in a PO file", remedy)
            text += _ESCAPE.sub(lambda one: _ESCAPED.get(one[1], one[1]), piece[1])
        self._draft.fields[name] = Quoted(text, tuple(pieces))

    def _refuse(self, number: int, line: str, message: str, remedy: str) -> None:
        column = len(line) - len(line.lstrip()) + 1
        span = Span(number, column, number, max(column + 1, len(line.rstrip()) + 1))
        self.problems.append(Diagnostic(self.source.name, span, "DG400", message, remedy))
        self._draft.broken = True

    def close(self) -> None:
        """Ends the entry that is being read."""
        draft, self._draft, self._open = self._draft, _Draft(), None
        if draft.broken or not draft.fields:
            return
        if flaw := _flaw(draft):
            line = draft.line or self.source.place(next(iter(draft.fields.values())).pieces[0][1])[0]
            self._refuse(line, self.source.line(line), *flaw)
            self._draft = _Draft()
            return
        self._keep(_entry(draft))

    def _keep(self, entry: Entry) -> None:
        if entry.id == "" and entry.context is None:
            self.header = self.header or entry
        elif entry.obsolete:
            self.entries.append(entry)
        elif first := self._seen.get(entry.key):
            span, other = (Span(line, 1, line, len(self.source.line(line)) + 1) for line in (entry.line, first))
            related = (Related(self.source.name, other, "the first stands here"),)
            message = f"the text '{shortened(entry.id)}' is translated twice in the context {entry.context or '(none)'}"
            remedy = "take one of the two away"
            self.problems.append(Diagnostic(self.source.name, span, "DG407", message, remedy, related=related))
        else:
            self._seen[entry.key] = entry.line
            self.entries.append(entry)


def shortened(text: str, most: int = 40) -> str:
    """The text on one line, cut where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1]}…"


def _wrong(text: str) -> tuple[str, str]:
    rest = text.split(maxsplit=1)[1] if len(text.split(maxsplit=1)) > 1 else ""
    keyword = text.removeprefix("#~").split(maxsplit=1)
    known = bool(keyword) and re.fullmatch(r"msg(?:ctxt|id|id_plural|str)(?:\[\d+\])?", keyword[0])
    if known or text.startswith('"'):
        inside = (rest if known else text).strip()
        if inside.startswith('"') and not inside.endswith('"'):
            return f"the text {shortened(inside)} has no closing quote", 'end it in "'
        if inside.startswith('"'):
            return f"the text {shortened(inside)} has a quote in it", 'write \\" for a quote inside of a text'
    return f"'{shortened(text)}' is no line of a PO file", _HELP


def _flaw(draft: _Draft) -> tuple[str, str] | None:
    forms = [name for name in draft.fields if name.startswith("msgstr[")]
    if "msgid" not in draft.fields:
        return "this entry has no msgid", "write the text that it translates"
    if not draft.told:
        return f"the text '{shortened(draft.fields['msgid'].text)}' has no msgstr", 'write msgstr "" for none yet'
    if "msgid_plural" in draft.fields:
        if "msgstr" in draft.fields or forms != [f"msgstr[{number}]" for number in range(len(forms))]:
            return "an entry with msgid_plural has msgstr[0], msgstr[1] and so on", "number them from 0, in their order"
    elif forms:
        return "msgstr[0] needs a msgid_plural", "write msgstr, or let extraction write the entry anew"
    return None


def _entry(draft: _Draft) -> Entry:
    found = draft.fields
    strings = tuple(found[name] for name in found if name.startswith("msgstr"))
    entry = Entry(
        id=found["msgid"].text,
        context=_text(found, "msgctxt"),
        plural=_text(found, "msgid_plural"),
        strings=strings,
        comments=tuple(draft.comments),
        about=tuple(draft.about),
        references=tuple(draft.references),
        flags=tuple(dict.fromkeys(draft.flags)),
    )
    former = _text(found, "|msgid")
    previous = Previous(former, _text(found, "|msgid_plural"), _text(found, "|msgctxt")) if former is not None else None
    return replace(entry, previous=previous, obsolete=draft.obsolete, line=draft.line)


def _text(fields: dict[str, Quoted], name: str) -> str | None:
    return fields[name].text if name in fields else None
