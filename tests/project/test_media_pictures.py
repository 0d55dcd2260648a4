"""The width and height of pictures, read from the first bytes of files."""

from __future__ import annotations

import struct
from io import BytesIO
from pathlib import Path

import pytest

from dragoman.language.uploads import FileFacts
from dragoman.project.media_files import FolderFiles
from dragoman.project.pictures import sides_of

_PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + struct.pack(">II", 640, 480) + b"\x08\x02\0\0\0"
_GIF = b"GIF89a" + struct.pack("<HH", 640, 480) + b"\0\0\0"
_APP = b"\xff\xe0" + struct.pack(">H", 16) + b"JFIF\0" + b"\0" * 9
_FRAME = b"\xff\xc2" + struct.pack(">HBHH", 17, 8, 480, 640) + b"\0" * 10
_JPEG = b"\xff\xd8" + _APP + b"\xff" + _FRAME
_VP8 = b"RIFF\0\0\0\0WEBPVP8 \0\0\0\0\0\0\0\x9d\x01\x2a" + struct.pack("<HH", 640, 480)
_VP8L = b"RIFF\0\0\0\0WEBPVP8L\0\0\0\0\x2f" + struct.pack("<I", 639 | 479 << 14)
_VP8X = b"RIFF\0\0\0\0WEBPVP8X\0\0\0\0\0\0\0\0" + (639).to_bytes(3, "little") + (479).to_bytes(3, "little")


@pytest.mark.parametrize("data", [_PNG, _GIF, _JPEG, _VP8, _VP8L, _VP8X])
def test_the_sides_of_a_picture_stand_in_its_head(data: bytes) -> None:
    """In each kind at another place."""
    assert sides_of(BytesIO(data + b"\0" * 64)) == (640, 480)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"x",
        b"just a text, long enough to be anything at all",
        _PNG[:18],
        b"GIF89a",
        _JPEG[:8],
        b"\xff\xd8\xff",
        b"\xff\xd8\xff\xe0\xff\xff",
        b"\xff\xd8" + b"\xff" * 5000,
        b"\xff\xd8" + b"\xff\xe0\0\0" * 5000,
        b"RIFF\0\0\0\0WEBPXXXX" + b"\0" * 20,
        b"RIFF\0\0\0\0WEBPVP8L",
        b"RIFF\0\0\0\0WEBPVP8 \0\0\0",
    ],
)
def test_what_is_no_picture_has_no_sides(data: bytes) -> None:
    """Nor has one that is cut off, or leads nowhere."""
    assert sides_of(BytesIO(data)) is None


def test_the_facts_of_a_project_s_file_are_its_size_and_sides(tmp_path: Path) -> None:
    """As far as it has them; a folder, and what is not there, have none."""
    (tmp_path / "cat.png").write_bytes(_PNG)
    (tmp_path / "cat.txt").write_text("cat")
    (tmp_path / "cats").mkdir()
    files = FolderFiles(tmp_path)
    assert files.facts("cat.png") == FileFacts(len(_PNG), (640, 480))
    assert files.facts("cat.txt") == FileFacts(3)
    assert [files.facts(path) for path in ("cats", "dog.png", "../cat.png")] == [None, None, None]
    assert (files.has_folder("cats"), files.has_folder("cat.txt"), files.has_folder("..")) == (True, False, False)
