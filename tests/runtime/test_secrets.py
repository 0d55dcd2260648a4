"""A secret appears in no log line and no logged traceback, whoever logs it and however."""

from __future__ import annotations

import logging
import subprocess
import sys

import pytest

from tests.cli.command_line import environment

SECRET = "123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw0"


def logged(code: str) -> str:
    """What a process of its own logs that keeps the secret: logging is set up once for a whole process."""
    script = (
        "import logging, sys\n"
        "from dragoman_bots.runtime.secrets import keep_out_of_logs\n"
        f"SECRET = {SECRET!r}\n"
        "keep_out_of_logs(SECRET)\n"
        "logging.basicConfig(level=logging.DEBUG, stream=sys.stderr)\n"
        "log = logging.getLogger('any.library')\n"
    )
    ended = subprocess.run(
        [sys.executable, "-c", script + code], env=environment(), capture_output=True, text=True, check=True, timeout=60
    )
    return ended.stderr


@pytest.mark.parametrize(
    "code",
    [
        "log.info('the token ' + SECRET + ' was refused')",
        "log.info('the token %s was refused', SECRET)",
        "log.info('%s was %r', 'the token', {'token': SECRET, 'why': 'refused'})",
        "log.info('%(token)s was refused', {'token': SECRET})",
        "log.info('GET https://api.telegram.org/bot%s/getMe refused', SECRET)",
        "log.warning(ValueError('bad ' + SECRET + ' refused'))",
    ],
)
def test_a_message_and_its_arguments_are_cleaned(code: str) -> None:
    """The rest of the line stays."""
    text = logged(code)
    assert SECRET not in text
    assert "***" in text
    assert "refused" in text


RAISING = """
def call(url):
    raise ConnectionError(f"cannot reach {url}")

try:
    try:
        call("https://api.telegram.org/bot" + SECRET)
    except ConnectionError as first:
        raise RuntimeError("gave up on " + SECRET) from first
except RuntimeError:
    log.exception("a turn failed")
"""


def test_a_traceback_and_what_caused_it_are_cleaned() -> None:
    """All exceptions of the chain are shown, without the secret."""
    text = logged(RAISING)
    assert SECRET not in text
    assert "ConnectionError: cannot reach https://api.telegram.org/bot***" in text
    assert "RuntimeError: gave up on ***" in text


def test_what_a_task_raised_unseen_is_cleaned() -> None:
    """asyncio logs it by itself."""
    text = logged(
        "import asyncio, gc\n"
        "async def fail(): raise ValueError('bad ' + SECRET)\n"
        "async def main():\n"
        "    task = asyncio.create_task(fail())\n"
        "    await asyncio.sleep(0)\n"
        "    del task\n"
        "    gc.collect()\n"
        "asyncio.run(main())\n"
    )
    assert "Task exception was never retrieved" in text
    assert SECRET not in text


def test_a_log_call_that_is_wrong_does_not_raise() -> None:
    """A mistake in a library's log line must not end a turn."""
    assert "after" in logged("log.info('%d turns', 'many')\nlog.info('after')")


def test_a_log_call_that_is_wrong_is_cleaned_as_well() -> None:
    """Its arguments are shown, for whoever must mend it."""
    text = logged("log.info('%d turns', SECRET)")
    assert SECRET not in text
    assert "%d turns ('***',)" in text


def test_a_short_text_is_no_secret() -> None:
    """It would blacken every line."""
    text = logged("keep_out_of_logs('a')\nkeep_out_of_logs('')\nlog.info('a banana')")
    assert "a banana" in text


def test_several_secrets_are_kept() -> None:
    """A token and a password."""
    text = logged("keep_out_of_logs('hush-hush')\nlog.info('%s and %s', SECRET, 'hush-hush')")
    assert "*** and ***" in text


def test_other_lines_stay_as_they_are() -> None:
    """Arguments included."""
    assert "INFO:any.library:3 of 4" in logged("log.info('%d of %d', 3, 4)")


def test_nothing_is_changed_before_there_is_a_secret() -> None:
    """Importing the module is harmless."""
    before = logging.getLogRecordFactory()
    import dragoman_bots.runtime.secrets

    assert dragoman_bots.runtime.secrets is not None
    assert logging.getLogRecordFactory() is before
