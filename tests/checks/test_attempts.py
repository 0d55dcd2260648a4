"""DG610: an attempt limit that leads back to its own question."""

from __future__ import annotations

import pytest

from tests.checks.projects import helps, talk, told, told_of_sound

LIMITED = "code: {{prompt: Code?, attempts: {{max: 3, next: {target}}}}}\ndone: {{say: Done, next: end}}\n"
TOLD = "a limit without a way out: after 3 wrong answers it leads back to its own question"


@pytest.mark.parametrize("target", ["code", "again", "{say: Wrong, next: code}", "{say: Wrong, next: again}"])
def test_a_limit_that_leads_back_is_told_at_its_target(target: str) -> None:
    """By name, by the word for it, or with a sentence on the way."""
    assert told("DG610", talk(LIMITED.format(target=target))) == [f"talk:4:50 warning {TOLD}"]


def test_a_limit_that_leads_back_by_nodes_that_only_speak_is_told_with_the_way() -> None:
    """Two of them."""
    flow = talk(LIMITED.format(target="wrong") + "wrong: {say: Wrong}\nhint: {say: Look into your mail, next: code}")
    assert told("DG610", flow) == [f"talk:4:50 warning {TOLD}"]
    assert helps("DG610", flow)[0].startswith("'code' → (when 3 answers were wrong) 'wrong' → 'hint' → 'code'")


def test_a_limit_of_one_is_told_in_words_for_one() -> None:
    """The first wrong answer leads back."""
    flow = talk(LIMITED.replace("max: 3", "max: 1").format(target="code"))
    wrong = "a limit without a way out: after the first wrong answer it leads back to its own question"
    assert told("DG610", flow) == [f"talk:4:50 warning {wrong}"]
    assert helps("DG610", flow)[0].startswith("'code' → (when an answer is wrong) 'code'")


def test_in_blocks_it_is_told_at_its_target_too() -> None:
    """Wherever that stands."""
    flow = talk("""
    code:
      prompt: Code?
      attempts:
        max: 3
        next: code
    """)
    assert told("DG610", flow) == [f"talk:8:13 warning {TOLD}"]


SOUND = {
    "a plain limit": "code: {prompt: Code?, attempts: 3}",
    "a limit that leads on": LIMITED.format(target="sorry") + "sorry: {say: Sorry}",
    "a limit that ends": LIMITED.format(target="{say: Sorry, end: failed}"),
    "a limit that says something": LIMITED.format(target="{say: Sorry}"),
    "a limit that skips": LIMITED.format(target="skip"),
    "a limit that cancels": LIMITED.format(target="cancel"),
    "a question before it": "phone: {prompt: Phone?}\n" + LIMITED.format(target="phone"),
    "a way back that does something": LIMITED.format(target="anew") + "anew: {action: book, next: code}",
    "a way back that changes the question": LIMITED.format(target="easier") + "easier: {set: {level: 1}, next: code}",
    "a way back that waits": LIMITED.format(target="pause") + "pause: {wait: 1m, next: code}",
    "a way that parts": LIMITED.format(target="wrong")
    + "wrong: {say: Wrong, branches: [{when: user.language == 'de', next: done}], next: code}",
}


@pytest.mark.parametrize("case", SOUND)
def test_a_limit_with_a_way_out_is_none_of_it(case: str) -> None:
    """No word of it."""
    assert told_of_sound("DG610", talk(SOUND[case])) == []
