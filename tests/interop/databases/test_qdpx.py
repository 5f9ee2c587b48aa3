from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from policygraph.errors import LimitError, UnreadableInput
from policygraph.graph import PolicyGraph
from policygraph.interop.databases.qdpx import read_qdpx

TEXT = "第一条 限制新能源汽车购买指标。The second clause grants a subsidy to buyers."
CODES = {"a": "purchase limit", "b": "New-energy vehicle", "c": "my own idea", "d": "Beijing", "e": "购置补贴"}


def guid(letter: str) -> str:
    return f"{letter * 8}-{letter * 4}-{letter * 4}-{letter * 4}-{letter * 12}"


def coding(*letters: str) -> str:
    return "".join(f'<Coding guid="{guid("f")}"><CodeRef targetGUID="{guid(each)}"/></Coding>' for each in letters)


def project(inner: str = "", *, path: str = "") -> str:
    codes = "".join(f'<Code guid="{guid(each)}" name="{name}" isCodable="true"/>' for each, name in CODES.items())
    spans = (
        f'<PlainTextSelection guid="{guid("1")}" startPosition="0" endPosition="16">{coding("a", "b")}</PlainTextSelection>'
        f'<PlainTextSelection guid="{guid("2")}" startPosition="16" endPosition="{len(TEXT)}">{coding("e", "b")}</PlainTextSelection>'
        f'<PlainTextSelection guid="{guid("3")}" startPosition="0" endPosition="3">{coding("c", "d")}</PlainTextSelection>'
    )
    content = "" if path else f"<PlainTextContent>{TEXT}</PlainTextContent>"
    where = f' plainTextPath="internal://{path}"' if path else ""
    return (
        '<?xml version="1.0" encoding="utf-8"?><Project xmlns="urn:QDA-XML:project:1.0" name="p">'
        f"<CodeBook><Codes>{codes}</Codes></CodeBook><Sources>"
        f'<TextSource guid="{guid("9")}" name="Notice"{where}>{content}{spans}{inner}</TextSource></Sources></Project>'
    )


def archive(path: Path, members: dict[str, str | bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in members.items():
            file.writestr(name, text)
    return path


def test_coded_spans_become_clauses_and_evidence(tmp_path: Path, bundled: PolicyGraph) -> None:
    imported = read_qdpx(archive(tmp_path / "study.qdpx", {"project.qde": project()}), base=bundled)
    (policy,) = imported.tables["policies"]
    assert (policy["title_zh"], policy["jurisdiction"]) == ("Notice", "plc:CN-BJ")
    first, second = imported.tables["provisions"]
    assert {first["instrument"], second["instrument"]} == {"purchase_limit", "purchase_subsidy"}
    assert first["technologies"] == "tec:nev"
    quotations = {each["quotation"] for each in imported.tables["evidence"]}
    assert TEXT[:16].strip() in quotations
    assert TEXT[16:] in quotations
    notes = [each["note"] for each in imported.tables["evidence"]]
    assert any("my own idea" in note for note in notes), "a code without a word is kept"
    graph = imported.graph(bundled)
    assert graph.evidence_of(first["id"])
    assert any(row.provision == first["id"] for row in graph.tables["effects"])  # type: ignore[attr-defined]


def test_a_text_may_lie_beside_the_project(tmp_path: Path, bundled: PolicyGraph) -> None:
    members = {"project.qde": project(path="x.txt"), "Sources/x.txt": TEXT}
    imported = read_qdpx(archive(tmp_path / "a.qdpx", members), base=bundled)
    inline = read_qdpx(archive(tmp_path / "b.qdpx", {"project.qde": project()}), base=bundled)
    spans = [{each["quotation"] for each in found.tables["evidence"]} for found in (imported, inline)]
    assert spans[0] == spans[1]


@pytest.mark.parametrize(
    "xml",
    [
        '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;&b;">]><Project>&c;</Project>',
        '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]><Project>&b;</Project>',
        '<!DOCTYPE a SYSTEM "http://127.0.0.1:9/x.dtd"><Project/>',
        "<Project",
        "<Project/>",
    ],
)
def test_hostile_or_empty_projects_are_refused(tmp_path: Path, xml: str, bundled: PolicyGraph) -> None:
    with pytest.raises(UnreadableInput):
        read_qdpx(archive(tmp_path / "x.qdpx", {"project.qde": xml}), base=bundled)


def test_a_bomb_is_not_unpacked(tmp_path: Path, bundled: PolicyGraph) -> None:
    with pytest.raises(LimitError) as caught:
        read_qdpx(
            archive(tmp_path / "x.qdpx", {"project.qde": project(), "Sources/x.txt": b"\0" * 50_000_000}), base=bundled
        )
    assert caught.value.key == "interop.bomb"


@pytest.mark.parametrize("name", ["../evil.txt", "/etc/evil.txt", "a/../../evil.txt", "..\\evil.txt"])
def test_a_member_outside_its_folder_is_refused(tmp_path: Path, name: str, bundled: PolicyGraph) -> None:
    with pytest.raises(LimitError):
        read_qdpx(archive(tmp_path / "x.qdpx", {"project.qde": project(), name: "x"}), base=bundled)


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 broken", b"plain text"])
def test_what_is_no_archive_is_refused(tmp_path: Path, data: bytes, bundled: PolicyGraph) -> None:
    path = tmp_path / "x.qdpx"
    path.write_bytes(data)
    with pytest.raises(UnreadableInput):
        read_qdpx(path)


def test_an_archive_without_project_is_refused(tmp_path: Path, bundled: PolicyGraph) -> None:
    with pytest.raises(UnreadableInput):
        read_qdpx(archive(tmp_path / "x.qdpx", {"readme.txt": "x"}), base=bundled)


def test_a_pdf_is_read_through_its_text_and_its_marked_areas(tmp_path: Path, bundled: PolicyGraph) -> None:
    inner = project().partition("<Sources>")[2].partition("</Sources>")[0]
    body = inner.replace("<TextSource", "<Representation").replace("</TextSource>", "</Representation>")
    area = f'<PDFSelection guid="{guid("8")}" name="marked" page="3" firstX="1" firstY="1" secondX="2" secondY="2">{coding("c")}</PDFSelection>'
    pdf = f'<PDFSource guid="{guid("7")}" name="Scan">{area}{body}</PDFSource>'
    imported = read_qdpx(archive(tmp_path / "x.qdpx", {"project.qde": project().replace(inner, pdf)}), base=bundled)
    assert imported.tables["policies"][0]["title_en"] == "Scan"
    assert len(imported.tables["provisions"]) == 2
    assert ("p. 3", "marked", "my own idea") in {
        (each["locator"], each["quotation"], each["note"]) for each in imported.tables["evidence"]
    }
    imported.graph(bundled)


def test_a_codebook_without_texts_says_so(tmp_path: Path, bundled: PolicyGraph) -> None:
    head = project().partition("<Sources>")[0]
    with pytest.raises(UnreadableInput) as caught:
        read_qdpx(archive(tmp_path / "x.qdpx", {"project.qde": f"{head}</Project>"}), base=bundled)
    assert caught.value.key == "interop.import.no_texts"
