from __future__ import annotations

import pytest

from policygraph.rdf.terms import (
    PREFIXES,
    RESULT_CLASSES,
    RESULT_PROPERTIES,
    class_iri,
    expand,
    own,
    own_properties,
    property_iri,
)
from policygraph.schema.tables import TABLES


def test_every_property_of_every_column_has_a_known_prefix() -> None:
    for table in TABLES.values():
        for each in table.columns:
            assert str(property_iri(each)).startswith(PREFIXES[each.property.partition(":")[0]])


def test_an_unknown_prefix_is_an_error() -> None:
    with pytest.raises(Exception, match="nobody"):
        expand("nobody:thing")


def test_classes_are_the_records() -> None:
    assert class_iri(TABLES["policies"]) == own("Policy")


def test_our_properties_are_those_with_our_prefix() -> None:
    names = set(own_properties())
    assert "sign" in names
    assert "title" not in names


def test_a_result_class_is_no_table() -> None:
    assert not set(RESULT_CLASSES) & {table.record.__name__ for table in TABLES.values()}
    assert set(RESULT_PROPERTIES.values()) == {"object", "datatype"}
