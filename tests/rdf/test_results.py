from __future__ import annotations

from policygraph.rdf.results import SOFTWARE, assessment_statements, finding_statements
from policygraph.rdf.statements import Statement, iri, literal, term_parts
from policygraph.rdf.terms import ASSESSMENTS_GRAPH, DATASET, FINDINGS_GRAPH, TYPE, expand, own
from policygraph.schema.findings import Assessment, Finding
from policygraph.schema.ids import concept_iri, id_iri


def objects(found: list[Statement], subject: str, verb: str) -> set[str]:
    return {thing for one, two, thing, _ in found if (one, two) == (subject, verb)}


def values(found: list[Statement], subject: str, name: str) -> set[str]:
    return {term_parts(thing).value for thing in objects(found, subject, iri(own(name)))}


def test_every_field_of_a_finding_is_said(finding: Finding) -> None:
    found = list(finding_statements([finding]))
    subject = iri(id_iri(finding.id))
    assert objects(found, subject, TYPE) == {iri(own("Finding")), iri(own("Conflict"))}
    assert values(found, subject, "code") == {concept_iri("code", "C4")}
    assert values(found, subject, "also") == {concept_iri("code", "C10")}
    assert values(found, subject, "grade") == {concept_iri("grade", "looser_than")}
    assert values(found, subject, "severity") == {"0.5"}
    assert values(found, subject, "start") == {"2024-06-01"}
    assert values(found, subject, "end") == set()
    assert values(found, subject, "involves") == {id_iri(each.id) for each in finding.parties}
    assert objects(found, subject, iri(expand("prov:wasDerivedFrom"))) == {
        iri(id_iri("evd:one")),
        iri(id_iri("evd:two")),
    }
    assert literal("两处不一致。", "zh") in objects(found, subject, iri(expand("sh:resultMessage")))
    assert {graph for *_, graph in found} == {FINDINGS_GRAPH}


def test_parties_changes_magnitude_and_decision_are_nodes_with_names(finding: Finding) -> None:
    found = list(finding_statements([finding]))
    base = id_iri(finding.id)
    assert values(found, iri(f"{base}/party/1"), "role") == {"lower"}
    assert values(found, iri(f"{base}/party/2"), "place") == {id_iri("plc:CN")}
    assert values(found, iri(f"{base}/change/1"), "value") == {"45"}
    assert values(found, iri(f"{base}/magnitude"), "unit") == {"Mtoe/yr"}
    assert values(found, iri(f"{base}/magnitude"), "model") == {concept_iri("model", "fleet")}
    assert values(found, iri(f"{base}/decision"), "judgement") == {concept_iri("decision", "accepted")}
    assert not any(term.startswith("_:") for each in found for term in each)


def test_a_result_names_its_run_and_the_run_its_data(finding: Finding, assessment: Assessment) -> None:
    for found, subject in (
        (list(finding_statements([finding])), finding.id),
        (list(assessment_statements([assessment])), assessment.id),
    ):
        (run,) = objects(found, iri(id_iri(subject)), iri(expand("prov:wasGeneratedBy")))
        assert objects(found, run, TYPE) == {iri(own("ModelRun"))}
        assert objects(found, run, iri(expand("prov:used"))) == {iri(DATASET)}
        assert objects(found, run, iri(expand("prov:wasAssociatedWith"))) == {iri(SOFTWARE)}


def test_an_assessment_is_two_cubes(assessment: Assessment) -> None:
    found = list(assessment_statements([assessment]))
    base = id_iri(assessment.id)
    assert values(found, iri(f"{base}/ease"), "median") == {"2"}
    assert values(found, iri(f"{base}/ease"), "centralWeight") == {"0.125"}
    assert values(found, iri(f"{base}/rank/2"), "acceptability") == {"0.75"}
    sets = {thing for _, verb, thing, _ in found if verb == iri(expand("qb:dataSet"))}
    for each in sets:
        assert objects(found, each, iri(expand("qb:structure")))
    assert len(sets) == 2
    assert {graph for *_, graph in found} == {ASSESSMENTS_GRAPH}


def test_nothing_gives_nothing() -> None:
    assert list(finding_statements([])) == list(assessment_statements([])) == []


def test_numbers_have_no_exponent_and_no_surprise(finding: Finding) -> None:
    for value, text in ((0.0000001, "0.0000001"), (1234567.0, "1234570"), (0.0, "0"), (float("inf"), "INF")):
        found = list(finding_statements([finding.model_copy(update={"priority": value})]))
        assert values(found, iri(id_iri(finding.id)), "priority") == {text}
