"""Files: those that people and the bot send, getFile, and the download."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tests.telegram_server.errors import bad_request
from tests.telegram_server.links import link_problem

if TYPE_CHECKING:
    from tests.telegram_server.params import Params
    from tests.telegram_server.world import World

PHOTO_BYTES = 10 << 20
DOWNLOAD_BYTES = 20 << 20
UPLOAD_BYTES = 50 << 20
_IMAGES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"BM")
TINY_PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
    "0000000c4944415408d763f8ffff3f0005fe02fedccc59e70000000049454e44ae426082"
)


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file; `size` may claim more bytes than `content` has, to try the limits."""

    file_id: str
    unique_id: str
    path: str
    name: str
    mime: str
    content: bytes
    size: int

    def json(self) -> dict[str, Any]:
        """The fields common to all file objects of the Bot API."""
        return {"file_id": self.file_id, "file_unique_id": self.unique_id, "file_size": self.size}


@dataclass(slots=True)
class FileStore:
    """All files of the server, by file_id and by path."""

    by_id: dict[str, StoredFile] = field(default_factory=dict)
    by_path: dict[str, StoredFile] = field(default_factory=dict)

    def add(self, folder: str, name: str, mime: str, content: bytes, size: int | None = None) -> StoredFile:
        """Keeps a file; `size` is its real one unless given."""
        number = len(self.by_id) + 1
        suffix = "." + name.rpartition(".")[2] if "." in name else ""
        file = StoredFile(
            file_id=f"AgACAgIAAxkBAAI{folder}{number:06d}",
            unique_id=f"AQAD{folder}{number:06d}",
            path=f"{folder}/file_{number}{suffix}",
            name=name,
            mime=mime,
            content=content,
            size=len(content) if size is None else size,
        )
        self.by_id[file.file_id] = file
        self.by_path[file.path] = file
        return file


def photo_json(file: StoredFile) -> list[dict[str, Any]]:
    """The sizes of a photo, smallest first."""
    return [{**file.json(), "width": 90, "height": 90}, {**file.json(), "width": 800, "height": 800}]


def document_json(file: StoredFile) -> dict[str, Any]:
    """A Document object."""
    return {**file.json(), "file_name": file.name, "mime_type": file.mime}


def sent_photo(world: World, params: Params) -> dict[str, Any]:
    """The photo field of a message to send; ApiError as Telegram refuses."""
    file = _sent_file(world, params, "photo")
    if file.size > PHOTO_BYTES:
        raise bad_request(f"file of size {file.size} bytes is too big for a photo")
    if file.content and not file.content.startswith(_IMAGES):
        raise bad_request("IMAGE_PROCESS_FAILED")
    return {"photo": photo_json(file)}


def sent_document(world: World, params: Params) -> dict[str, Any]:
    """The document field of a message to send; ApiError as Telegram refuses."""
    return {"document": document_json(_sent_file(world, params, "document"))}


def get_file(world: World, params: Params) -> dict[str, Any]:
    """getFile."""
    name = params.text("file_id")
    if not name:
        raise bad_request("file_id not specified")
    file = world.files.by_id.get(name)
    if file is None:
        raise bad_request("invalid file_id")
    if file.size > DOWNLOAD_BYTES:
        raise bad_request("file is too big")
    return {**file.json(), "file_path": file.path}


def _sent_file(world: World, params: Params, kind: str) -> StoredFile:
    reference = params.text(kind) if kind not in params.uploads else ""
    upload = params.uploads.get(reference.removeprefix("attach://") or kind)
    if upload is not None:
        if not upload.content:
            raise bad_request("file must be non-empty")
        return world.files.add(f"{kind}s", upload.name, upload.mime, upload.content)
    if not reference or reference.startswith("attach://"):
        raise bad_request(f"there is no {kind} in the request")
    if reference.startswith(("http://", "https://")):
        return _linked_file(world, kind, reference)
    file = world.files.by_id.get(reference)
    if file is None:
        raise bad_request("wrong remote file identifier specified: can't unserialize it")
    return file


def _linked_file(world: World, kind: str, url: str) -> StoredFile:
    """A file behind a link, which is believed, not fetched."""
    if link_problem(url):
        raise bad_request("wrong HTTP URL specified")
    return world.files.add(f"{kind}s", url.rpartition("/")[2] or kind, "application/octet-stream", b"")
