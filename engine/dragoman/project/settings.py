"""bot.yaml: what a bot is beside its flows. All of it is optional."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, cast

from dragoman.diagnostics.suggest import nearest
from dragoman.graph.flow import ESCAPES, Expiry, Limits, StoreName, Variable
from dragoman.graph.targets import Target
from dragoman.language.compiler import KEPT, Compiler, entries, listed, whole, word
from dragoman.language.durations import compile_duration, size
from dragoman.language.handlers import compile_handlers
from dragoman.language.triggers.command import command_word
from dragoman.language.variables import compile_variables
from dragoman.project.environment import read_env_file, substituted
from dragoman.project.webhook import check_webhook
from dragoman.source.tree import Mapping as TreeMapping
from dragoman.source.tree import Scalar, Tree, plain, within

Scope = Literal["user_in_chat", "user", "chat"]
"""Whose conversation a session is: a user's in each chat, a user's in all of them, a chat's with all its members."""

STORES = ("memory", "sqlite", "redis", "rediss", "file", "postgresql", "mongodb")
"""What the language knows. Which of them this version can open, `run` says."""


@dataclass(frozen=True, slots=True)
class Telegram:
    """How to reach Telegram. The token is a secret and never printed; `api` is another server's address.

    `unset` names the environment variables that were missing: nothing but running the bot needs them.
    """

    token: str = field(default="", repr=False)
    mode: Literal["polling"] = "polling"
    api: str = ""
    unset: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Settings:
    """What bot.yaml says. `escapes` leads from a command's word to the escape it means; `stores` are those that `on`
    uses."""

    bot: str = "bot"
    store: str = ""
    locale: str = "en"
    timezone: str = "UTC"
    telegram: Telegram = field(default_factory=Telegram)
    escapes: Mapping[str, str] = field(default_factory=lambda: {word: word for word in ESCAPES})
    limits: Limits = field(default_factory=Limits)
    config: Mapping[str, Any] = field(default_factory=dict)
    kept: Mapping[StoreName, Mapping[str, Variable]] = field(default_factory=dict)
    http_allow: frozenset[str] = frozenset()
    locales: tuple[str, ...] = ()
    on: Mapping[str, Target] = field(default_factory=dict)
    stores: frozenset[str] = frozenset()
    admins: frozenset[int] = frozenset()
    expiry: Expiry = field(default_factory=Expiry)
    scope: Scope = "user_in_chat"

    @property
    def kept_names(self) -> Mapping[str, frozenset[str]]:
        """The fields of `profile` and `shared` that flows may use."""
        return {store: KEPT[store] | frozenset(self.kept.get(store, {})) for store in STORED}

    @property
    def kept_types(self) -> Mapping[str, str]:
        """The types of the declared ones, by their whole names (`profile.city`)."""
        return {f"{store}.{name}": v.type for store, fields in self.kept.items() for name, v in fields.items()}

    @property
    def store_url(self) -> str:
        """Where sessions are kept: as written, else an SQLite file under `data/` beside bot.yaml."""
        return self.store or f"sqlite:data/{self.bot}.db"


