"""Commands that ask what is wrong."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture
def planted(policygraph: Any, mine: Path) -> str:
    """Id of the conflict planted in the starter project."""
    return str(json.loads(policygraph("conflicts", "--data", mine, "--json").out)["findings"][0]["id"])


def test_findings_come_as_json_with_scope_coverage_and_date(policygraph: Any, mine: Path) -> None:
    for kind in ("conflicts", "gaps", "synergies"):
        body = json.loads(policygraph(kind, "--data", mine, "--json", "--quiet").out)
        assert set(body) == {"findings", "scope", "coverage", "as_of"}
    body = json.loads(policygraph("conflicts", "--data", mine, "--json", "--codes", "c4", "--where", "广东").out)
    assert [each["grade"] for each in body["findings"]] == ["looser_than"]
    assert body["scope"]["codes"] == ["C4"]


def test_the_questions_are_heard(policygraph: Any, mine: Path) -> None:
    def count(*options: object) -> int:
        return len(json.loads(policygraph("conflicts", "--data", mine, "--json", *options).out)["findings"])

    assert count("--at", "2025") == 1
    assert count("--at", "2024") == 0
    assert count("--involving", "pol:example/city") == 0
    assert count("--involving", "pol:example/nation") == 1
    assert count("--technology", "tec:nev") == 1
    assert count("--codes", "C1,C2") == 0
    assert count("--tag", "side=demand") == 1
    assert count("--tag", "side=recycling") == 0
    body = json.loads(policygraph("conflicts", "--data", mine, "--json", "--as-of", "2020-01-01").out)
    assert (body["as_of"], body["findings"][0]["status"]) == ("2020-01-01", "upcoming")


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--where", "Guandong"], "guangdong"), (["--codes", "C99"], "C4"), (["--at", "tomorrow"], "tomorrow"),
        (["--involving", "pol:example/natoin"], "pol:example/nation"), (["--tag", "side=none"], "demand"),
        (["--fail-on", "much"], "much"),
    ],
)  # fmt: skip
def test_a_malformed_question_is_refused_with_a_suggestion(
    policygraph: Any, mine: Path, options: list[str], words: str
) -> None:
    said = policygraph("conflicts", "--data", mine, "--quiet", *options)
    assert said.code == 2
    assert words in said.err
    assert said.out == ""


def test_suggestions_are_in_the_language_asked_for(policygraph: Any, mine: Path) -> None:
    said = policygraph("show", "pol:example/natoin", "--data", mine, "--quiet", "--lang", "zh")
    assert "是否指" in said.err
    assert "Did you mean" not in said.err


def test_the_list_tells_both_sides_and_counts_what_it_leaves_out(policygraph: Any, mine: Path) -> None:
    said = policygraph("gaps", "--codes", "G8", "--limit", "1")
    assert "more; --limit 0" in said.out
    assert "Example: national plan" in policygraph("conflicts", "--data", mine).out
    assert "示例：广东省方案" in policygraph("conflicts", "--data", mine, "--lang", "zh").out


def test_fail_on_turns_findings_into_an_exit_code(policygraph: Any, mine: Path, planted: str, tmp_path: Path) -> None:
    assert policygraph("conflicts", "--data", mine).code == 0
    assert policygraph("conflicts", "--data", mine, "--fail-on", "any").code == 1
    assert policygraph("conflicts", "--data", mine, "--fail-on", "0.9").code == 0
    file = tmp_path / "d.toml"
    policygraph("decide", planted, "not-applicable", "--data", mine, "--decisions", file)
    assert policygraph("conflicts", "--data", mine, "--fail-on", "any", "--decisions", file).code == 0


@pytest.mark.parametrize(
    ("suffix", "words"), [("json", '"findings"'), ("md", "### C4"), ("csv", "id,code"), ("html", "<table>")]
)
def test_a_list_is_written_in_the_kind_the_name_says(
    policygraph: Any, mine: Path, tmp_path: Path, suffix: str, words: str
) -> None:
    said = policygraph("conflicts", "--data", mine, "-o", tmp_path / f"c.{suffix}")
    assert said.code == 0
    assert said.out == ""
    assert words in (tmp_path / f"c.{suffix}").read_text(encoding="utf-8")


def test_an_unknown_kind_of_file_is_refused(policygraph: Any, mine: Path, tmp_path: Path) -> None:
    said = policygraph("conflicts", "--data", mine, "-o", tmp_path / "c.docx")
    assert said.code == 2
    assert not (tmp_path / "c.docx").exists()


def test_a_finding_and_a_code_are_explained(policygraph: Any, mine: Path, planted: str) -> None:
    assert planted in policygraph("explain", planted, "--data", mine).out
    assert json.loads(policygraph("explain", planted, "--data", mine, "--json").out)["id"] == planted
    assert "c04_breach" in policygraph("explain", "c4").out
    assert {each["rule"] for each in json.loads(policygraph("explain", "C4", "--json").out)["rules"]} >= {"c04_breach"}
    said = policygraph("explain", planted[:-1] + "z", "--data", mine, "--quiet")
    assert said.code == 2
    assert planted in said.err


def test_a_decision_is_written_survives_and_is_told(policygraph: Any, mine: Path, planted: str, tmp_path: Path) -> None:
    file = tmp_path / "decisions.toml"
    said = policygraph(
        "decide", planted, "disputed", "--note", "分解方案已公布", "--by", "李", "--data", mine, "--decisions", file
    )
    assert said.code == 0
    assert tomllib.loads(file.read_text(encoding="utf-8"))[planted] == {
        "decision": "disputed",
        "note": "分解方案已公布",
        "by": "李",
    }
    told = policygraph("conflicts", "--data", mine, "--decisions", file, "--lang", "zh")
    assert "有异议" in told.out
    assert "分解方案已公布" in told.out
    again = json.loads(
        policygraph("conflicts", "--data", mine, "--decisions", file, "--json", "--as-of", "2031-01-01").out
    )
    assert again["findings"][0]["decision"]["decision"] == "disputed"


def test_a_decision_without_a_finding_is_kept_and_told(policygraph: Any, mine: Path, tmp_path: Path) -> None:
    file = tmp_path / "decisions.toml"
    text = '["fnd:c04-0000000000"]\nby = ""\ndecision = "accepted"\nnote = "old"\n'
    file.write_text(text, encoding="utf-8")
    said = policygraph("conflicts", "--data", mine, "--decisions", file)
    assert "fnd:c04-0000000000" in said.err
    assert file.read_text(encoding="utf-8") == text
    assert "fnd:c04-0000000000" not in policygraph("gaps", "--data", mine, "--decisions", file).err


def test_nonsense_is_not_decided(policygraph: Any, mine: Path, planted: str, tmp_path: Path) -> None:
    file = tmp_path / "d.toml"
    assert policygraph("decide", planted, "perhaps", "--data", mine, "--decisions", file).code == 2
    assert policygraph("decide", "fnd:none", "accepted", "--data", mine, "--decisions", file).code == 2
    assert not file.exists()
    file.write_text("= no toml", encoding="utf-8")
    assert policygraph("decide", planted, "accepted", "--data", mine, "--decisions", file).code == 3
    assert file.read_text(encoding="utf-8") == "= no toml"


DRAFT = (
    "编号,政策名称,省份,类别,印发日期,主题,来源\n草案,广东省草案,广东,征求意见稿,2026年1月,新能源汽车,示例来源 Example source\n",
    "编号,所属政策,内容,工具,效力方式,环节,阶段,主体,技术\n草案/1,草案,2030年新车占比２０％,目标设定,规划,需求侧,使用,政府,新能源汽车\n",
    "条款,指标,数值,目标年,性质,来源性质,约束力\n草案/1,新能源汽车占新增（新车销量）汽车比重,２０％,2030年,占比,文本载明,预期性\n",
)


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    folder = tmp_path / "draft"
    folder.mkdir()
    for name, text in zip(("政策", "条款", "目标"), DRAFT, strict=True):
        (folder / f"{name}.csv").write_bytes(text.encode("gb18030"))
    return folder


def test_a_draft_is_checked_against_one_s_own_policies(
    policygraph: Any, mine: Path, draft: Path, tmp_path: Path
) -> None:
    said = policygraph("check", draft, "--data", mine, "--lang", "zh")
    assert said.code == 0
    assert "与上级规定不一致（1 项）" in said.out
    assert "GB18030" in said.err
    body = json.loads(policygraph("check", draft, "--data", mine, "--json", "--quiet").out)
    assert [each["grade"] for each in body["sections"]["above"]] == ["looser_than"]
    assert policygraph("check", draft, "--data", mine, "--fail-on", "any").code == 1
    for suffix, words in (("md", "# A draft checked"), ("html", "<table>"), ("json", '"sections"')):
        assert policygraph("check", draft, "--data", mine, "-o", tmp_path / f"r.{suffix}").code == 0
        assert words in (tmp_path / f"r.{suffix}").read_text(encoding="utf-8")
    assert policygraph("check", draft, "--data", mine, "-o", tmp_path / "r.pdf").code == 2


def test_what_keeps_two_rows_apart_is_told(policygraph: Any, mine: Path) -> None:
    first, second = "prv:example/nation/1", "prv:example/city/1"
    assert policygraph("why-not", first, second, "--data", mine).out.strip()
    assert json.loads(policygraph("why-not", first, second, "--data", mine, "--json").out)
    assert policygraph("why-not", first, "prv:none", "--data", mine).code == 2
