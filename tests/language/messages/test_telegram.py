"""What Telegram refuses beside lengths: DG217, DG503, DG521, DG524, DG526."""

from __future__ import annotations

import pytest

from dragoman.diagnostics.diagnostic import Severity
from tests.language.compiling.marked import refused, sound, told, whole

ALBUM = "media: ['https://e.org/1.jpg', 'https://e.org/2.jpg']"


@pytest.mark.parametrize(
    ("key", "emoji", "severity"),
    [
        ("react", "✅", Severity.WARNING),
        ("react", "👍👍", Severity.WARNING),
        ("react", "thumbs_up", Severity.ERROR),
        ("effect", "🦄", Severity.ERROR),
        ("effect", "confetti", Severity.ERROR),
    ],
)
def test_an_emoji_that_telegram_does_not_take_is_told(key: str, emoji: str, severity: Severity) -> None:
    """What may come to be a reaction one day is a warning."""
    (problem,) = refused(whole(f"a: {{say: {{text: Hi, {key}: «{emoji}»}}}}"))
    assert (problem.code, problem.severity) == ("DG521", severity)
    assert f"'{emoji}'" in problem.message


@pytest.mark.parametrize(
    "setting",
    ["react: 👍", "react: ❤️", "react: ❤", "react: 👨‍💻", "react: '{{ user.first_name }}'", "effect: 🎉", "effect: ❤️",
     "effect: '5104841245755180586'", "effect: \"{{ '🎉' if user.id == 1 else '🔥' }}\""],
)  # fmt: skip
def test_what_telegram_takes_is_right(setting: str) -> None:
    """With and without the sign that asks for colours; an effect's number; what is computed."""
    sound(f"a: {{say: {{text: Hi, {setting}}}}}")


@pytest.mark.parametrize("time", ["48h", "3d", "1w"])
def test_a_message_is_not_deleted_after_two_days(time: str) -> None:
    """Telegram lets no bot do it."""
    (problem,) = refused(whole(f"a: {{say: {{text: Hi, delete_after: «{time}»}}}}"))
    assert (problem.code, problem.severity) == ("DG526", Severity.ERROR)
    assert time in problem.message
    sound("a: {say: {text: Hi, delete_after: 47h}}")


def test_an_option_stands_once_in_a_poll() -> None:
    """The second one is told, with the first."""
    (problem,) = refused(whole("a: {say: {poll: {question: Q?, options: [A, B, «A»]}}}"))
    assert told(problem)[:2] == ("DG524", "the option 'A' stands twice in this poll")
    assert (problem.severity, len(problem.related)) == (Severity.WARNING, 1)
    sound("a: {say: {poll: {question: Q?, options: ['{{ user.id }}', '{{ user.id }}']}}}")


def test_what_explains_a_quiz_has_three_lines_at_most() -> None:
    """Two line ends."""
    quiz = "a: {say: {poll: {question: Q?, options: [A, B], correct: A, explanation: TEXT}}}"
    (problem,) = refused(whole(quiz.replace("TEXT", '«"1\\n2\\n3\\n4"»')))
    assert told(problem)[:2] == ("DG524", "the explanation has 4 lines; Telegram takes 3")
    sound(quiz.replace("TEXT", '"1\\n2\\n3"'))


@pytest.mark.parametrize("more", ["buttons: [A, B]", "optional: true", "many: true"])
def test_a_question_that_is_an_album_needs_a_text_for_its_buttons(more: str) -> None:
    """It would not be asked at all."""
    (problem,) = refused(whole(f"q: {{prompt: {{media: «{ALBUM[7:]}»}}, {more}}}"))
    assert problem.code == "DG503"
    sound(f"q: {{prompt: {{text: Which?, {ALBUM}}}, {more}}}")
    sound(f"q: {{prompt: {{{ALBUM}}}}}")


@pytest.mark.parametrize("url", ["https://", "https:///x", "http://?a", "https://exa mple.org", "https://.org"])
def test_an_address_names_a_host(url: str) -> None:
    """Wherever a button opens it."""
    (problem,) = refused(whole(f"q: {{prompt: Q?, buttons: [{{text: A, url: «'{url}'»}}]}}"))
    assert told(problem)[:2] == ("DG217", f"the url '{url}' names no host")


@pytest.mark.parametrize("key", ["url", "web_app", "login"])
def test_an_address_that_only_one_computer_knows_is_a_warning(key: str) -> None:
    """Telegram refuses a host without a dot."""
    (problem,) = refused(whole(f"q: {{prompt: Q?, buttons: [{{text: A, {key}: «'https://localhost:8000/x'»}}, B]}}"))
    assert (problem.code, problem.severity) == ("DG217", Severity.WARNING)
    assert "'localhost'" in problem.message


@pytest.mark.parametrize("url", ["mailto:ada@e.org", "tel:+34600111222"])
def test_an_address_that_telegram_does_not_open_is_a_warning(url: str) -> None:
    """Another channel may."""
    (problem,) = refused(whole(f"a: {{say: {{text: Hi, buttons: [{{text: A, url: «'{url}'»}}]}}}}"))
    assert (problem.code, problem.severity) == ("DG217", Severity.WARNING)


@pytest.mark.parametrize(
    "url",
    ["https://e.org", "HTTPS://E.ORG/x?y=z#a", "http://user@e.org:81/", "http://127.0.0.1:8000", "http://[::1]/",
     "tg://user?id=1", "ton://transfer/x", "{{ config.shop }}/x", "https://{{ config.shop }}/x"],
)  # fmt: skip
def test_an_address_that_may_be_opened_is_right(url: str) -> None:
    """Also where its host is computed."""
    sound(f"a: {{say: {{text: Hi, buttons: [{{text: A, url: '{url}'}}]}}}}")


def test_links_under_a_message_are_a_hundred_at_most() -> None:
    """As buttons are."""
    links = ", ".join(["{text: A, url: 'https://e.org'}"] * 101)
    (problem,) = refused(whole(f"a: {{say: {{text: Hi, buttons: «[{links}]»}}}}"))
    assert told(problem)[:2] == ("DG237", "101 buttons; a message has room for 100")
