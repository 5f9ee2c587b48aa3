"""Reference pages made from the code: the commands' helps and the catalogue of rules with their examples."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from rdflib import Graph, URIRef
from rdflib.namespace import OWL, RDF, RDFS, SKOS

from policygraph.checks import RULES
from policygraph.checks.rule import Rule
from policygraph.checks.teaching import teaching_graph
from policygraph.resources import ontology_folder
from policygraph.schema.ids import NAMESPACE
from policygraph.schema.vocabularies import label
from policygraph.texts import LANGUAGES, Lang, say

__all__ = ["commands_page", "rules_page", "terms_page"]


def commands_page() -> str:
    """Return every command with its help and options, in English."""
    from typer.main import get_command

    from policygraph.cli.app import build_app

    group: Any = get_command(build_app("en"))
    lines = ["# Commands", "", str(group.help or ""), ""]
    for name in group.commands:
        command = group.commands[name]
        lines += [f"## `policygraph {name}`", "", str(command.help or ""), "", "| option | meaning |", "| --- | --- |"]
        lines += [_option(each) for each in command.params]
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def _option(parameter: Any) -> str:
    names = ", ".join(f"`{each}`" for each in (parameter.opts or [parameter.name]))
    meaning = str(getattr(parameter, "help", "") or "").replace("|", "\\|").replace("\n", " ")
    return f"| {names} | {meaning} |"


def rules_page(lang: Lang) -> str:
    """Return every rule: what it looks for, why, where that comes from, its example and its near miss."""
    lines = [f"# {say('docs.rules.title', lang)}", "", say("docs.rules.about", lang), ""]
    for kind in RULES:
        for rule in RULES[kind]:
            lines += _rule(rule, lang)
    return "\n".join(lines).rstrip() + "\n"


def terms_page() -> str:
    """Return every class and property of the ontology with labels, definitions and examples in both languages."""
    graph = Graph().parse(ontology_folder() / "policygraph.ttl", format="turtle")
    lines = ["# Terms of the ontology", "", f"Namespace `{NAMESPACE}` (not registered yet).", ""]
    for head, kinds in (
        ("Classes", (OWL.Class,)),
        ("Properties", (OWL.ObjectProperty, OWL.DatatypeProperty, RDF.Property)),
    ):
        lines += [f"## {head}", ""]
        found = {
            str(term) for kind in kinds for term in graph.subjects(RDF.type, kind) if str(term).startswith(NAMESPACE)
        }
        for term in sorted(found):
            lines += _term(graph, term.removeprefix(NAMESPACE), URIRef(term))
    return "\n".join(lines).rstrip() + "\n"


def _term(graph: Graph, name: str, term: URIRef) -> Iterable[str]:
    yield f"### pg:{name} {{: #{name} }}"
    yield ""
    for lang in LANGUAGES:
        words = [
            str(each)
            for verb in (RDFS.label, SKOS.definition)
            for each in graph.objects(term, verb)
            if getattr(each, "language", "") == lang
        ]
        yield f"- {lang}: " + ". ".join(words)
    yield from (
        f"- example: `{example}`" for example in sorted(str(each) for each in graph.objects(term, SKOS.example))
    )
    yield ""


def _rule(rule: Rule, lang: Lang) -> Iterable[str]:
    yield f"## {rule.code} · {getattr(rule.title, lang)} {{: #{rule.name} }}"
    yield from ("", f"{label('code', rule.code, lang)} · `{rule.name}.py`", "")
    yield f"**{say('docs.rules.looks_for', lang)}** {getattr(rule.looks_for, lang)}"
    yield from ("", f"**{say('docs.rules.why', lang)}** {getattr(rule.why, lang)}", "")
    yield f"**{say('docs.rules.source', lang)}** {rule.source}"
    yield from ("", f"**{say('docs.rules.example', lang)}**", "")
    yield from _rows(rule.example)
    found = [each for each in rule.find(teaching_graph(rule.example)) if each.rule == rule.name]
    yield from ("", *(f"> {getattr(each.explanation, lang)}" for each in found), "")
    yield from (f"**{say('docs.rules.near_miss', lang)}**", "")
    yield from _rows(rule.near_miss)
    yield ""


def _rows(rows: Mapping[str, list[dict[str, Any]]]) -> Iterable[str]:
    yield "```"
    for table in rows:
        for cells in rows[table]:
            yield f"{table}: " + ", ".join(f"{name}={value}" for name, value in cells.items() if value != "")
    yield "```"
