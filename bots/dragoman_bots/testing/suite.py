"""All dialogues at a place: found, read, each with its project, held one after the other."""

from __future__ import annotations

import sys
from contextlib import redirect_stdout
from dataclasses import dataclass, field, replace
from pathlib import Path

from dragoman.diagnostics.diagnostic import Diagnostic, Severity
from dragoman.project.actions import load_actions
from dragoman.project.files import BOT_FILE, find
from dragoman.project.loading import Loaded, Project, load
from dragoman.schema import check_dialogue
from dragoman.source.parser import parse
from dragoman.source.reader import read
from dragoman.source.source import Source
from dragoman.testing.dialogue import Dialogue
from dragoman.testing.failures import Failure
from dragoman.testing.files import ENDING, is_dialogue
from dragoman.testing.reading import read_dialogue
from dragoman_bots.testing.performance import Performance
from dragoman_bots.testing.reports import kept_reports


def dialogues_at(path: Path) -> list[Path]:
    """The dialogue files at this path: one file, or all below a folder; of a flow's file, those of its project."""
    if path.is_file() and (path.name.endswith(ENDING) or is_dialogue(path.read_text("utf-8", "replace"))):
        return [path]
    folder = path if path.is_dir() else find(path).folder
    return sorted(file for file in folder.rglob(f"*{ENDING}") if not _hidden(file.relative_to(folder)))


def _hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def project_of(file: Path) -> Path:
    """The project a dialogue belongs to: the nearest folder above it with a bot.yaml, else with flows."""
    above = file.absolute().parents
    with_bot = (folder for folder in above if (folder / BOT_FILE).is_file())
    with_flows = (folder for folder in above if find(folder).flows)
    return next(with_bot, None) or next(with_flows, None) or file.parent


def named(path: Path) -> Path:
    """The path as messages show it: from the current folder, where it lies below it."""
    whole, here = path.absolute(), Path.cwd()
    return whole.relative_to(here) if whole.is_relative_to(here) else path


@dataclass(frozen=True, slots=True)
class Result:
    """What came of one dialogue: nothing, if it passed."""

    file: str
    failure: Failure | None = None


@dataclass(slots=True)
class Suite:
    """The dialogues of some projects. `unsound` are the projects that cannot run; their dialogues are not held."""

    unsound: list[Loaded] = field(default_factory=list)
    _projects: dict[Path, Loaded] = field(default_factory=dict)

    def project(self, folder: Path) -> Project | None:
        """The project in this folder, if it is sound; one that is not is noted once."""
        if folder not in self._projects:
            self._projects[folder] = loaded = load(named(folder))
            if loaded.project is None:
                self.unsound.append(loaded)
        return self._projects[folder].project

    async def hold(self, files: list[Path]) -> list[Result]:
        """Holds the dialogues whose projects are sound, in this order."""
        return [result for file in files if (result := await self._one(file)) is not None]

    async def _one(self, file: Path) -> Result | None:
        project = self.project(project_of(file))
        if project is None:
            return None
        name = named(file)
        dialogue = dialogue_in(name)
        if isinstance(dialogue, Failure):
            return Result(name.as_posix(), dialogue)
        return Result(name.as_posix(), await held(dialogue, project, name.parent))


def dialogue_in(file: Path) -> Dialogue | Failure:
    """The dialogue in this file, or all that is wrong with it."""
    source = read(file, file.as_posix())
    if not isinstance(source, Source):
        return _unsound(file, list(source))
    parsed = parse(source)
    problems = list(parsed.diagnostics)
    if parsed.tree is not None:
        problems += check_dialogue(parsed.tree, source.name, problems)
        found = read_dialogue(source, parsed.tree)
        # What means nothing because its shape is wrong is told once.
        problems += [problem for problem in found.diagnostics if _line(problem) not in set(map(_line, problems))]
        if found.dialogue is not None and not _errors(problems):
            return found.dialogue
    return _unsound(file, problems)


def _line(problem: Diagnostic) -> int:
    return problem.span.line


def _errors(problems: list[Diagnostic]) -> list[Diagnostic]:
    return [problem for problem in problems if problem.severity is Severity.ERROR]


def _unsound(file: Path, problems: list[Diagnostic]) -> Failure:
    errors = sorted(_errors(problems), key=_line)
    lines = [f"line {p.span.line}: {p.message}" + (f" ({p.help})" if p.help else "") for p in errors]
    line = errors[0].span.line if errors else 1
    return Failure(file.as_posix(), line, "\n".join(["the dialogue is not sound", *lines]))


async def held(dialogue: Dialogue, project: Project, folder: Path) -> Failure | None:
    """Holds a dialogue with actions that were loaded for it alone, and returns what it failed at."""
    path = project.folder / "actions.py"
    actions, _ = load_actions(path, path.as_posix())
    # What actions print must not get into the output that programs read.
    with kept_reports() as reports, redirect_stdout(sys.stderr):
        return await Performance(dialogue, replace(project, actions=actions), folder, reports).play()
