"""`dragoman explain`: what a code means, with a wrong and a right example."""

from __future__ import annotations

import sys

import click

from dragoman.cli.opening import has_colours
from dragoman.diagnostics.codes import all_codes, areas


@click.command("explain", short_help="Tell what a code such as DG202 means.")
@click.argument("code", required=False, metavar="[CODE]")
def command(code: str | None) -> None:
    """Tell what a code such as DG202 means, with a wrong and a right example; without CODE, list all codes."""
    if code is None:
        click.echo("\n\n".join(_area(about, titles) for about, titles in areas()))
        return
    titles = all_codes()
    named = code.upper()
    if named not in titles:
        click.echo(f"dragoman: there is no code '{code}'{_nearest(named, titles)}", err=True)
        sys.exit(2)
    click.echo(_page(named, titles[named]))


def _area(about: str, titles: dict[str, str]) -> str:
    return "\n".join([_bold(about), *(f"  {code}  {title}" for code, title in titles.items())])


def _page(code: str, title: str) -> str:
    from dragoman.diagnostics.explanations import explanation
    from dragoman.diagnostics.explanations.plain import page

    found = explanation(code)
    headline = _bold(f"{code}: {title}")
    return f"{headline}\n\n{page(found)}" if found else headline


def _nearest(code: str, titles: dict[str, str]) -> str:
    from dragoman.diagnostics.suggest import nearest

    near = nearest(code, titles)
    return f": did you mean '{near}'?" if near else "; 'dragoman explain' lists them all"


def _bold(text: str) -> str:
    return click.style(text, bold=True) if has_colours(sys.stdout) else text
