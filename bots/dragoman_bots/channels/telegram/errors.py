"""What Telegram may refuse for good, in one sentence for an operator, never with the token in it."""

from __future__ import annotations


class TelegramRefused(Exception):
    """The bot cannot run: the token is refused, or somebody else polls. The text says what to do."""


UNAUTHORIZED = "Telegram refuses the token: copy it again from @BotFather into BOT_TOKEN"
MISSING = (
    "there is no bot token: get one from @BotFather in Telegram, and put BOT_TOKEN=123456:ABC... into the environment, "
    "or into a file .env beside bot.yaml"
)
MALFORMED = "the token is not written as tokens are (123456:ABC...): copy it again from @BotFather into BOT_TOKEN"
CONFLICT = "another program receives this bot's updates (polling or webhook): stop it, or use a token of its own"
