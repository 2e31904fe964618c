"""`python -m doorstep.knowledge.language bench --data DIR`: how right the reading is on labelled files of a folder."""

import argparse
import sys
from pathlib import Path

from doorstep.knowledge.language.bench import UnreadableData, bench


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m doorstep.knowledge.language")
    commands = parser.add_subparsers(dest="command", required=True)
    reading = commands.add_parser("bench", help="precision, recall and F1 per kind, with 95 %% bootstrap intervals")
    reading.add_argument("--data", type=Path, required=True, metavar="DIR")
    reading.add_argument("--where", default="", metavar="FIELD=VALUE", help="only the rows that have it")
    asked = parser.parse_args(arguments)
    try:
        for line in bench(asked.data, asked.where):
            print(line)
    except (UnreadableData, OSError) as error:
        print(error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
