"""The project of the shared corpus whose translation lost its placeholder, written out here as it is there."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.command_line import dragoman

FILES = {
    "bot.yaml": "bot: demo\nlocale: en\nlocales: [en, es]\n",
    "flows/lost.yaml": (
        'flow: lost\nnodes:\n  name:\n    prompt: "Your name?"\n  done:\n    say: "Thanks, {{ name }}!"\n'
    ),
    "locales/es/lost.po": (
        'msgid ""\nmsgstr ""\n"Language: es\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
        '#: flows/lost.yaml:6\nmsgctxt "lost.done.say"\nmsgid "Thanks, {{ name }}!"\nmsgstr "¡Gracias!"\n'
    ),
}


def test_a_lost_placeholder_is_found_by_validating_the_flow(tmp_path: Path) -> None:
    """In the PO file, at the translation, with the name that is lost; the flow cannot run."""
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    ended = dragoman("validate", "flows/lost.yaml", "--format", "json", cwd=tmp_path)
    assert ended.code == 1
    (found,) = (one for one in json.loads(ended.out) if one["severity"] == "error")
    assert (found["file"], found["line"], found["column"]) == ("locales/es/lost.po", 9, 8)
    assert "{{ name }}" in found["message"]
