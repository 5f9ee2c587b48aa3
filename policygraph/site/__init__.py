"""The whole report put together: pages in both languages, the map, downloads and the manifest."""

from policygraph.site.report import Report, write_report

__all__ = ["Report", "write_report"]
