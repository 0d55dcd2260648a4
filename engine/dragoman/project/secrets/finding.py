"""All secrets of a file, each once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dragoman.project.secrets.bot_file import bot_secrets_in
from dragoman.project.secrets.found import Secret
from dragoman.project.secrets.patterns import patterns_in
from dragoman.project.secrets.requests import requests_in
from dragoman.source.source import Source
from dragoman.source.tree import Tree


def secrets_in(source: Source, tree: Tree | None, bot: bool = False) -> list[Secret]:
    """The secrets of a flow, or of bot.yaml, in order of their places; without a tree, those of the patterns."""
    found = list(patterns_in(source.text))
    if tree is not None:
        found += _apart(bot_secrets_in(source, tree) if bot else requests_in(source, tree), found)
    return sorted(found, key=lambda secret: secret.start)


def _apart(more: Iterable[Secret], told: list[Secret]) -> Iterator[Secret]:
    stretches = [(secret.start, secret.end) for secret in told]
    for secret in more:
        if not any(secret.start < end and start < secret.end for start, end in stretches):
            yield secret
