"""What people hand over is read in every usual shape."""

from __future__ import annotations

import pandas as pd
import pytest

from policygraph.causal.inputs import classes, is_blank, read_rows, read_sign, square
from policygraph.errors import UsageError


def test_rows_follow_the_order_of_the_columns() -> None:
    frame = pd.DataFrame([[1, 2], [3, 4]], index=["b", "a"], columns=["a", "b"])
    assert square(frame).to_numpy().tolist() == [[3, 4], [1, 2]]


def test_numbers_as_labels_are_read_as_text() -> None:
    frame = pd.DataFrame([[1, 2], [3, 4]], index=[1, 2], columns=["1", "2"])
    assert square(frame).index.tolist() == ["1", "2"]


def test_unlabelled_rows_take_the_columns_labels() -> None:
    assert square(pd.DataFrame([[1, 2], [3, 4]], columns=["x", "y"])).index.tolist() == ["x", "y"]


def test_the_table_handed_over_stays_as_it_was() -> None:
    frame = pd.DataFrame([[1, 2], [3, 4]], index=[1, 2], columns=[1, 2])
    square(frame)
    assert frame.index.tolist() == [1, 2]


def test_rows_come_as_frames_mappings_or_tuples() -> None:
    wanted = [{"source": "a", "target": "b", "sign": 1}]
    for rows in (pd.DataFrame(wanted), wanted, [("a", "b", 1)], iter([["a", "b", 1]])):
        assert read_rows(rows, ("source", "target", "sign"), required=3) == wanted


@pytest.mark.parametrize("rows", [[("a",)], [("a", "b", 1, 2)], ["ab"], [{"source": "a"}]])
def test_a_row_of_another_shape_is_refused(rows: object) -> None:
    with pytest.raises(UsageError):
        read_rows(rows, ("source", "target", "sign"), required=3)


@pytest.mark.parametrize(
    ("text", "sign"),
    [("+", 1), ("-", -1), ("−", -1), ("0", 0), ("?", None), (2.5, 1), (-1, -1), ("+1", 1), ("negative", -1)],
)
def test_signs_in_their_usual_spellings(text: object, sign: int | None) -> None:
    assert read_sign(text) == sign


@pytest.mark.parametrize("text", ["up", "", float("nan")])
def test_what_is_no_sign_is_refused(text: object) -> None:
    with pytest.raises(ValueError, match=r".*"):
        read_sign(text)


def test_blanks_of_every_kind() -> None:
    assert all(is_blank(each) for each in (None, "", "  ", float("nan"), pd.NA, pd.NaT))
    assert not any(is_blank(each) for each in (0, "0", False))


def test_one_parent_may_stand_as_plain_text() -> None:
    assert classes({"KRAS": "RAS", "HRAS": ["RAS"]}).down("RAS") == {"RAS", "KRAS", "HRAS"}
    assert classes(None).up("a") == {"a"}
