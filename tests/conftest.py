"""What all tests share: the bundled graph, published cases, and a derandomised hypothesis."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from policygraph.graph import PolicyGraph, load

settings.register_profile(
    "steady", derandomize=True, deadline=None, max_examples=50, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("steady")

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def bundled() -> PolicyGraph:
    """The bundled graph, read once."""
    return load()


@pytest.fixture(scope="session")
def cases() -> Path:
    """The folder of published cases; missing under CI is a failure, elsewhere a skip."""
    folder = ROOT / os.environ.get("POLICYGRAPH_CASES", "../shared/external_tests")
    if not folder.is_dir():
        if os.environ.get("CI") == "true":
            pytest.fail(f"the published cases are missing: {folder.name}")
        pytest.skip("the published cases (POLICYGRAPH_CASES) are not on this machine")
    return folder
