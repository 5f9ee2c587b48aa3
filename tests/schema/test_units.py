"""Units: every one has a dimension, a positive size, and labels in both languages."""

from __future__ import annotations

from policygraph.schema.units import UNITS


def test_every_unit_is_whole() -> None:
    for name, unit in UNITS.items():
        assert unit.factor > 0, name
        assert unit.dimension
        assert bool(unit.label_en) == bool(unit.label_zh), name


def test_a_stock_and_a_flow_are_different_things() -> None:
    assert UNITS["Mt"].dimension != UNITS["Mt/yr"].dimension
    assert UNITS["vehicles"].dimension != UNITS["vehicles/yr"].dimension


def test_labels_tell_the_units_of_a_dimension_apart() -> None:
    for lang in ("label_en", "label_zh"):
        labels = [(unit.dimension, getattr(unit, lang)) for unit in UNITS.values()]
        doubled = {label for label in labels if labels.count(label) > 1}
        assert not doubled, doubled
