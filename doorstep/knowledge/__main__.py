"""`python -m doorstep.knowledge check FILE.json`: run a case file against the cores.

Exit 0 when nothing failed, 1 when something did, 2 when the file cannot be read.
"""

import io
import sys
from pathlib import Path

from doorstep.knowledge.check import UnreadableCases, check

USAGE = "usage: python -m doorstep.knowledge check FILE.json"


def main(arguments: list[str]) -> int:
    if len(arguments) != 2 or arguments[0] != "check":
        print(USAGE, file=sys.stderr)
        return 2
    try:
        tally = check(Path(arguments[1]))
    except UnreadableCases as error:
        print(error, file=sys.stderr)
        return 2
    print(tally)
    return 1 if tally.failed else 0


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    sys.exit(main(sys.argv[1:]))
