"""The one HTML table: nothing in a cell becomes markup."""

from __future__ import annotations

from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from policygraph.display import html_table


class Reader(HTMLParser):
    """Collects tags and the text of cells."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.cells: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.append(tag)
        if tag == "td":
            self.cells.append("")

    def handle_data(self, data: str) -> None:
        if self.cells:
            self.cells[-1] += data


@given(
    st.lists(st.text(st.characters(blacklist_categories=("Cs",), blacklist_characters="\r\0")), min_size=1, max_size=4)
)
def test_cells_come_back_as_text(cells: list[str]) -> None:
    reader = Reader()
    reader.feed(html_table([f"c{i}" for i in range(len(cells))], [cells], caption="<b>"))
    reader.close()
    assert reader.cells == cells
    assert set(reader.tags) == {"table", "caption", "thead", "tbody", "tr", "th", "td"}


def test_none_is_shown_empty() -> None:
    assert "<td></td>" in html_table(["a"], [[None]])
