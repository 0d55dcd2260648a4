"""`dragoman run`: what is missing is said in one sentence; `--console` is the bot without Telegram."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.command_line import Ended, dragoman

TOKEN = "123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw0"


def console(project: Path, *lines: str) -> list[str]:
    """What `run --console` writes after its help for these lines."""
    ended = dragoman("run", "--console", project, cwd=project.parent, said="".join(f"{line}\n" for line in lines))
    assert (ended.code, ended.err) == (0, "")
    return ended.out.splitlines()[2:]


def refused(ended: Ended) -> str:
    """The one message of a run that did not begin."""
    assert (ended.code, ended.out) == (1, "")
    assert "Traceback" not in ended.err
    assert ended.err.startswith("dragoman: ")
    return ended.err


def test_no_token_says_where_to_get_one_and_what_to_type(project: Path) -> None:
    """The name that is unset, BotFather, `.env` and the console."""
    told = refused(dragoman("run", project, cwd=project.parent))
    for word in ("no bot token (BOT_TOKEN is not set)", "@BotFather", ".env", f"dragoman run --console {project}"):
        assert word in told


def test_an_empty_token_is_none(project: Path) -> None:
    """Nothing is sent to Telegram."""
    assert "no bot token" in refused(dragoman("run", project, cwd=project.parent, env={"BOT_TOKEN": ""}))


@pytest.mark.parametrize("token", ["abc", "123456", "123:", "12 34:abc", "123456:ABC DEF"])
def test_a_malformed_token_is_told_without_being_shown(project: Path, token: str) -> None:
    """Half a secret is one too."""
    told = refused(dragoman("run", project, cwd=project.parent, env={"BOT_TOKEN": token}))
    assert "the token is not written as tokens are" in told
    assert told.count("\n") == 1


def test_an_unknown_store_is_a_problem_of_bot_yaml(project: Path) -> None:
    """At its line, with the nearest there is."""
    (project / "bot.yaml").write_text("bot: shop\nstore: sqlit:shop.db\n")
    ended = dragoman("run", project, cwd=project.parent, env={"BOT_TOKEN": TOKEN})
    assert ended.code == 1
    assert "error DG701 there is no store 'sqlit'" in ended.err
    assert "did you mean 'sqlite:'?" in ended.err


@pytest.mark.parametrize("more", [(), ("--console",)])
def test_a_redis_that_cannot_be_reached_is_told_without_its_password(project: Path, more: tuple[str, ...]) -> None:
    """The address, the reason, and what to do."""
    (project / "bot.yaml").write_text("bot: shop\nstore: redis://:${STORE_PASSWORD}@127.0.0.1:1/0\n")
    env = {"BOT_TOKEN": TOKEN, "STORE_PASSWORD": "hush-hush"}
    ended = dragoman("run", *more, project, cwd=project.parent, env=env)
    assert "hush-hush" not in ended.out + ended.err
    told = refused(ended)
    assert told == (
        "dragoman: Redis at redis://127.0.0.1:1/0 cannot be reached (connection refused): "
        "start it, or correct the URL\n"
    )


def test_the_console_needs_no_token(project: Path) -> None:
    """It talks at once."""
    assert console(project, "/register") == ["bot: What is your name?"]


def test_the_console_keeps_the_place_over_a_restart(project: Path) -> None:
    """On the project's own store; the question is shown again."""
    console(project, "/order", "1", "12")
    assert console(project, "/state") == [
        "bot: What is your delivery address?",
        "(order.address; product='Apple', quantity=12)",
    ]


def test_the_console_keeps_its_store_beside_bot_yaml(project: Path) -> None:
    """Where the bot on Telegram has it."""
    console(project, "/order")
    assert (project / "data" / "shop.db").is_file()


def test_buttons_still_have_numbers_after_a_restart(project: Path) -> None:
    """They are shown again with the question."""
    console(project, "/order")
    assert console(project, "3")[-1] == "bot: How many Orange do you want?"


def test_a_flow_that_has_changed_meanwhile_goes_on(project: Path) -> None:
    """A node that is still there is where the conversation stands."""
    console(project, "/order", "1")
    flow = project / "flows" / "order.yaml"
    flow.write_text(flow.read_text().replace("What is your delivery address?", "Where to?"))
    assert console(project, "5") == ["bot: Where to?"]


def test_a_flow_that_is_gone_meanwhile_is_told(project: Path) -> None:
    """The person is not left in it."""
    console(project, "/order", "1")
    (project / "flows" / "order.yaml").unlink()
    ended = dragoman("run", "--console", project, cwd=project.parent, said="5\n/register\n")
    written = ended.out.splitlines()[2:]
    assert "no longer offered" in written[0]
    assert written[-1] == "bot: What is your name?"
    assert "session 1:1, flow order, node quantity: the flow 'order' is gone" in ended.err
