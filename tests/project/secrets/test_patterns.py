"""What nothing but a secret looks like is refused wherever it stands; its outline, hashes and plain words are not."""

from __future__ import annotations

from random import Random

import pytest

from dragoman.project.secrets.patterns import PATTERNS, patterns_in

BODY = "9xQ2mN5vB8cX1zL4jH7gF3dS6aR0tYwE2kPqUi"

SECRETS = {
    "a Telegram bot's token": "110201543:" + "AAH" + BODY[:32],
    "a payment provider's token": "284685063:" + "LIVE:Zm9vYmFy",
    "an AWS access key": "AKIA" + "IOSFODNN7EXAMPLE",
    "a Stripe key": "sk_" + "live_" + BODY[:24],
    "a Stripe webhook secret": "whsec_" + BODY[:32],
    "a GitHub token": "ghp_" + BODY[:36],
    "a GitLab token": "glpat-" + BODY[:20],
    "a Slack token": "xoxb-" + "123456789012-" + BODY[:24],
    "a Google API key": "AIza" + BODY[:35],
    "a SendGrid key": "SG." + BODY[:22] + "." + BODY,
    "an Anthropic API key": "sk-ant-api03-" + BODY,
    "an OpenAI API key": "sk-proj-" + BODY,
    "a signed token (JWT)": "eyJhbGciOiJIUzI1NiJ9." + "eyJzdWIiOiIxMjM0In0." + BODY,
    "a private key": "-----BEGIN RSA PRIVATE KEY-----\nMIIEpAIBAAKCAQEA" + BODY + "\n",
}

MORE = [
    "rk_" + "live_" + BODY[:24],
    "gho_" + BODY[:36],
    "github_pat_" + BODY,
    "xoxp-" + BODY[:24],
    "sk-" + BODY,
    "ASIA" + "QWERTYUIOPASDFGH",
    "-----BEGIN PRIVATE KEY-----\\nMIIEvQIBADAN" + BODY,
    "-----BEGIN OPENSSH PRIVATE KEY-----\n  b3BlbnNzaC1rZXk" + BODY,
]

NONE = [
    "123456:ABC-DEF",
    "123456789:ABCdefGHIjklMNOpqrsTUVwxyz",
    "123456789:XXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXX",
    "1234567890:your_token_here_your_token_here_you",
    "12345678:da39a3ee5e6b4b0d3255bfef95601890afd80709",
    "1700000000:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    "ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
    "sk_live_xxxxxxxxxxxxxxxxxxxxxxxx",
    "sk-your-key-here-please-your-key",
    "sk_test_4eC39HqLyjWDarjtT1zdp7dc",
    "task-force-of-twenty-five-people-2026",
    "550e8400-e29b-41d4-a716-446655440000",
    "d41d8cd98f00b204e9800998ecf8427e",
    "2026-03-02T09:00:00",
    "-----BEGIN PUBLIC KEY-----\nMIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8A",
    "paste the line -----BEGIN PRIVATE KEY----- and what follows",
    "xoxb-...",
    "eyJhbGciOiJIUzI1NiJ9",
    "AKIA",
    "AIzabella",
    "https://hooks.slack.com/services/",
    "AgACAgIAAxkBAAIBY2Zk3q9xQ2mN5vB8cX1zL4jH7gF3dS6aR0tYwE2kPqUiAAIBAAMCAAN5AAM2BA",
]


@pytest.mark.parametrize(("what", "secret"), SECRETS.items())
def test_a_secret_is_told_by_its_kind(what: str, secret: str) -> None:
    """Whatever stands around it."""
    (found,) = patterns_in(f'before "{secret}" after')
    assert (found.what, found.text.strip()[:20]) == (what, secret[:20])


@pytest.mark.parametrize("secret", MORE)
def test_other_forms_of_the_same_are_secrets_too(secret: str) -> None:
    """Each of them."""
    assert [found.text[:8] for found in patterns_in(f"x: {secret}")] == [secret[:8]]


@pytest.mark.parametrize("text", NONE)
def test_what_only_resembles_one_is_none(text: str) -> None:
    """Placeholders, hashes, identifiers, file ids of Telegram, and sentences."""
    assert list(patterns_in(f"say: {text}")) == []


def test_every_kind_is_tried() -> None:
    """A kind that is added comes with an example; webhooks have theirs below."""
    assert {pattern.what for pattern in PATTERNS} == set(SECRETS) | {"a Slack webhook's address"}


def test_of_a_webhook_s_address_only_the_path_is_secret() -> None:
    """The host is known to everybody."""
    path = "T00000000/B11111111/" + BODY[:24]
    assert [found.text for found in patterns_in(f"https://hooks.slack.com/services/{path}")] == [path]


def test_a_token_in_an_address_is_found() -> None:
    """`bot` stands directly before it."""
    token = SECRETS["a Telegram bot's token"]
    (found,) = patterns_in(f"https://api.telegram.org/bot{token}/sendMessage")
    assert found.text == token


def test_a_private_key_reaches_to_its_end() -> None:
    """All its lines are secret, what follows is not."""
    text = "-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBg\nkqhkiG9w0BAQ\n-----END PRIVATE KEY-----\nsay: Hi\n"
    (found,) = patterns_in(text)
    assert found.text.endswith("kqhkiG9w0BAQ\n")


def test_a_secret_is_told_once() -> None:
    """A kind of key inside another is not another secret."""
    assert len(list(patterns_in("sk-ant-api03-" + BODY + " sk-" + BODY))) == 2


def test_no_text_makes_the_search_endless() -> None:
    """The work grows with the text, whatever it is made of."""
    chance = Random(1)
    parts = ["123456789:", "sk-", "eyJ", "-----BEGIN PRIVATE KEY-----\n", "a: \n", "# ", "A" * 50, "xoxb-", " "]
    list(patterns_in("".join(chance.choice(parts) for _ in range(20_000))))
    assert list(patterns_in("-----BEGIN PRIVATE KEY-----" + "\nKey: a" * 50_000)) == []
    assert list(patterns_in("-----BEGIN PRIVATE KEY-----\n" * 20_000)) == []
