from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

from markupsafe import escape

from policygraph.schema.policies import Policy, Provision, Target
from policygraph.schema.system import Influence
from policygraph.site.material import Material
from policygraph.site.registers import local, national, system
from policygraph.site.words import Words


def test_every_policy_and_clause_is_listed_once(real: Material) -> None:
    words = Words(real.graph, "en", {})
    entries = [*national(real, words)["entries"], *local(real, words)["entries"]]
    assert sorted(each["policy"].id for each in entries) == [row.id for row in real.graph.rows(Policy)]
    clauses = [clause["row"].id for each in entries for clause in each["provisions"]]
    assert sorted(clauses) == [row.id for row in real.graph.rows(Provision)]
    numbers = {row.id for each in entries for clause in each["provisions"] for row in clause["numbers"]}
    assert {row.id for row in real.graph.rows(Target)} <= numbers


def test_policies_of_the_nation_and_of_places_stand_apart(small: Material) -> None:
    words = Words(small.graph, "en", {})
    places = [{each["policy"].jurisdiction for each in fill(small, words)["entries"]} for fill in (national, local)]
    assert places == [{"plc:CN"}, {"plc:P"}]


def test_evidence_points_at_a_source_that_is_written_once(real: Material) -> None:
    for entry in national(real, Words(real.graph, "en", {}))["entries"]:
        ids = [each.id for each in entry["sources"]]
        assert len(ids) == len(set(ids))
        cited = {one.source for clause in entry["provisions"] for one in (*clause["bare"], *clause["told"])}
        assert cited <= set(entry["numbers"])


def test_an_end_that_nobody_knows_is_no_date(real: Material) -> None:
    today = date.fromisoformat(real.graph.as_of)
    words = Words(real.graph, "en", {})
    periods = {each["policy"]: each["period"] for fill in (national, local) for each in fill(real, words)["entries"]}
    assert (today - timedelta(days=1)).isoformat() not in {period.end for period in periods.values()}
    ended = [row for row, period in periods.items() if row.status == "superseded" and not row.end and not period.end]
    assert ended


def test_a_document_without_a_title_goes_by_its_short_name(real: Material, real_pages: dict[str, str]) -> None:
    bare = [row for row in real.graph.rows(Policy) if not row.title_zh and row.jurisdiction == "plc:CN"]
    assert bare
    for row in bare:
        assert f"<h2>{escape(row.label_zh)}</h2>" in real_pages["zh/policies.html"]


def test_the_system_lists_links_by_their_start(small: Material) -> None:
    filled = system(small, Words(small.graph, "en", {}))
    assert {row.target for row in filled["influences"]["ind:coal"]} == {"ind:supply", "ind:co2"}


def test_no_effect_is_told_from_a_direction_not_stated(real: Material, real_pages: dict[str, str]) -> None:
    page = real_pages["system.html"]
    signs = Counter(row.sign for row in real.graph.rows(Influence))
    assert signs["0"]
    assert page.count('<i class="sign zero">no effect</i>') == signs["0"]
    assert page.count('<i class="sign none">direction not stated</i>') == signs["?"]
