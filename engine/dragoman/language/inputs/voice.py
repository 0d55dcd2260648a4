"""`voice`: a voice message.

A voice message, recorded in the chat. Saves a record {id, name, mime, size}.
"""

from __future__ import annotations

from dragoman.language.inputs.protocol import InputType
from dragoman.language.inputs.reading.files import FileOfKind

kind: InputType = FileOfKind("voice")
