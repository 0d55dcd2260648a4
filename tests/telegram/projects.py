"""Projects on disk for bots under test."""

from __future__ import annotations

import shutil
from pathlib import Path

_ROOT = Path(__file__).resolve().parents[2]
_OURS = tuple(_ROOT / "flows" / f"{name}.yaml" for name in ("registration", "order", "customer"))


def write_project(folder: Path, api: str, store: str = "", flows: Path | None = None) -> Path:
    """Some flows of the product, with those of `flows` beside them, at this server's address."""
    folder.mkdir(parents=True, exist_ok=True)
    for file in (*_OURS, *(flows.glob("*.yaml") if flows else ())):
        if file.name != "bot.yaml":
            shutil.copy(file, folder)
    actions = [_ROOT / "flows" / "customer.py", *([flows / "actions.py"] if flows else [])]
    text = "\n\n".join(path.read_text(encoding="utf-8") for path in actions)
    (folder / "actions.py").write_text(text, encoding="utf-8")
    write_settings(folder, api, store)
    return folder


def write_settings(folder: Path, api: str, store: str = "") -> None:
    """A bot.yaml that names the server and, if told, the store."""
    settings = f"bot: examples\ntelegram:\n  token: ${{BOT_TOKEN}}\n  api: {api}\n"
    (folder / "bot.yaml").write_text(settings + (f"store: {store}\n" if store else ""), encoding="utf-8")
