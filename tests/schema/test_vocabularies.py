"""Vocabularies: labels in two languages, broader terms that exist."""

from __future__ import annotations

import pytest

from policygraph.schema import vocabularies
from policygraph.schema.vocabularies import ancestors, label, schemes, term, terms, within


@pytest.mark.parametrize("scheme", schemes())
def test_every_term_is_bilingual_and_its_parent_exists(scheme: str) -> None:
    known = terms(scheme)
    assert known
    for notation, each in known.items():
        assert each.label_en.strip(), (scheme, notation)
        assert each.label_zh.strip(), (scheme, notation)
        assert not each.broader or each.broader in known, (scheme, notation)
        assert bool(each.definition_en) == bool(each.definition_zh), (scheme, notation)


def test_terms_are_not_shared_out() -> None:
    terms("sign").clear()
    assert terms("sign")


def test_within_follows_broader_terms() -> None:
    child = next(each for each in terms("instrument").values() if each.broader)
    assert within("instrument", child.notation, child.broader)
    assert not within("instrument", child.broader, child.notation)
    assert ancestors("instrument", child.notation)[0] == child.notation


def test_unknown_words_stand_for_themselves() -> None:
    assert term("sign", "x") is None
    assert label("sign", "x", "zh") == "x"
    assert vocabularies.label("modality", "obliges", "zh") != "obliges"
