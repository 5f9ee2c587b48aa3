"""The export in the server process of another project: loaded over the protocol, asked over the protocol."""

from __future__ import annotations

import csv
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from policygraph.errors import UnreadableInput
from policygraph.graph import PolicyGraph
from policygraph.rdf import publish, query_endpoint, saved_questions
from policygraph.rdf.endpoint import _send
from policygraph.resources import ontology_folder

FOLDER = ontology_folder() / "questions"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    program = shutil.which("oxigraph", path=str(Path(sys.executable).parent)) or shutil.which("oxigraph")
    if program is None:
        pytest.skip("the oxigraph server (registry package oxigraph) is not installed")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    store = tmp_path_factory.mktemp("store")
    command = [program, "serve", "--location", str(store), "--bind", f"127.0.0.1:{port}", "--union-default-graph"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(100):
            try:
                query_endpoint(f"{address}/query", "ASK {}", seconds=1)
                break
            except UnreadableInput:
                time.sleep(0.1)
        yield address
    finally:
        process.terminate()
        process.wait(timeout=10)


@pytest.mark.slow
def test_a_server_of_another_project_answers_every_question_as_expected(
    server: str, example_path: Path, example: PolicyGraph
) -> None:
    counts = publish(example, f"{server}/store")
    assert counts[""] > 1000
    # Findings and assessments of the excerpt are in its file.
    text = example_path.read_bytes()
    _send(f"{server}/store?graph=urn:excerpt", "PUT", text, {"Content-Type": "text/turtle"}, 60)
    for name, question in saved_questions().items():
        with (FOLDER / "expected" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            head, *rows = list(csv.reader(file))
        found = query_endpoint(f"{server}/query", question.text)
        assert list(found.columns) == head, name
        assert sorted(set(map(tuple, found.to_numpy().tolist()))) == sorted(set(map(tuple, rows))), name