def read_settings(tree: Tree | None, folder: Path, compiler: Compiler) -> Settings:
    """The settings of a bot.yaml whose shape was checked; problems are noted with the compiler."""
    values = {**read_env_file(folder), **os.environ}
    if not isinstance(tree, TreeMapping):
        return Settings(bot=_bot_name(None, folder), telegram=Telegram(values.get("BOT_TOKEN", "")))
    filled, missing = substituted(tree, values)
    telegram = tree.get("telegram")
    late = tuple(name for scalar, name in missing if telegram is not None and within(scalar.span, telegram.span))
    for scalar, name in missing:
        if name not in late:
            message = f"'{scalar.text}' names {name}, which is not set"
            compiler.report("DG700", scalar.span, message, f"set {name} in the environment or in .env beside bot.yaml")
    found = entries(filled)
    _check_rate(found.get("rate_limit"), compiler)
    check_webhook(entries(telegram), compiler)
    return Settings(
        bot=_named(found.get("bot"), folder, compiler),
        store=_store(found.get("store"), compiler),
        locale=_locale(found.get("locale"), compiler),
        timezone=_timezone(found.get("timezone"), compiler),
        telegram=_telegram(entries(found.get("telegram")), values, late),
        escapes=_escapes(entries(found.get("commands")), compiler),
        limits=_limits(entries(found.get("limits")), compiler),
        config=_config(found.get("settings")),
        kept=_kept(found, compiler),
        locales=_locales(found.get("locales"), compiler),
        admins=frozenset(_admins(found.get("admins"), compiler)),
        expiry=_expiry(entries(found.get("session")), compiler),
        scope=cast(Scope, word(entries(found.get("session")).get("scope")) or "user_in_chat"),
        http_allow=_hosts(entries(found.get("http")).get("allow"), compiler),
    )


def _check_rate(tree: Tree | None, compiler: Compiler) -> None:
    compile_duration(entries(tree).get("per"), compiler, some=True)


def read_handlers(tree: Tree | None, folder: Path, compiler: Compiler) -> Mapping[str, Target]:
    """The bot's own handlers, for which the compiler may have translations; problems are noted with it."""
    written = tree.get("on") if isinstance(tree, TreeMapping) else None
    if written is None:
        return {}
    return compile_handlers(substituted(written, {**read_env_file(folder), **os.environ})[0], compiler)


def _named(tree: Tree | None, folder: Path, compiler: Compiler) -> str:
    if isinstance(tree, Scalar) and tree.text:
        compiler.name(tree, reserved=False)
    return _bot_name(word(tree), folder)


def _admins(tree: Tree | None, compiler: Compiler) -> Iterator[int]:
    """The ids, those from the environment too. One that is empty there is nobody."""
    for item in listed(tree):
        text = (word(item) or "").strip()
        if text.isascii() and text.isdigit() and 0 < int(text[:19]) == int(text):
            yield int(text)
        elif text:
            message = f"'{text}' is no user's id"
            compiler.report("DG251", item.span, message, "write the number that Telegram knows the user by")


def _bot_name(name: str | None, folder: Path) -> str:
    return name or folder.resolve().name or "bot"


def _store(tree: Tree | None, compiler: Compiler) -> str:
    url = word(tree) or ""
    scheme = url.partition(":")[0]
    if tree is not None and url and scheme not in STORES:
        near = nearest(scheme, STORES)
        help_ = f"did you mean '{near}:'?" if near else f"there are: {', '.join(STORES)}"
        compiler.report("DG701", tree.span, f"there is no store '{scheme}'", help_)
    return url


def _locale(tree: Tree | None, compiler: Compiler) -> str:
    name = word(tree)
    if tree is None or not name:
        return "en"
    from babel import localedata

    underscored = name.replace("-", "_")
    # Babel looks at the last part of a path only.
    if not underscored.replace("_", "").isalnum() or not localedata.exists(underscored):
        help_ = "write a language code such as en, de or pt_BR"
        compiler.report("DG703", tree.span, f"there is no locale '{name}'", help_)
        return "en"
    return underscored


def _locales(tree: Tree | None, compiler: Compiler) -> tuple[str, ...]:
    known = len(compiler.diagnostics)
    found = dict.fromkeys(_locale(item, compiler) for item in listed(tree))
    return tuple(found) if len(compiler.diagnostics) == known else ()


def _timezone(tree: Tree | None, compiler: Compiler) -> str:
    name = word(tree)
    if tree is None or not name:
        return "UTC"
    from zoneinfo import ZoneInfo, available_timezones

    try:
        ZoneInfo(name)
    except (ValueError, OSError, KeyError):
        near = nearest(name, available_timezones())
        help_ = f"did you mean '{near}'?" if near else "write a zone's name such as Europe/Berlin"
        compiler.report("DG702", tree.span, f"there is no time zone '{name}'", help_)
        return "UTC"
    return name


