from __future__ import annotations

from policygraph.site.material import Material
from policygraph.site.models import models, try_figure
from policygraph.site.words import Words
from policygraph.views.charts import Figure


def test_the_bundled_data_feed_every_figure(real: Material) -> None:
    filled = models(real, Words(real.graph, "en", {}))
    assert all(isinstance(each, Figure) for each in (*filled["v2g"], *filled["fleet"]))


def test_a_figure_without_data_gives_the_reason(small: Material) -> None:
    filled = models(small, Words(small.graph, "zh", {}))
    missing = [each for each in filled["fleet"] if not isinstance(each, Figure)]
    assert missing
    assert all(each["missing"] for each in missing)


def test_only_our_own_errors_are_told(small: Material) -> None:
    def broken() -> Figure:
        raise ZeroDivisionError

    try:
        try_figure(broken, Words(small.graph, "en", {}))
    except ZeroDivisionError:
        return
    raise AssertionError("a fault in the code must not look like missing data")
