from __future__ import annotations

import json
import random
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from policygraph.errors import LimitError, PolicyGraphError, UnreadableInput
from policygraph.graph import PolicyGraph
from policygraph.rdf.export import statements
from policygraph.rdf.parse import parse_rdf
from policygraph.rdf.reading import MAX_DEPTH, check_depth, read_statements
from policygraph.rdf.statements import literal, typed
from policygraph.rdf.writing import FORMATS, rdf_text

LAUGHS = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]><a>&c;</a>'
OUTSIDE = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]><a>&b;</a>'


def written(folder: Path, name: str, text: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    return path


@pytest.fixture
def canary(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Collects every attempt to open a connection or a file outside the test."""
    import socket

    calls: list[str] = []

    def refuse(*args: object, **_: object) -> None:
        calls.append(repr(args))
        raise OSError("no network in tests")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    return calls


@pytest.mark.parametrize("text", [LAUGHS, OUTSIDE, "<a", "", '<?xml version="1.0"?><a>\x01</a>'])
def test_hostile_or_broken_xml_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(UnreadableInput):
        read_statements(written(tmp_path, "x.rdf", text))


@pytest.mark.parametrize(
    "context",
    [
        "http://127.0.0.1:9/c.jsonld",
        "file:///etc/hostname",
        ["http://127.0.0.1:9/c"],
        {"@import": "http://127.0.0.1:9/c"},
    ],
)
def test_a_remote_context_is_refused_and_nothing_is_asked_for(
    tmp_path: Path, canary: list[str], context: object
) -> None:
    text = json.dumps({"@context": context, "@id": "http://e/s", "http://e/p": "x"})
    with pytest.raises(UnreadableInput) as caught:
        read_statements(written(tmp_path, "x.jsonld", text))
    assert caught.value.key == "rdf.remote_context"
    assert canary == []


def test_a_remote_context_deep_inside_is_refused(tmp_path: Path) -> None:
    text = json.dumps({"@context": {}, "@graph": [{"http://e/p": {"@context": "http://127.0.0.1:9/"}}]})
    with pytest.raises(UnreadableInput):
        read_statements(written(tmp_path, "x.jsonld", text))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("x.ttl", "<http://e/s> <http://e/p> " + "[ <http://e/p> " * 900 + "1" + " ]" * 900 + " ."),
        ("x.jsonld", '{"http://e/p":' * 900 + "1" + "}" * 900),
        ("x.rdf", '<?xml version="1.0"?>' + "<a>" * 900 + "</a>" * 900),
        ("x.trig", "{" * 900 + "}" * 900),
    ],
)
def test_nesting_has_a_limit(tmp_path: Path, name: str, text: str) -> None:
    with pytest.raises(LimitError):
        read_statements(written(tmp_path, name, text))


@pytest.mark.parametrize(
    "text",
    [
        '<http://e/s> <http://e/p> "' + "[" * 500 + '" .',
        "<http://e/s> <http://e/p> '''" + "{" * 500 + "''' .",
        '<http://e/s> <http://e/p> """a"b""' + "(" * 500 + '""" .',
        "# " + "[" * 500 + "\n<http://e/s> <http://e/p> 1 .",
        "<http://e/s(((> <http://e/p> 'it\\'s (((' .",
    ],
)
def test_brackets_in_strings_and_comments_do_not_count(tmp_path: Path, text: str) -> None:
    assert len(read_statements(written(tmp_path, "x.ttl", text))) == 1


def test_depth_at_the_limit_is_fine() -> None:
    check_depth("[" * MAX_DEPTH + "]" * MAX_DEPTH)
    with pytest.raises(LimitError):
        check_depth("[" * (MAX_DEPTH + 1))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("x.ttl", "<http://e/s> <http://e/p> ."),
        ("x.nt", "not a triple"),
        ("x.jsonld", "{"),
        ("x.nq", b"\xff\xfe"),
        ("x.ttl", "<relative> <http://e/p> 1 ."),
        ("x.docx", ""),
    ],
)
def test_what_cannot_be_read_is_named(tmp_path: Path, name: str, text: str | bytes) -> None:
    with pytest.raises(UnreadableInput) as caught:
        read_statements(written(tmp_path, name, text))
    assert name in str(caught.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput):
        read_statements(tmp_path / "none.ttl")


@pytest.mark.parametrize("name", ["x.ttl", "x.trig", "x.jsonld", "x.nt", "x.nq", "x.rdf"])
def test_rdflib_reads_alone_where_the_fast_engine_is_missing(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = [
        ("<http://e/s>", "<https://w3id.org/policygraph/ns#p>", literal('a\tb 新 \\ "', "en"), ""),
        (
            "<http://e/s>",
            "<https://w3id.org/policygraph/ns#p>",
            typed("045.0", "http://www.w3.org/2001/XMLSchema#decimal"),
            "",
        ),
        ("<http://e/s>", "<https://w3id.org/policygraph/ns#p>", "<http://e/新>", "<http://e/g>"),
    ]
    path = written(tmp_path, name, rdf_text(found, FORMATS[Path(name).suffix]))
    fast = set(read_statements(path))
    monkeypatch.setitem(sys.modules, "pyoxigraph", None)
    assert set(read_statements(path)) == fast


@pytest.mark.parametrize("suffix", sorted(FORMATS))
def test_a_spoilt_file_gives_a_sentence_or_a_graph(example: PolicyGraph, tmp_path: Path, suffix: str) -> None:
    small = example.replaced(**{name: () for name in example.tables if name not in ("technologies", "objectives")})
    text = rdf_text(statements(small), FORMATS[suffix])
    chance = random.Random(suffix)
    for _ in range(40):
        start, length = chance.randrange(len(text)), chance.randrange(40)
        junk = "".join(chance.choice('<>"{}[]()\\@.;:# \n\0新=/') for _ in range(chance.randrange(6)))
        path = written(tmp_path, f"x{suffix}", text[:start] + junk + text[start + length :])
        # Anything but a sentence of ours would end this test.
        with suppress(PolicyGraphError):
            parse_rdf(path)
