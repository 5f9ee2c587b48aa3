from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from policygraph.schema.system import Influence
from policygraph.site.flow import lay_out


def link(source: str, target: str, sign: str = "+") -> Influence:
    cells = {
        "id": f"inf:{source}-{target}", "source": f"ind:{source}", "target": f"ind:{target}", "sign": sign,
        "strength": "1", "kind": "physical",
    }  # fmt: skip
    values, problems = Influence.read(cells, file="t", row=2)
    assert not problems
    return Influence.built(values)  # type: ignore[return-value]


def test_a_chain_runs_from_left_to_right() -> None:
    flow = lay_out([link("a", "b"), link("b", "c", "-"), link("a", "c")], str)
    at = {place.name: place.x for place in flow.places}
    assert at["ind:a"] < at["ind:b"] < at["ind:c"]
    assert [arrow.sign for arrow in flow.arrows] == [1, 1, -1]


def test_a_circle_is_drawn_back() -> None:
    flow = lay_out([link("a", "b"), link("b", "a", "-")], str)
    assert len({place.x for place in flow.places}) == 2
    assert len(flow.arrows) == 2


def test_nothing_is_no_picture() -> None:
    flow = lay_out([], str)
    assert flow.places == ()
    assert flow.height == 0


@given(st.lists(st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef")), unique=True, max_size=12))
def test_no_two_names_stand_on_one_another_and_order_of_rows_is_irrelevant(pairs: list[tuple[str, str]]) -> None:
    links = [link(a, b) for a, b in pairs if a != b]
    flow = lay_out(links, str)
    assert len({(place.x, place.y) for place in flow.places}) == len(flow.places)
    assert {place.name for place in flow.places} == {name for row in links for name in (row.source, row.target)}
    assert lay_out(reversed(links), str) == flow
