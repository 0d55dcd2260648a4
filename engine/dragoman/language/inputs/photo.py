"""`photo`: a picture.

A picture, sent as one. One that is sent as a file is a `document`. Saves a record {id, name, mime, size}.
"""

from __future__ import annotations

from dragoman.language.inputs.protocol import InputType
from dragoman.language.inputs.reading.files import FileOfKind

kind: InputType = FileOfKind("photo")
