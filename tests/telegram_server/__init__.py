"""A strict local Telegram Bot API server for tests; see README.md."""

from tests.telegram_server.errors import ApiError
from tests.telegram_server.journal import Call, Event
from tests.telegram_server.membership import Group
from tests.telegram_server.people import Client
from tests.telegram_server.server import TOKEN, TelegramServer
from tests.telegram_server.view import Button, Message

__all__ = ["TOKEN", "ApiError", "Button", "Call", "Client", "Event", "Group", "Message", "TelegramServer"]
