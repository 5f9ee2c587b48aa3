"""A finding told in plain sentences."""

from __future__ import annotations

import pytest

from policygraph.checks import find_conflicts, find_gaps, find_synergies
from policygraph.graph import PolicyGraph
from policygraph.texts import LANGUAGES

QUESTIONS = {
    "en": (
        "Who says what.",
        "Where and when they meet.",
        "How sure.",
        "What it amounts to.",
        "What would end it.",
        "What was decided.",
    ),
    "zh": ("各方规定。", "何时何地相遇。", "可信程度。", "数量大小。", "如何化解。", "已作决定。"),
}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_one_of_every_rule_answers_every_question(bundled: PolicyGraph, lang):
    seen = set()
    for find in (find_conflicts, find_gaps, find_synergies):
        findings = find(bundled)
        for rank, each in enumerate(findings):
            if each.rule in seen:
                continue
            seen.add(each.rule)
            text = findings[rank].explain(lang=lang)
            assert [text.find(f"**{head}**") for head in QUESTIONS[lang]] == sorted(
                text.find(f"**{head}**") for head in QUESTIONS[lang]
            )
            assert all(f"**{head}**" in text for head in QUESTIONS[lang]), each.rule
            assert "None" not in text
            assert "{" not in text


def test_every_link_of_a_chain_names_its_source(bundled: PolicyGraph):
    findings = find_conflicts(bundled, codes=["C2"], where="CN-SX", objective="obj:carbon-peaking")
    text = findings[0].explain()
    chain = text.partition("**Through which chain.**")[2].partition("\n\n**")[0]
    lines = [line for line in chain.splitlines() if line.startswith("- ")]
    assert len(lines) >= 3
    assert all("Seen in: " in line for line in lines)


def test_an_ended_conflict_is_called_history(bundled: PolicyGraph):
    ended = [each for each in find_conflicts(bundled) if each.status == "ended"]
    assert "history, not an alarm" in find_conflicts(bundled)[ended[0].id].explain()


def test_a_model_speaks_where_it_can(bundled: PolicyGraph):
    findings = find_conflicts(bundled, codes=["C8"])
    sized = [each for each in findings if each.magnitude]
    assert sized
    assert "CNY/kWh (v2g model" in findings[sized[0].id].explain()
