"""The shape of files: which keys stand where, and what kind of value each takes, told by the published schemas."""

from dragoman.schema.published import schema_text
from dragoman.schema.roots import check_bot, check_dialogue, check_flow

__all__ = ["check_bot", "check_dialogue", "check_flow", "schema_text"]
