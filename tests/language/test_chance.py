"""Chance out of texts: the same text, the same luck."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import dragoman
from dragoman.language.chance import pick_one, share_of

ANY_TEXT = st.text(alphabet=st.characters(exclude_categories=[]))
SEEDS = [f"seed {number}" for number in range(6_000)]


@given(seed=ANY_TEXT, count=st.integers(1, 1_000))
def test_a_pick_is_one_of_those_there_are(seed: str, count: int) -> None:
    """Whatever the seed, half characters included."""
    assert pick_one(seed, count) in range(count)


@given(seed=ANY_TEXT)
def test_a_share_is_a_percentage_below_100(seed: str) -> None:
    """Whatever the seed, half characters included."""
    assert 0 <= share_of(seed) < 100


@pytest.mark.parametrize(
    ("seed", "picked", "share"), [("", 4, 89.07), ("42 welcome intro", 0, 71.95), ("Ünïcode 🙂", 0, 83.15)]
)
def test_a_seed_has_the_same_luck_for_ever(seed: str, picked: int, share: float) -> None:
    """A user who was put in a half of an experiment stays there through every version."""
    assert (pick_one(seed, 7), round(share_of(seed), 2)) == (picked, share)


def test_another_process_draws_the_same() -> None:
    """The seed of hashes has no part in it."""
    script = "from dragoman.language.chance import *; print(pick_one('a', 1000), share_of('a'))"
    path = str(Path(dragoman.__file__).parents[1])
    done = subprocess.run(
        [sys.executable, "-c", script],
        env={"PYTHONPATH": path, "PYTHONHASHSEED": "7"}, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout == f"{pick_one('a', 1000)} {share_of('a')}\n"


@pytest.mark.parametrize("count", [2, 3, 7, 10])
def test_picks_are_spread_evenly(count: int) -> None:
    """Each comes up as often as the others, within a tenth and a bit."""
    times = Counter(pick_one(seed, count) for seed in SEEDS)
    fair = len(SEEDS) / count
    assert all(abs(times[place] - fair) < 0.15 * fair for place in range(count))


@pytest.mark.parametrize("share", [1, 10, 50, 90])
def test_shares_are_spread_evenly(share: int) -> None:
    """A share of 10 takes about a tenth of all users."""
    taken = sum(share_of(seed) < share for seed in SEEDS) / len(SEEDS) * 100
    assert abs(taken - share) < 2


def test_a_pick_and_a_share_of_one_seed_have_nothing_to_do_with_each_other() -> None:
    """Else a variant of a text would always go with one branch."""
    together = sum((pick_one(seed, 2) == 0) == (share_of(seed) < 50) for seed in SEEDS) / len(SEEDS)
    assert 0.45 < together < 0.55


@given(seed=ANY_TEXT)
def test_of_one_thing_that_one_is_picked(seed: str) -> None:
    """There is no other."""
    assert pick_one(seed, 1) == 0


@pytest.mark.parametrize("count", [0, -3])
def test_nothing_can_be_picked_from_nothing(count: int) -> None:
    """The caller learns it at once."""
    with pytest.raises(ValueError, match=f"nothing can be picked from {count} things"):
        pick_one("seed", count)
