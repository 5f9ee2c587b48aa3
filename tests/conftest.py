"""What all tests share: the bundled graph, published cases, and a derandomised hypothesis."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from policygraph.graph import PolicyGraph, load

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

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


# The names Chromium goes by; `.ci/browser` looks for the same.
_CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
_AT_HOME = ("file:", "data:", "blob:", "about:", "http://127.0.0.1:", "http://localhost:")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """A headless Chromium of this machine; missing under CI is a failure, elsewhere a skip."""
    program = next((found for name in _CHROMIUM if (found := shutil.which(name))), None)
    if program is None:
        if os.environ.get("CI") == "true":
            pytest.fail("no Chromium was found")
        pytest.skip("no Chromium; to run this test: sudo apt-get install -y chromium fonts-noto-cjk")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        found = driver.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        yield found
        found.close()


@pytest.fixture
def browser_page(chromium: Browser) -> Iterator[Callable[..., Page]]:
    """Return a function that opens an address; afterwards no request has left and the console is clean.

    ``browser_page(address, width=1400, height=900, scheme="light", lang="en-GB")``; a ``Path`` is opened as a file, and
    ``fragment`` is what follows its ``#``.
    """
    noise: list[str] = []
    contexts = []

    def open_page(address: Path | str, *, width: int = 1400, height: int = 900, scheme: str = "light", fragment: str = "", lang: str = "en-GB") -> Page:  # fmt: skip
        context = chromium.new_context(
            viewport={"width": width, "height": height}, color_scheme=scheme, locale=lang, accept_downloads=True
        )
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda said: noise.append(f"console {said.type}: {said.text}"))
        page.on("pageerror", lambda error: noise.append(f"error: {error}"))
        page.on("dialog", lambda dialog: (noise.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        page.on("request", lambda sent: None if sent.url.startswith(_AT_HOME) else noise.append(f"request: {sent.url}"))
        where = address.resolve().as_uri() if isinstance(address, Path) else address
        page.goto(where + (f"#{fragment}" if fragment else ""))
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert not noise, "\n".join(noise)
