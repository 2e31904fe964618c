"""Registers as files: which columns mean what, what is wrong with a row, and the report about it. Nothing here writes."""
