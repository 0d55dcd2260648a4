"""`dragoman schema`: the JSON schemas, for editors."""

from __future__ import annotations

import click

from dragoman.schema import schema_text


@click.command("schema", short_help="Print a JSON schema, for editors.")
@click.argument("name", type=click.Choice(["flow", "bot", "dialogue"]), default="flow")
def command(name: str) -> None:
    """Print the JSON schema of a flow's file, of bot.yaml, or of a dialogue."""
    click.echo(schema_text(name))
