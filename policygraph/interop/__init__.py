"""Other people's formats: spreadsheets, policy databases and maps in; networks, tables and references out."""

from policygraph.interop.databases.imported import Imported
from policygraph.interop.databases.importing import import_file, import_formats
from policygraph.interop.formats.export import export, export_formats
from policygraph.interop.spreadsheets.reading import read_spreadsheet

__all__ = ["Imported", "export", "export_formats", "import_file", "import_formats", "read_spreadsheet"]
