"""`dragoman lsp`: the language server, for editors."""

from __future__ import annotations

import gc
import sys
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec

import click

MISSING = "dragoman: the language server needs an extra: pip install 'dragoman[lsp]'"


@click.command("lsp", short_help="Serve editors: the language server.")
@click.option("--tcp", "port", type=click.IntRange(1, 65535), help="Listen on this port of this machine instead.")
def command(port: int | None) -> None:
    """Speak the language server protocol on standard input and output, as editors start it."""
    if find_spec("pygls") is None or find_spec("lsprotocol") is None:
        click.echo(MISSING, err=True)
        sys.exit(2)
    from dragoman.lsp.features import new_server

    gc.enable()
    server = new_server(_version())
    if port is not None:
        server.start_tcp("127.0.0.1", port)
        return
    stdin, stdout = sys.stdin.buffer, sys.stdout.buffer
    # The protocol owns standard output: whatever else is printed goes where people look for it.
    sys.stdout = sys.stderr
    server.start_io(stdin, stdout)


def _version() -> str:
    try:
        return version("dragoman")
    except PackageNotFoundError:
        return "0"
