from .stored_file import NumberSeries, StoredFile

__all__ = ["NumberSeries", "StoredFile"]
