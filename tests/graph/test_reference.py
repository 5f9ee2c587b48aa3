"""What any user's policies can stand on."""

from __future__ import annotations

from policygraph.graph import PolicyGraph, build_graph
from policygraph.graph.reference import reference_part
from policygraph.schema.evidence import Evidence


def test_policies_go_and_the_system_stays(bundled: PolicyGraph) -> None:
    part = reference_part(bundled)
    for name in ("policies", "provisions", "targets", "effects", "searches"):
        assert not part.tables[name]
    for name in ("jurisdictions", "indicators", "influences", "weights", "observations"):
        assert part.tables[name] == bundled.tables[name]


def test_the_part_is_sound_by_itself(bundled: PolicyGraph) -> None:
    part = reference_part(bundled)
    assert (
        build_graph({name: [row.model_dump() for row in rows] for name, rows in part.tables.items()}, as_of=part.as_of)
        == part
    )


def test_evidence_speaks_of_what_stays(bundled: PolicyGraph) -> None:
    part = reference_part(bundled)
    assert part.rows(Evidence)
    for row in part.rows(Evidence):
        assert row.about
        assert all(each in part.index for each in row.about)
