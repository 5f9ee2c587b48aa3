from __future__ import annotations

from policygraph.rdf.formats import rdf_formats
from policygraph.rdf.writing import FORMATS, KINDS


def test_the_list_is_that_of_the_writers() -> None:
    assert tuple(sorted(rdf_formats())) == KINDS
    for suffix, kind in FORMATS.items():
        assert rdf_formats()[kind].suffix == suffix
