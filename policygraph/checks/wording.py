"""What a row is called in a sentence: a target or setting by its indicator, value and year, not by its whole clause."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from policygraph.checks.hours import by_clock
from policygraph.graph.policygraph import PolicyGraph
from policygraph.schema.column import Row
from policygraph.schema.evidence import Search
from policygraph.schema.numbers import Observation, Parameter, Tariff
from policygraph.schema.policies import Definition, Setting, Target, TariffPeriod
from policygraph.schema.system import Prerequisite
from policygraph.schema.units import UNITS, UNNAMED
from policygraph.schema.vocabularies import label as word
from policygraph.texts import both

__all__ = [
    "amount",
    "chain_words",
    "document",
    "halves",
    "inside",
    "join_words",
    "label",
    "repeated",
    "season",
    "target_value",
]

_BOUNDS = {">=": "at_least", ">": "more_than", "<=": "at_most", "<": "less_than"}
_ROLES = {"cap": "<=", "floor": ">="}
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def label(graph: PolicyGraph, row: Row | str) -> dict[str, str]:
    """Return the name of a row in both languages; blank for a blank id."""
    known = graph.index.get(row) if isinstance(row, str) else row
    if isinstance(known, Target):
        return both("checks.of_target", indicator=_plain(graph, known.indicator), value=target_value(known))
    if isinstance(known, Setting):
        return both("checks.of_setting", indicator=_plain(graph, known.indicator), value=_setting_value(known))
    if isinstance(known, Observation):
        name = _plain(graph, known.indicator) if known.indicator else halves(known.series)
        value = amount(known.value, known.unit) if known.value else both("checks.no_value")
        if known.family == "pathway":
            return both("checks.of_pathway", indicator=name, value=value, year=known.year or "", series=halves(known.series))  # fmt: skip  # noqa: E501
        return both("checks.of_observation", indicator=name, value=value, year=known.year or "")
    if isinstance(known, Search):
        return _search(graph, known)
    if isinstance(known, Prerequisite):
        return both("checks.of_prerequisite", instrument=_term("instrument", known.instrument), technology=_plain(graph, known.technology), needed=_term("instrument", known.requires_instrument))  # fmt: skip  # noqa: E501
    if isinstance(known, Parameter):
        model = _term("model", known.model)
        return both("checks.of_parameter", model=model, name=known.name, set=known.parameter_set, value=amount(known.value, known.unit))  # fmt: skip  # noqa: E501
    if isinstance(known, Definition):
        key = "checks.of_definition.yes" if known.included == "yes" else "checks.of_definition.no"
        return both(key, member=_plain(graph, known.member), term=_plain(graph, known.term))
    if isinstance(known, TariffPeriod):
        name, who = _term("tariff_label", known.tariff_label), _term("customer_class", known.customer_class)
        hours, when = ", ".join(by_clock(known.hours)), season(known.months, known.day_type)
        if when["en"]:
            return both("checks.of_hours.season", hours=hours, label=name, who=who, when=when)
        return both("checks.of_hours", hours=hours, label=name, who=who)
    if isinstance(known, Tariff):
        name, who = _term("tariff_label", known.tariff_label), _term("customer_class", known.customer_class)
        value = amount(known.value, known.unit)
        return both(
            "checks.of_tariff", label=name, who=who, place=_plain(graph, known.place), date=known.date, value=value
        )
    return _plain(graph, row if isinstance(row, str) else row.id)


def chain_words(graph: PolicyGraph, nodes: Iterable[str]) -> dict[str, str]:
    """Return names of nodes joined by arrows in both languages."""
    names = [label(graph, each) for each in nodes]
    return {"en": " → ".join(each["en"] for each in names), "zh": " → ".join(each["zh"] for each in names)}


def document(graph: PolicyGraph, row: Row) -> dict[str, str]:
    """Return the name of the document a row stands in."""
    policy = graph.policy_of(row)
    return label(graph, policy or row)


def repeated(count: int) -> dict[str, str]:
    """Return a sentence on how many further documents repeat a number; blank for none."""
    return both("checks.repeated", count=count) if count else {"en": "", "zh": ""}


def season(months: Iterable[str], day_type: str = "all") -> dict[str, str]:
    """Return months and kind of day in words, such as "Jul–Aug, Dec"; blank where all are meant."""
    runs: list[list[int]] = []
    for month in sorted(int(each) for each in months):
        if runs and month == runs[-1][-1] + 1:
            runs[-1].append(month)
        else:
            runs.append([month])
    english = [_MONTHS[run[0] - 1] + (f"–{_MONTHS[run[-1] - 1]}" if len(run) > 1 else "") for run in runs]
    chinese = [f"{run[0]}月" if len(run) == 1 else f"{run[0]}—{run[-1]}月" for run in runs]
    if day_type != "all":
        english.append(word("day_type", day_type, "en"))
        chinese.append(word("day_type", day_type, "zh"))
    return {"en": ", ".join(english), "zh": "、".join(chinese)}


def halves(text: str) -> dict[str, str]:
    """Return a cell that holds "English / Chinese" in its two languages; another stands for both."""
    first, _, second = text.partition(" / ")
    return {"en": first, "zh": second or first}


def inside(name: dict[str, str]) -> dict[str, str]:
    """Return a name as it stands inside a sentence: an English capital that is no abbreviation becomes small."""
    text = name["en"]
    small = len(text) > 1 and text[0].isupper() and text[1].islower()
    return {**name, "en": text[0].lower() + text[1:]} if small else name


def _search(graph: PolicyGraph, row: Search) -> dict[str, str]:
    place, topic = _plain(graph, row.place), _term("topic", row.topic)
    if not row.words:
        return both("checks.of_search", place=place, topic=topic)
    found = both("checks.of_search.nothing") if row.documents == 0 else both("checks.of_search.found", count=row.documents)  # fmt: skip  # noqa: E501
    return both("checks.of_search.words", place=place, words=halves(row.words), where=halves(row.searched), date=row.date, found=found)  # fmt: skip  # noqa: E501


def _plain(graph: PolicyGraph, identifier: str) -> dict[str, str]:
    if not identifier:
        return {"en": "", "zh": ""}
    return {"en": graph.label(identifier, "en"), "zh": graph.label(identifier, "zh")}


def _term(scheme: str, notation: str) -> dict[str, str]:
    return {"en": word(scheme, notation, "en"), "zh": word(scheme, notation, "zh")}


def amount(value: str | Decimal, unit: str, comparator: str = "=", *, about: bool = False) -> dict[str, str]:
    """Return a number with its unit and bound in words, such as "at least 20 %"; years stand without a unit."""
    number = _grouped(Decimal(value))
    known = UNITS.get(unit)
    names = ("", "") if known is None or unit in UNNAMED else (known.label_en, known.label_zh)
    text = {"en": f"{number} {names[0]}".strip(), "zh": f"{number}{names[1]}"}
    bound = _BOUNDS.get(comparator)
    if unit == "year" and bound:
        bound = {"at_most": "no_later_than", "less_than": "before", "at_least": "no_earlier_than"}.get(bound, bound)
    if bound:
        text = both(f"checks.bound.{bound}", value=text)
    return both("checks.bound.about", value=text) if about and not bound else text


def _grouped(number: Decimal) -> str:
    plain = f"{number.normalize():f}"
    whole = plain.lstrip("-").partition(".")[0]
    return f"{number.normalize():,f}" if len(whole) > 4 else plain


def target_value(target: Target) -> dict[str, str]:
    """Return the value of a target with its year and, for a change, its base year."""
    if not target.value:
        return both("checks.value_delegated")
    value = amount(target.value, target.unit, target.comparator, about=target.approximate == "yes")
    if target.nature == "date":
        return value
    if target.nature == "change" and target.base_year and target.due_year:
        return _change(target)
    return both("checks.value_in_year", value=value, year=target.due_year) if target.due_year else value


def _change(target: Target) -> dict[str, str]:
    # A change of at most -65 % reads as a fall of at least 65 %.
    falls = target.value.startswith("-")
    turned = {"<=": ">=", "<": ">", ">=": "<=", ">": "<"}.get(target.comparator, "=")
    bound = turned if falls else target.comparator
    value = amount(target.value.lstrip("-"), target.unit, bound, about=target.approximate == "yes")
    key = "checks.value_fall" if falls else "checks.value_rise"
    return both(key, value=value, base=target.base_year, year=target.due_year)


def _setting_value(setting: Setting) -> dict[str, str]:
    if setting.value:
        return amount(setting.value, setting.unit, _ROLES.get(setting.role, "="))
    low = amount(setting.low, setting.unit, ">=") if setting.low and not setting.high else None
    if low or not setting.low:
        return low or amount(setting.high or "0", setting.unit, "<=")
    return both("checks.range", low=_grouped(Decimal(setting.low)), high=amount(setting.high, setting.unit))


def join_words(items: Iterable[dict[str, str]], *, limit: int = 6) -> dict[str, str]:
    """Return names as one list in both languages; what is beyond ``limit`` is counted, not named."""
    names = list(items)
    shown = names[:limit]
    text = {"en": ", ".join(each["en"] for each in shown), "zh": "、".join(each["zh"] for each in shown)}
    return both("checks.and_more", names=text, count=len(names) - limit) if len(names) > limit else text
