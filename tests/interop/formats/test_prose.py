from __future__ import annotations

from policygraph.graph import PolicyGraph
from policygraph.interop.formats.prose import markdown_text
from tests.interop.material import FINDINGS


def test_each_language_tells_findings_and_policies(excerpt: PolicyGraph) -> None:
    for lang, word in (("en", "Policies ("), ("zh", "政策（")):
        text = markdown_text(excerpt, FINDINGS(excerpt), lang=lang)  # type: ignore[arg-type]
        assert word in text
        assert all(f"`{row.id}`" in text for row in excerpt.tables["policies"])
        assert text.index("C4") < text.index(word)


def test_no_finding_no_heading(excerpt: PolicyGraph) -> None:
    assert "Findings (" not in markdown_text(excerpt)


def test_marks_mean_nothing(excerpt: PolicyGraph) -> None:
    row = excerpt.tables["policies"][0]
    odd = row.model_copy(update={"label_en": "<script> [a](b) *c* | # d", "label_zh": ""})
    text = markdown_text(excerpt.replaced(policies=[odd]))
    assert "<script>" not in text
    assert "\\<script\\>" in text
    assert "\\[a\\](b)" in text
