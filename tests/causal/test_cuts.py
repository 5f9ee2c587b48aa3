"""The fewest links whose removal ends what chains show."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policygraph.causal import deciding_cut, paths_between
from policygraph.causal.cuts import cut_chains
from policygraph.causal.links import Link
from policygraph.causal.paths import Path
from policygraph.checks.teaching import effect, provision, teaching_graph
from policygraph.errors import UsageError
from policygraph.graph import PolicyGraph
from policygraph.graph.scopes import EVERYWHERE


def chain(rows: tuple[str, ...]) -> Path:
    links = tuple(Link(row, row, row, 1, 0.4, 0.5 + ord(row[0]) % 7 / 20, EVERYWHERE) for row in rows)
    return Path("start", "end", links, 1, 0.1, 0.1, EVERYWHERE)


def test_two_chains_through_one_link_end_with_it(world: Callable[..., PolicyGraph]) -> None:
    effects = [effect("a", "1", f"ind:{name}", "+") for name in ("coal", "price")]
    graph = world([("price", "coal", "+")], provisions=[provision("a")], effects=effects)
    assert deciding_cut(graph, "prv:a/1", "obj:dual-carbon", sign=-1) == ("inf:coal-co2",)
    assert deciding_cut(graph, "prv:a/1", "obj:dual-carbon", sign=1) == ()


def test_of_equally_small_cuts_the_least_believed_is_named() -> None:
    # "a" has the belief 0.8 and "c" 0.6 of the helper above: either cuts alone.
    sure = {link.row: link.belief for link in chain(("a", "c")).links}
    assert cut_chains([chain(("a", "c"))]) == (min(sure, key=lambda row: sure[row]),)


CHAINS = st.lists(
    st.lists(st.sampled_from("abcdef"), min_size=1, max_size=3, unique=True).map(tuple), min_size=0, max_size=6
)


@given(CHAINS)
def test_every_chain_is_cut_and_no_smaller_set_does_it(rows: list[tuple[str, ...]]) -> None:
    cut = cut_chains(chain(each) for each in rows)
    assert all(set(cut) & set(each) for each in rows)
    if len(cut) <= 3:
        smaller = [set(each) for size in range(len(cut)) for each in combinations("abcdef", size)]
        assert not any(all(each & set(one) for one in rows) for each in smaller)


def test_without_the_cut_the_bundled_chains_are_gone(bundled: PolicyGraph) -> None:
    path = next(
        found[0]
        for row in bundled.tables["provisions"]
        if (found := paths_between(bundled, row.id, "obj:dual-carbon", limit=0))
    )
    cut = deciding_cut(bundled, path.start, path.end, sign=path.sign)
    assert cut
    left = bundled.replaced(
        effects=[row for row in bundled.tables["effects"] if row.id not in cut],
        default_effects=[row for row in bundled.tables["default_effects"] if row.id not in cut],
        influences=[row for row in bundled.tables["influences"] if row.id not in cut],
    )
    rows = {effect.id for effect in bundled.tables["effects"] if effect.id in cut}
    if not rows:  # a provision that lost its last effect would fall back on defaults
        assert not [each for each in paths_between(left, path.start, path.end, limit=0) if each.sign == path.sign]


def test_a_sign_is_plus_or_minus_one() -> None:
    with pytest.raises(UsageError):
        deciding_cut(teaching_graph({}), "ind:coal", "ind:co2", sign=0)
