"""Who may do what with a lead."""

READERS = ("station_officer", "district_officer", "lead_officer", "mediator")
