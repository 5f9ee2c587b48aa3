"""Small worlds in which every added influence has its evidence."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from policygraph.checks.teaching import teaching_graph
from policygraph.graph import PolicyGraph

World = Callable[..., PolicyGraph]


@pytest.fixture(scope="session")
def world() -> World:
    """Lay rows over the teaching world; influences come as (source, target, sign) or with further cells."""

    def build(influences: list[Any] = [], **rows: Any) -> PolicyGraph:  # noqa: B006
        added = [_influence(*each) for each in influences]
        about = ";".join(each["id"] for each in added)
        evidence = [{"id": "evd:added", "about": about, "source": "src:paper", "stance": "supports"}] if added else []
        return teaching_graph({**rows, "influences": added, "evidence": evidence})

    return build


def _influence(source: str, target: str, sign: str, cells: dict[str, str] | None = None) -> dict[str, str]:
    return {
        "id": f"inf:{source}-{target}", "source": f"ind:{source}", "target": f"ind:{target}", "sign": sign,
        "strength": "3", "kind": "physical", **(cells or {}),
    }  # fmt: skip
