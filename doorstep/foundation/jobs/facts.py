"""What this room tells: changes an administrator makes to the schedules."""

from dataclasses import dataclass

from doorstep.foundation.journal.facts import Fact, fact


@fact("jobs.schedule_switched_on", "定时任务{about}打开了")
@dataclass(frozen=True)
class ScheduleSwitchedOn(Fact):
    pass


@fact("jobs.schedule_switched_off", "定时任务{about}关掉了")
@dataclass(frozen=True)
class ScheduleSwitchedOff(Fact):
    pass


@fact("jobs.run_by_hand", "任务{job}由管理员手动开始")
@dataclass(frozen=True)
class RunByHand(Fact):
    job: str
