from __future__ import annotations

import re
from xml.etree import ElementTree

import altair as alt

from policygraph.views.charts import UP, draw, figure, inline, rounded
from policygraph.views.tables import make_table


def _chart(label: str = "a") -> alt.Chart:
    data = inline([{"x": 1.0, "y": 2.0, "label": label}, {"x": 2.0, "y": 1.0, "label": "b"}])
    return alt.Chart(data).mark_point(color=UP).encode(x="x:Q", y="y:Q", shape="label:N")


def test_a_chart_is_one_svg_element_without_a_reference() -> None:
    svg = str(draw(_chart()))
    root = ElementTree.fromstring(svg)
    assert root.tag.endswith("svg")
    addresses = set(re.findall(r"https?://[^\"' ]+", svg))
    assert addresses <= {"http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"}
    assert "style=" not in svg
    assert "<script" not in svg


def test_the_same_chart_gives_the_same_bytes() -> None:
    assert draw(_chart()) == draw(_chart())


def test_labels_from_data_stay_text() -> None:
    svg = str(draw(_chart('<script>alert("x")</script>')))
    assert "<script" not in svg
    assert "&lt;script" in svg
    ElementTree.fromstring(svg)


def test_colours_follow_the_page() -> None:
    assert "var(--up,#0072b2)" in str(draw(_chart()))


def test_a_figure_is_drawn_for_page_and_phone() -> None:
    widths: list[int] = []

    def build(width: int) -> alt.Chart:
        widths.append(width)
        return _chart()

    made = figure("pareto", "zh", build, make_table("c", ("x",), [(1,)]), samples=1, seed=0, set="default")
    assert len(widths) == 2
    assert widths[0] > widths[1]
    assert made.title in made.alt
    assert made.spec["$schema"].startswith("https://vega.github.io/schema/vega-lite/")


def test_rounded_keeps_six_figures() -> None:
    assert rounded(1 / 3) == 0.333333


def test_names_that_stop_the_drawing_are_cleaned_first() -> None:
    for label in ("a\x00b", "\x01\x02", "\ud800", "😀" * 60, "‮abc"):
        data = inline([{"x": 1.0, "label": label}])
        ElementTree.fromstring(str(draw(figure_of(data))))


def figure_of(data: object) -> alt.Chart:
    return alt.Chart(data).mark_point().encode(x="x:Q", y=alt.Y("label:N", axis=alt.Axis(labelLimit=0)))
