"""What things are: one record a table, vocabularies, periods, quantities, ids. Nothing here knows a graph."""
