"""How the map is drawn: one table of kinds and signs, used by the picture, the legend and the table beside it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from math import cos, pi, sin, sqrt
from typing import Final

__all__ = ["BUNDLED_KINDS", "KINDS", "SIGNS", "KindStyle", "SignStyle", "as_plain", "glyph_points", "sign_style"]


@dataclass(frozen=True, slots=True)
class KindStyle:
    """One kind of node: ``shape`` as vis-network names it, half its size in px, fill on a light and on a dark page.

    ``layer`` counts the bands of the picture from the top.
    """

    kind: str
    layer: int
    shape: str
    size: int
    light: str
    dark: str


@dataclass(frozen=True, slots=True)
class SignStyle:
    """One sign of an edge: colour, dashes and head say the same thing three times, so that no one needs the colour."""

    sign: str
    light: str
    dark: str
    dashes: tuple[int, ...]
    head: str
    width: float


# Sign colours are kept for edges; nodes are muted, and their shapes tell them apart without any colour.
KINDS: Final[dict[str, KindStyle]] = {
    style.kind: style
    for style in (
        KindStyle("objective", 0, "star", 12, "#191b1e", "#e7e9ec"),
        KindStyle("indicator", 1, "dot", 8, "#ffffff", "#16181b"),
        KindStyle("technology", 2, "diamond", 9, "#e2c777", "#b8963e"),
        KindStyle("provision", 3, "square", 7, "#a9bbc6", "#5d7888"),
        KindStyle("number", 4, "triangle", 7, "#cdbad6", "#86699a"),
        KindStyle("policy", 5, "hexagon", 9, "#5f7885", "#a5b8c2"),
        KindStyle("place", 6, "triangleDown", 9, "#cfc9bb", "#7d776a"),
    )
}

# Kinds of the network view that the map draws as one, or not at all: agencies are read in the panel of a policy.
BUNDLED_KINDS: Final[dict[str, str]] = {"target": "number", "setting": "number", "agency": ""}

# Colours after Okabe and Ito, https://jfly.uni-koeln.de/color/ : told apart with every kind of colour vision.
SIGNS: Final[dict[str, SignStyle]] = {
    style.sign: style
    for style in (
        SignStyle("+", "#0072B2", "#4da6dd", (), "arrow", 1.6),
        SignStyle("-", "#D55E00", "#f08a42", (7, 4), "bar", 1.6),
        SignStyle("", "#767676", "#949ba3", (1, 4), "", 1.0),
    )
}


def sign_style(sign: str) -> SignStyle:
    """Return how an edge of this sign is drawn; ``0`` and ``?`` are drawn as unsigned."""
    return SIGNS.get(sign, SIGNS[""])


def glyph_points(shape: str) -> tuple[tuple[float, float], ...]:
    """Return the corners of a shape of half-size 1 around the origin, y downward, as vis-network draws it.

    A circle (``dot``) has none.

    Raises
    ------
    KeyError
        If vis-network has no such shape.
    """
    return {
        "dot": (),
        "square": ((-1, -1), (1, -1), (1, 1), (-1, 1)),
        "diamond": ((0, 1), (1, 0), (0, -1), (-1, 0)),
        "hexagon": _polygon((1.0,) * 6, first=pi / 2),
        "star": _moved(_polygon((0.82 * 1.3, 0.82 * 0.5) * 5), 0.082),
        "triangle": _triangle(1),
        "triangleDown": _triangle(-1),
    }[shape]


def _polygon(radii: tuple[float, ...], *, first: float = 0.0) -> tuple[tuple[float, float], ...]:
    step = 2 * pi / len(radii)
    return _rounded((r * sin(first + n * step), -r * cos(first + n * step)) for n, r in enumerate(radii))


def _triangle(upward: int) -> tuple[tuple[float, float], ...]:
    side = 2 * 1.15
    inner, height, lift = sqrt(3) / 6 * side, sqrt(3) / 2 * side, 0.275 * 1.15
    corners = ((0.0, inner - height + lift), (side / 2, inner + lift), (-side / 2, inner + lift))
    return _rounded((x, y * upward) for x, y in corners)


def _moved(points: Iterable[tuple[float, float]], down: float) -> tuple[tuple[float, float], ...]:
    return _rounded((x, y + down) for x, y in points)


def _rounded(points: Iterable[tuple[float, float]]) -> tuple[tuple[float, float], ...]:
    # Adding zero turns -0.0 into 0.0, so that a point reads the same everywhere.
    return tuple((round(x, 3) + 0.0, round(y, 3) + 0.0) for x, y in points)


def as_plain() -> dict[str, list[dict[str, object]]]:
    """Return both tables as plain data for the page."""
    return {
        "kinds": [{**asdict(style), "points": glyph_points(style.shape)} for style in KINDS.values()],
        "signs": [asdict(style) for style in SIGNS.values()],
    }
