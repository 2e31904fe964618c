"""What the field knows, as pure functions: labour law, triage, scoring, a worker's words.

No Django, no database, no clock: the day, the calendar and the region's figures are passed in.
"""
