"""What the tests of RDF share: the excerpt with known answers, findings and assessments that use every field."""

from __future__ import annotations

from pathlib import Path

import pytest

from policygraph.graph import PolicyGraph
from policygraph.rdf import parse_rdf
from policygraph.resources import ontology_folder
from policygraph.schema.findings import Assessment, Criterion, Edit, Finding, Magnitude, Party, Span, Words


@pytest.fixture(scope="session")
def example_path() -> Path:
    return ontology_folder() / "questions" / "example.ttl"


@pytest.fixture(scope="session")
def example(example_path: Path) -> PolicyGraph:
    return parse_rdf(example_path)


@pytest.fixture(scope="session")
def finding() -> Finding:
    words = Words(en="It says “two”; not one.\nA line.", zh="两处不一致。")
    party = Party(
        id="tgt:ln/2024/beautiful/1/1", role="lower", label=words, policy="pol:ln/2024/beautiful", place="plc:CN-LN",
        period=Span(start="2024", end="2027-12"), clause="三", source=("src:one",),
    )  # fmt: skip
    other = party.model_copy(update={"id": "tgt:cn/2023/zhongfa-30/1/1", "role": "higher", "place": "plc:CN"})
    return Finding(
        id="fnd:c04-0123456789", code="C4", grade="looser_than", also=("C10",), rule="c04_targets", verdict="conflict",
        overlap="certain", severity=0.5, magnitude=Magnitude(value=1.25, unit="Mtoe/yr", model="fleet", parameter_set="default"),
        belief=0.72, priority=0.36, parties=(party, other), indicator="ind:nev-share-new-cars", place="plc:CN-LN",
        period=Span(start="2024-06-01", end=""), status="open", explanation=words, remedy=words,
        changes=(Edit(operation="set", table="targets", row="tgt:ln/2024/beautiful/1/1", column="value", value="45"),),
        evidence=("evd:one", "evd:two"), decision={"decision": "accepted", "note": "next meeting", "by": "desk"},
    )  # fmt: skip


@pytest.fixture(scope="session")
def assessment() -> Assessment:
    return Assessment(
        id="asm:raise-liaoning-share", intervention="itv:raise-liaoning-share", label=Words(en="Raise", zh="提高"),
        place="plc:CN-LN",
        criteria=(Criterion(name="ease", unit="index", better_when="up", median=2.0, p05=1.0, p95=3.0),),
        rank_acceptability=(0.25, 0.75), central_weights={"ease": 0.125}, confidence=0.5,
        dominated_by=("itv:beijing-plates-to-nev",), resolved=("fnd:c04-0123456789",), created=(), separable=False,
        parameter_set="default", samples=20, seed=0,
    )  # fmt: skip
