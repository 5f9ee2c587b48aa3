"""Whether engines of three families answer the competency questions alike: rdflib, Oxigraph's server, Comunica.

    python bench/engines.py [-o FOLDER]

The example export is loaded into each, and every saved question is asked with its defaults. Comunica is fetched by npm
into a temporary folder; without npm it is left out, and the run says so. Exit code 1 where two answers differ.
"""

from __future__ import annotations

import argparse
import csv
import json
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from pyoxigraph import RdfFormat, Store
from rdflib import Graph

from policygraph.rdf import saved_questions
from policygraph.resources import ontology_folder

SCRIPT = """
import { QueryEngine } from '@comunica/query-sparql-file';
import { readFileSync } from 'node:fs';
const [data, questions] = process.argv.slice(2);
const engine = new QueryEngine();
const answers = {};
for (const [name, text] of Object.entries(JSON.parse(readFileSync(questions, 'utf8')))) {
  const stream = await engine.queryBindings(text, { sources: [{ type: 'file', value: data }] });
  answers[name] = (await stream.toArray()).map((row) =>
    Object.fromEntries([...row].map(([variable, term]) => [variable.value, term.value])));
}
console.log(JSON.stringify(answers));
"""
Rows = Counter[tuple[tuple[str, str], ...]]


def rows_of(answers: list[dict[str, str]]) -> Rows:
    """Return an answer as a bag of rows, each its named values; numbers by value, since engines write them apart."""
    return Counter(tuple(sorted((name, _number(value)) for name, value in row.items())) for row in answers)


def _number(text: str) -> str:
    try:
        return f"{float(text):.9g}"
    except ValueError:
        return text


def ask_rdflib(data: Path, questions: dict[str, str]) -> dict[str, Rows]:
    """Answer with rdflib."""
    graph = Graph().parse(data, format="turtle")
    return {
        name: rows_of([{str(key): str(cell) for key, cell in row.asdict().items()} for row in graph.query(text)])
        for name, text in questions.items()
    }


def ask_oxigraph(data: Path, questions: dict[str, str]) -> dict[str, Rows]:
    """Answer with Oxigraph, the engine of its server, in this process."""
    store = Store()
    store.bulk_load(path=data, format=RdfFormat.TURTLE)
    found = {}
    for name, text in questions.items():
        answer = store.query(text)
        names = [each.value for each in answer.variables]
        found[name] = rows_of(
            [{key: cell.value for key, cell in zip(names, row, strict=True) if cell is not None} for row in answer]
        )
    return found


def ask_comunica(data: Path, questions: dict[str, str]) -> dict[str, Rows] | None:
    """Answer with Comunica under node; ``None`` where npm is missing."""
    if shutil.which("npm") is None or shutil.which("node") is None:
        return None
    with TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "package.json").write_text('{"type": "module"}', encoding="utf-8")
        command = ["npm", "install", "--silent", "--no-audit", "--no-fund", "@comunica/query-sparql-file@4"]
        subprocess.run(command, cwd=root, check=True)
        (root / "ask.js").write_text(SCRIPT, encoding="utf-8")
        (root / "questions.json").write_text(json.dumps(questions), encoding="utf-8")
        done = subprocess.run(
            ["node", "ask.js", str(data.resolve()), "questions.json"],
            cwd=root,
            check=True,
            capture_output=True,
            text=True,
        )
    return {name: rows_of(rows) for name, rows in json.loads(done.stdout).items()}


def main() -> int:
    """Ask all engines and print how many questions they answer alike."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-o", "--output", type=Path)
    options = parser.parse_args()
    data = ontology_folder() / "questions" / "example.ttl"
    questions = {name: each.text for name, each in saved_questions().items()}
    answers = {"rdflib": ask_rdflib(data, questions), "oxigraph": ask_oxigraph(data, questions)}
    other = ask_comunica(data, questions)
    if other is None:
        sys.stdout.write("Comunica was left out: no npm or node\n")
    else:
        answers["comunica"] = other
    lines = [("question", *answers, "alike")]
    for name in questions:
        alike = all(answers[engine][name] == answers["rdflib"][name] for engine in answers)
        lines.append((name, *(str(sum(answers[engine][name].values())) for engine in answers), str(alike).lower()))
    sys.stdout.writelines("\t".join(line) + "\n" for line in lines)
    if options.output:
        options.output.mkdir(parents=True, exist_ok=True)
        with (options.output / "engines.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows(lines)
    return int(any(line[-1] == "false" for line in lines))


if __name__ == "__main__":
    sys.exit(main())
