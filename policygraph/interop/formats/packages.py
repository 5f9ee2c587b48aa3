"""Tables as archives: a Frictionless Data Package in one zip, and Parquet files."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from policygraph.errors import UsageError
from policygraph.graph.policygraph import PolicyGraph
from policygraph.graph.writing import table_csv, write_atomic
from policygraph.schema.documents import data_package
from policygraph.schema.tables import TABLES

__all__ = ["data_package_zip", "write_parquet", "zip_bytes"]

# The first moment a zip can name; the same content must give the same bytes.
_WHEN: Final = (1980, 1, 1, 0, 0, 0)


def data_package_zip(graph: PolicyGraph) -> bytes:
    """Return all tables as CSV with ``datapackage.json``, in one zip with fixed times."""
    files = {table.path: table_csv(graph, name) for name, table in TABLES.items()}
    return zip_bytes({"datapackage.json": data_package(graph.as_of), **files})


def zip_bytes(files: dict[str, str]) -> bytes:
    """Return a zip of text files, sorted by name, whose bytes depend on nothing but the texts."""
    buffer = io.BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        for name in sorted(files):
            entry = ZipInfo(name, _WHEN)
            entry.compress_type = ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, files[name].encode("utf-8"), compresslevel=6)
    return buffer.getvalue()


def write_parquet(graph: PolicyGraph, folder: Path) -> Path:
    """Write one Parquet file for every table that has rows into ``folder``; lists stay lists.

    Raises
    ------
    UsageError
        If pyarrow is not installed (the extra ``parquet``).
    """
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError:
        raise UsageError("interop.no_parquet") from None
    for name, table in TABLES.items():
        if not graph.tables[name]:
            continue
        columns = {}
        for each in table.columns:
            kind = pyarrow.list_(pyarrow.string()) if each.many else pyarrow.string()
            kind = pyarrow.int64() if each.kind == "integer" and not each.many else kind
            values = [getattr(row, each.name) for row in graph.tables[name]]
            columns[each.name] = pyarrow.array([list(v) if isinstance(v, tuple) else v for v in values], type=kind)
        buffer = io.BytesIO()
        parquet.write_table(pyarrow.table(columns), buffer)
        write_atomic(folder / f"{name}.parquet", buffer.getvalue())
    return folder
