"""The published JSON-LD context: prefixes and one flat name a column."""

from __future__ import annotations

import json
from typing import Final

from policygraph.rdf.terms import PREFIXES
from policygraph.schema.tables import TABLES

__all__ = ["context_text"]

_TYPES: Final = {
    "decimal": "xsd:decimal",
    "integer": "xsd:integer",
    "ref": "@id",
    "term": "@id",
    "url": "xsd:anyURI",
}


def context_text() -> str:
    """Return ``context.jsonld``; nothing in it is scoped, imported or propagated, so every processor reads it alike."""
    names: dict[str, object] = {}
    for table in TABLES.values():
        for each in table.columns:
            entry: dict[str, str] = {"@id": each.property}
            if each.kind in _TYPES:
                entry["@type"] = _TYPES[each.kind]
            if each.lang:
                entry["@language"] = each.lang
            names.setdefault(each.name, entry)
    return json.dumps({"@context": {**PREFIXES, **names}}, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
