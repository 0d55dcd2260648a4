"""`python -m tests.telegram_server --port 0`: runs the server and prints its URL as the first line."""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import signal

from tests.telegram_server.server import TOKEN, TelegramServer


def main() -> None:
    """Reads the options and serves until SIGINT or SIGTERM."""
    parser = argparse.ArgumentParser(prog="python -m tests.telegram_server")
    parser.add_argument("--port", type=int, default=0, help="0 takes a free port")
    parser.add_argument("--token", default=TOKEN)
    parser.add_argument("--username", default="dragoman_test_bot")
    parser.add_argument("--http-webhooks", action="store_true", help="take plain http webhooks on any port")
    parser.add_argument("--press-seconds", type=float, default=15.0, help="how long a press may be answered")
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(_serve(parser.parse_args()))


async def _serve(options: argparse.Namespace) -> None:
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    server = TelegramServer(
        token=options.token,
        username=options.username,
        port=options.port,
        http_webhooks=options.http_webhooks,
        press_seconds=options.press_seconds,
    )
    async with server:
        print(server.url, flush=True)
        await stop.wait()


if __name__ == "__main__":
    main()
