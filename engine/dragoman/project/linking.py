"""Linking: flows, triggers, settings and what is shipped, put together as the interpreter wants them."""

from __future__ import annotations

from collections.abc import Mapping

from dragoman.graph.flow import LANGUAGE_FLOW, Flow, Flows
from dragoman.project.settings import Settings
from dragoman.project.triggers import Triggers


def linked(settings: Settings, flows: Mapping[str, Flow], triggers: Triggers, locales: tuple[str, ...]) -> Flows:
    """All that `step` knows. `locales` are what users may choose from, the bot's own first."""
    from dragoman.language.defaults import shipped_handlers, shipped_language_flow, shipped_texts

    shipped = {LANGUAGE_FLOW: shipped_language_flow()} if len(locales) > 1 else {}
    return Flows(
        flows={**flows, **shipped},
        bot=settings.bot,
        commands=triggers.commands,
        phrases=triggers.phrases,
        matchings=tuple(triggers.matchings),
        happenings=tuple(triggers.happenings),
        every=tuple(triggers.every),
        fallbacks=tuple(triggers.fallbacks),
        escapes=settings.escapes,
        texts=shipped_texts(),
        shipped=shipped_handlers(),
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
