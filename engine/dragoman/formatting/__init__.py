"""A file's text in the one way of writing it: `formatted`. Order, comments and meaning stay as they are."""

from dragoman.formatting.formatting import DistortedError, IllegibleError, formatted

__all__ = ["DistortedError", "IllegibleError", "formatted"]
