"""The bundled folders are found."""

from __future__ import annotations

from policygraph.resources import data_folder, ontology_folder


def test_both_folders_hold_what_they_should() -> None:
    assert (data_folder() / "datapackage.json").is_file()
    assert (ontology_folder() / "policygraph.ttl").is_file()
