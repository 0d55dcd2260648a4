"""What is told of secrets, and how they are kept out of everything else that is told.

The law of this file: no diagnostic and no text of a file that leaves here holds a secret whole.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from dragoman.diagnostics.diagnostic import Diagnostic, Related
from dragoman.project.secrets.found import Secret, masked, shown_of
from dragoman.project.secrets.requests import IN_ADDRESS
from dragoman.source.source import Source
from dragoman.source.tree import within

_VISIBLE = re.compile(r"[^\r\n]")
_ADDRESS = "DG240"


def hidden(
    found: Mapping[str, Sequence[Secret]], sources: dict[str, str], diagnostics: list[Diagnostic], bot: str
) -> list[Diagnostic]:
    """The problems with those of the secrets of each file (by its name) among them. `bot` is bot.yaml's name.

    The secrets are hidden in all of them, and in `sources`, character by character, so that every place stays true.
    """
    secrets = [secret for some in found.values() for secret in some]
    if not secrets:
        return diagnostics
    told = [_told(Source(name, sources[name]), one, name == bot) for name, some in found.items() for one in some]
    for name, text in sources.items():
        sources[name] = _covered(text, secrets)
    passwords = [one for one, secret in zip(told, secrets, strict=True) if secret.code == IN_ADDRESS]
    kept = [one for one in diagnostics if not (one.code == _ADDRESS and _holds(one, passwords))]
    return [*(_clean(one, secrets) for one in kept), *told]


def _told(source: Source, secret: Secret, in_bot: bool) -> Diagnostic:
    message = f"{secret.what} stands in the file, '{masked(secret.text.strip())}': whoever reads the file can use it"
    return Diagnostic(
        source.name, source.span(secret.start, secret.end), secret.code, message, _remedy(source, secret, in_bot)
    )


def _remedy(source: Source, secret: Secret, in_bot: bool) -> str:
    name = secret.name
    line = source.text[source.line_start(secret.start) : secret.start]
    if line.lstrip().startswith("#"):
        return "take it out, and have it replaced by a new one"
    if in_bot:
        return f"write ${{{name}}} here, and {name}=... into .env or the environment"
    if name == "BOT_TOKEN":
        return "take it out: bot.yaml has 'telegram: {token: \"${BOT_TOKEN}\"}', and .env has BOT_TOKEN=..."
    if secret.code == IN_ADDRESS:
        return "write user and password into the header Authorization, from bot.yaml's 'settings'"
    setting = f"'settings: {{{name.lower()}: \"${{{name}}}\"}}'"
    return f"write {{{{ config.{name.lower()} }}}} here, {setting} into bot.yaml, and {name}=... into .env"


def _holds(problem: Diagnostic, passwords: Sequence[Diagnostic]) -> bool:
    return any(problem.file == one.file and within(one.span, problem.span) for one in passwords)


def _covered(text: str, secrets: Sequence[Secret]) -> str:
    """The text with each secret's visible characters replaced, its beginning aside."""
    for secret in secrets:
        kept = shown_of(secret.text)
        shown = secret.text[:kept] + _VISIBLE.sub("*", secret.text[kept:])
        text = text.replace(_written(secret), _written(secret).replace(secret.text, shown))
    return text


def _written(secret: Secret) -> str:
    """What is looked for: a password that is a word is hidden where it is one, and not wherever the word is said."""
    return f":{secret.text}@" if secret.code == IN_ADDRESS and secret.text.isalpha() else secret.text


def _clean(problem: Diagnostic, secrets: Sequence[Secret]) -> Diagnostic:
    related = tuple(Related(one.file, one.span, _without(one.message, secrets)) for one in problem.related)
    help_ = _without(problem.help, secrets) if problem.help else problem.help
    return replace(problem, message=_without(problem.message, secrets), help=help_, related=related)


def _without(message: str, secrets: Sequence[Secret]) -> str:
    for secret in secrets:
        if _written(secret) == secret.text:
            message = _masked_in(message, secret.text)
        else:
            message = message.replace(_written(secret), f":{masked(secret.text)}@")
    return message


def _masked_in(message: str, secret: str) -> str:
    """The message without what it quotes of the secret, which may be cut off behind its beginning."""
    kept = shown_of(secret)
    begin = secret[: kept + 1]
    at = message.find(begin) if begin.strip() else -1
    while at >= 0:
        end = at
        while end < len(message) and end - at < len(secret) and message[end] == secret[end - at]:
            end += 1
        if end - at == len(secret) or end - at > 2 * kept:
            message = f"{message[:at]}{masked(secret)}{message[end:]}"
        at = message.find(begin, at + kept + 1)
    return message
