"""A flow's PO file at work: gives the compiler its translations, and knows what is wrong with any of them."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.diagnostics.diagnostic import Diagnostic, Severity
from dragoman.i18n import unfinished
from dragoman.i18n.alike import alike
from dragoman.i18n.entries import Entry, Key, PoFile, Quoted
from dragoman.i18n.placeholders import dotted, invented, lost
from dragoman.i18n.plurals import Chosen, Counted, Plurals, counted, plurals_of
from dragoman.language.expressions import Expression, TemplateRefused, Text, parse_value
from dragoman.language.expressions.text import text_by
from dragoman.language.lengths import extent, utf16
from dragoman.language.templates import parse_text
from dragoman.language.translating import Kind, Translatable
from dragoman.language.values.scope import Format
from dragoman.source.source import Source
from dragoman.source.tree import Span

LONGEST: dict[Kind, int] = {"text": 4096, "label": 64, "description": 256, "phrase": 4096, "alias": 64}
"""Characters that a text of a kind has room for on Telegram."""


class PoCatalog:
    """The translations of a flow into a locale. Each problem is noted once, however often its text is compiled."""

    def __init__(self, locale: str, source: Source, file: PoFile, problems: Sequence[Diagnostic] = ()) -> None:
        self.locale, self.source, self.file = locale, source, file
        self.asked: dict[Key, Translatable] = {}
        self._entries = {entry.key: entry for entry in file.entries if not entry.obsolete}
        self._problems = dict.fromkeys(problems)
        self._parsed: dict[tuple[Key, str, str], Text | None] = {}
        self._plurals: Plurals | None = None

    def text(self, found: Translatable) -> Text | None:
        """The translation of a text; nothing where there is none, or one that cannot be used."""
        if found.text is None:
            return None
        forms = counted(found.source, found.text.format)
        entry = self._usable(found, forms.singular if forms else found.source)
        if entry is None:
            return None
        if forms and entry.plural is None:
            message = f"the text is counted by {{{{ {forms.number} }}}}, but its translation has one form"
            remedy = "'dragoman i18n update' writes an entry with msgid_plural and a msgstr for each form"
            self._note("DG408", entry.strings[0].whole(self.source), message, remedy, Severity.WARNING)
            return None
        known = (entry.key, found.source, found.text.format)
        if known not in self._parsed:
            self._parsed[known] = (
                self._by_number(found, found.text, entry, forms) if forms else self._single(found, found.text, entry)
            )
        return self._parsed[known]

    def words(self, found: Translatable) -> str | None:
        """The translation of words in which braces mean nothing."""
        entry = self._usable(found, found.source)
        if entry is None:
            return None
        string = entry.strings[0]
        self._measure(found, string, utf16(string.text.strip()))
        return string.text.strip() or None

    def limit(self, found: Translatable, most: int) -> None:
        """Notes a translation of this text that is longer than so many characters, whatever is computed in it."""
        if found.text is None:
            return
        forms = counted(found.source, found.text.format)
        entry = self._entries.get((found.context, forms.singular if forms else found.source))
        for string in entry.strings if entry and not entry.fuzzy else ():
            translation = self._read(string, found.text.format) if len(string.text) > most else None
            length = extent(translation)[0] if translation else 0
            if most < length <= LONGEST[found.kind]:
                message = f"this translation is {length:,} characters long; there is room for {most:,}"
                self._note("DG406", string.whole(self.source), message, "shorten it", Severity.WARNING)

    def beside(self, labels: Sequence[Translatable]) -> None:
        """Notes two of these labels whose translations nobody could tell apart."""
        entries = [self._entries.get((label.context, label.source)) for label in labels]
        for problem in alike(self.source, [entry for entry in entries if entry is not None]):
            self._problems[problem] = None

    def _read(self, string: Quoted, format: Format) -> Text | None:  # noqa: A002
        try:
            return parse_text(string.text, format)
        except TemplateRefused:
            return None

    def problems(self, whole: bool = True) -> list[Diagnostic]:
        """Everything that is wrong with the file. What it lacks, and has too much, is told of a `whole` flow only."""
        return [*self._problems, *(unfinished.told(self.source, self._entries, self.asked) if whole else ())]

    def _usable(self, found: Translatable, text: str) -> Entry | None:
        key = (found.context, text)
        self.asked.setdefault(key, found)
        entry = self._entries.get(key)
        return entry if entry and entry.translated and not entry.fuzzy else None

    def _single(self, found: Translatable, text: Text, entry: Entry) -> Text | None:
        translation = self._parse(found, text, entry.strings[0])
        if translation is None:
            return None
        for name in lost(text, [translation]):
            self._lost(name, entry.strings[0])
        return translation

    def _by_number(self, found: Translatable, text: Text, entry: Entry, forms: Counted) -> Text | None:
        plurals = self._forms_of(entry)
        number = parse_value(f"{{{{ {forms.number} }}}}")
        parsed = [self._parse(found, text, string) for string in entry.strings]
        translations = [one for one in parsed if one is not None]
        if plurals is None or len(translations) != len(parsed) or not isinstance(number, Expression):
            return None
        self._check_forms(text, entry, translations, number)
        return text_by(translations, Chosen(plurals, number))

    def _check_forms(self, text: Text, entry: Entry, forms: Sequence[Text], number: Expression) -> None:
        """One form may leave the number out ("an apple"); all of them may not."""
        everywhere = lost(text, forms)
        for name in everywhere:
            self._lost(name, entry.strings[0])
        counting = {dotted(one) for one in number.references}
        for form, string in zip(forms, entry.strings, strict=True):
            for name in lost(text, [form]):
                if name not in counting and name not in everywhere:
                    self._lost(name, string)

    def _forms_of(self, entry: Entry) -> Plurals | None:
        try:
            self._plurals = self._plurals or plurals_of(self.file.fields.get("Plural-Forms"), self.locale)
        except ValueError as wrong:
            header = self.file.header.strings[0] if self.file.header else Quoted()
            remedy = f"'dragoman i18n update' writes the usual one of {self.locale} where the line is taken away"
            self._note("DG408", header.whole(self.source), str(wrong), remedy)
            return None
        if len(entry.strings) == self._plurals.forms:
            return self._plurals
        number = len(entry.strings)
        there = "there is 1 plural form" if number == 1 else f"there are {number} plural forms"
        message = f"{there} here, but {self.locale} has {self._plurals.forms}"
        remedy = "the header 'Plural-Forms' says how many there are"
        self._note("DG408", entry.strings[0].whole(self.source), message, remedy)
        return None

    def _parse(self, found: Translatable, text: Text, string: Quoted) -> Text | None:
        try:
            translation = parse_text(string.text, text.format)
        except TemplateRefused as refused:
            for one in refused.problems:
                span = string.span(self.source, one.offset, one.length)
                self._note(one.code, span, one.message, one.help)
            return None
        strange = invented(text, translation)
        for name in strange:
            span = string.span(self.source, name.offset, len(name.name))
            known = ", ".join(f"'{one}'" for one in dict.fromkeys(map(dotted, text.references)))
            remedy = f"did you mean '{name.near}'?" if name.near else f"it has {known}" if known else None
            self._note("DG405", span, f"the text has no '{name.name}', its translation does", remedy)
        if len(string.text) > LONGEST[found.kind]:
            self._measure(found, string, extent(translation)[0])
        return None if strange else translation

    def _measure(self, found: Translatable, string: Quoted, length: int) -> None:
        """A label that is long in the flow's own language may be as long in another."""
        most = max(LONGEST[found.kind], len(found.source) if found.kind == "label" else 0)
        if length > most:
            message = f"this {found.kind} is {length:,} characters long; there is room for {most:,}"
            self._note("DG406", string.whole(self.source), message, "shorten it", Severity.WARNING)

    def _lost(self, name: str, string: Quoted) -> None:
        message = f"the translation lost the placeholder '{{{{ {name} }}}}'"
        self._note("DG404", string.whole(self.source), message, f"write {{{{ {name} }}}} where the value belongs")

    def _note(self, code: str, span: Span, message: str, remedy: str | None, grade: Severity = Severity.ERROR) -> None:
        self._problems[Diagnostic(self.source.name, span, code, message, remedy, grade)] = None
