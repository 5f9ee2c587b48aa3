"""Writes a graph, its findings and assessments in the format of another program."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from policygraph.errors import UsageError
from policygraph.graph.policygraph import PolicyGraph
from policygraph.graph.writing import write_atomic
from policygraph.interop.formats.citations import bibtex_text, csl_json
from policygraph.interop.formats.cypher import cypher_text
from policygraph.interop.formats.delimited import gephi_files, neo4j_files
from policygraph.interop.formats.iamc import iamc_csv
from policygraph.interop.formats.kumu import kumu_json, kumu_xlsx
from policygraph.interop.formats.packages import data_package_zip, write_parquet
from policygraph.interop.formats.prose import markdown_text
from policygraph.interop.formats.xlsx import tables_xlsx
from policygraph.interop.formats.xml_networks import gexf_text, graphml_text
from policygraph.schema.findings import Assessment, Finding
from policygraph.schema.formats import Format

__all__ = ["export", "export_formats"]

_FORMATS: Final = (
    Format("bibtex", ".bib"),
    Format("csl", ".json"),
    Format("cypher", ".cypher"),
    Format("datapackage", ".zip"),
    Format("gephi", "", folder=True),
    Format("gexf", ".gexf"),
    Format("graphml", ".graphml"),
    Format("iamc", ".csv"),
    Format("kumu", ".xlsx"),
    Format("kumu-json", ".json"),
    Format("markdown", ".md"),
    Format("markdown-zh", ".md"),
    Format("neo4j", "", folder=True),
    Format("parquet", "", folder=True),
    Format("xlsx", ".xlsx"),
)


def export_formats() -> dict[str, Format]:
    """Return every format of this room by name, with what each keeps and drops."""
    return {each.name: each for each in _FORMATS}


def export(
    graph: PolicyGraph,
    path: str | Path,
    format: str,  # noqa: A002 - the word people use
    *,
    findings: Iterable[Finding] = (),
    assessments: Iterable[Assessment] = (),
) -> Path:
    """Write ``graph`` to ``path`` and return the file or folder written.

    Parameters
    ----------
    path
        A file; a folder for the formats that are several files.
    format
        A name of :func:`export_formats`.

    Raises
    ------
    UsageError
        If the format is unknown.
    """
    target, found = Path(path), tuple(findings)
    match format:
        case "gephi" | "neo4j":
            files = gephi_files(graph, found) if format == "gephi" else neo4j_files(graph, found)
            for name, text in files.items():
                write_atomic(target / name, text)
            return target
        case "parquet":
            return write_parquet(graph, target)
        case "iamc":
            return write_atomic(target, iamc_csv(graph, assessments))
        case _:
            return write_atomic(target, _content(graph, format, found))


def _content(graph: PolicyGraph, name: str, findings: tuple[Finding, ...]) -> str | bytes:
    match name:
        case "bibtex":
            return bibtex_text(graph)
        case "csl":
            return csl_json(graph)
        case "cypher":
            return cypher_text(graph, findings)
        case "datapackage":
            return data_package_zip(graph)
        case "gexf":
            return gexf_text(graph, findings)
        case "graphml":
            return graphml_text(graph, findings)
        case "kumu":
            return kumu_xlsx(graph, findings)
        case "kumu-json":
            return kumu_json(graph, findings)
        case "markdown" | "markdown-zh":
            return markdown_text(graph, findings, lang="zh" if name.endswith("zh") else "en")
        case "xlsx":
            return tables_xlsx(graph)
        case _:
            raise UsageError("interop.format", format=name, known=", ".join(export_formats()))
