"""What two kinds of instruments do together: more, less or nothing beyond the one alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from policygraph.errors import UsageError
from policygraph.graph.policygraph import PolicyGraph, suggest
from policygraph.graph.reading import load
from policygraph.schema.system import Interaction
from policygraph.schema.vocabularies import terms, within

__all__ = ["InteractionSign", "interaction_sign"]

InteractionSign = Literal["+", "-", "0", "?"]

# Words of the literature for instruments of the vocabulary, tried in this order; what is renewable is so in any case.
_WORDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (r"carbon pric\w*|emissions? pric\w*", ("tax", "emissions_trading")),
    # The literature means a market under a cap unless it speaks of rates.
    (r"cap.and.trade|carbon market|emissions? trading|\bets\b|emissions? cap", ("cap_and_trade", "emissions_trading")),
    (r"performance standard|rate.based|credit trading|tradable credits?", ("credit_trading",)),
    (r"tax (relief|credit|exemption|cut)s?", ("tax_exemption",)),
    (r"\btax\b|taxation|levy", ("tax",)),
    (r"quotas?|portfolio standard|obligations?|targets?|green certificates?", ("quota_obligation",)),
    (r"standards?|regulation|mandates?", ("technical_standard", "efficiency_standard", "emission_standard")),
    (r"feed.in|contracts? for difference", ("feed_in_price", "operating_subsidy")),
    (r"investment (subsid\w*|grants?|support)|grants?|loans?", ("capital_subsidy",)),
    (r"adoption (subsid\w*|support)|purchase (subsid\w*|premium)|rebates?", ("purchase_subsidy",)),
    (r"innovation|r ?& ?d|research|demonstration", ("research",)),
    (r"renewable (energy )?(policy|support)", ("capital_subsidy", "operating_subsidy", "quota_obligation")),
    (r"subsid\w*", ("operating_subsidy", "capital_subsidy", "purchase_subsidy")),
    (r"information|labels?|labelling|nudges?|campaigns?|feedback", ("information",)),
)  # fmt: skip

_ADOPTION = ("purchase_subsidy", "capital_subsidy", "operating_subsidy", "tax_exemption", "feed_in_price")
_STANDARDS = (
    "efficiency_standard", "emission_standard", "technical_standard", "quota_obligation", "fleet_mandate", "sales_ban",
    "phase_out",
)  # fmt: skip


class _Pattern(NamedTuple):
    """A finding on families of instruments, for pairs on which the table has no row of its own."""

    first: tuple[str, ...]
    second: tuple[str, ...]
    sign: InteractionSign
    saving: bool = False


# Boonekamp 2006 (household energy saving: two or three measures give 13-30 % less than their sum); van den Bergh et
# al. 2021, doi 10.1080/14693062.2021.1907276 (the rest: under a binding cap nothing is added; beside a tax, and with
# innovation support or information, nothing is lost).
_PATTERNS = (
    _Pattern(("tax",), (*_ADOPTION, *_STANDARDS), "-", saving=True),
    _Pattern(_ADOPTION, _STANDARDS, "-", saving=True),
    _Pattern((*_ADOPTION, *_STANDARDS, "tax"), ("emissions_trading",), "-"),
    _Pattern(_ADOPTION, ("credit_trading",), "-"),
    _Pattern((*_ADOPTION, *_STANDARDS), ("tax",), "+"),
    _Pattern(("research",), ("tax", "emissions_trading", *_ADOPTION, "information"), "+"),
    _Pattern(("information",), ("tax", "emissions_trading", *_ADOPTION, *_STANDARDS), "+"),
)


class _Side(NamedTuple):
    kinds: tuple[str, ...]
    renewable: bool
    saving: bool


def interaction_sign(first: str, second: str, *, graph: PolicyGraph | None = None) -> InteractionSign:
    """Return what the second instrument adds to the first, or the other way round: the order does not matter.

    Parameters
    ----------
    first, second
        An instrument of the vocabulary (``purchase_subsidy``), its label in either language, or the words of the
        literature ("adoption subsidy", "carbon market (cap)").
    graph
        Where the published interactions stand; by default the bundled data.

    Returns
    -------
    str
        ``-`` (less than both alone would give: negative synergy), ``0`` (nothing beyond the one), ``+`` (no loss, or a
        gain: zero or positive synergy), ``?`` (no published finding on such a pair). The closest row of the table
        ``interactions`` decides; where it has none, the finding on the families of the two instruments.

    Raises
    ------
    UsageError
        If an instrument is not known by these words; the message suggests near ones.
    """
    one, other = _side(first), _side(second)
    ranked = sorted(_rows(graph or _bundled(), one, other))
    if ranked and not (one.saving or other.saving):
        return _sign(ranked[0][2])
    for pattern in _PATTERNS:
        fits = not pattern.saving or one.saving or other.saving
        if fits and (_is(one, pattern.first, other, pattern.second) or _is(other, pattern.first, one, pattern.second)):
            return pattern.sign
    return _sign(ranked[0][2]) if ranked else "?"


@lru_cache(maxsize=1)
def _bundled() -> PolicyGraph:
    return load()


def _sign(text: str) -> InteractionSign:
    return "+" if text == "+" else "-" if text == "-" else "0" if text == "0" else "?"


def _side(words: str) -> _Side:
    text = words.strip().casefold()
    renewable = bool(re.search(r"renewable|solar|wind|可再生", text))
    saving = bool(re.search(r"energy tax|energy saving|energy efficiency|space heating|household", text))
    for notation, term in terms("instrument").items():
        if text in (notation, term.label_en.casefold(), term.label_zh):
            return _Side((notation,), renewable, saving)
    found: list[str] = []
    for pattern, kinds in _WORDS:
        if re.search(pattern, text):
            found.extend(kinds)
            text = re.sub(pattern, " ", text)
    if not found:
        raise UsageError("causal.instrument", name=words, suggestion=suggest(words, terms("instrument")))
    return _Side(tuple(dict.fromkeys(found)), renewable, saving)


def _rows(graph: PolicyGraph, one: _Side, other: _Side) -> Iterator[tuple[int, str, str]]:
    """Yield rank (smaller = closer), id and sign of the rows that speak of such a pair."""
    for row in graph.rows(Interaction):
        ends = (row.first, row.first_technology), (row.second, row.second_technology)
        for here, there in ((one, other), (other, one)):
            ranks = [_rank(here, *ends[0]), _rank(there, *ends[1])]
            if None not in ranks:
                yield sum(rank or 0 for rank in ranks), row.id, row.sign


def _rank(side: _Side, kind: str, technology: str) -> int | None:
    """Return how far a side is from one end of a row; ``None`` where the row speaks of something else."""
    if technology and not (side.renewable and technology == "tec:renewables"):
        return None
    if kind in side.kinds:
        return 0 if technology or not side.renewable else 1
    return 2 if any(within("instrument", each, kind) for each in side.kinds) else None


def _is(one: _Side, first: tuple[str, ...], other: _Side, second: tuple[str, ...]) -> bool:
    return _any_within(one, first) and _any_within(other, second)


def _any_within(side: _Side, kinds: tuple[str, ...]) -> bool:
    return any(within("instrument", each, kind) for each in side.kinds for kind in kinds)
