from __future__ import annotations

import io
import json

import openpyxl

from policygraph.graph import PolicyGraph
from policygraph.interop.formats.flat import flat_edges, flat_nodes
from policygraph.interop.formats.kumu import kumu_json, kumu_xlsx
from tests.interop.material import FINDINGS


def test_the_blueprint_has_elements_connections_and_ids(excerpt: PolicyGraph) -> None:
    found = FINDINGS(excerpt)
    body = json.loads(kumu_json(excerpt, found))
    assert set(body) == {"elements", "connections"}
    ids = [each["id"] for each in (*body["elements"], *body["connections"])]
    assert len(ids) == len(set(ids)) == len(flat_nodes(excerpt, found)) + len(flat_edges(excerpt, found))
    known = {each["id"] for each in body["elements"]}
    for each in body["connections"]:
        assert each["from"] in known
        assert each["to"] in known
        assert each["direction"] == "directed"
    assert all(isinstance(each["tags"], list) for each in body["elements"])


def test_the_workbook_has_the_heads_where_kumu_looks(excerpt: PolicyGraph) -> None:
    book = openpyxl.load_workbook(io.BytesIO(kumu_xlsx(excerpt)), read_only=True)
    assert book.sheetnames == ["Elements", "Connections"]
    elements, connections = ([cell.value for cell in next(sheet.iter_rows())] for sheet in book.worksheets)
    assert {"ID", "Label", "Type", "Description", "Tags"} <= set(elements)
    assert {"From", "To", "Direction", "Type"} <= set(connections)
