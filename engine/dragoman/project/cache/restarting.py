"""Loading a project that will run: its compiled flows come from the cache if nothing has changed since it was written.

The law of this file: bot.yaml and actions.py are always read. They are what a running bot needs alive, and what they
say decides whether the cache fits. Only flows in which no error was found are ever kept.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from dragoman.graph.flow import LANGUAGE_FLOW
from dragoman.language.actions import Signature
from dragoman.project.access import Access
from dragoman.project.cache.file import Compiled, decoded, encoded
from dragoman.project.cache.inputs import inputs_of
from dragoman.project.cache.lasting import place_of, read_file, write_file
from dragoman.project.cache.pieces import NoData
from dragoman.project.cache.seen import Watched, still_so
from dragoman.project.files import Files, find
from dragoman.project.linking import Shipped, linked
from dragoman.project.loading import Loaded, Project, load_files, open_actions, open_settings
from dragoman.project.media_files import FolderFiles
from dragoman.project.settings import Settings
from dragoman.project.translations import open_translations, other_locales
from dragoman.project.triggers import all_triggers

SWITCH = "DRAGOMAN_CACHE"
"""The environment variable that, set to `off`, has every flow compiled anew and nothing written."""

WORTH = 64 * 1024
"""Bytes of flows from which on a cache is kept: fewer are compiled too soon to be worth a folder of ours."""


def load_to_run(path: Path, worth: int = WORTH) -> Loaded:
    """The project that this path is, or is in, for running it: what is wrong with its flows is told if it is an error.

    Raises:
        FileNotFoundError: nothing is there.
    """
    files = find(path)
    if os.environ.get(SWITCH, "").lower() == "off" or not _is_worth(files, worth):
        return load_files(files)
    loaded = Loaded()
    settings, _ = open_settings(files, open_translations, loaded)
    actions, problems = open_actions(files, loaded)
    restart = _Restart(files, settings, actions)
    access = Access(actions=lambda path, name: (actions, problems))
    return load_files(files, access=access) if loaded.errors else restart.loaded(loaded, access)


def _is_worth(files: Files, worth: int) -> bool:
    """Whether the flows are many, and files that can be read as one is used to."""
    try:
        return all(path.is_file() for path in files.flows) and sum(p.stat().st_size for p in files.flows) >= worth
    except OSError:
        return False


@dataclass(frozen=True, slots=True)
class _Restart:
    files: Files
    settings: Settings
    actions: Mapping[str, Signature]

    def loaded(self, loaded: Loaded, access: Access) -> Loaded:
        """`loaded` with a project from the cache, or all of it anew, which is then kept."""
        place = place_of(self.files.folder, self._name())
        inputs = self._inputs()
        kept = read_file(place) if inputs else None
        compiled = decoded(kept, inputs) if kept and inputs else None
        if compiled and still_so(compiled.seen, FolderFiles(self.files.folder)):
            project = self._project(compiled)
            loaded.link = lambda: project
            return loaded
        watched = Watched(FolderFiles(self.files.folder))
        anew = load_files(self.files, access=Access(access.read, access.actions, lambda folder: watched))
        if inputs and (sound := anew.project) and inputs == self._inputs():
            self._keep(sound, watched, place, inputs)
        return anew

    def _name(self) -> str:
        """A flow that stands alone has a cache of its own."""
        alone = self.files.chosen if self.files.chosen and not self.files.bot.exists() else None
        return alone.name if alone else "flows"

    def _locales(self) -> tuple[str, ...]:
        return (self.settings.locale, *other_locales(self.files.folder, self.settings))

    def _inputs(self) -> bytes | None:
        try:
            return inputs_of(self.files, self.settings, self._locales(), self.actions)
        except OSError:
            return None

    def _project(self, compiled: Compiled) -> Project:
        triggers = all_triggers(compiled.flows.values(), self.settings.escapes)
        flows = linked(self.settings, compiled.flows, triggers, self._locales(), compiled.shipped)
        chosen = self.files.chosen.as_posix() if self.files.chosen else None
        named = next((flow.name for flow in compiled.flows.values() if flow.file == chosen), None)
        return Project(self.files.folder, self.settings, self.actions, flows, named)

    def _keep(self, project: Project, watched: Watched, place: Path, inputs: bytes) -> None:
        flows = project.flows
        own = {name: flow for name, flow in flows.flows.items() if name != LANGUAGE_FLOW}
        shipped = Shipped(flows.texts, flows.shipped, flows.flows.get(LANGUAGE_FLOW))
        try:
            write_file(place, encoded(Compiled(own, shipped, tuple(watched.seen)), inputs))
        except NoData:
            return  # it is compiled again next time
