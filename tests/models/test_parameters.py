"""Parameters are checked once, at the door."""

from __future__ import annotations

import numpy as np
import pytest

from policygraph.errors import ModelError
from policygraph.models.parameters import ParameterSpec, checked

SPECS = (ParameterSpec("size", 2.0, "m", 0, 10, "choice"), ParameterSpec("kind", "a", "", 0, 0, "choice", ("a", "b")))


def test_defaults_are_filled_in() -> None:
    assert checked(SPECS, {}) == {"size": np.asarray(2.0), "kind": "a"}


def test_arrays_stay_arrays() -> None:
    assert checked(SPECS, {"size": [1, 2]})["size"].tolist() == [1.0, 2.0]


@pytest.mark.parametrize(
    ("given", "words"),
    [({"seize": 1}, "size, kind"), ({"size": 11}, "0 to 10 m"), ({"size": [1, -1]}, "-1"), ({"size": "x"}, "number"), ({"kind": "c"}, "a, b")],
)  # fmt: skip
def test_wrong_values_say_what_there_is(given: dict[str, object], words: str) -> None:
    with pytest.raises(ModelError, match=words):
        checked(SPECS, given)


def test_messages_come_in_both_languages() -> None:
    with pytest.raises(ModelError) as error:
        checked(SPECS, {"size": 11})
    assert "超出" in error.value.message("zh")
