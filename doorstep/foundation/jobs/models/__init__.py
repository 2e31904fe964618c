from .schedule import JobRun, Schedule

__all__ = ["JobRun", "Schedule"]
