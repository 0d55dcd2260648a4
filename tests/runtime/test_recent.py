"""Events that were taken in lately."""

from __future__ import annotations

from dragoman_bots.runtime.recent import Recent


def test_an_event_is_new_once() -> None:
    """Within its session."""
    recent = Recent()
    assert [recent.add("a", "1"), recent.add("a", "1"), recent.add("b", "1")] == [True, False, True]


def test_what_was_not_taken_in_after_all_is_new_again() -> None:
    """Its source offers it again."""
    recent = Recent()
    recent.add("a", "1")
    recent.forget("a", "1")
    assert recent.add("a", "1")


def test_forgetting_what_is_not_known_is_nothing() -> None:
    """It may have been pushed out meanwhile."""
    Recent().forget("a", "1")


def test_the_oldest_are_forgotten_first() -> None:
    """Only so many are kept."""
    recent = Recent(most=2)
    for number in "123":
        recent.add("a", number)
    assert not recent.add("a", "2")
    assert recent.add("a", "1")
