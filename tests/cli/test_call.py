"""What every command shares."""

from __future__ import annotations

import inspect
from pathlib import Path
from typing import Any, get_args

import pytest

from policygraph.cli.call import COMMANDS, Call, command, signature_in
from policygraph.errors import UnreadableInput


@pytest.mark.parametrize("each", COMMANDS, ids=lambda each: each.name)
def test_every_command_takes_the_shared_options_with_help_in_both_languages(each: Any) -> None:
    for lang in ("en", "zh"):
        parameters = signature_in(each, lang).parameters  # type: ignore[arg-type]
        told = [get_args(one.annotation)[1] for one in parameters.values()]
        flags = {flag for one in told for flag in (one.default, *(one.param_decls or ()))}
        assert {"--json", "--lang", "--data", "-o", "--quiet", "--debug"} <= flags
        assert all(one.help for one in told)


def test_the_checks_take_their_question() -> None:
    for each in COMMANDS:
        if each.name in ("conflicts", "gaps", "synergies"):
            assert {"at", "as_of", "where", "objective", "technology", "codes", "involving", "tag"} <= set(
                signature_in(each, "en").parameters
            )


def test_a_command_hands_its_question_to_the_function() -> None:
    before = list(COMMANDS)
    heard: list[Call] = []

    @command("listen", "files", checks=True)
    def listen(call: Call) -> int:
        heard.append(call)
        return 7

    each = COMMANDS.pop()
    assert before == COMMANDS
    given = {name: one.default for name, one in signature_in(each, "en").parameters.items()}
    with pytest.raises(BaseException) as left:  # noqa: PT011 - typer's Exit
        each.run(**{**given, "codes": ["c1, C4", "g6"], "tag": ["side=demand"], "where": "plc:CN", "lang": "zh"})
    assert left.value.exit_code == 7  # type: ignore[attr-defined]
    assert heard[0].asked["codes"] == ["C1", "C4", "G6"]
    assert heard[0].asked["tags"] == [("side", "demand")]
    assert heard[0].lang == "zh"
    assert "asked" not in inspect.signature(listen).parameters


def test_a_tag_without_a_word_is_refused(policygraph: Any) -> None:
    assert policygraph("conflicts", "--tag", "demand").code == 2


def test_words_go_to_standard_error_unless_quiet(policygraph: Any, mine: Path) -> None:
    said = policygraph("conflicts", "--data", mine, "--json")
    assert said.out.startswith("{")
    assert "policies.csv" in said.err
    assert policygraph("conflicts", "--data", mine, "--json", "--quiet").err == ""


def test_decisions_stand_where_told_else_beside_the_data_else_here(mine: Path, tmp_path: Path) -> None:
    assert Call().decisions_path() == Path("decisions.toml")
    assert Call(data=mine).decisions_path() == mine / "decisions.toml"
    assert Call(data=mine, decisions=tmp_path / "d.toml").decisions_path() == tmp_path / "d.toml"
    with pytest.raises(UnreadableInput):
        Call(decisions=tmp_path / "d.toml").read_decisions()


def test_an_answer_goes_whole_to_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Call(output=tmp_path / "deep" / "a.txt").answer("one")
    assert (tmp_path / "deep" / "a.txt").read_text(encoding="utf-8") == "one\n"
    Call().answer("two\n")
    assert capsys.readouterr().out == "two\n"
