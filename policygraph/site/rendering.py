"""Templates filled: autoescaped, with style and script inside each page under a policy that lets nothing else run."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from policygraph.site.words import Words
from policygraph.views.tables import shown

__all__ = ["render", "security_policy", "style_and_script"]


@cache
def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader("policygraph.site", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters["shown"] = shown
    return made


@dataclass(frozen=True, slots=True)
class Assets:
    """The one style sheet and the one script, with the security policy that allows exactly these."""

    style: Markup
    script: Markup
    policy: str


@cache
def style_and_script() -> Assets:
    """Return what every page carries inside, so that it works from a file and alone in a mail."""
    site = files("policygraph.site")
    style = site.joinpath("templates/style.css").read_text(encoding="utf-8")
    sorter = site.joinpath("vendor/sortable/sortable.min.js").read_text(encoding="utf-8").strip()
    own = site.joinpath("templates/script.js").read_text(encoding="utf-8")
    licence = "/* sortable 4.1.7, github.com/tofsjonas/sortable, public domain (unlicense.org) */\n"
    script = f"{licence}{sorter}\n{own}"
    # Files of the package are trusted; a template's values never reach them.
    return Assets(Markup(style), Markup(script), security_policy(style, script))  # noqa: S704


def security_policy(style: str, script: str) -> str:
    """Return a content security policy that allows one style sheet, one script and nothing from outside."""
    hashes = [b64encode(sha256(text.encode("utf-8")).digest()).decode("ascii") for text in (style, script)]
    return (
        f"default-src 'none'; style-src 'sha256-{hashes[0]}'; script-src 'sha256-{hashes[1]}'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def render(template: str, words: Words, **values: Any) -> str:
    """Return a template filled with ``values``, with the words of its language at hand."""
    return (
        _environment()
        .get_template(template)
        .render(
            w=words,
            t=words.say,
            term=words.term,
            lang=words.lang,
            assets=style_and_script(),
            **values,
        )
    )
