"""The format of a cache file: whole and fitting, or nothing."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from dragoman.project.cache.file import MAGIC, Compiled, decoded, digest, encoded
from dragoman.project.cache.pieces import to_bytes
from dragoman.project.linking import Shipped
from tests.project.cache.making import make, started

INPUTS = digest(b"made of this")


@pytest.fixture(scope="module")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Compiled:
    """The flows of a small project."""
    flows = started(make(tmp_path_factory.mktemp("shop"))).flows
    own = {"shop": flows.flows["shop"]}
    return Compiled(own, Shipped(flows.texts, flows.shipped, flows.flows["dragoman.language"]), (("has", "a", True),))


@pytest.fixture(scope="module")
def kept(compiled: Compiled) -> bytes:
    """The file of it."""
    return encoded(compiled, INPUTS)


def test_everything_comes_back(compiled: Compiled, kept: bytes) -> None:
    """The flow's own keys, its nodes in their order, what is shipped, and what was seen."""
    found = decoded(kept, INPUTS)
    assert found is not None
    flow, former = found.flows["shop"], compiled.flows["shop"]
    assert (flow.digest, flow.file, flow.inputs, flow.entry) == (former.digest, former.file, former.inputs, "welcome")
    assert list(flow.nodes) == list(former.nodes)
    assert [node.place for node in flow.nodes.values()] == [node.place for node in former.nodes.values()]
    assert list(found.shipped.texts) == list(compiled.shipped.texts)
    assert list(found.shipped.handlers) == list(compiled.shipped.handlers)
    assert found.shipped.language is not None
    assert found.seen == compiled.seen


def test_the_same_flows_make_the_same_file_but_for_sets(compiled: Compiled, kept: bytes) -> None:
    """What was read from a cache can be kept again."""
    found = decoded(kept, INPUTS)
    assert found is not None
    twice = decoded(encoded(found, INPUTS), INPUTS)
    assert twice is not None
    assert repr(twice.flows["shop"].nodes["check"]) == repr(compiled.flows["shop"].nodes["check"])


def test_a_file_made_of_other_inputs_is_none(kept: bytes) -> None:
    """It is stale, whatever it holds."""
    assert decoded(kept, digest(b"made of that")) is None


def test_damage_is_noticed_wherever_it_is(kept: bytes) -> None:
    """In the beginning at every byte, and in every stretch behind it."""
    chance = random.Random(1)
    places = [*range(400), *(chance.randrange(start, start + 50) for start in range(400, len(kept) - 50, 50))]
    for place in places:
        damaged = bytearray(kept)
        damaged[place] ^= 1 << chance.randrange(8)
        assert decoded(bytes(damaged), INPUTS) is None, place


def test_a_file_that_was_cut_off_is_none(kept: bytes) -> None:
    """As a full disk leaves it; neither is one with something behind it."""
    for length in [*range(200), *range(200, len(kept), 997)]:
        assert decoded(kept[:length], INPUTS) is None
    assert decoded(kept + b"\0", INPUTS) is None


@pytest.mark.parametrize("head", [b"", b"\x80", b"cos\nsystem\n(S'true'\ntR.", to_bytes((1, 2)), to_bytes([]), b"N."])
def test_a_forged_file_is_none(head: bytes) -> None:
    """Even where all its digests are right, nothing that it names is called and nothing it lacks is fatal."""
    behind = INPUTS + len(head).to_bytes(8, "big") + head
    assert decoded(MAGIC + digest(behind) + behind, INPUTS) is None


def test_bytes_of_no_kind_are_none(tmp_path: Path) -> None:
    """Empty, random, and another program's."""
    for data in (b"", b"\0" * 4096, random.Random(2).randbytes(4096), MAGIC, MAGIC * 100):
        assert decoded(data, INPUTS) is None
