"""What nothing but a secret looks like, wherever it stands: in a value, a text, or a comment."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.project.secrets.found import Secret
from dragoman.project.secrets.placeholders import is_outline

CODE = "DG720"


@dataclass(frozen=True, slots=True)
class Pattern:
    """What it is in words, a word for its name, and its form. `hint`: one of these is in every text that has one.

    A group `secret` in the form is the secret; without one, that is the whole.
    """

    what: str
    name: str
    form: re.Pattern[str]
    hint: tuple[str, ...] = ()


def _pattern(what: str, name: str, form: str, *hint: str) -> Pattern:
    return Pattern(what, name, re.compile(form), hint)


_END = r"(?![A-Za-z0-9_-])"
_START = r"(?<![A-Za-z0-9_-])"

PATTERNS = (
    _pattern("a Telegram bot's token", "BOT_TOKEN", rf"(?<![0-9])[0-9]{{8,10}}:[A-Za-z0-9_-]{{34,37}}{_END}", ":"),
    _pattern("a payment provider's token", "PAYMENT_TOKEN", r"(?<![0-9])[0-9]{8,10}:LIVE:[\w-]{6,}", ":LIVE:"),
    _pattern("an AWS access key", "AWS_ACCESS_KEY_ID", rf"{_START}A(?:KI|SI)A[0-9A-Z]{{16}}{_END}", "AKIA", "ASIA"),
    _pattern("a Stripe key", "STRIPE_KEY", rf"{_START}[rs]k_live_[0-9A-Za-z_]{{10,}}", "k_live_"),
    _pattern("a Stripe webhook secret", "STRIPE_SECRET", rf"{_START}whsec_[0-9A-Za-z+/=]{{24,}}", "whsec_"),
    _pattern("a GitHub token", "GITHUB_TOKEN", rf"{_START}gh[pousr]_[0-9A-Za-z]{{20,}}", "gh"),
    _pattern("a GitHub token", "GITHUB_TOKEN", rf"{_START}github_pat_[0-9A-Za-z_]{{20,}}", "github_pat_"),
    _pattern("a GitLab token", "GITLAB_TOKEN", rf"{_START}glpat-[0-9A-Za-z_-]{{20,}}", "glpat-"),
    _pattern("a Slack token", "SLACK_TOKEN", rf"{_START}xox[abeoprs]-[0-9A-Za-z-]{{10,}}", "xox"),
    _pattern(
        "a Slack webhook's address", "SLACK_HOOK", r"hooks\.slack\.com/services/(?P<secret>T\w+/B\w+/\w{12,})",
        "hooks.slack.com",
    ),
    _pattern("a Google API key", "GOOGLE_API_KEY", rf"{_START}AIza[0-9A-Za-z_-]{{30,40}}{_END}", "AIza"),
    _pattern("a SendGrid key", "SENDGRID_KEY", rf"{_START}SG\.[\w-]{{16,}}\.[\w-]{{16,}}", "SG."),
    _pattern("an Anthropic API key", "ANTHROPIC_API_KEY", rf"{_START}sk-ant-[0-9A-Za-z_-]{{16,}}", "sk-ant-"),
    _pattern(
        "an OpenAI API key", "OPENAI_API_KEY", rf"{_START}sk-(?=[\w-]*[0-9])(?:[a-z]+-)?[0-9A-Za-z_]{{16}}[\w-]*", "sk-"
    ),
    _pattern(
        "a signed token (JWT)", "SERVICE_TOKEN", rf"{_START}eyJ[\w-]{{8,}}\.eyJ[\w-]{{8,}}\.[\w-]{{8,}}", "eyJ"
    ),
    _pattern(
        "a private key", "PRIVATE_KEY",
        r"-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----(?:\\n|\s*\n)(?:[ \t#]*(?:[A-Za-z-]+:[^\n]*)?\n)*"
        r"[ \t#]*[A-Za-z0-9+/]{8,}(?:(?!-----END)[\s\S]){0,20000}",
        "PRIVATE KEY",
    ),
)  # fmt: skip
"""The first that fits has it."""


def patterns_in(text: str) -> Iterator[Secret]:
    """Every secret of these forms in a file's text, none inside another."""
    taken: list[tuple[int, int]] = []
    for pattern in PATTERNS:
        if pattern.hint and not any(hint in text for hint in pattern.hint):
            continue
        for found in pattern.form.finditer(text):
            secret = _secret(pattern, found)
            start, end = secret.start, secret.end
            if _is_empty(secret) or any(start < other and first < end for first, other in taken):
                continue
            taken.append((start, end))
            yield secret


def _secret(pattern: Pattern, found: re.Match[str]) -> Secret:
    group = "secret" if "secret" in pattern.form.groupindex else 0
    start, end = found.span(group)
    return Secret(start, end, found[group], CODE, pattern.what, pattern.name)


def _is_empty(secret: Secret) -> bool:
    body = secret.text.partition(":")[2] or secret.text
    return is_outline(re.sub(r"^(?:sk|rk|ghp|gho|xox[a-z]|AIza|AKIA)[-_]?(?:live_)?", "", body))
