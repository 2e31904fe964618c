"""What founding tells."""

from dataclasses import dataclass

from doorstep.foundation.journal.facts import Fact, fact


@fact("founding.district_founded", "建区：{stations}个服务站，{streets}条街道")
@dataclass(frozen=True)
class DistrictFounded(Fact):
    stations: int = 0
    streets: int = 0
    region: str = ""


@fact("founding.key_ring_kept", "确认密钥已经另外保管")
@dataclass(frozen=True)
class KeyRingKept(Fact):
    pass
