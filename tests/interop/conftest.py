"""A small graph with every kind of row, for tests of formats that take long on the whole."""

from __future__ import annotations

import pytest

from policygraph.graph import PolicyGraph
from policygraph.rdf import parse_rdf
from policygraph.resources import ontology_folder


@pytest.fixture(scope="session")
def excerpt() -> PolicyGraph:
    return parse_rdf(ontology_folder() / "questions" / "example.ttl")
