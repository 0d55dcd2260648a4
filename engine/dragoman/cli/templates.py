"""The shipped flows as templates: everything that belongs to one of them, as the files of a project of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

TEMPLATES = ("booking", "customer", "feedback", "order", "party", "registration", "reminder", "rsvp", "settings",
             "shop", "support", "weather")  # fmt: skip
"""The shipped flows that can stand alone; those that they call or schedule come with them."""

_LED_TO = re.compile(r"^ *(?:call|jump|schedule): *([a-z][a-z0-9_]*) *$", re.MULTILINE)
_USED = re.compile(r"\b(profile|shared|config)\.([a-z][a-z0-9_]*)")
_SECTIONS = {"profile": "profile", "shared": "shared", "config": "settings"}
_ASKS = re.compile(r"^ *http:$", re.MULTILINE)
_REFERENCE = re.compile(r"^#: (\w+\.yaml):(\d+)$", re.MULTILINE)


def files_of(template: str, shipped: Path, bot: str) -> Iterator[tuple[str, str]]:
    """Path in the new project and text of each of its files, bot.yaml excepted. `bot` is the new bot's name."""
    flows = flows_of(template, shipped)
    actions = [shipped / f"{flow}.py" for flow in flows if (shipped / f"{flow}.py").is_file()]
    if actions:
        yield "actions.py", "\n\n".join(_read(path) for path in actions)
    for flow in flows:
        yield f"flows/{flow}.yaml", without_modeline(_read(shipped / f"{flow}.yaml"))
        for dialogue in sorted(shipped.glob(f"dialogues/{flow}_*.dialogue.yaml")):
            yield f"dialogues/{dialogue.name}", without_modeline(_read(dialogue))
        for catalog in sorted(shipped.glob(f"locales/*/{flow}.po")):
            yield catalog.relative_to(shipped).as_posix(), _moved(_read(catalog), bot)


def flows_of(template: str, shipped: Path) -> list[str]:
    """The template's flow, and those that it calls, jumps to or schedules."""
    found = [template]
    for flow in found:
        led_to = _LED_TO.findall(_read(shipped / f"{flow}.yaml"))
        found += dict.fromkeys(name for name in led_to if name not in found)
    return found


def settings_of(template: str, shipped: Path) -> str:
    """The lines of the shipped bot.yaml that the template's flows need: what is kept, and the settings they use."""
    text = "".join(_read(shipped / f"{flow}.yaml") for flow in flows_of(template, shipped))
    used = {(_SECTIONS[store], name) for store, name in _USED.findall(text)}
    used |= {("http", "allow")} if _ASKS.search(text) else set()
    lines: list[str] = []
    section = written = ""
    for line in _read(shipped / "bot.yaml").splitlines(keepends=True):
        name = line.partition(":")[0]
        if name == name.lstrip():
            section = name
        elif (section, name.strip()) in used:
            lines += [*([f"{section}:\n"] if section != written else []), line]
            written = section
    return "".join(lines)


def without_modeline(text: str) -> str:
    """The schema's path holds in our own tree only."""
    return "".join(line for line in text.splitlines(keepends=True) if not line.startswith("# yaml-language-server"))


def _moved(catalog: str, bot: str) -> str:
    """The catalog of a flow that lies in another folder, one line shorter."""
    text = _REFERENCE.sub(lambda match: f"#: flows/{match[1]}:{int(match[2]) - 1}", catalog)
    return re.sub(r'(?m)^"Project-Id-Version: .*\\n"$', lambda _: f'"Project-Id-Version: {bot}\\n"', text)


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8")
