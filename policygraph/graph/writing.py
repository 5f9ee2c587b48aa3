"""The one way anything is written: whole or not at all; and tables as CSV."""

from __future__ import annotations

import csv
import io
import os
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING

from policygraph.errors import UnreadableInput
from policygraph.schema.column import cell_text
from policygraph.schema.documents import data_package
from policygraph.schema.tables import TABLES

if TYPE_CHECKING:
    from policygraph.graph.policygraph import PolicyGraph

__all__ = ["number_text", "table_csv", "write_atomic", "write_tables"]


def write_atomic(path: Path, content: str | bytes) -> Path:
    r"""Write ``content`` to ``path`` so that an interruption leaves the old file whole.

    Text is written as UTF-8 with ``\n`` line ends. Folders are made as needed.

    Raises
    ------
    UnreadableInput
        If the place cannot be written to.
    """
    data = content.encode("utf-8") if isinstance(content, str) else content
    temporary: Path | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as opened:
            temporary = Path(opened.name)
            opened.write(data)
            opened.flush()
            os.fsync(opened.fileno())
        # A temporary file is private by default; a report is meant to be read by others.
        temporary.chmod(0o644)
        temporary.replace(path)
    except OSError as error:
        raise UnreadableInput("graph.unwritable", file=path.name, why=error.strerror or str(error)) from error
    finally:
        if temporary is not None:
            temporary.unlink(missing_ok=True)
    return path


def number_text(value: float) -> str:
    """Return a float with six significant digits, the same on every machine."""
    text = f"{value:.6g}"
    return "0" if text == "-0" else text


def table_csv(graph: PolicyGraph, name: str) -> str:
    """Return one table as CSV text, rows sorted by id."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    columns = TABLES[name].columns
    writer.writerow(each.name for each in columns)
    for row in graph.tables[name]:
        writer.writerow(cell_text(getattr(row, each.name)) for each in columns)
    return buffer.getvalue()


def write_tables(graph: PolicyGraph, folder: Path) -> list[Path]:
    """Write every table to its CSV below ``folder`` and the data package that describes them; return the paths."""
    paths = [write_atomic(folder / table.path, table_csv(graph, name)) for name, table in TABLES.items()]
    return [*paths, write_atomic(folder / "datapackage.json", data_package(graph.as_of))]
