"""Take a picture of each page of the report and of the map, in both languages: ``python docs/make_images.py [SITE]``.

Without SITE the report is written first. Needs a Chromium on this machine and the extra ``test``.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Page, sync_playwright

from policygraph.graph import load
from policygraph.site import write_report
from policygraph.site.pages import PAGES
from policygraph.texts import LANGUAGES

IMAGES = Path(__file__).parent / "images"
CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
WIDE, NARROW = (1400, 900), (400, 850)
# Pages of which a phone's view is kept, too.
ON_A_PHONE = ("index", "coverage", "models")


def main(arguments: list[str]) -> int:
    """Write the pictures and say where they are."""
    with TemporaryDirectory() as made:
        site = Path(arguments[0]) if arguments else write_report(load(), made).folder
        program = next(found for name in CHROMIUM if (found := shutil.which(name)))
        with sync_playwright() as driver:
            browser = driver.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
            for width, height in (WIDE, NARROW):
                context = browser.new_context(viewport={"width": width, "height": height}, reduced_motion="reduce")
                _take(context.new_page(), site, phone=width == NARROW[0])
                context.close()
            browser.close()
    sys.stdout.write(f"{IMAGES.relative_to(Path.cwd()) if IMAGES.is_relative_to(Path.cwd()) else IMAGES.name}\n")
    return 0


def _take(page: Page, site: Path, *, phone: bool) -> None:
    names = [each.name for each in PAGES if not phone or each.name in ON_A_PHONE] + ["c4", "map"]
    for lang in LANGUAGES:
        for name in names:
            # The map is one file in both languages; the other pages of the second language lie in a folder.
            below = site / lang if (site / lang).is_dir() and name != "map" else site
            fragment = f"#lang={lang}" if name == "map" else ""
            page.goto((below / f"{name}.html").resolve().as_uri() + fragment)
            page.wait_for_timeout(1500 if name == "map" else 200)
            target = IMAGES / f"{name}-{lang}{'-phone' if phone else ''}.png"
            target.parent.mkdir(parents=True, exist_ok=True)
            page.screenshot(path=target)
            page.goto("about:blank")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
