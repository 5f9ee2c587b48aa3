"""Documents made from the declarations: data package, data dictionary, CSV template, JSON schema of findings."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

from policygraph.schema import vocabularies
from policygraph.schema.column import Column
from policygraph.schema.findings import Assessment, Finding
from policygraph.schema.tables import TABLES, Table
from policygraph.texts import Lang, say

__all__ = ["csv_template", "data_dictionary", "data_package", "findings_schema"]

_TYPES = {"integer": "integer", "decimal": "string", "url": "string"}


def data_package(as_of: str) -> str:
    """Return ``datapackage.json`` (Frictionless Data Package) for all tables; no hashes, no counts.

    Parameters
    ----------
    as_of
        The data date, against which findings are open or ended.
    """
    package = {
        "name": "policygraph-data",
        "title": "Policies at the joint of energy security, dual carbon and electric vehicles in China",
        "as_of": as_of,
        "licenses": [{"name": "CC-BY-4.0", "path": "https://creativecommons.org/licenses/by/4.0/"}],
        "resources": [_resource(table) for table in TABLES.values()],
    }
    return json.dumps(package, ensure_ascii=False, indent=2) + "\n"


def _resource(table: Table) -> dict[str, Any]:
    return {
        "name": table.name,
        "path": table.path,
        "title": (table.record.__doc__ or "").strip().splitlines()[0],
        "format": "csv",
        "encoding": "utf-8",
        "schema": {"fields": [_field(each) for each in table.columns], "primaryKey": "id", "missingValues": [""]},
    }


def _field(declared: Column) -> dict[str, Any]:
    constraints: dict[str, Any] = {"required": True} if declared.required else {}
    if declared.scheme and not declared.many:
        constraints["enum"] = list(vocabularies.terms(declared.scheme))
    field: dict[str, Any] = {
        "name": declared.name,
        "type": _TYPES.get(declared.kind, "string"),
        "title": declared.label_en,
        "description": declared.description_en,
        "rdfType": declared.property,
    }
    return {**field, "constraints": constraints} if constraints else field


def csv_template(table: Table) -> str:
    """Return a CSV with the header of ``table`` and nothing else."""
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n").writerow(each.name for each in table.columns)
    return buffer.getvalue()


def data_dictionary(lang: Lang = "en") -> str:
    """Return a Markdown page with every table, column and vocabulary in ``lang``."""
    lines = [f"# {say('schema.dictionary.title', lang)}", ""]
    heads = (
        "| "
        + " | ".join(say(f"schema.dictionary.{head}", lang) for head in ("column", "meaning", "form", "example"))
        + " |"
    )
    for table in TABLES.values():
        lines += [f"## {table.name}", "", f"`data/{table.path}`", "", heads, "| --- | --- | --- | --- |"]
        lines += [_entry(each, lang) for each in table.columns]
        lines.append("")
    lines += [f"# {say('schema.dictionary.words', lang)}", ""]
    for scheme in vocabularies.schemes():
        words = (f"- `{each.notation}`: {each.label(lang)}" for each in vocabularies.terms(scheme).values())
        lines += [f"## {scheme}", "", *words, ""]
    return "\n".join(lines).replace("\n\n\n", "\n\n")


def _entry(declared: Column, lang: Lang) -> str:
    form = say(f"schema.kind.{declared.kind}", lang, scheme=declared.scheme, to=", ".join(declared.to))
    many = say("schema.dictionary.many", lang) if declared.many else ""
    needed = say("schema.dictionary.required", lang) if declared.required else ""
    cells = (
        f"`{declared.name}`", f"{declared.label(lang)}: {declared.description(lang)}", f"{form}{many}{needed}",
        f"`{declared.example}`" if declared.example else "",
    )  # fmt: skip
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def findings_schema() -> str:
    """Return the JSON schema of a finding and an assessment."""
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "policygraph findings",
        "$defs": {"Finding": Finding.model_json_schema(), "Assessment": Assessment.model_json_schema()},
    }
    return json.dumps(schema, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
