from __future__ import annotations

from policygraph.graph import PolicyGraph
from policygraph.interop.databases.mapping import fields_of, fold, formats, kind_of, words_of
from policygraph.schema.vocabularies import terms


def test_every_database_has_its_columns_with_the_place_they_were_seen() -> None:
    assert formats() == ("cclw", "cpdb", "gccmpd", "iea")
    for database in formats():
        names = [each.name for each in fields_of(database)]
        assert {"id", "title", "instrument"} <= set(names)
        assert len(names) == len(set(names))
        for each in fields_of(database):
            assert each.seen_at.startswith("https://")
            assert each.form in ("text", "date") or each.form.startswith("list")


def test_every_word_of_ours_exists(bundled: PolicyGraph) -> None:
    for database in formats():
        for of, known in (
            ("instrument", terms("instrument")),
            ("status", terms("status")),
            ("kind", terms("instrument")),
        ):
            assert set(words_of(database, of).values()) - {""} <= set(known), (database, of)
        assert set(words_of(database, "technology").values()) - {""} <= set(bundled.index), database


def test_words_are_compared_without_case_and_spaces() -> None:
    assert fold("  Grants  AND subsidies ") == "grants and subsidies"
    assert words_of("cpdb", "instrument")["grants and subsidies"] == "capital_subsidy"


def test_every_instrument_kind_has_a_usual_modality_side_stage_and_actor() -> None:
    for notation in terms("instrument"):
        kind = kind_of(notation)
        assert kind.modality in terms("modality")
        for scheme, words in (("side", kind.sides), ("stage", kind.stages), ("actor", kind.actors)):
            assert set(words.split(";")) <= set(terms(scheme))
    assert kind_of("plate_exemption") == kind_of("exemption")
