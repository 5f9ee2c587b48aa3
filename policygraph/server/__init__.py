"""What people serve: the site, findings as JSON, and a guarded read-only SPARQL endpoint on this machine."""

from policygraph.server.app import make_app, serve

__all__ = ["make_app", "serve"]
