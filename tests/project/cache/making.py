"""A small project in which everything occurs that a cache must notice."""

from __future__ import annotations

from pathlib import Path

from dragoman.project.cache.restarting import load_to_run
from dragoman.project.cache.rows import Rows
from dragoman.project.loading import Project

FLOW = """\
flow: shop
triggers:
  - command: shop
  - pattern: 'order (?P<number>[0-9]+)'
inputs:
  number: {type: text}
nodes:
  welcome:
    say:
      text: <b>{{ config.name }}</b> & co
      photo: images/cat.jpg
  amount:
    prompt: How many?
    input: integer
    validate: {min: 1}
  check:
    action: reserve
    with: {amount: '{{ amount }}'}
    outcomes: {free: done, taken: amount}
  done:
    say: "You get {{ amount }} {{ amount | plural('piece', 'pieces') }}"
    end: done
"""
ACTIONS = """\
from typing import Literal
from dragoman import action
from words import Word

@action
async def reserve(amount: int, note: Word = "") -> Literal["free", "taken"]:
    return "free"
"""
BOT = "bot: shop\nsettings: {name: '${SHOP:-Shop}', key: '${KEY:-}'}\nprofile: {city: text}\n"
BOT += "http: {allow: ['${HOST:-example.com}']}\n"
PO = """\
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Language: de\\n"

msgctxt "shop.amount.prompt"
msgid "How many?"
msgstr "Wie viele?"
"""


def make(folder: Path) -> Path:
    """Writes the project into this folder."""
    files = {"flows/shop.yaml": FLOW, "actions.py": ACTIONS, "words.py": "Word = str\n", "bot.yaml": BOT}
    for name, text in (files | {"locales/de/shop.po": PO, "images/cat.jpg": "not really"}).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def started(folder: Path) -> Project:
    """The project as a bot has it that starts; kept, however small it is."""
    project = load_to_run(folder, worth=0).project
    assert project is not None
    return project


def is_kept(project: Project, flow: str = "shop") -> bool:
    """Whether this flow came from a cache."""
    return isinstance(project.flows.flows[flow].nodes, Rows)
