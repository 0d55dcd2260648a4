"""Delivery marks that wait for a write."""

from __future__ import annotations

from dragoman_bots.stores._marks import Mark, WaitingMarks


def waiting(*marks: Mark) -> WaitingMarks:
    """These marks, waiting."""
    marks_waiting = WaitingMarks()
    for mark in marks:
        marks_waiting.add(mark)
    return marks_waiting


A1, A2, B1 = Mark("a", 1, b"x"), Mark("a", 2, b"y"), Mark("b", 1, b"z")


def test_nothing_waits_at_first() -> None:
    """There is nothing to carry."""
    assert not waiting()
    assert waiting().board("a") == ()


def test_all_marks_board_a_write_of_anybody() -> None:
    """In the order they came."""
    assert waiting(A1, B1).board("c") == (A1, B1)


def test_the_sessions_own_marks_come_first() -> None:
    """Whatever else waits."""
    assert waiting(A1, B1).board("b") == (B1, A1)


def test_a_session_may_have_marks_for_several_revisions() -> None:
    """Each is kept."""
    assert waiting(A1, A2).board("a") == (A1, A2)


def test_the_first_mark_of_a_revision_counts() -> None:
    """A second one is not kept."""
    assert waiting(A1, Mark("a", 1, b"other")).board("a") == (A1,)


def test_marks_on_their_way_do_not_board_a_foreign_write() -> None:
    """One write carries them."""
    marks = waiting(A1)
    marks.board("c")
    assert marks.board("d") == ()


def test_marks_on_their_way_board_a_write_of_their_own_session() -> None:
    """That write must see them, and may overtake the other."""
    marks = waiting(A1)
    marks.board("c")
    assert marks.board("a") == (A1,)


def test_marks_that_arrived_are_forgotten() -> None:
    """They ride no more."""
    marks = waiting(A1, B1)
    marks.arrived(marks.board("c"))
    assert not marks
    assert marks.board("a") == ()


def test_marks_that_missed_ride_again() -> None:
    """With whoever comes next."""
    marks = waiting(A1, B1)
    marks.missed(marks.board("c"))
    assert marks.board("d") == (A1, B1)


def test_a_mark_added_while_another_is_on_its_way_stays() -> None:
    """The arrival of one is not that of the other."""
    marks = waiting(A1)
    riding = marks.board("c")
    marks.add(A2)
    marks.arrived(riding)
    assert marks.board("c") == (A2,)


def test_a_mark_that_rides_twice_may_arrive_twice() -> None:
    """The second arrival finds nothing to forget."""
    marks = waiting(A1)
    first, second = marks.board("c"), marks.board("a")
    marks.arrived(first)
    marks.arrived(second)
    assert not marks


def test_a_write_carries_at_most_a_hundred_marks_of_others() -> None:
    """A crowd does not make one user wait; its own marks are not counted."""
    marks = waiting(*(Mark(f"k{number}", 1, b"") for number in range(250)), A1)
    assert len(marks.board("a")) == 101
    assert len(marks.board("c")) == 100
    assert len(marks.board("c")) == 50
