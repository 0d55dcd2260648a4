"""`dragoman test`: holds the dialogues of a project and tells what they failed at."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dragoman.cli.opening import nothing_there, print_diagnostics
from dragoman.project.files import above

if TYPE_CHECKING:
    from dragoman_bots.testing.suite import Result, Suite

NONE_FOUND = "dragoman: there is no dialogue in '{path}'; a dialogue is a file such as dialogues/hello.dialogue.yaml"


@click.command("test", short_help="Hold dialogue tests.")
@click.argument("path", required=False, metavar="[PATH]")
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", show_default=True)
def command(path: str | None, format_: str) -> None:
    """Hold dialogue tests: a project's, a folder's, or one *.dialogue.yaml; without PATH, the project's above here.

    Nothing needs a token or the net. Exit code 1 if one fails, if a project is not sound, or if there are none.
    """
    chosen = Path(path) if path else above(Path.cwd())
    if not chosen.exists():
        nothing_there(chosen)
    suite, results = _held(chosen)
    if not results and not suite.unsound:
        click.echo(NONE_FOUND.format(path=path or "."), err=True)
    failed = [result for result in results if result.failure]
    (_print_json if format_ == "json" else _print_text)(suite, results)
    sys.exit(1 if failed or suite.unsound or not results else 0)


def _held(path: Path) -> tuple[Suite, list[Result]]:
    import asyncio

    from dragoman_bots.testing.suite import Suite, dialogues_at

    suite = Suite()
    try:
        return suite, asyncio.run(suite.hold(dialogues_at(path)))
    except KeyboardInterrupt:
        sys.exit(130)


def _print_json(suite: Suite, results: list[Result]) -> None:
    unsound = [found for loaded in suite.unsound for found in loaded.errors]
    failures = [{"file": p.file, "line": p.span.line, "message": p.message} for p in unsound]
    failures += [{"file": f.file, "line": f.line, "message": f.message} for r in results if (f := r.failure)]
    passed = sum(result.failure is None for result in results)
    click.echo(json.dumps({"passed": passed, "failed": len(failures), "failures": failures}, ensure_ascii=False))


def _print_text(suite: Suite, results: list[Result]) -> None:
    for loaded in suite.unsound:
        print_diagnostics(loaded.errors, loaded.sources, "text")
    for result in results:
        if failure := result.failure:
            click.echo(f"FAILED {failure.file}:{failure.line}")
            click.echo("".join(f"  {line}\n" for line in failure.message.splitlines()))
        else:
            click.echo(f"passed {result.file}")
    if results:
        failed = sum(result.failure is not None for result in results)
        click.echo(f"{len(results) - failed} passed, {failed} failed")
