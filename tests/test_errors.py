"""The error tree: sentences in two languages, exit codes, problems in order."""

from __future__ import annotations

import pytest

from policygraph import errors
from policygraph.errors import InvalidData, PolicyGraphError, Problem, ScopeError

PROBLEM = Problem("policies.csv", 3, "text_date", "2021-02-30", "schema.why.date", "schema.mend.date")


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("DataError", 1), ("InvalidData", 1), ("ModelError", 2), ("ScopeError", 2), ("UsageError", 2), ("QueryError", 2),
        ("UnreadableInput", 3), ("LimitError", 4), ("PolicyGraphError", 70),
    ],
)  # fmt: skip
def test_exit_codes_are_a_promise(name: str, code: int) -> None:
    error = getattr(errors, name)
    assert error.exit_code == code
    assert issubclass(error, PolicyGraphError)


def test_an_error_speaks_both_languages_and_keeps_its_values() -> None:
    error = ScopeError("graph.unknown_place", place="Lioaning", suggestion="?")
    assert "Lioaning" in str(error)
    assert "Lioaning" in error.message("zh")
    assert error.message("zh") != error.message("en")
    assert error.values["place"] == "Lioaning"


def test_a_problem_names_everything_in_one_line() -> None:
    for lang in ("en", "zh"):
        line = PROBLEM.line(lang)
        for part in ("policies.csv", "3", "text_date", "2021-02-30", PROBLEM.reason(lang), PROBLEM.remedy(lang)):
            assert part in line


def test_problems_are_told_once_and_in_order() -> None:
    later = Problem("policies.csv", 9, "id", "x", "schema.why.date", "schema.mend.date")
    error = InvalidData([later, PROBLEM, later])
    assert error.problems == (PROBLEM, later)
    assert PROBLEM.line() in str(error)
    assert "2" in error.message("zh")


def test_a_value_in_two_languages_is_told_in_the_language_of_the_sentence() -> None:
    error = ScopeError("graph.unknown_id", id="pol:x", suggestion={"en": "Did you mean pol:y?", "zh": "是否指 pol:y？"})
    assert str(error).endswith("Did you mean pol:y?")
    assert error.message("zh").endswith("是否指 pol:y？")


def test_a_problem_names_its_sheet_and_tells_details_in_the_language_of_the_sentence() -> None:
    problem = Problem("a.xlsx", 7, "kind", "", "schema.why.required", "schema.mend.required", (("hint", "Act"), ("hint_zh", "法规")), "政策")  # fmt: skip
    assert "a.xlsx [政策]" in problem.line("zh")
    assert "法规" in problem.line("zh")
    assert "Act" in problem.line("en")
    assert problem.to_dict("en") == {
        "file": "a.xlsx", "sheet": "政策", "row": 7, "column": "kind", "value": "",
        "why": problem.reason("en"), "mend": problem.remedy("en"),
    }  # fmt: skip
