"""`document`: a file of any type.

A file of any type; the rule `mime` narrows it. Pictures, videos and sounds count only if they are sent as files. Saves
a record {id, name, mime, size}.
"""

from __future__ import annotations

from dragoman.language.inputs.protocol import InputType
from dragoman.language.inputs.reading.files import FileOfKind

kind: InputType = FileOfKind("document")
