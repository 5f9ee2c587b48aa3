"""What people look at: the network map, charts and tables."""

from policygraph.views.networkmap import map_page, write_map

__all__ = ["map_page", "write_map"]
