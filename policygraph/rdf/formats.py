"""The RDF formats, with what each keeps and drops."""

from __future__ import annotations

from typing import Final

from policygraph.schema.formats import Format

__all__ = ["rdf_formats"]

_FORMATS: Final = (
    Format("json-ld", ".jsonld"),
    Format("longturtle", ".ttl"),
    Format("nquads", ".nq"),
    Format("nt", ".nt"),
    Format("trig", ".trig"),
    Format("turtle", ".ttl"),
    Format("xml", ".rdf"),
)


def rdf_formats() -> dict[str, Format]:
    """Return every RDF format by name; any of them reads back to the same graph."""
    return {each.name: each for each in _FORMATS}
