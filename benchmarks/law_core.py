"""What the law core costs: `python benchmarks/law_core.py`. Start-up of the core in a fresh process, and a worksheet.

Start-up is the processor time of importing the core with every rule, compiled once before as in an installed house, the
interpreter's own start left out; figures and holidays are read when they are first asked for, and shown apart. A worksheet
is the worked example of each rule.
"""

import os
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

IMPORT = """
import time
start = time.process_time()
import doorstep.knowledge.labourlaw.reckoning
ready = time.process_time()
from doorstep.knowledge.setting import load_setting
from doorstep.knowledge.labourlaw.data_files import reference_region
load_setting(reference_region())
print(ready - start, time.process_time() - ready)
"""


def start_up(times: int = 9) -> tuple[float, float]:
    """Median milliseconds of importing the core, and of reading its figures."""
    found = []
    with tempfile.TemporaryDirectory() as compiled:
        env = os.environ | {"PYTHONPYCACHEPREFIX": compiled, "PYTHONDONTWRITEBYTECODE": ""}
        for _ in range(times + 1):
            command = [sys.executable, "-c", IMPORT]
            run = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=True)  # noqa: S603
            found.append([float(part) * 1000 for part in run.stdout.split()])
    del found[0]
    return median(one for one, _ in found), median(other for _, other in found)


def worksheets(times: int = 200) -> dict[str, float]:
    """Median milliseconds of each rule's worked example."""
    from doorstep.knowledge.labourlaw.catalogue import RULES
    from doorstep.knowledge.labourlaw.data_files import reference_region
    from doorstep.knowledge.labourlaw.reckoning import reckon
    from doorstep.knowledge.setting import load_setting

    setting, on, taken = load_setting(reference_region()), date(2026, 11, 22), {}
    for rule in RULES.values():
        spent = []
        for _ in range(times):
            start = time.perf_counter()
            reckon(rule.id, rule.example, setting, on)
            spent.append((time.perf_counter() - start) * 1000)
        taken[rule.id] = median(spent)
    return taken


def main() -> None:
    core, figures = start_up()
    taken = worksheets()
    slowest = max(taken, key=lambda rule: taken[rule])
    print(
        f"start-up of the core      {core:8.1f} ms (bound 50), its figures and holidays {figures:.1f} ms when first asked for"
    )
    print(f"a worksheet, median       {median(taken.values()):8.3f} ms (bound 5), {len(taken)} rules")
    print(f"the slowest rule          {taken[slowest]:8.3f} ms, {slowest}")


if __name__ == "__main__":
    main()
