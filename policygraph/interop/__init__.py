"""Other people's formats: spreadsheets, policy databases and maps in; networks, tables and references out."""

from policygraph.interop.export import export, export_formats
from policygraph.interop.imported import Imported
from policygraph.interop.importing import import_file, import_formats
from policygraph.interop.spreadsheets import read_spreadsheet

__all__ = ["Imported", "export", "export_formats", "import_file", "import_formats", "read_spreadsheet"]
