"""`audio`: a piece of music or another sound file.

A sound file, which the messenger shows with its title. A recording is `voice`. Saves a record {id, name, mime, size}.
"""

from __future__ import annotations

from dragoman.language.inputs.protocol import InputType
from dragoman.language.inputs.reading.files import FileOfKind

kind: InputType = FileOfKind("audio")
