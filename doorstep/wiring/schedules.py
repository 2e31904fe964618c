"""What comes back by the clock: name, when (minute hour day month weekday, local time), which job."""

from doorstep.foundation.jobs.registry import ScheduleRow

SCHEDULES = [
    ScheduleRow("journal.anchor", "10 0 * * *", "journal.anchor"),
    ScheduleRow("notices.deliver", "* * * * *", "notices.deliver"),
    ScheduleRow("papers.scan_overdue", "5 * * * *", "papers.scan_overdue"),
    ScheduleRow("jobs.prune", "20 3 * * *", "jobs.prune"),
]
