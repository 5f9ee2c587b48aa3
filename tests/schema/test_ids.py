"""Ids and the IRIs made from them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policygraph.schema.ids import CONCEPT, INSTANCE, PREFIXES, concept_iri, id_iri, iri_id, is_id, prefix_of


@pytest.mark.parametrize(
    "good", ["pol:cn/2021/guofa-23", "prv:cn/2021/guofa-23/2", "plc:CN-LN", "tec:新能源汽车", "ind:a"]
)
def test_readable_paths_are_ids(good: str) -> None:
    assert is_id(good)


@pytest.mark.parametrize(
    "bad",
    [
        "",
        "pol:",
        "policy:x",
        "pol:a//b",
        "pol:../x",
        "pol:a b",
        "POL:x",
        "pol:x/",
        "javascript:alert(1)",
        'pol:a"b',
        "pol:a<b",
        "pol:a\nb",
    ],
)
def test_what_no_iri_may_hold_is_no_id(bad: str) -> None:
    assert not is_id(bad)


@given(
    st.sampled_from(sorted(PREFIXES)),
    st.from_regex(r"[a-z0-9一-龥]{1,8}(/[a-z0-9-]{1,6}[a-z0-9]){0,3}", fullmatch=True),
)
def test_iri_and_id_are_one_to_one(prefix: str, path: str) -> None:
    identifier = f"{prefix}:{path}"
    assert is_id(identifier)
    assert id_iri(identifier).startswith(INSTANCE)
    assert iri_id(id_iri(identifier)) == identifier
    assert prefix_of(identifier) == prefix


def test_signs_have_readable_concepts() -> None:
    assert concept_iri("sign", "+") == f"{CONCEPT}sign/raises"
    assert concept_iri("comparator", "<=") == f"{CONCEPT}comparator/at-most"
    assert len({concept_iri("sign", sign) for sign in "+-0?"}) == 4
