"""Facts of a matter become a track, its urgency, the reasons and a playbook.

Rules propose with reasons; an officer decides. What is not known never raises the level by itself.
"""
