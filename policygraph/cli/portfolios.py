"""Interventions to do together, as an answer: step by step, what each does most, what it costs and ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policygraph.cli.call import Call
from policygraph.cli.frames import answer_frame, plain_value, records
from policygraph.texts import say

if TYPE_CHECKING:
    import pandas as pd

    from policygraph.graph import PolicyGraph

__all__ = ["answer_portfolio"]


def answer_portfolio(call: Call, graph: PolicyGraph, frame: pd.DataFrame) -> None:
    """Give the interventions to do together: JSON and CSV as they stand, else step by step with what each ends."""
    if call.as_json or call.output:
        told = {
            name: frame.attrs[name] for name in ("budget", "most", "joint", "sum", "left_out") if name in frame.attrs
        }
        answer_frame(call, frame, json_of=lambda each: {**plain_value(told), "steps": records(each)})
        return
    from policygraph.cli.printing import console, paragraph
    from policygraph.schema.vocabularies import label

    out = console()
    steps = frame.to_dict(orient="records")
    cost = steps[-1]["cumulative_cost"] if steps else 0.0
    paragraph(out, say("cli.portfolio", call.lang, count=len(steps), cost=f"{cost:,.0f}"), style="bold")
    for each in steps:
        best = label("criterion", each["best"], call.lang) if each["best"] else "–"
        told_step = say("cli.portfolio_step", call.lang, best=best, cost=f"{each['public_cost']:,.0f}")
        if each["ends"]:
            told_step += say("cli.portfolio_ends", call.lang, count=len(each["ends"]))
        paragraph(out, f"{each['step']:>3}  {each[f'label_{call.lang}']}", style="bold")
        paragraph(out, told_step, indent=5)
    left = frame.attrs["left_out"]
    for reason in sorted(set(left.values())):
        names = [graph.label(name, call.lang) for name, why in left.items() if why == reason]
        joined = say("site.list_mark", call.lang).join(names)
        paragraph(out, f"{say(f'scoring.left_out.{reason}', call.lang)} {joined}", style="dim")
