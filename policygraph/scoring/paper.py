"""The paper, recomputed: each claim that data or models can touch, with verdict and reason."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from policygraph.graph.policygraph import PolicyGraph
from policygraph.schema.evidence import PaperClaim
from policygraph.scoring.modelclaims import MODEL_CLAIMS
from policygraph.scoring.textclaims import TEXT_CLAIMS, Judged
from policygraph.texts import both

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["VERDICTS", "recompute_paper"]

VERDICTS: Final = ("supported", "contradicted", "needs_assumption", "not_testable")


def recompute_paper(graph: PolicyGraph) -> pd.DataFrame:
    """Return every claim of the paper with the verdict that data and models give it.

    Yang, Guo & Cao 2020 and Li et al. 2022, from which the paper takes its models, could not be obtained; the verdicts
    are those of the models here.

    Returns
    -------
    DataFrame
        ``claim`` (id), ``section, claim_en, claim_zh, test, verdict, reason_en, reason_zh, numbers``; verdict is
        ``supported``, ``contradicted``, ``needs_assumption`` (the reason names it) or ``not_testable``; ``numbers``
        maps names to the figures behind the reason.
    """
    import pandas as pd

    judges = {**MODEL_CLAIMS, **TEXT_CLAIMS}
    rows = []
    for claim in graph.rows(PaperClaim):
        judge = judges.get(claim.statement)
        judged = judge(graph) if judge else Judged("not_testable", {}, {})
        key = f"scoring.paper.{claim.statement}" if judge else "scoring.paper.not_testable"
        reason = both(f"{key}.{judged.verdict}" if judge else key, **judged.values)
        rows.append(
            {
                "claim": claim.id, "section": claim.section, "claim_en": claim.claim_en, "claim_zh": claim.claim_zh,
                "test": claim.test, "verdict": judged.verdict, "reason_en": reason["en"], "reason_zh": reason["zh"],
                "numbers": judged.numbers,
            }
        )  # fmt: skip
    return pd.DataFrame(rows)
