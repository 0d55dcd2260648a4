"""The dialogues of a project, checked without being held: their shape, and the names that they use.

The law of this file: what a project that is not sound has, nobody knows; its dialogues are judged by their shape.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from dragoman.diagnostics.diagnostic import Diagnostic
from dragoman.diagnostics.suppression import without_suppressed
from dragoman.language.signatures import ALWAYS
from dragoman.project.files import project_of
from dragoman.project.loading import Loaded, Project
from dragoman.schema import check_dialogue
from dragoman.source.parser import parse
from dragoman.source.source import Source
from dragoman.source.tree import Mapping, Scalar, Sequence, Tree
from dragoman.testing.naming import Names, unknown_names
from dragoman.testing.reading import read_dialogue

_WORD = re.compile(r"[a-z][a-z0-9_]*")
_OUTCOMES = frozenset({*ALWAYS, "error"})
"""How any flow can end."""


def check_dialogues(paths: list[Path], loaded: Loaded) -> list[Diagnostic]:
    """What is wrong with these dialogues of a loaded project; their texts are added to its sources."""
    project = loaded.project if paths else None
    names = names_of(project, loaded.sources.values()) if project else None
    return [problem for path in paths for problem in _check(path, names, loaded)]


def _check(path: Path, names: Names | None, loaded: Loaded) -> list[Diagnostic]:
    source = loaded.access.read(path, path.as_posix())
    if not isinstance(source, Source):
        return list(source)
    loaded.sources[source.name] = source.text
    parsed = parse(source)
    found = list(parsed.diagnostics)
    if parsed.tree is not None:
        found += check_dialogue(parsed.tree, source.name, found)
        lines = {problem.span.line for problem in found}
        # What means nothing because its shape is wrong is told once.
        means = [*read_dialogue(source, parsed.tree).diagnostics, *_deployed(path, parsed.tree)]
        means += unknown_names(source.name, parsed.tree, names) if names else ()
        found += [problem for problem in means if problem.span.line not in lines]
    return without_suppressed(found, {source.name: source.text})


def _deployed(path: Path, tree: Tree) -> Iterator[Diagnostic]:
    """The folders whose flows take the place of the project's."""
    steps = tree.get("steps") if isinstance(tree, Mapping) else None
    for step in steps.items if isinstance(steps, Sequence) else ():
        folder = step.get("deploy") if isinstance(step, Mapping) else None
        if isinstance(folder, Scalar) and folder.text and not _is_there(path, folder.text):
            message = f"there is no folder '{folder.text}' to deploy"
            help_ = "it is named from the dialogue's own folder, or from the project's"
            yield Diagnostic(path.as_posix(), folder.span, "DG802", message, help_)


def _is_there(path: Path, folder: str) -> bool:
    try:
        return any((place / folder).is_dir() for place in (path.parent, project_of(path)))
    except (OSError, ValueError):
        return False


def names_of(project: Project, texts: Iterable[str]) -> Names:
    """What a project names, for its dialogues. `texts` are those of its files."""
    from dragoman.language.dependencies import writes
    from dragoman.language.nodes.http import Http

    flows = project.flows.flows
    nodes = [node for flow in flows.values() for node in flow.nodes.values()]
    declared = {one.name for flow in flows.values() for one in (*flow.inputs, *flow.variables)}
    requests = [
        (flow, name) for flow in flows for name, node in flows[flow].nodes.items() if isinstance(node.lead, Http)
    ]
    words = frozenset(word for text in texts for word in _WORD.findall(text))
    return Names(
        nodes={name: frozenset(flow.nodes) for name, flow in flows.items()},
        inputs={name: frozenset(one.name for one in flow.inputs) for name, flow in flows.items()},
        required={name: frozenset(one.name for one in flow.inputs if one.required) for name, flow in flows.items()},
        variables=frozenset(declared).union(*map(writes, nodes)),
        outcomes=_OUTCOMES | {node.end for node in nodes if node.end},
        words=words | _OUTCOMES,
        fields=project.settings.kept_names,
        results={
            **{name: known.outcomes for name, known in project.actions.items()},
            **{name: None for flow, node in requests for name in (node, f"{flow}.{node}")},
        },
    )
