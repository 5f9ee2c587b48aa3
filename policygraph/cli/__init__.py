"""What people type: one verb a job, each one call of the library."""

from policygraph.cli.app import main

__all__ = ["main"]
