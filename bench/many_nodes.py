"""A flow of as many nodes as one likes, of every sort that flows are mostly made of; 10,000 stay within one file."""

from __future__ import annotations

from pathlib import Path

_TEN = """\
  n{0}:
    prompt: How many?
    input: integer
    validate: {{min: 1}}
  n{1}:
    say: "Thank you, {{{{ name }}}}: {{{{ n{0} }}}}"
  n{2}:
    prompt: Which way?
    buttons:
      Left: n{3}
      Right: n{5}
  n{3}:
    set: {{k: "{{{{ n{0} + 1 }}}}"}}
  n{4}:
    branches:
      - when: n{0} > 3 and name != 'x'
        next: n{6}
  n{5}:
    prompt: Choose
    buttons: [Small, Large]
  n{6}:
    say: It is done.
  n{7}:
    prompt: "When, {{{{ name }}}}?"
    input: date
    optional: true
  n{8}:
    when: n{5} == 'Small'
    say: One.
  n{9}:
    say: "<b>{{{{ name | upper }}}}</b>, go on"
"""
_FIRST = """\
flow: {name}
triggers:
  - command: {name}
nodes:
  name:
    prompt: Your name?
"""
_LAST = """\
  last:
    prompt: Again?
    buttons: {Yes: last, No: over}
  over:
    say: Bye
    end: done
"""


def flow_of(nodes: int, name: str = "big") -> str:
    """A sound flow of so many nodes, a multiple of ten, and three more."""
    tens = (_TEN.format(*range(start, start + 10)) for start in range(0, nodes, 10))
    return "".join([_FIRST.format(name=name), *tens, _LAST])


def project_of(folder: Path, nodes: int) -> Path:
    """A project with this flow in the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "bot.yaml").write_text("bot: big\n", encoding="utf-8")
    (folder / "big.yaml").write_text(flow_of(nodes), encoding="utf-8")
    return folder
