"""Whether people who see, hear or point in other ways can use a page: what axe finds of serious weight."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

__all__ = ["SCHEMES", "grave", "open_past_policy", "thin"]

SCHEMES = ("light", "dark")
# What a page repeats; of each kind this many in one parent stand for the others.
_ALIKE = ".entry, .finding, .rows > .row, tbody > tr, .numbers-list > li, .provision, .group"
_KEPT = 12
# From here on the checker takes minutes.
_MANY = 4000


def grave(page: Page) -> list[tuple[str, str]]:
    """Return rule and first element of every serious or critical violation."""
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    bad = [each for each in found if each["impact"] in ("serious", "critical")]
    return [(each["id"], each["nodes"][0]["html"][:200]) for each in bad]


def open_past_policy(chromium: Browser, address: str) -> Page:
    """Open a page whose own security policy would not let the checker in."""
    page = chromium.new_context(viewport={"width": 1400, "height": 900}, bypass_csp=True, reduced_motion="reduce").new_page()  # fmt: skip
    page.goto(address)
    return page


def thin(page: Page) -> None:
    """Keep the first dozen of everything a very long page repeats; a short page stays whole."""
    page.evaluate(
        """([alike, kept, many]) => {
          if (document.getElementsByTagName('*').length < many) return;
          const seen = new Map();
          document.querySelectorAll(alike).forEach((each) => {
            const count = (seen.get(each.parentElement) || 0) + 1;
            seen.set(each.parentElement, count);
            if (count > kept) each.remove();
          });
        }""",
        [_ALIKE, _KEPT, _MANY],
    )
