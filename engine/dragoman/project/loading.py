"""Loading: files -> trees -> graph, with everything that is wrong with any of them, in order, each once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

from dragoman.checks import Subject, checked
from dragoman.checks.proving.soundness import certain, sound
from dragoman.diagnostics.diagnostic import Diagnostic, Related, Severity, in_order
from dragoman.diagnostics.suppression import without_suppressed
from dragoman.graph.flow import Flow, Flows
from dragoman.language.actions import Signature
from dragoman.language.buttons.certain import lists_in
from dragoman.language.compiler import Compiler, Surroundings, entries
from dragoman.language.flow import compile_flow
from dragoman.language.signatures import signature_of
from dragoman.language.translating import contexts_of
from dragoman.project.access import Access
from dragoman.project.files import BOT_FILE, Files, find, unreadable_folder
from dragoman.project.garbage import uncollected
from dragoman.project.linking import linked, shipped_for
from dragoman.project.pointing import at_keys
from dragoman.project.secrets import Secret, hidden, secrets_in
from dragoman.project.settings import Settings, read_handlers, read_settings
from dragoman.project.translations import Translations, open_translations, other_locales
from dragoman.project.triggers import Spans, all_triggers
from dragoman.schema import check_bot, check_flow
from dragoman.schema.report import without_repeats
from dragoman.source.parser import parse
from dragoman.source.reader import read
from dragoman.source.source import Source
from dragoman.source.tree import Mapping as TreeMapping
from dragoman.source.tree import Span, Tree


@dataclass(frozen=True, slots=True)
class Project:
    """A sound project: its folder, settings, actions and flows. `chosen` is the flow that was asked for, if any."""

    folder: Path
    settings: Settings
    actions: Mapping[str, Signature]
    flows: Flows
    chosen: str | None = None


@dataclass(slots=True)
class Loaded:
    """What came of loading: the project, unless there is an error; all problems; the texts of the files read, in which
    the secrets found are hidden.

    The project is put together when it is asked for: whoever only checks does not pay for it.
    """

    diagnostics: list[Diagnostic] = field(default_factory=list)
    sources: dict[str, str] = field(default_factory=dict)
    secrets: dict[str, list[Secret]] = field(default_factory=dict)
    link: Callable[[], Project] | None = None
    access: Access = field(default_factory=Access)

    @property
    def project(self) -> Project | None:
        """The project; nothing if there is an error."""
        return None if self.errors or self.link is None else self.link()

    @property
    def errors(self) -> list[Diagnostic]:
        """The problems that keep the project from running."""
        return [found for found in self.diagnostics if found.severity is Severity.ERROR]


BOT = "bot"
"""What the contexts of bot.yaml's own texts begin with."""

Opening = Callable[[Path, Settings], Translations]

_FROM_DISK = Access()


def load(path: Path, translations: Opening = open_translations) -> Loaded:
    """Loads the project that this path is, or is in, and checks all of it, its `translations` included.

    Raises:
        FileNotFoundError: nothing is there.
    """
    return load_files(find(path), translations)


@uncollected()
def load_files(files: Files, translations: Opening = open_translations, access: Access = _FROM_DISK) -> Loaded:
    """Loads the project of these files, which it comes by through `access`, and checks all of it."""
    loaded = Loaded(access=access)
    settings, catalogs = open_settings(files, translations, loaded)
    actions, problems = open_actions(files, loaded)
    parsed = [found for file in files.flows if (found := _tree(file, loaded))]
    signatures = {known.name: known for _, tree in parsed if (known := signature_of(tree))}
    unread = frozenset(file.stem for file in files.flows) - frozenset(signatures)
    around = Surroundings(
        actions=actions,
        settings=frozenset(settings.config),
        locale=settings.locale,
        flows=signatures,
        kept=settings.kept_names,
        http_allow=settings.http_allow,
        kept_types=settings.kept_types,
        files=access.files(files.folder),
        lists=lists_in(settings.config),
    )
    flows = [flow for source, tree in parsed if (flow := _flow(source, tree, around, catalogs, loaded))]
    _check_translations(files, bool(settings.on), catalogs, loaded)
    if not files.flows:
        _no_flow(files, loaded)
    by_name = _by_name(flows, parsed, loaded)
    triggers = all_triggers(by_name.values(), settings.escapes, _spans(parsed))
    loaded.diagnostics += triggers.problems
    loaded.diagnostics += _checked(by_name, parsed, loaded)
    said = [found for found in loaded.diagnostics if not _echoes(found, problems) and not _of_unread(found, unread)]
    said = without_suppressed(at_keys(said, parsed), loaded.sources)
    loaded.diagnostics = in_order(hidden(loaded.secrets, loaded.sources, said, _name(files.bot)))
    chosen = next((flow.name for flow in flows if files.chosen and flow.file == _name(files.chosen)), None)

    @cache
    def link() -> Project:
        locales = (settings.locale, *other_locales(files.folder, settings))
        flows = linked(settings, by_name, triggers, locales, shipped_for(locales))
        return Project(files.folder, settings, actions, flows, chosen)

    loaded.link = link
    return loaded


def _name(path: Path) -> str:
    return path.as_posix()


def _tree(path: Path, loaded: Loaded) -> tuple[Source, Tree] | None:
    source = loaded.access.read(path, _name(path))
    if not isinstance(source, Source):
        loaded.diagnostics += source
        return None
    loaded.sources[source.name] = source.text
    parsed = parse(source)
    loaded.diagnostics += parsed.diagnostics
    loaded.secrets[source.name] = secrets_in(source, parsed.tree, path.name == BOT_FILE)
    return (source, parsed.tree) if parsed.tree is not None else None


