from __future__ import annotations

from policygraph.interop import export_formats
from policygraph.rdf.formats import rdf_formats


def test_every_format_says_what_it_is_keeps_and_drops_in_both_languages() -> None:
    for each in (*export_formats().values(), *rdf_formats().values()):
        for lang in ("en", "zh"):
            words = (each.what(lang), each.keeps(lang), each.drops(lang))
            assert all(words)
            assert lang == "en" or not each.drops("zh").isascii()


def test_no_name_is_used_twice() -> None:
    assert not set(export_formats()) & set(rdf_formats())
