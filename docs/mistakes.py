"""The page of mistakes: each is a flow of the folder `wrong`, shown with what is printed of it."""

from __future__ import annotations

import re
from pathlib import Path

_FOLDER = Path(__file__).parent / "wrong"
_CODE = re.compile(r": (?:error|warning) (DG\d{3}) ")


def mistake(name: str) -> str:
    """The blocks with a flow and with what `dragoman validate` prints of it, as the tests know them.

    Raises:
        FileNotFoundError: there is no such flow.
    """
    text = (_FOLDER / f"{name}.yaml").read_text(encoding="utf-8")
    typed = f"dragoman validate flows/{name}.yaml"
    printed = _printed(name, text)
    codes = ", ".join(_CODE.findall(printed))
    return f"<!-- wrong {codes} -->\n```yaml\n{text}```\n\n```console\n$ {typed}\n{printed}```\n"


def _printed(name: str, text: str) -> str:
    from click.testing import CliRunner

    from dragoman.cli.commands.validate import command

    runner = CliRunner()
    with runner.isolated_filesystem():
        flow = Path("flows") / f"{name}.yaml"
        flow.parent.mkdir()
        flow.write_text(text, encoding="utf-8")
        return runner.invoke(command, [flow.as_posix()]).output