def _telegram(found: Mapping[str, Tree], values: Mapping[str, str], unset: tuple[str, ...]) -> Telegram:
    token = word(found.get("token"))
    if token is None:
        token = values.get("BOT_TOKEN", "")
    return Telegram(token.strip(), "polling", (word(found.get("api")) or "").rstrip("/"), unset)


def _escapes(found: Mapping[str, Tree], compiler: Compiler) -> Mapping[str, str]:
    words = {escape: escape for escape in ESCAPES if not _is_off(found.get(escape))}
    for escape in list(words):
        for alias in listed(found.get(escape)):
            name = command_word(alias, compiler)
            if name and words.setdefault(name, escape) != escape:
                compiler.report("DG708", alias.span, f"'/{name}' already means /{words[name]}", "choose another word")
    return words


def _is_off(tree: Tree | None) -> bool:
    return isinstance(tree, Scalar) and tree.value is False


def _limits(found: Mapping[str, Tree], compiler: Compiler) -> Limits:
    usual = Limits()
    most = found.get("variables")
    try:
        variables = size(word(most) or "") if most is not None else usual.variables
    except ValueError as wrong:
        variables = usual.variables
        if most is not None:
            compiler.report("DG212", most.span, str(wrong))
    if most is not None and not variables:
        compiler.report("DG212", most.span, f"'{word(most)}' leaves no room for any variable", "write 64KiB, or more")
    nodes, depth = whole(found.get("nodes_per_turn")), whole(found.get("depth"))
    return Limits(nodes or usual.nodes_per_turn, depth or usual.depth, variables)


STORED: tuple[StoreName, ...] = ("profile", "shared")


def _kept(found: Mapping[str, Tree], compiler: Compiler) -> Mapping[StoreName, Mapping[str, Variable]]:
    """The declared fields. Their first values are the same for everybody, so they know no names."""
    known, compiler.known = compiler.known, {}
    kept = {store: {v.name: v for v in compile_variables(found.get(store), False, compiler)} for store in STORED}
    compiler.known = known
    _check_built_in(found.get("profile"), compiler)
    return kept


def _check_built_in(tree: Tree | None, compiler: Compiler) -> None:
    """The fields that everybody has are texts, whatever else bot.yaml says of them."""
    for name in sorted(KEPT["profile"]):
        spec = entries(tree).get(name)
        kind = spec.get("type") if isinstance(spec, TreeMapping) else spec
        if isinstance(kind, Scalar) and kind.text != "text":
            message = f"'profile.{name}' is always a text, not '{kind.text}'"
            compiler.report("DG219", kind.span, message, "leave it out: everybody has it")


def _hosts(tree: Tree | None, compiler: Compiler) -> frozenset[str]:
    if tree is None:
        return frozenset()
    from dragoman.language.sites import allowed_hosts

    return allowed_hosts(tree, compiler)


def _expiry(found: Mapping[str, Tree], compiler: Compiler) -> Expiry:
    after, warn = (compile_duration(found.get(key), compiler, some=True) for key in ("expire", "warn"))
    compile_duration(found.get("keep"), compiler, some=True)
    expiry = Expiry(after or Expiry().after, warn)
    written = found.get("warn")
    if warn is not None and written is not None and warn >= expiry.after:
        lasts = word(found.get("expire")) or "1d"
        message = f"'{word(written)}' before the end there is no conversation yet: it expires after {lasts}"
        compiler.report("DG709", written.span, message, "let 'warn' be shorter than 'expire'")
    return expiry


def _config(tree: Tree | None) -> Mapping[str, Any]:
    config = plain(tree) if tree is not None else {}
    return config if isinstance(config, dict) else {}
