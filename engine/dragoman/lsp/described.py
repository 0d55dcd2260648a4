"""What a node, a variable, a flow or an action is, in a few lines of Markdown."""

from __future__ import annotations

from dragoman.language.compiler import entries
from dragoman.lsp.definition import places_of
from dragoman.lsp.outline import lead_of
from dragoman.lsp.projects import Project
from dragoman.lsp.references import count
from dragoman.lsp.resolved import resolved
from dragoman.lsp.scenes import Scene, inputs_of, outcomes_of
from dragoman.lsp.symbols import Symbol
from dragoman.lsp.words import AMBIENT
from dragoman.source.tree import Mapping, Scalar, Sequence, Tree


def described(project: Project, symbol: Symbol) -> str:
    """The lines; empty where nothing is known of it."""
    match symbol.kind:
        case "node":
            return _node(project, symbol)
        case "variable":
            return _variable(project, symbol)
        case "flow":
            return _flow(project, symbol.name)
        case "action":
            action = project.actions.get(symbol.name)
            return f"```python\n{action.signature}\n```\n\n{action.doc}".strip() if action else ""
        case "kept":
            return _kept(project, symbol.name)
        case "ambient":
            return f"`{symbol.name}`: {AMBIENT[symbol.name]}" if symbol.name in AMBIENT else ""


def _node(project: Project, symbol: Symbol) -> str:
    home = project.flows.get(symbol.flow)
    node = home.nodes.get(symbol.name) if home else None
    if home is None or node is None:
        return ""
    lead = lead_of(node)
    lines = [f"**{symbol.name}**: {f'`{lead}`' if lead else 'a node without a lead key'} in the flow `{symbol.flow}`"]
    message = _message(node.get(lead) if isinstance(node, Mapping) and lead else None)
    if lead in ("say", "prompt", "review") and message is not None:
        lines.append(resolved(project, home, message))
    elif message is not None:
        lines.append(f"`{lead}: {message.text}`")
    named = count(project, symbol)
    lines.append("1 place leads here" if named == 1 else f"{named} places lead here")
    return "\n\n".join(lines)


def _message(tree: Tree | None) -> Scalar | None:
    """The first text of what a node says."""
    match tree:
        case Scalar():
            return tree
        case Sequence(items=items) if items:
            return _message(items[0])
        case Mapping():
            return _message(tree.get("text"))
        case _:
            return None


def _variable(project: Project, symbol: Symbol) -> str:
    home = project.flows.get(symbol.flow)
    if home is None:
        return ""
    scene = Scene(project, home)
    if symbol.name not in scene.types:
        return ""
    kind = scene.types[symbol.name] or "of a type that is known when it runs"
    lines = [f"**{symbol.name}**: a variable of the flow `{symbol.flow}`, {kind}"]
    written = [one for one in project.occurrences if one.symbol == symbol and one.role in ("write", "declaration")]
    places = dict.fromkeys(f"{one.file.name}:{one.span.line}" for one in written)
    if places:
        lines.append(f"Set at {', '.join(list(places)[:8])}")
    return "\n\n".join(lines)


def _flow(project: Project, name: str) -> str:
    flow = project.flows.get(name)
    if flow is None:
        return ""
    found = entries(flow.tree)
    title, about = found.get("title"), found.get("description")
    lines = [f"**{name}**" + (f": {title.text}" if isinstance(title, Scalar) else "")]
    lines += [about.text] if isinstance(about, Scalar) else []
    if inputs := inputs_of(flow):
        lines.append("Inputs: " + ", ".join(f"`{key}` ({kind})" for key, kind in inputs.items()))
    lines.append("Ends as: " + ", ".join(f"`{outcome}`" for outcome in outcomes_of(flow)))
    return "\n\n".join(lines)


def _kept(project: Project, name: str) -> str:
    store, _, field = name.partition(".")
    home = next(iter(project.flows.values()), None)
    kind = Scene(project, home).fields(store).get(field) if home else None
    if kind is None:
        return ""
    where = places_of(project, Symbol("kept", name))
    declared = f"\n\nDeclared at {where[0].file.name}:{where[0].span.line}" if where else ""
    whose = "the user, everywhere" if store == "profile" else "the chat, for all its members"
    return f"**{name}**: remembered of {whose}; {kind}{declared}"
