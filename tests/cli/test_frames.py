"""A table as an answer."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from policygraph.cli.call import Call
from policygraph.cli.frames import answer_frame, plain_value, records
from policygraph.errors import UsageError

FRAME = pd.DataFrame({"year": [2020, 2021], "value": [1 / 3, float("nan")], "names": [("a", "b"), ()]})


def test_numbers_are_plain_and_missing_ones_are_null() -> None:
    assert records(FRAME) == [
        {"year": 2020, "value": 0.333333, "names": ["a", "b"]},
        {"year": 2021, "value": None, "names": []},
    ]
    assert plain_value({"a": (np.int64(3), float("inf"), -0.0)}) == {"a": [3, None, 0.0]}
    assert json.dumps(plain_value(np.float64(2.5))) == "2.5"


def test_the_name_of_the_file_says_the_kind(tmp_path: Path) -> None:
    answer_frame(Call(output=tmp_path / "a.csv"), FRAME, json_of=records)
    answer_frame(Call(output=tmp_path / "a.json"), FRAME, json_of=records)
    assert (tmp_path / "a.csv").read_text(encoding="utf-8").startswith("year,value,names\n2020,0.333333,")
    assert json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))[0]["year"] == 2020
    with pytest.raises(UsageError):
        answer_frame(Call(output=tmp_path / "a.pdf"), FRAME, json_of=records)


def test_a_terminal_shows_the_columns_there_is_room_for(capsys: pytest.CaptureFixture[str]) -> None:
    answer_frame(Call(lang="zh"), FRAME, json_of=records, shown=("year",))
    out = capsys.readouterr().out
    assert "年份" in out
    assert "names" not in out
    answer_frame(Call(), FRAME, json_of=records, shown=("elsewhere",))
    assert "names" in capsys.readouterr().out
