"""Spreadsheets as people write them: opened, read, refused with place and mend, and begun from a starter."""
