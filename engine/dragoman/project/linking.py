"""Linking: flows, triggers, settings and what is shipped, put together as the interpreter wants them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dragoman.graph.computed import Template
from dragoman.graph.flow import LANGUAGE_FLOW, Flow, Flows
from dragoman.graph.targets import Target
from dragoman.project.settings import Settings
from dragoman.project.triggers import Triggers


@dataclass(frozen=True, slots=True)
class Shipped:
    """What every bot has: sentences, handlers, and the flow that asks for the language where there is a choice."""

    texts: Mapping[str, Template]
    handlers: Mapping[str, Target]
    language: Flow | None = None


def shipped_for(locales: tuple[str, ...]) -> Shipped:
    """What is shipped for a bot that speaks these."""
    from dragoman.language.defaults import shipped_handlers, shipped_language_flow, shipped_texts

    return Shipped(shipped_texts(), shipped_handlers(), shipped_language_flow() if len(locales) > 1 else None)


def linked(
    settings: Settings, flows: Mapping[str, Flow], triggers: Triggers, locales: tuple[str, ...], shipped: Shipped
) -> Flows:
    """All that `step` knows. `locales` are what users may choose from, the bot's own first."""
    return Flows(
        flows={**flows, **({LANGUAGE_FLOW: shipped.language} if shipped.language else {})},
        bot=settings.bot,
        commands=triggers.commands,
        phrases=triggers.phrases,
        matchings=tuple(triggers.matchings),
        happenings=tuple(triggers.happenings),
        every=tuple(triggers.every),
        fallbacks=tuple(triggers.fallbacks),
        escapes=settings.escapes,
        texts=shipped.texts,
        shipped=shipped.handlers,
        on=settings.on,
        config=settings.config,
        kept=settings.kept,
        stores=settings.stores,
        locale=settings.locale,
        locales=locales,
        languages=_languages(locales),
        timezone=settings.timezone,
        admins=settings.admins,
        edits=any(flow.edits for flow in flows.values()),
        expiry=settings.expiry,
        limits=settings.limits,
    )


def _languages(locales: tuple[str, ...]) -> tuple[Mapping[str, str], ...]:
    """Code and own name of each; nothing where there is no choice."""
    if len(locales) < 2:
        return ()
    from dragoman.language.values.printing import babel_locale

    names = {code: str(babel_locale(code).get_display_name() or code) for code in locales}
    # In a sentence most languages write themselves small, but not at the head of a button.
    return tuple({"code": code, "name": f"{name[:1].upper()}{name[1:]}"} for code, name in names.items())
