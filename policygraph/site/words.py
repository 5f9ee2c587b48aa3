"""Words on a page: labels in one language, with a mark where only the other one is known, and addresses of rows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any, Final
from urllib.parse import quote

from markupsafe import Markup, escape

from policygraph.checks.wording import season
from policygraph.graph.policygraph import PolicyGraph
from policygraph.schema.findings import Finding
from policygraph.schema.ids import prefix_of
from policygraph.schema.tables import TABLES
from policygraph.schema.units import UNITS, UNNAMED
from policygraph.schema.vocabularies import label as term_label
from policygraph.site.chains import goals_of
from policygraph.site.groups import Heading
from policygraph.site.material import STATUS_ORDER
from policygraph.texts import Lang, say
from policygraph.views.labels import plain
from policygraph.views.tables import shown

__all__ = ["PAGES", "Words", "language_of"]

_HAN: Final = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
_STEMS: Final = ("label", "title", "summary", "claim")
_plain = lru_cache(maxsize=65536)(plain)
_LETTERS: Final = re.compile(r"[^\W\d_]{2}")
_OTHER: Final[dict[Lang, Lang]] = {"en": "zh", "zh": "en"}

# Where rows of a table have their address: page by prefix.
PAGES: Final[dict[str, str]] = {
    **dict.fromkeys(("pol", "prv", "tgt", "set", "trp", "def", "eff"), "policies"),
    **dict.fromkeys(("ind", "inf", "obj", "tec", "act", "int", "pre", "dfe"), "system"),
    **dict.fromkeys(("plc",), "provinces"),
    **dict.fromkeys(("src",), "sources"),
    **dict.fromkeys(("clm",), "paper"),
    **dict.fromkeys(("par", "obs", "tar"), "models"),
    **dict.fromkeys(("sea",), "coverage"),
}


def language_of(text: str) -> Lang:
    """Return the language a text is written in: Chinese as soon as it holds a Chinese character."""
    return "zh" if _HAN.search(text) else "en"


class Words:
    """Speaks one language about one graph.

    Parameters
    ----------
    pages
        Page by id of findings and of ranked interventions; those that are not in it have no address.
    single
        Whether all pages are sections of one file.
    map_address
        Where the map lies, seen from these pages; blank where there is none.
    """

    def __init__(
        self, graph: PolicyGraph, lang: Lang, pages: Mapping[str, str], *, single: bool = False, map_address: str = ""
    ) -> None:
        self.graph = graph
        self.lang: Lang = lang
        self.pages = pages
        self.single = single
        self.map_address = map_address

    # -- sentences and words ------------------------------------------------------------------------------------

    def say(self, key: str, /, **values: object) -> str:
        """Return a sentence of ``texts.csv``."""
        return say(key, self.lang, **values)

    def sentence(self, key: str, /, **values: object) -> Markup:
        """Return a sentence whose numbers and dates do not break over two lines."""
        text = self.say(key, **{name: f"{{{name}}}" for name in values})
        whole = Markup('<span class="number">{}</span>')
        return escape(text).format(**{name: whole.format(value) for name, value in values.items()})

    def term(self, scheme: str, notation: str | None) -> str:
        """Return a word of a controlled list; blank for a blank one."""
        return term_label(scheme, notation, self.lang) if notation else ""

    def terms(self, scheme: str, notations: Iterable[str]) -> str:
        """Return several words of a list, joined as the language does."""
        return self.join(self.term(scheme, each) for each in notations)

    def join(self, parts: Iterable[str]) -> str:
        """Return parts joined by the list mark of the language."""
        return say("site.list_mark", self.lang).join(part for part in parts if part)

    def words(self, both: Any) -> str:
        """Return a text kept in both languages, such as a finding's explanation."""
        return self.plain(getattr(both, self.lang))

    def plain(self, text: str) -> str:
        """Return a text without the characters that can make it read as something else."""
        return _plain(text)

    def text(self, text: str) -> Markup:
        """Return data text, marked where it is in the other language."""
        clean = self.plain(text)
        spoken = language_of(clean)
        # Numbers, codes and names without letters belong to both languages.
        if spoken == self.lang or not _LETTERS.search(clean):
            return escape(clean)
        return Markup('<span lang="{}">{}</span><sup class="other">{}</sup>').format(
            spoken, clean, say(f"site.only_{spoken}", self.lang)
        )

    def pick(self, row: Any, stem: str) -> Markup:
        """Return a text of a row kept in two languages, such as ``definition``; marked where only the other is."""
        own = getattr(row, f"{stem}_{self.lang}", "")
        return escape(_plain(own)) if own else self.text(getattr(row, f"{stem}_{_OTHER[self.lang]}", ""))

    def label(self, identifier: str) -> str:
        """Return the name of a row as plain text."""
        return self.plain(self.graph.label(identifier, self.lang))

    def name(self, identifier: str) -> Markup:
        """Return the name of a row; in the other language with a mark where it has none in this one."""
        row = self.graph.index.get(identifier)
        own = any(getattr(row, f"{stem}_{self.lang}", "") for stem in _STEMS)
        name = self.label(identifier)
        return escape(name) if own else self.text(name)

    def unit(self, name: str) -> str:
        """Return a unit as the language writes it."""
        known = UNITS.get(name)
        return (known.label_en if self.lang == "en" else known.label_zh) if known else name

    def unit_after(self, name: str) -> str:
        """Return a unit as it stands behind a number; blank for those that a number stands without."""
        return "" if name in UNNAMED else self.unit(name)

    def span(self, period: Any) -> str:
        """Return start and end of a period, with words where one is unknown or open."""
        start = period.start or say("site.unknown_start", self.lang)
        end = period.end or say("site.open_end", self.lang)
        return f"{start} – {end}"

    def reach(self, row: Any) -> str:
        """Return for whom and when a setting or an hour holds, as far as the row says."""
        parts = [self.term("customer_class", row.customer_class) if row.customer_class else ""]
        parts.append(season(row.months, getattr(row, "day_type", "all"))[self.lang])
        return " · ".join(part for part in parts if part)

    def spread(self, magnitude: Any) -> str:
        """Return the 5-95 % range of a physical number, where it has one."""
        low, high = getattr(magnitude, "low", None), getattr(magnitude, "high", None)
        return "" if low is None or high is None else f" ({shown(low)} – {shown(high)})"

    def standing(self, name: str) -> str:
        """Return how a local target stands to the national one."""
        return self.say("chart.equal") if name == "equal" else self.term("grade", name)

    def tally(self, group: Heading) -> str:
        """Return how many findings of a group have which status, and in how many places."""
        counts = [(status, group.count(status)) for status in STATUS_ORDER]
        parts = [f"{count} {self.term('finding_status', status)}" for status, count in counts if count]
        where = (
            self.label(group.places[0]) if len(group.places) == 1 else self.say("site.places", count=len(group.places))
        )
        return self.join([where, *parts])

    def columns(self, table: str, names: Iterable[str]) -> str:
        """Return the names of columns of a table as the language calls them."""
        labels = {each.name: each.label_en if self.lang == "en" else each.label_zh for each in TABLES[table].columns}
        return self.join(labels.get(name, name) for name in names)

    # -- addresses ----------------------------------------------------------------------------------------------

    def page(self, name: str, anchor: str = "") -> str:
        """Return the address of a page, or of an anchor on it."""
        if name == "map":
            return f"{self.map_address}#lang={self.lang}" if self.map_address else ""
        if self.single:
            return f"#{anchor or f'page-{name}'}"
        return f"{name}.html#{anchor}" if anchor else f"{name}.html"

    def href(self, identifier: str) -> str:
        """Return the address of a row or finding; blank where it has none."""
        page = self.pages.get(identifier) or PAGES.get(prefix_of(identifier), "")
        known = identifier in self.pages or identifier in self.graph.index
        return (f"#{identifier}" if self.single else f"{page}.html#{identifier}") if page and known else ""

    def filtered(self, name: str, value: str) -> str:
        """Return the address of the first page with one filter set; of the page alone where all are one file."""
        return "#page-index" if self.single else f"index.html#?{name}={quote(value)}"

    def map_of(self, identifier: str) -> str:
        """Return the address of a finding, or of any row, on the map in this language; blank where there is no map."""
        name = "finding" if prefix_of(identifier) == "fnd" else "id"
        return f"{self.map_address}#{name}={quote(identifier)}&lang={self.lang}" if self.map_address else ""

    def link(self, identifier: str) -> Markup:
        """Return the name of a row, linked to its address where it has one."""
        where = self.href(identifier)
        name = self.name(identifier)
        return Markup('<a href="{}">{}</a>').format(where, name) if where else name

    # -- what filters ask for -----------------------------------------------------------------------------------

    def lineage(self, place: str) -> str:
        """Return a place and everything above it, so that a filter for a province finds its cities."""
        return " ".join(sorted(self.graph.places.up(place))) if place else ""

    def goals(self, finding: Finding) -> str:
        """Return the objectives a finding concerns and those above them."""
        return " ".join(sorted(goals_of(self.graph, finding)))
