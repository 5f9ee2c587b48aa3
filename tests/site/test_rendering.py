from __future__ import annotations

from base64 import b64encode
from hashlib import sha256

from policygraph.site.material import Material
from policygraph.site.rendering import render, security_policy, style_and_script
from policygraph.site.words import Words


def test_the_policy_allows_exactly_one_style_and_one_script() -> None:
    policy = security_policy("a", "b")
    for text in ("a", "b"):
        assert b64encode(sha256(text.encode()).digest()).decode() in policy
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy


def test_style_and_script_ask_for_nothing_outside() -> None:
    assets = style_and_script()
    assert assets.style.count("url(") == assets.style.count('url("data:image/svg+xml,')
    assert "@import" not in assets.style
    assert "fetch(" not in assets.script
    assert "XMLHttpRequest" not in assets.script
    assert "unlicense" in assets.script


def test_templates_escape_what_they_are_given(small: Material) -> None:
    text = render("footer.html", Words(small.graph, "en", {}), version="<i>1</i>", as_of="2026")
    assert "<i>1</i>" not in text
    assert "&lt;i&gt;1&lt;/i&gt;" in text