_EMPTY = "DG006"
"""What is no fault in bot.yaml, where everything is optional."""


def open_settings(files: Files, opened: Opening, loaded: Loaded) -> tuple[Settings, Translations]:
    """What bot.yaml says, and the translations that it leads to; problems are noted."""
    found = _tree(files.bot, loaded) if files.bot.exists() else None
    loaded.diagnostics = [problem for problem in loaded.diagnostics if problem.code != _EMPTY]
    compiler = Compiler(found[0] if found else Source(_name(files.bot), ""))
    settings = read_settings(found[1] if found else None, files.folder, compiler)
    catalogs = opened(files.folder, settings)
    if found and isinstance(found[1], TreeMapping) and found[1].get("on"):
        compiler.around = Surroundings(
            kept=settings.kept_names,
            catalogs=catalogs.of(BOT),
            kept_types=settings.kept_types,
            files=loaded.access.files(files.folder),
        )
        compiler.known = {**compiler.known, **settings.kept_names, "config": frozenset(settings.config)}
        compiler.contexts, compiler.types = contexts_of(BOT, found[1]), settings.kept_types
        handlers = read_handlers(found[1], files.folder, compiler)
        settings = replace(settings, on=handlers, stores=frozenset(settings.kept_names) & compiler.used)
    shape = check_bot(found[1], found[0].name, loaded.diagnostics) if found else []
    problems = at_keys(compiler.diagnostics, [found] if found else [])
    loaded.diagnostics += shape + without_repeats(problems, shape)
    return settings, catalogs


def open_actions(files: Files, loaded: Loaded) -> tuple[Mapping[str, Signature], list[Diagnostic]]:
    """The project's actions, and what is wrong with them, which is noted too."""
    name = _name(files.actions)
    actions, problems = loaded.access.actions(files.actions, name)
    loaded.diagnostics += problems
    if problems and isinstance(source := read(files.actions, name), Source):
        loaded.sources[name] = source.text
    return actions, problems


def _echoes(found: Diagnostic, problems: list[Diagnostic]) -> bool:
    """Whether an action is unknown only because actions.py, or that action in it, cannot be used."""
    if found.code != "DG213":
        return False
    quoted = found.message.rpartition(" ")[2]
    return any(problem.code == "DG704" or f" {quoted} " in problem.message for problem in problems)


def _of_unread(found: Diagnostic, unread: frozenset[str]) -> bool:
    """Whether a flow or a schedule is unknown only because a file that would have it cannot be read, or misnames it."""
    named = found.code == "DG224" and found.message.rpartition(" ")[2].strip("'") in unread
    return named or (found.code == "DG250" and bool(unread))


def _flow(source: Source, tree: Tree, around: Surroundings, catalogs: Translations, loaded: Loaded) -> Flow | None:
    shape = check_flow(tree, source.name, loaded.diagnostics)
    flow, problems = compile_flow(source, tree, replace(around, catalogs=catalogs.of(Path(source.name).stem)))
    loaded.diagnostics += shape + without_repeats(problems, shape)
    return flow


def _spans(parsed: list[tuple[Source, Tree]]) -> Spans:
    return Subject({}, frozenset(), {source.name: (source, tree) for source, tree in parsed}).span


def _checked(flows: Mapping[str, Flow], parsed: list[tuple[Source, Tree]], loaded: Loaded) -> list[Diagnostic]:
    """What the checks over the graph find, in the flows whose graph is whole."""
    trees = {source.name: tree for source, tree in parsed}
    files = {source.name: (source, tree) for source, tree in parsed}
    found = checked(Subject(flows, sound(flows.values(), loaded.diagnostics, trees), files))
    return certain(found, loaded.diagnostics)


def _check_translations(files: Files, speaks: bool, catalogs: Translations, loaded: Loaded) -> None:
    broken = {found.file for found in loaded.errors}
    flows = {path.stem: _name(path) for path in (*files.flows, *([files.bot] if speaks else []))}
    names = frozenset(name for name, file in flows.items() if file in broken)
    loaded.diagnostics += catalogs.problems(flows, names)
    loaded.sources.update(catalogs.sources)


def _no_flow(files: Files, loaded: Loaded) -> None:
    if closed := unreadable_folder(files.folder):
        problem = Diagnostic(_name(closed), Span(1, 1, 1, 1), "DG001", "this folder cannot be read: permission denied")
        loaded.diagnostics.append(problem)
        return
    where = _name(files.folder)
    message = f"there is no flow in {'this folder' if where == '.' else where}"
    help_ = "a flow is a file such as flows/hello.yaml; 'dragoman new hello' makes a small project"
    loaded.diagnostics.append(Diagnostic(_name(files.folder), Span(1, 1, 1, 1), "DG706", message, help_))


def _by_name(flows: list[Flow], parsed: list[tuple[Source, Tree]], loaded: Loaded) -> Mapping[str, Flow]:
    by_name: dict[str, Flow] = {}
    for flow in flows:
        first = by_name.setdefault(flow.name, flow)
        if first is not flow:
            named = {source.name: name.span for source, tree in parsed if (name := entries(tree).get("flow"))}
            message, help_ = f"the flow '{flow.name}' is also in {first.file}", "rename one of the two"
            related = (Related(first.file, named[first.file], "the other flow"),)
            loaded.diagnostics.append(Diagnostic(flow.file, named[flow.file], "DG707", message, help_, related=related))
    return by_name
