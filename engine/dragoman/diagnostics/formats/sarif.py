"""SARIF 2.1.0, the exchange format of static analysis (OASIS): for code scanning and for editors.

The law of this file: columns count characters from 1, as ours do; files below the current folder are named relative to
it, others by their whole path.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence

from dragoman.diagnostics.codes import all_codes
from dragoman.diagnostics.diagnostic import Diagnostic, Severity
from dragoman.diagnostics.explanations import explanation
from dragoman.diagnostics.explanations.plain import page, prose
from dragoman.source.tree import Span

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_HOME = "https://dragoman.dev"
_ROOT = "%SRCROOT%"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}
_LONE = re.compile("[\ud800-\udc7f\udd00-\udfff]")
"""Halves of characters that no file's name on a disk stands for."""


def render(diagnostics: Sequence[Diagnostic], sources: Mapping[str, str], colour: bool = False) -> str:
    """One log with one run. Of the rules only those are described that a result speaks of."""
    rules = {code: index for index, code in enumerate(sorted({diagnostic.code for diagnostic in diagnostics}))}
    run = {
        "tool": {"driver": _driver(list(rules))},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_ROOT: {"description": {"text": "The folder in which dragoman was called."}}},
        "results": [_result(diagnostic, rules) for diagnostic in diagnostics],
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2) + "\n"


def _driver(codes: Sequence[str]) -> dict[str, object]:
    titles = all_codes()
    return {
        "name": "dragoman",
        **_version(),
        "informationUri": _HOME,
        "rules": [_rule(code, titles.get(code, code)) for code in codes],
    }


def _version() -> dict[str, str]:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return {"version": version("dragoman")}
    except PackageNotFoundError:  # run from a copy of the sources that is not installed
        return {}


def _rule(code: str, title: str) -> dict[str, object]:
    rule: dict[str, object] = {"id": code, "shortDescription": {"text": title}}
    if found := explanation(code):
        rule["fullDescription"] = {"text": prose(found.about)}
        rule["help"] = {"text": page(found), "markdown": found.markdown}
    return rule


def _result(diagnostic: Diagnostic, rules: Mapping[str, int]) -> dict[str, object]:
    help_ = f"\nhelp: {diagnostic.help}" if diagnostic.help else ""
    result: dict[str, object] = {
        "ruleId": diagnostic.code,
        "ruleIndex": rules[diagnostic.code],
        "level": _LEVELS[diagnostic.severity],
        "message": {"text": _literal(f"{diagnostic.message}{help_}")},
        "locations": [_location(diagnostic.file, diagnostic.span)],
    }
    if diagnostic.related:
        result["relatedLocations"] = [
            {"id": number, **_location(other.file, other.span), "message": {"text": _literal(other.message)}}
            for number, other in enumerate(diagnostic.related, 1)
        ]
    return result


def _location(file: str, span: Span) -> dict[str, object]:
    region = {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }
    return {"physicalLocation": {"artifactLocation": _artifact(file), "region": region}}


def _artifact(file: str) -> dict[str, str]:
    from pathlib import Path
    from urllib.parse import quote

    outside = file.startswith(("/", "../")) or file == ".."
    # A reference that climbs out of its base is none; such a file is named by its whole path.
    named = Path(file).resolve().as_posix() if outside else file
    uri = quote(_LONE.sub("\ufffd", named), errors="surrogateescape")
    return {"uri": f"file://{uri}"} if outside else {"uri": uri, "uriBaseId": _ROOT}


def _literal(text: str) -> str:
    """The text as a result's message, in which a brace that is no placeholder's is written twice (section 3.11.5)."""
    return text.replace("{", "{{").replace("}", "}}")
