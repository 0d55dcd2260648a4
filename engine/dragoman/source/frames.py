"""Collections that are still open while a file is read, innermost last."""

from __future__ import annotations

from dataclasses import dataclass, field
from unicodedata import normalize

from dragoman.source.tree import Entry, Scalar, Tree


@dataclass(slots=True)
class Frame:
    """An open mapping or list. `key` waits for its value; without `keep` the value is read and dropped."""

    mapping: bool
    flow: bool
    start: int
    line: int
    column: int
    # The mapping or list stands where a key should stand, and is dropped as a whole.
    as_key: bool = False
    key: Scalar | None = None
    keep: bool = True
    last: tuple[int, int, int] | None = None
    entries: list[Entry] = field(default_factory=list)
    items: list[Tree] = field(default_factory=list)
    seen: dict[str, Scalar] = field(default_factory=dict)

    def awaits_key(self) -> bool:
        """Whether the next thing would be a key."""
        return self.mapping and self.key is None

    def first(self, key: Scalar) -> Scalar | None:
        """The earlier key that this one repeats; keys that look alike (NFKC) count as one."""
        text = key.text if key.text.isascii() else normalize("NFKC", key.text)
        earlier = self.seen.setdefault(text, key)
        return None if earlier is key else earlier

    def add(self, value: Tree) -> None:
        """Take a value, for the waiting key or as the next item."""
        if not self.mapping:
            self.items.append(value)
            return
        if self.key is not None and self.keep:
            self.entries.append(Entry(self.key, value))
        self.key, self.keep = None, True
