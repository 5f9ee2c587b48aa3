"""Puts the report together: checks, scores, pages in both languages, the map, downloads and the manifest."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from policygraph.checks import find_conflicts, find_gaps, find_synergies
from policygraph.graph.policygraph import PolicyGraph
from policygraph.graph.writing import write_atomic
from policygraph.schema.findings import Finding
from policygraph.schema.interventions import Intervention
from policygraph.scoring import Ranking, rank_interventions
from policygraph.site.downloads import write_downloads
from policygraph.site.manifest import digest, manifest_json, package_version
from policygraph.site.material import Material
from policygraph.site.pages import CONTENTS, PAGES, Page, code_page, pages_by_id
from policygraph.site.rendering import render
from policygraph.site.words import Words
from policygraph.texts import LANGUAGES, Lang

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Report", "all_pages", "gather", "page_texts", "single_text", "write_report"]

Progress = Callable[[str, int, int], None]
Decisions = dict[str, dict[str, Any]]
# Steps of the work, in order: a text key below ``site.step.``; progress is called before each.
STEPS = ("check", "score", "pages", "map", "downloads")


@dataclass(frozen=True, slots=True)
class Report:
    """What was written: the folder, every path below it, findings by kind, and the five gravest open conflicts."""

    folder: Path
    paths: tuple[Path, ...]
    counts: dict[str, int]
    gravest: tuple[Finding, ...]
    vanished: tuple[str, ...]


def write_report(
    graph: PolicyGraph,
    folder: str | Path,
    *,
    samples: int = 1000,
    seed: int = 0,
    decisions: Decisions | None = None,
    lang: Lang = "en",
    progress: Progress | None = None,
    single_file: bool = False,
) -> Report:
    """Check and score a graph and write the whole report below ``folder``.

    Parameters
    ----------
    graph
        The graph to report on.
    folder
        Where to write; files of an earlier report with other names are left alone.
    samples, seed
        Of the Monte Carlo draws behind the scores.
    decisions
        People's decisions about findings, shown with them.
    lang
        Language of the pages in ``folder`` itself; the other language stands in a folder below it.
    progress
        Called before each step with its text key below ``site.step.``, the steps done and their number.
    single_file
        Also write ``report-en.html`` and ``report-zh.html``: every page of a language in one file, to be mailed.

    Raises
    ------
    UnreadableInput
        If the folder cannot be written to.
    """
    from policygraph.views import write_map

    root = Path(folder)
    tell = progress or _silent
    material = gather(graph, samples=samples, seed=seed, decisions=decisions, progress=tell)
    tell("pages", 2, len(STEPS))
    paths = [write_atomic(root / name, text) for name, text in page_texts(material, lang)]
    if single_file:
        paths += [write_atomic(root / f"report-{each}.html", single_text(material, each)) for each in LANGUAGES]
    tell("map", 3, len(STEPS))
    paths.append(write_map(graph, root / "map.html", findings=list(material.findings), lang=lang))
    tell("downloads", 4, len(STEPS))
    paths.extend(write_downloads(material, root))
    written = {path.relative_to(root).as_posix(): digest(path.read_bytes()) for path in paths}
    paths.append(write_atomic(root / "manifest.json", manifest_json(material, written)))
    open_conflicts = [each for each in material.findings if each.status == "open" and each.code[0] == "C"]
    counts = {kind: len(getattr(material, kind)) for kind in ("conflicts", "gaps", "synergies")}
    return Report(root, tuple(paths), counts, tuple(open_conflicts[:5]), material.vanished)


def _silent(*_: object) -> None:
    """Say nothing."""


def gather(graph: PolicyGraph, *, samples: int, seed: int, decisions: Decisions | None, progress: Progress) -> Material:
    """Run the checks and the scoring once."""
    progress("check", 0, len(STEPS))
    conflicts = find_conflicts(graph, decisions=decisions)
    gaps = find_gaps(graph, decisions=decisions)
    synergies = find_synergies(graph, decisions=decisions)
    known = {each.id for found in (conflicts, gaps, synergies) for each in found}
    progress("score", 1, len(STEPS))
    # A graph without interventions is a good graph: it has findings, and nothing to rank.
    some = bool(graph.rows(Intervention))
    ranking = rank_interventions(graph, samples=samples, seed=seed) if some else Ranking(graph, (), (), {}, {}, {})
    vanished = tuple(sorted(set(decisions or {}) - known))
    return Material(graph, conflicts, gaps, synergies, ranking, samples, seed, vanished)


def page_texts(material: Material, lang: Lang) -> Iterator[tuple[str, str]]:
    """Yield path and text of every page: those of ``lang`` first, then their twins in the other language's folder."""
    pages = all_pages(material)
    where = pages_by_id(material)
    for each in (lang, *(other for other in LANGUAGES if other != lang)):
        below = "" if each == lang else f"{each}/"
        other = LANGUAGES[1 - LANGUAGES.index(each)]
        words = Words(material.graph, each, where, map_address=f"{'../' if below else ''}map.html")
        for page in pages:
            twin = f"../{page.name}.html" if below else f"{other}/{page.name}.html"
            yield f"{below}{page.name}.html", _page(material, words, page, twin=twin, root="../" if below else "")


def single_text(material: Material, lang: Lang) -> str:
    """Return all pages of one language as one page, to be mailed: no map, no files beside it."""
    words = Words(material.graph, lang, pages_by_id(material), single=True)
    sections = [_page(material, words, page, layout="section.html") for page in all_pages(material)]
    # Sections were filled by autoescaped templates.
    safe = [Markup(text) for text in sections]  # noqa: S704
    return render("single.html", words, **_frame(material, "index"), sections=safe)


def all_pages(material: Material) -> list[Page]:
    """Return the pages of the contents, then one for each code that was found."""
    return [*PAGES, *(code_page(code) for code in material.by_code)]


def _page(
    material: Material, words: Words, page: Page, *, twin: str = "", root: str = "", layout: str = "base.html"
) -> str:
    values: Mapping[str, Any] = page.fill(material, words)
    frame = {**_frame(material, page.name), "twin": twin, "root": root, "layout": layout}
    return render(page.template, words, **frame, **values)


def _frame(material: Material, name: str) -> dict[str, Any]:
    """Return what every page says around its own matter."""
    return {
        "page": name, "twin": "", "root": "", "as_of": material.graph.as_of, "version": package_version(),
        "contents": CONTENTS,
    }  # fmt: skip
