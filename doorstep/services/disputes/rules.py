"""Who may do what with a matter."""

READERS = ("station_officer", "district_officer", "lead_officer", "mediator")
