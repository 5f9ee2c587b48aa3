"""From findings, decisions and assessments to statements, with the run each came from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from math import isfinite, isnan
from typing import Any, Final
from urllib.parse import quote

from rdflib.namespace import XSD

from policygraph.graph.writing import number_text
from policygraph.rdf.rows import date_term
from policygraph.rdf.statements import Statement, iri, literal, typed
from policygraph.rdf.terms import ASSESSMENTS_GRAPH, DATASET, FINDINGS_GRAPH, TYPE, expand, own
from policygraph.schema.findings import Assessment, Criterion, Finding, Magnitude, Party, Words
from policygraph.schema.ids import INSTANCE, concept_iri, id_iri
from policygraph.schema.vocabularies import term

__all__ = ["SOFTWARE", "assessment_statements", "finding_statements"]

SOFTWARE: Final = f"{INSTANCE}software"
_CLASSES: Final = {"C": "Conflict", "G": "Gap", "S": "Synergy"}
_CUBE: Final = f"{INSTANCE}assessments"
_RANKS: Final = f"{INSTANCE}rank-acceptability"

Pair = tuple[str, str]


def finding_statements(findings: Iterable[Finding]) -> Iterator[Statement]:
    """Yield findings with parties, magnitudes, remedies and decisions, in their own named graph."""
    runs: set[tuple[str, str]] = set()
    for each in findings:
        for subject, verb, thing in _finding(each):
            yield subject, verb, thing, FINDINGS_GRAPH
        runs.add(("checks", ""))
        if each.magnitude:
            runs.add((each.magnitude.model, each.magnitude.parameter_set))
    for name, parameters in sorted(runs):
        yield from _run(name, parameters, FINDINGS_GRAPH)


def assessment_statements(assessments: Iterable[Assessment]) -> Iterator[Statement]:
    """Yield assessments as observations of two data cubes, with the run they came from."""
    runs: set[tuple[str, str]] = set()
    for each in assessments:
        for subject, verb, thing in _assessment(each):
            yield subject, verb, thing, ASSESSMENTS_GRAPH
        runs.add(("scoring", f"{each.parameter_set}-{each.samples}-{each.seed}"))
    for name, parameters in sorted(runs):
        yield from _run(name, parameters, ASSESSMENTS_GRAPH)
    for cube, structure in ((_CUBE, "AssessmentStructure"), (_RANKS, "RankStructure")) if runs else ():
        yield iri(cube), TYPE, _term("qb:DataSet"), ASSESSMENTS_GRAPH
        yield iri(cube), _term("qb:structure"), iri(own(structure)), ASSESSMENTS_GRAPH


def _run(name: str, parameters: str, home: str) -> Iterator[Statement]:
    """Yield a run as a PROV activity; no clock is read, so it has no start and no end."""
    subject = iri(_run_iri(name, parameters))
    yield subject, TYPE, iri(own("ModelRun")), home
    yield subject, _term("dcterms:identifier"), literal(f"{name}/{parameters}".rstrip("/")), home
    yield subject, _term("prov:used"), iri(DATASET), home
    yield subject, _term("prov:wasAssociatedWith"), iri(SOFTWARE), home
    if parameters:
        yield subject, iri(own("parameterSet")), literal(parameters), home


def _run_iri(name: str, parameters: str) -> str:
    # A parameter set is named in free words; no blank may enter an IRI.
    return f"{INSTANCE}run/{name}/{quote(parameters, safe='')}".rstrip("/")


def _term(curie: str) -> str:
    return iri(expand(curie))


def _concept(scheme: str, notation: str) -> str:
    return iri(concept_iri(scheme, notation))


def _number(value: float) -> str:
    """Return a number as a decimal without exponent: the one spelling that no reader changes."""
    if not isfinite(value):
        return typed("NaN" if isnan(value) else "INF" if value > 0 else "-INF", str(XSD.double))
    return typed(f"{Decimal(number_text(value)):f}", str(XSD.decimal))


def _integer(value: int) -> str:
    return typed(str(value), str(XSD.integer))


def _words(verb: str, words: Words) -> Iterator[Pair]:
    yield _term(verb), literal(words.en, "en")
    yield _term(verb), literal(words.zh, "zh")


def _finding(each: Finding) -> Iterator[tuple[str, str, str]]:
    base = id_iri(each.id)
    subject = iri(base)
    for verb, thing in _finding_pairs(each):
        yield subject, verb, thing
    for number, party in enumerate(each.parties, start=1):
        node = f"{base}/party/{number}"
        yield subject, iri(own("party")), iri(node)
        yield subject, iri(own("involves")), iri(id_iri(party.id))
        for verb, thing in _party(party):
            yield iri(node), verb, thing
    for number, edit in enumerate(each.changes, start=1):
        node = iri(f"{base}/change/{number}")
        yield subject, iri(own("change")), node
        yield node, TYPE, iri(own("Edit"))
        yield node, iri(own("operation")), _concept("operation", edit.operation)
        for name in ("table", "row", "column", "value"):
            if getattr(edit, name):
                yield node, iri(own(name)), literal(getattr(edit, name))
    if each.magnitude:
        node = iri(f"{base}/magnitude")
        yield subject, iri(own("magnitude")), node
        for verb, thing in _magnitude(each.magnitude):
            yield node, verb, thing
    if each.decision:
        node = iri(f"{base}/decision")
        yield subject, iri(own("decision")), node
        for verb, thing in _decision(each.decision):
            yield node, verb, thing


def _finding_pairs(each: Finding) -> Iterator[Pair]:
    yield TYPE, iri(own("Finding"))
    yield TYPE, iri(own(_CLASSES[each.code[0]]))
    yield _term("dcterms:identifier"), literal(each.id)
    yield iri(own("rule")), literal(each.rule)
    yield _term("prov:wasGeneratedBy"), iri(_run_iri("checks", ""))
    for name in ("code", "verdict", "overlap", "grade"):
        if getattr(each, name):
            yield iri(own(name)), _concept(name, getattr(each, name))
    yield iri(own("findingStatus")), _concept("finding_status", each.status)
    for code in each.also:
        yield iri(own("also")), _concept("code", code)
    for name in ("severity", "belief", "priority"):
        yield iri(own(name)), _number(getattr(each, name))
    for name in ("indicator", "objective", "technology", "place"):
        if getattr(each, name):
            yield iri(own(name)), iri(id_iri(getattr(each, name)))
    for name, date in (("start", each.period.start), ("end", each.period.end)):
        if date:
            yield iri(own(name)), date_term(date)
    yield from _words("sh:resultMessage", each.explanation)
    yield from _words("pg:remedy", each.remedy)
    for evidence in each.evidence:
        yield _term("prov:wasDerivedFrom"), iri(id_iri(evidence))


def _party(party: Party) -> Iterator[Pair]:
    yield TYPE, iri(own("Party"))
    yield iri(own("role")), literal(party.role)
    yield iri(own("involves")), iri(id_iri(party.id))
    yield from _words("rdfs:label", party.label)
    if party.policy:
        yield iri(own("policy")), iri(id_iri(party.policy))
    if party.place:
        yield iri(own("place")), iri(id_iri(party.place))
    if party.clause:
        yield _term("eli:number"), literal(party.clause)
    for name, date in (("start", party.period.start), ("end", party.period.end)):
        if date:
            yield iri(own(name)), date_term(date)
    for source in party.source:
        yield _term("dcterms:source"), iri(id_iri(source))


def _magnitude(magnitude: Magnitude) -> Iterator[Pair]:
    yield TYPE, iri(own("Magnitude"))
    yield iri(own("value")), _number(magnitude.value)
    yield iri(own("unit")), literal(magnitude.unit)
    known = term("model", magnitude.model)
    yield iri(own("model")), _concept("model", magnitude.model) if known else literal(magnitude.model)
    yield iri(own("parameterSet")), literal(magnitude.parameter_set)
    yield _term("prov:wasGeneratedBy"), iri(_run_iri(magnitude.model, magnitude.parameter_set))


def _decision(decision: dict[str, Any]) -> Iterator[Pair]:
    yield TYPE, iri(own("Decision"))
    yield iri(own("judgement")), _concept("decision", str(decision.get("decision", "")))
    if decision.get("note"):
        yield _term("rdfs:comment"), literal(str(decision["note"]))
    if decision.get("by"):
        yield iri(own("decidedBy")), literal(str(decision["by"]))


def _assessment(each: Assessment) -> Iterator[tuple[str, str, str]]:
    base = id_iri(each.id)
    subject = iri(base)
    for verb, thing in _assessment_pairs(each):
        yield subject, verb, thing
    for criterion in each.criteria:
        node = iri(f"{base}/{criterion.name}")
        for verb, thing in _observation(each, criterion):
            yield node, verb, thing
    for rank, share in enumerate(each.rank_acceptability, start=1):
        node = iri(f"{base}/rank/{rank}")
        yield node, TYPE, _term("qb:Observation")
        yield node, _term("qb:dataSet"), iri(_RANKS)
        yield node, iri(own("assessment")), subject
        yield node, iri(own("intervention")), iri(id_iri(each.intervention))
        yield node, iri(own("rank")), _integer(rank)
        yield node, iri(own("acceptability")), _number(share)


def _assessment_pairs(each: Assessment) -> Iterator[Pair]:
    yield TYPE, iri(own("Assessment"))
    yield _term("dcterms:identifier"), literal(each.id)
    yield from _words("rdfs:label", each.label)
    yield iri(own("intervention")), iri(id_iri(each.intervention))
    if each.place:
        yield iri(own("place")), iri(id_iri(each.place))
    yield iri(own("parameterSet")), literal(each.parameter_set)
    yield iri(own("samples")), _integer(each.samples)
    yield iri(own("seed")), _integer(each.seed)
    yield iri(own("confidence")), _number(each.confidence)
    yield iri(own("separable")), typed(str(each.separable).lower(), str(XSD.boolean))
    yield iri(own("firstRankAcceptability")), _number(each.rank_acceptability[0] if each.rank_acceptability else 0.0)
    run = _run_iri("scoring", f"{each.parameter_set}-{each.samples}-{each.seed}")
    yield _term("prov:wasGeneratedBy"), iri(run)
    for name, others in (("dominatedBy", each.dominated_by), ("resolved", each.resolved), ("created", each.created)):
        for other in others:
            yield iri(own(name)), iri(id_iri(other))


def _observation(each: Assessment, criterion: Criterion) -> Iterator[Pair]:
    yield TYPE, _term("qb:Observation")
    yield _term("qb:dataSet"), iri(_CUBE)
    yield iri(own("assessment")), iri(id_iri(each.id))
    yield iri(own("intervention")), iri(id_iri(each.intervention))
    yield iri(own("criterion")), _concept("criterion", criterion.name)
    yield iri(own("unit")), literal(criterion.unit)
    yield iri(own("betterWhen")), _concept("better_when", criterion.better_when)
    for name in ("median", "p05", "p95"):
        yield iri(own(name)), _number(getattr(criterion, name))
    if criterion.name in each.central_weights:
        yield iri(own("centralWeight")), _number(each.central_weights[criterion.name])
