"""Commands that compute: interventions ranked, the V2G account, the fleet, the paper, a user's cross-impact matrix."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from policygraph.cli.call import Call, command
from policygraph.cli.frames import answer_frame, plain_value, records
from policygraph.cli.portfolios import answer_portfolio
from policygraph.errors import UsageError
from policygraph.texts import say

if TYPE_CHECKING:
    import pandas as pd

    from policygraph.graph import PolicyGraph

__all__ = ["crossimpact", "fleet", "paper", "score", "v2g"]

Sets = Annotated[list[str], typer.Option("--set", metavar="NAME=VALUE", help="cli.opt.set", show_default=False)]
Samples = Annotated[int, typer.Option("--samples", help="cli.opt.samples", min=0, show_default=False)]
Seed = Annotated[int, typer.Option("--seed", help="cli.opt.seed", show_default=False)]
# What a terminal shows of the wide tables; JSON and CSV have all columns. Heads are ``cli.col.<name>``.
_V2G = ("price_gap", "wear_mode", "revenue", "loss", "wear", "net_income", "break_even_gap")
_FLEET = ("year", "ev_share", "energy_mtce", "carbon_mtco2", "oil_mt")
_PROJECTION = ("year", "stock", "ev_share", "energy_mtce", "carbon_mtco2", "oil_mt")


@command("v2g", "models")
def v2g(
    call: Call,
    *,
    sets: Sets = [],  # noqa: B006 - typer copies it
    gaps: Annotated[str, typer.Option("--gaps", metavar="0.3,0.5", help="cli.opt.gaps", show_default=False)] = "",
    where: Annotated[str, typer.Option("--where", metavar="PLACE", help="cli.opt.where_v2g", show_default=False)] = "",
    samples: Samples = 0,
    seed: Seed = 0,
) -> int:
    """Compute the account of a car owner who discharges to the grid."""
    from policygraph.scoring import run_v2g

    wanted: dict[str, Any] = {"gaps": _numbers("--gaps", gaps)} if gaps else {}
    graph = call.graph()
    frame = run_v2g(graph, where=where, samples=samples, seed=seed, **wanted, **_sets(sets))
    parameters = plain_value(dict(frame.attrs.get("parameters", {})))
    plain = not call.as_json and not call.output
    if plain and where == "all":
        _print_places(call, graph, frame)
        return 0
    if plain:
        call.note("cli.v2g_units")
    answer_frame(call, frame, json_of=lambda each: {"parameters": parameters, "results": records(each)}, shown=_V2G)
    return 0


def _print_places(call: Call, graph: PolicyGraph, frame: pd.DataFrame) -> None:
    """Print which place pays, under which rule, until when; places without a price last, together."""
    from policygraph.cli.printing import console, paragraph

    out = console()
    rows = frame.to_dict(orient="records")
    for each in rows:
        if each["pays"] != "unknown":
            told = say(
                "cli.v2g_place", call.lang, place=graph.label(each["place"], call.lang), start=each["start"] or "…",
                pays=say(f"cli.pays.{each['pays']}", call.lang), mode=say(f"cli.wear.{each['wear_mode']}", call.lang),
                gap=f"{each['price_gap']:.3g}", even=f"{each['break_even_gap']:.3g}", net=f"{each['net_income']:.0f}",
                until=each["until"] or "…",
            )  # fmt: skip
            paragraph(out, told, style="bold")
            paragraph(out, each[f"rule_{call.lang}"], indent=4)
    unknown = sorted({graph.label(each["place"], call.lang) for each in rows if each["pays"] == "unknown"})
    if unknown:
        paragraph(out, say("cli.v2g_unknown", call.lang, places=("、" if call.lang == "zh" else ", ").join(unknown)))


@command("fleet", "models")
def fleet(
    call: Call,
    *,
    sets: Sets = [],  # noqa: B006 - typer copies it
    shares: Annotated[str, typer.Option("--shares", metavar="0,0.5,1", help="cli.opt.shares", show_default=False)] = "",
    years: Annotated[str, typer.Option("--years", metavar="2015-2022", help="cli.opt.years", show_default=False)] = "",
    until: Annotated[
        int | None, typer.Option("--until", metavar="YEAR", help="cli.opt.until", show_default=False)
    ] = None,
    scenario: Annotated[
        str, typer.Option("--scenario", metavar="SET", help="cli.opt.scenario", show_default=False)
    ] = "projection",
    where: Annotated[
        str, typer.Option("--where", metavar="PLACE", help="cli.opt.where_fleet", show_default=False)
    ] = "",
    samples: Samples = 0,
    seed: Seed = 0,
) -> int:
    """Compute energy, carbon and oil of the car fleet at fixed shares of electric cars."""
    from policygraph.checks import place_id
    from policygraph.scoring import project_fleet, run_fleet

    graph = call.graph()
    if until is not None:
        if where or shares or years or sets:
            raise UsageError("cli.until_alone")
        frame = project_fleet(graph, until=until, parameter_set=scenario, samples=samples, seed=seed)
        answer_frame(call, frame, json_of=records, shown=_PROJECTION)
        return 0
    wanted: dict[str, Any] = {"shares": _numbers("--shares", shares)} if shares else {}
    if where:
        wanted["place"] = place_id(graph, where)
    if years:
        wanted["years"] = _years(years)
    frame = run_fleet(graph, samples=samples, seed=seed, **wanted, **_sets(sets))
    answer_frame(call, frame, json_of=records, shown=_FLEET)
    return 0


@command("score", "models")
def score(
    call: Call,
    *,
    samples: Samples = 1000,
    seed: Seed = 0,
    weight: Annotated[
        list[str], typer.Option("--weight", metavar="NAME=VALUE", help="cli.opt.weight", show_default=False)
    ] = [],  # noqa: B006
    explain: Annotated[str, typer.Option("--explain", metavar="ID", help="cli.opt.explain", show_default=False)] = "",
    most: Annotated[int | None, typer.Option("--most", metavar="N", help="cli.opt.most", min=1)] = None,
    budget: Annotated[
        float | None, typer.Option("--budget", metavar="MCNY", help="cli.opt.budget", show_default=False)
    ] = None,
) -> int:
    """Rank interventions by physical criteria with their uncertainty; with a limit, choose those to do together."""
    from policygraph.scoring import portfolio, rank_interventions

    weights = {name: _number(f"--weight {name}", str(value)) for name, value in _sets(weight).items()} or None
    graph = call.graph()
    ranking = rank_interventions(graph, weights=weights, samples=samples, seed=seed)
    if most is not None or budget is not None:
        # Unless a budget is given, the whole must pay for itself.
        chosen = portfolio(graph, ranking, 0.0 if budget is None else budget, most=most, samples=max(samples, 1))
        answer_portfolio(call, graph, chosen)
        return 0
    suffix = call.output.suffix.lower() if call.output else ""
    if explain:
        call.answer(ranking.explain(explain, lang=call.lang))
    elif call.as_json or suffix == ".json":
        call.answer(ranking.to_json())
    elif suffix:
        answer_frame(call, ranking.to_frame(), json_of=records)
    else:
        _print_ranking(call, ranking)
    return 0


def _print_ranking(call: Call, ranking: Any) -> None:
    from policygraph.cli.printing import console, frame_table, paragraph
    from policygraph.schema.vocabularies import label

    out = console()
    first = next(iter(ranking))
    paragraph(
        out, say("cli.score", call.lang, count=len(ranking), samples=first.samples, seed=first.seed), style="bold"
    )
    for number, each in enumerate(ranking, start=1):
        out.print()
        apart = "" if each.separable else f" · {say('cli.not_separable', call.lang)}"
        share = f"{100 * each.rank_acceptability[0]:.0f} %"
        paragraph(
            out,
            f"{number:>3}  {getattr(each.label, call.lang)} · {say('cli.first_rank', call.lang, share=share)}{apart}",
            style="bold",
        )
        moved = [one for one in each.criteria if one.median or one.p05 or one.p95]
        rows = [(label("criterion", one.name, call.lang), one.median, one.p05, one.p95, one.unit) for one in moved]
        heads = [say(f"cli.col.{name}", call.lang) for name in ("criterion", "median", "p05", "p95", "unit")]
        if rows:
            frame_table(out, heads, rows)
        paragraph(out, each.intervention, indent=5, style="dim")


@command("paper", "models")
def paper(call: Call) -> int:
    """Recompute the claims of the paper: what data and models say to each."""
    from policygraph.scoring import recompute_paper

    graph = call.graph()
    frame = recompute_paper(graph)
    if call.as_json or call.output:
        answer_frame(call, frame, json_of=records)
        return 0
    from policygraph.cli.printing import console, paragraph
    from policygraph.schema.vocabularies import label

    out = console()
    for each in frame.to_dict(orient="records"):
        paragraph(
            out,
            say(
                "cli.claim",
                call.lang,
                claim=graph.label(each["claim"], call.lang),
                verdict=label("claim_verdict", each["verdict"], call.lang),
            ),
            style="bold",
        )
        paragraph(out, each[f"reason_{call.lang}"], indent=4)
        out.print()
    return 0


@command("crossimpact", "models")
def crossimpact(call: Call, file: Annotated[Path, typer.Argument(metavar="FILE", help="cli.arg.matrix")]) -> int:
    """Rank the items of a cross-impact matrix by what they do directly and through one another."""
    from policygraph.causal import cross_impact
    from policygraph.interop.spreadsheets.matrix import read_matrix

    frame = cross_impact(read_matrix(file)).rename_axis("item").reset_index()
    answer_frame(call, frame, json_of=records)
    return 0


def _sets(texts: list[str]) -> dict[str, Any]:
    """Return ``NAME=VALUE`` pairs; a value that is a number becomes one."""
    found: dict[str, Any] = {}
    for text in texts:
        name, mark, value = (part.strip() for part in text.partition("="))
        if not mark or not name or not value:
            raise UsageError("cli.bad_set", value=text)
        try:
            found[name] = float(value)
        except ValueError:
            found[name] = value
    return found


def _numbers(name: str, text: str) -> list[float]:
    return [_number(name, each) for each in text.split(",")]


def _number(name: str, text: str) -> float:
    try:
        return float(text)
    except ValueError:
        raise UsageError("cli.not_number", name=name, value=text) from None


def _years(text: str) -> list[int]:
    first, mark, last = text.partition("-")
    try:
        return list(range(int(first), int(last) + 1)) if mark else [int(each) for each in text.split(",")]
    except ValueError:
        raise UsageError("cli.not_number", name="--years", value=text) from None
