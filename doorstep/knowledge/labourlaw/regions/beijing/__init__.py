"""Rules that only this region has."""
