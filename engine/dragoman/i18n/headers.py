"""The header of a PO file. A translator's own fields are kept; none is written that changes with the clock."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from dragoman.i18n.entries import Entry, Quoted, header_fields
from dragoman.i18n.plurals import header_of

_ALWAYS = {
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
}


def template_header(bot: str, flow: str) -> Entry:
    """The header of the template with the texts of a flow."""
    comments = (
        f"The texts of the flow '{flow}', to be translated.",
        "Made by 'dragoman i18n extract', which writes it anew: change the flow instead.",
    )
    return _header({"Project-Id-Version": bot, **_ALWAYS}, comments)


def catalog_header(old: Entry | None, bot: str, flow: str, locale: str) -> Entry:
    """The header of a flow's PO file: the old one, completed."""
    found = header_fields(old)
    forms = found.get("Plural-Forms") or header_of(locale)
    wanted = {"Project-Id-Version": bot, "Language": locale, **_ALWAYS, "Plural-Forms": forms}
    if old is None:
        return _header(wanted, (f"The texts of the flow '{flow}' in the language '{locale}'.",))
    missing = {name: value for name, value in wanted.items() if not found.get(name)}
    if not missing:
        return old
    return replace(old, strings=_header({**found, **missing}, ()).strings)


def _header(fields: Mapping[str, str], comments: tuple[str, ...]) -> Entry:
    text = "".join(f"{name}: {value}\n" for name, value in fields.items())
    return Entry("", strings=(Quoted(text),), comments=comments)
