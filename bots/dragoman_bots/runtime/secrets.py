"""Keeping secrets out of logs: whatever is logged, by whomever, with whatever traceback."""

from __future__ import annotations

import logging

_SHORTEST = 6
_hidden: list[str] = []


def keep_out_of_logs(secret: str) -> None:
    """From now on this text appears in no log line and no logged traceback of this process; texts under six
    characters are no secrets."""
    if len(secret) < _SHORTEST or secret in _hidden:
        return
    if not _hidden:
        _install()
    _hidden.append(secret)


def _install() -> None:
    before = logging.getLogRecordFactory()
    format_exception = logging.Formatter.formatException

    def record(*args: object, **kwargs: object) -> logging.LogRecord:
        made = before(*args, **kwargs)
        text = _message(made)
        clean = _without_secrets(text)
        if clean != text:
            made.msg, made.args = clean, None
        return made

    def clean_exception(self: logging.Formatter, info: object) -> str:
        return _without_secrets(format_exception(self, info))  # type: ignore[arg-type]

    logging.setLogRecordFactory(record)
    logging.Formatter.formatException = clean_exception  # type: ignore[method-assign, assignment]


def _message(record: logging.LogRecord) -> str:
    try:
        return record.getMessage()
    except Exception:
        # Arguments that do not fit must neither end a turn nor be printed by `logging` itself, secrets and all.
        record.msg, record.args = f"{record.msg} {record.args!r}", None
        return str(record.msg)


def _without_secrets(text: str) -> str:
    for secret in _hidden:
        text = text.replace(secret, "***")
    return text
