"""Ids: a prefix that names the table, a colon and a readable path; and the IRIs made from them."""

from __future__ import annotations

import re
from typing import Final

__all__ = ["CONCEPT", "INSTANCE", "NAMESPACE", "PREFIXES", "concept_iri", "id_iri", "iri_id", "is_id", "prefix_of"]

NAMESPACE: Final = "https://w3id.org/policygraph/ns#"
INSTANCE: Final = "https://w3id.org/policygraph/id/"
CONCEPT: Final = "https://w3id.org/policygraph/concept/"

# Prefix -> table: an id says which table it lives in, so a reference can be checked without a join.
PREFIXES: Final[dict[str, str]] = {
    "act": "actions",
    "ag": "agencies",
    "asm": "assessments",
    "chg": "changes",
    "clm": "paper_claims",
    "def": "definitions",
    "dfe": "default_effects",
    "eff": "effects",
    "evd": "evidence",
    "fnd": "findings",
    "ind": "indicators",
    "inf": "influences",
    "int": "interactions",
    "itv": "interventions",
    "obj": "objectives",
    "obs": "observations",
    "par": "parameters",
    "plc": "jurisdictions",
    "pol": "policies",
    "pre": "prerequisites",
    "prv": "provisions",
    "rel": "relations",
    "sea": "searches",
    "set": "settings",
    "src": "sources",
    "tar": "tariffs",
    "tec": "technologies",
    "tgt": "targets",
    "trp": "tariff_periods",
    "wgt": "weights",
    "xwk": "crosswalks",
}

# \w admits Chinese: an IRI may hold it, and users' own ids often do.
_ID = re.compile(r"(?P<prefix>[a-z]{2,4}):(?P<path>\w[\w./~-]*\w|\w)", re.UNICODE)


def is_id(text: str) -> bool:
    """Return whether ``text`` is a well-formed id with a known prefix."""
    found = _ID.fullmatch(text)
    return found is not None and found["prefix"] in PREFIXES and "//" not in text and ".." not in text


def prefix_of(identifier: str) -> str:
    """Return the part before the colon."""
    return identifier.partition(":")[0]


def id_iri(identifier: str) -> str:
    """Return the IRI of a row."""
    prefix, _, path = identifier.partition(":")
    return f"{INSTANCE}{prefix}/{path}"


def iri_id(iri: str) -> str:
    """Return the id behind an IRI made by :func:`id_iri`."""
    prefix, _, path = iri.removeprefix(INSTANCE).partition("/")
    return f"{prefix}:{path}"


def concept_iri(scheme: str, notation: str) -> str:
    """Return the IRI of a vocabulary term; signs and comparators get readable names."""
    return f"{CONCEPT}{scheme}/{_SPELLED.get(notation, notation)}"


_SPELLED: Final = {
    "+": "raises",
    "-": "lowers",
    "0": "no-effect",
    "?": "not-stated",
    ">=": "at-least",
    ">": "more-than",
    "=": "equal",
    "<=": "at-most",
    "<": "less-than",
}
