"""Projects on disk for bots under test."""

from __future__ import annotations

import shutil
from pathlib import Path

_ROOT = Path(__file__).resolve().parents[2]


def write_project(folder: Path, api: str, store: str = "", flows: Path | None = None) -> Path:
    """The flows of the product, with those of `flows` beside them, at this server's address."""
    folder.mkdir(parents=True, exist_ok=True)
    for source in (_ROOT / "flows", *([flows] if flows else [])):
        for file in source.iterdir():
            if file.suffix == ".yaml" and file.name != "bot.yaml":
                shutil.copy(file, folder)
    actions = [(source / "actions.py").read_text(encoding="utf-8") for source in (_ROOT / "flows", flows) if source]
    (folder / "actions.py").write_text("\n\n".join(actions), encoding="utf-8")
    write_settings(folder, api, store)
    return folder


def write_settings(folder: Path, api: str, store: str = "") -> None:
    """A bot.yaml that names the server and, if told, the store."""
    settings = f"bot: examples\ntelegram:\n  token: ${{BOT_TOKEN}}\n  api: {api}\n"
    (folder / "bot.yaml").write_text(settings + (f"store: {store}\n" if store else ""), encoding="utf-8")
