"""Questions in SPARQL, the server's refusals, the doctor."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any


def test_saved_questions_are_listed_and_answered(policygraph: Any, mine: Path, tmp_path: Path) -> None:
    titles = json.loads(policygraph("query", "--json", "--lang", "zh").out)
    assert len(titles) >= 5
    assert any("\u4e00" <= mark <= "\u9fff" for mark in next(iter(titles.values())))
    text = "SELECT (COUNT(?p) AS ?n) WHERE { ?p a <https://w3id.org/policygraph/ns#Policy> }"
    assert json.loads(policygraph("query", text, "--data", mine, "--json").out) == [{"n": "3"}]
    (tmp_path / "q.rq").write_text(text, encoding="utf-8")
    assert policygraph("query", tmp_path / "q.rq", "--data", mine, "-o", tmp_path / "a.csv").code == 0
    assert (tmp_path / "a.csv").read_text(encoding="utf-8") == "n\n3\n"


def test_what_is_no_question_is_refused(policygraph: Any, mine: Path) -> None:
    assert policygraph("query", "no-such-question", "--data", mine).code == 2
    assert policygraph("query", "SELECT * WHERE {", "--data", mine).code == 2
    assert policygraph("query", "INSERT DATA { <a> <b> <c> }", "--data", mine).code == 2
    assert policygraph("query", "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", "--data", mine).code == 2
    assert policygraph("query", "SELECT * { ?s ?p ?o }", "--rows", "2", "--data", mine).code == 4


def test_serving_needs_a_report(policygraph: Any, tmp_path: Path) -> None:
    said = policygraph("serve", "-o", tmp_path / "none")
    assert said.code == 2
    assert "policygraph report" in said.err


def test_a_store_that_does_not_answer_is_unreadable(policygraph: Any, mine: Path) -> None:
    assert policygraph("publish", "http://127.0.0.1:9/store", "--data", mine, "--seconds", "1").code == 3
    assert policygraph("publish", "ftp://127.0.0.1/", "--data", mine).code == 2


def test_the_doctor_answers_in_both_languages_and_as_json(policygraph: Any) -> None:
    assert "必需" in policygraph("doctor", "--lang", "zh").out
    rows = json.loads(policygraph("doctor", "--json").out)
    assert {"python", "data", "pandas", "fonts", "browser", "encoding"} <= {each["name"] for each in rows}
