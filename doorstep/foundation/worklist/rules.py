"""Who has a worklist."""

ROLES = ("station_officer", "district_officer", "lead_officer", "mediator")
OFFICERS = ("station_officer", "district_officer", "lead_officer")
