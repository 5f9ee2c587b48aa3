"""Writes everything that is made from the declarations in ``policygraph/schema``; ``--check`` only compares.

Run by ``make generated``. Each document is committed, and a test compares it with what this script would write.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from datasheet import datasheet
from reference import commands_page, rules_page, terms_page

from policygraph.graph import load
from policygraph.interop.spreadsheets.starter import write_starter
from policygraph.rdf.ontology import concepts_text, context_text, ontology_text, shapes_text
from policygraph.schema.documents import csv_template, data_dictionary, data_package, findings_schema
from policygraph.schema.tables import TABLES

ROOT = Path(__file__).parent.parent


def documents() -> Iterator[tuple[str, str | bytes]]:
    """Yield path below the root and content of every generated document."""
    yield "data/datapackage.json", data_package(load().as_of)
    yield "data/README.md", datasheet(ROOT / "data" / "README.md", load())
    yield "docs/pages/reference/data-dictionary.md", data_dictionary("en")
    yield "docs/pages/reference/data-dictionary.zh.md", data_dictionary("zh")
    yield "docs/pages/reference/findings.schema.json", findings_schema()
    yield "docs/pages/reference/commands.md", commands_page()
    yield "docs/pages/reference/rules.md", rules_page("en")
    yield "docs/pages/reference/rules.zh.md", rules_page("zh")
    for table in TABLES.values():
        yield f"docs/templates/{table.name}.csv", csv_template(table)
    yield "docs/templates/policies.xlsx", workbook_template()
    yield "ontology/policygraph.ttl", ontology_text()
    yield "ontology/concepts.ttl", concepts_text()
    yield "ontology/shapes.ttl", shapes_text()
    yield "ontology/context.jsonld", context_text()
    yield "docs/pages/reference/terms.md", terms_page()


def workbook_template() -> bytes:
    """Return the workbook that ``policygraph init`` begins a project with."""
    with TemporaryDirectory() as folder:
        write_starter(folder, "xlsx")
        return (Path(folder) / "policies.xlsx").read_bytes()


def main() -> int:
    """Write or compare; return 1 where a committed document differs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="compare only; exit 1 where a document is out of date")
    check = parser.parse_args().check
    stale = []
    for name, text in documents():
        path, content = ROOT / name, text.encode("utf-8") if isinstance(text, str) else text
        if not path.is_file() or path.read_bytes() != content:
            stale.append(name)
            if not check:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)
    word = "out of date" if check else "written"
    sys.stdout.writelines(f"{word}: {name}\n" for name in stale)
    return int(check and bool(stale))


if __name__ == "__main__":
    sys.exit(main())
