"""What a template takes along, on flows made for the purpose."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.cli.templates import files_of, flows_of, settings_of, without_modeline

CATALOG = 'msgid ""\nmsgstr ""\n"Project-Id-Version: examples\\n"\n\n#: a.yaml:7\nmsgctxt "a.b.say"\n'
BOT = """\
bot: examples
profile:
  city: {type: text}  # where they live
  age: {type: integer}
shared:
  votes: {type: list}
settings:
  team: -5
"""


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    """A flow that calls one which comes back to it, beside one that has to do with neither."""
    files = {
        "a.yaml": "# yaml-language-server: x\nflow: a\nnodes:\n  b:\n    call: c\n  d:\n    when: profile.city\n",
        "c.yaml": "flow: c\nnodes:\n  e:\n    schedule: a\n    after: 1h\n  f:\n    when: config.team\n",
        "z.yaml": "flow: z\nnodes:\n  g:\n    say: '{{ shared.votes }}'\n",
        "a.py": "A = 1\n", "c.py": "C = 2\n", "z.py": "Z = 3\n", "bot.yaml": BOT,
        "dialogues/a_good.dialogue.yaml": "dialogue: good\n", "dialogues/z_good.dialogue.yaml": "dialogue: other\n",
        "dialogues/aa_good.dialogue.yaml": "dialogue: of none\n",
        "locales/es/a.po": CATALOG, "locales/de/z.po": CATALOG,
    }  # fmt: skip
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    return tmp_path


def test_flows_are_followed_once(shipped: Path) -> None:
    """Round a ring as well."""
    assert flows_of("a", shipped) == ["a", "c"]
    assert flows_of("z", shipped) == ["z"]


def test_everything_of_these_flows_is_taken_and_nothing_else(shipped: Path) -> None:
    """At the places that a project has for it."""
    names = [name for name, _ in files_of("a", shipped, "mine")]
    assert names == [
        "actions.py", "flows/a.yaml", "dialogues/a_good.dialogue.yaml", "locales/es/a.po", "flows/c.yaml"
    ]  # fmt: skip


def test_actions_of_several_flows_become_one_file(shipped: Path) -> None:
    """Which is the project's actions.py."""
    assert dict(files_of("a", shipped, "mine"))["actions.py"] == "A = 1\n\n\nC = 2\n"


def test_a_catalog_names_the_new_project_and_its_places(shipped: Path) -> None:
    """The flow lies in another folder there, without the line that names the schema."""
    catalog = dict(files_of("a", shipped, "mine"))["locales/es/a.po"]
    assert '"Project-Id-Version: mine\\n"' in catalog
    assert "#: flows/a.yaml:6\n" in catalog


def test_settings_are_taken_with_their_comments(shipped: Path) -> None:
    """Section by section; those of others are left."""
    assert settings_of("a", shipped) == ("profile:\n  city: {type: text}  # where they live\nsettings:\n  team: -5\n")
    assert settings_of("z", shipped) == "shared:\n  votes: {type: list}\n"


def test_the_line_that_names_the_schema_is_left_out() -> None:
    """And no other comment."""
    assert without_modeline("# yaml-language-server: $schema=x\n# Shows.\nflow: a\n") == "# Shows.\nflow: a\n"
