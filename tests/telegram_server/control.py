"""The control API under /control/: people, faults and the journal for tests in another process."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from aiohttp import web

from tests.telegram_server.membership import Group
from tests.telegram_server.people import PATIENCE, Client
from tests.telegram_server.view import Message

if TYPE_CHECKING:
    from tests.telegram_server.server import TelegramServer


class Control:
    """Handlers that act on a server; 400 with {"error"} for what a person cannot do, 404 for unknown people."""

    def __init__(self, server: TelegramServer) -> None:
        self.server = server
        self.groups: dict[int, Group] = {}
        self.guests: dict[tuple[int, int], Client] = {}

    def add_routes(self, application: web.Application) -> None:
        """Puts the control paths beside the bot's."""
        application.middlewares.append(_control_errors)
        application.router.add_post("/control/users", self.add_user)
        application.router.add_post("/control/groups", self.add_group)
        application.router.add_post("/control/users/{id}/{action}", self.act)
        application.router.add_get("/control/users/{id}/next", self.next)
        application.router.add_get("/control/users/{id}", self.look)
        application.router.add_post("/control/faults", self.inject)
        application.router.add_delete("/control/faults", self.clear)
        application.router.add_post("/control/updates", self.raw)
        application.router.add_get("/control/calls", self.calls)
        application.router.add_get("/control/journal", self.journal)

    async def add_user(self, request: web.Request) -> web.Response:
        """Makes a person."""
        client = self.server.user(**await request.json())
        return web.json_response({"id": client.id})

    async def add_group(self, request: web.Request) -> web.Response:
        """Makes a group of known people."""
        body = await request.json()
        members = [self.server.clients[number] for number in body.pop("members")]
        group = self.server.group(members=members, **body)
        self.groups[group.id] = group
        return web.json_response({"id": group.id})

    async def act(self, request: web.Request) -> web.Response:
        """One action of a person."""
        body = await request.json() if request.can_read_body else {}
        client = self._client(request, body.pop("chat", None))
        return web.json_response(await _acted(client, request.match_info["action"], body))

    async def next(self, request: web.Request) -> web.Response:
        """Waits for the next message of the bot."""
        client = self._client(request, request.query.get("chat"))
        within = float(request.query.get("within", PATIENCE))
        return web.json_response(_shown(await client.next(within)))

    async def look(self, request: web.Request) -> web.Response:
        """What a person sees."""
        client = self._client(request, request.query.get("chat"))
        return web.json_response(
            {
                "messages": [_shown(message) for message in client.messages],
                "keyboard": client.keyboard,
                "toasts": client.toasts,
                "alerts": client.alerts,
            }
        )

    async def inject(self, request: web.Request) -> web.Response:
        """Injects a fault."""
        self.server.faults.inject(**await request.json())
        return web.json_response({})

    async def clear(self, _request: web.Request) -> web.Response:
        """Takes all faults away."""
        self.server.faults.clear()
        return web.json_response({})

    async def raw(self, request: web.Request) -> web.Response:
        """Gives the bot any update."""
        self.server.raw_update(await request.json())
        return web.json_response({})

    async def calls(self, _request: web.Request) -> web.Response:
        """All API calls."""
        return web.json_response([asdict(call) for call in self.server.calls])

    async def journal(self, _request: web.Request) -> web.Response:
        """All events."""
        return web.json_response([asdict(event) for event in self.server.journal])

    def _client(self, request: web.Request, chat: Any) -> Client:
        person = self.server.clients[int(request.match_info["id"])]
        if chat is None:
            return person
        place = (person.id, int(chat))
        if place not in self.guests:
            self.guests[place] = person.at(self.groups[int(chat)].chat)
        return self.guests[place]


async def _acted(client: Client, action: str, body: dict[str, Any]) -> dict[str, Any]:
    match action:
        case "send":
            return _shown(await client.send(**body))
        case "contact":
            return _shown(await client.send_contact(**body))
        case "photo":
            return _shown(await client.send_photo(**body))
        case "location":
            return _shown(await client.send_location(**body))
        case "press":
            return {"answer": await client.press(**body)}
        case "forge":
            return {"answer": await client.forge(**body)}
        case "block":
            client.block()
            return {}
        case "unblock":
            client.unblock()
            return {}
        case _:
            raise ValueError(f"unknown action {action!r}")


def _shown(message: Message) -> dict[str, Any]:
    return {"text": message.text, "labels": message.labels, "edited": message.edited, "message": message.raw}


@web.middleware
async def _control_errors(request: web.Request, handler: Any) -> web.StreamResponse:
    """What cannot be done, as JSON."""
    try:
        response: web.StreamResponse = await handler(request)
    except (AssertionError, ValueError, TypeError) as error:
        return web.json_response({"error": str(error)}, status=400)
    except KeyError as error:
        return web.json_response({"error": f"unknown id {error}"}, status=404)
    return response
