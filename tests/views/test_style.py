"""One table of kinds and signs: told apart without colour, and legible on either page."""

from __future__ import annotations

import re
from math import isclose

import pytest

from policygraph.graph import PolicyGraph
from policygraph.views.style import BUNDLED_KINDS, KINDS, SIGNS, as_plain, glyph_points, sign_style

PAGES = {"light": "#ffffff", "dark": "#16181b"}


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first: str, second: str) -> float:
    high, low = sorted((luminance(first), luminance(second)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_contrast_is_that_of_wcag() -> None:
    assert isclose(contrast("#000000", "#ffffff"), 21)
    assert isclose(contrast("#0072B2", "#ffffff"), 5.19, abs_tol=0.01)


@pytest.mark.parametrize("page", PAGES)
def test_signs_stand_out_from_the_page(page: str) -> None:
    for style in SIGNS.values():
        assert contrast(getattr(style, page), PAGES[page]) >= 3


def test_signs_differ_in_dash_and_head_as_well_as_colour() -> None:
    for part in ("light", "dark", "dashes", "head"):
        assert len({getattr(style, part) for style in SIGNS.values()}) == 3


def test_signs_have_the_agreed_colours() -> None:
    assert [SIGNS[sign].light for sign in ("+", "-", "")] == ["#0072B2", "#D55E00", "#767676"]


@pytest.mark.parametrize("sign", ["", "0", "?", "other"])
def test_what_has_no_direction_is_drawn_unsigned(sign: str) -> None:
    assert sign_style(sign) is SIGNS[""]


def test_every_kind_has_its_own_shape_and_band() -> None:
    assert (
        len({style.shape for style in KINDS.values()}) == len({style.layer for style in KINDS.values()}) == len(KINDS)
    )
    assert len(KINDS) <= 7


def test_every_kind_of_the_network_view_is_drawn_or_left_out_on_purpose(bundled: PolicyGraph) -> None:
    kinds = {str(kind) for _, kind in bundled.network.nodes(data="kind")}
    assert {BUNDLED_KINDS.get(kind, kind) for kind in kinds} - {""} == set(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_glyphs_fill_their_size_and_stand_upright(kind: str) -> None:
    points = glyph_points(KINDS[kind].shape)
    assert all(abs(part) <= 1.3 for point in points for part in point)
    if points:
        assert isclose(sum(x for x, _ in points), 0, abs_tol=0.01), "symmetric left and right"
        assert max(abs(part) for point in points for part in point) >= 0.9


def test_a_triangle_points_up_and_its_sister_down() -> None:
    assert min(glyph_points("triangle"), key=lambda point: point[1])[0] == 0
    assert max(glyph_points("triangleDown"), key=lambda point: point[1])[0] == 0


def test_an_unknown_shape_is_an_error() -> None:
    with pytest.raises(KeyError):
        glyph_points("blob")


def test_the_plain_tables_hold_colours_only_as_hex() -> None:
    for row in (*as_plain()["kinds"], *as_plain()["signs"]):
        assert all(re.fullmatch("#[0-9a-fA-F]{6}", str(row[page])) for page in PAGES)
