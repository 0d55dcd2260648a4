"""Workflow commands of GitHub Actions: each problem becomes an annotation beside its line of a pull request."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dragoman.diagnostics.codes import all_codes
from dragoman.diagnostics.diagnostic import Diagnostic, Severity
from dragoman.diagnostics.formats.concise import one_line

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def render(diagnostics: Sequence[Diagnostic], sources: Mapping[str, str], colour: bool = False) -> str:
    """A command on a line of its own for each problem. Control characters of the message are made visible."""
    titles = all_codes()
    return "".join(f"{_command(diagnostic, titles.get(diagnostic.code, ''))}\n" for diagnostic in diagnostics)


def _command(diagnostic: Diagnostic, title: str) -> str:
    properties = {**_place(diagnostic), "title": f"{diagnostic.code} {title}".rstrip()}
    written = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{_COMMANDS[diagnostic.severity]} {written}::{_data(_told(diagnostic))}"


def _place(diagnostic: Diagnostic) -> dict[str, str]:
    """The place as properties. GitHub takes columns only of a place on one line."""
    span = diagnostic.span
    lines = {"file": diagnostic.file, "line": str(span.line), "endLine": str(span.end_line)}
    if span.line != span.end_line:
        return lines
    columns = {"col": str(span.column), "endLine": lines.pop("endLine"), "endColumn": str(span.end_column)}
    return lines | columns


def _told(diagnostic: Diagnostic) -> str:
    """The message, and below it what would be right and the other places."""
    lines = [diagnostic.message]
    if diagnostic.help:
        lines.append(f"help: {diagnostic.help}")
    lines += [f"{other.file}:{other.span.line}:{other.span.column}: {other.message}" for other in diagnostic.related]
    return "\n".join(map(one_line, lines))


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
