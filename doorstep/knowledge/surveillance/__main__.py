"""`python -m doorstep.knowledge.surveillance agree|measure|speed|simulate DIR`: against R, against the truth, against the clock.

Exit 0 when all is as promised, 1 when an agreement fails, 2 when the folder cannot be read.
"""

import argparse
import io
import sys
from pathlib import Path

from doorstep.knowledge.errors import BadInput

from .benchmark.agreeing import Line, agree
from .benchmark.directory import UnreadableDirectory, read
from .benchmark.measuring import TITLES, detected_by_strength, measure
from .benchmark.simulating import simulate
from .benchmark.speed import speed
from .methods import METHODS, method


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m doorstep.knowledge.surveillance")
    commands = parser.add_subparsers(dest="command", required=True)
    for name, told in (
        ("agree", "each number against R's stored results"),
        ("measure", "how often wrong, how often heard"),
        ("speed", "CPU time"),
        ("simulate", "write a fresh folder of simulated series"),
    ):
        command = commands.add_parser(name, help=told)
        command.add_argument("folder", type=Path, metavar="DIR")
        if name == "measure":
            command.add_argument("--method", default="farrington", choices=sorted(METHODS))
            command.add_argument("--alpha", type=float, default=None, help="tail probability; default: the method's own")
        if name == "simulate":
            command.add_argument("--seed", type=int, required=True)
        if name == "speed":
            command.add_argument("--with-r", action="store_true", help="run R's farringtonFlexible and earsC beside ours")
    asked = parser.parse_args(arguments)
    try:
        if asked.command == "agree":
            return _agree(asked.folder)
        if asked.command == "measure":
            return _measure(asked.folder, asked.method, asked.alpha)
        if asked.command == "simulate":
            return _simulate(asked.folder, asked.seed)
        for line in speed(asked.folder, asked.with_r):
            print(line)
    except (UnreadableDirectory, BadInput) as refusal:
        print(refusal, file=sys.stderr)
        return 2
    return 0


def _simulate(folder: Path, seed: int) -> int:
    if (folder / "counts.csv").exists():
        raise UnreadableDirectory(f"{folder} holds counts.csv already: name another folder")
    print(f"{simulate(folder, seed)} series")
    return 0


def _agree(folder: Path) -> int:
    failed = 0
    for line in agree(folder):
        print(line)
        failed += isinstance(line, Line) and not line.good
    print("all as promised" if not failed else f"{failed} numbers are not as promised")
    return 1 if failed else 0


def _measure(folder: Path, name: str, alpha: float | None) -> int:
    bench, chosen = read(folder), method(name)
    level = chosen.alpha if alpha is None else alpha
    if alpha is not None and chosen.alpha is None:
        raise BadInput("alpha", f"{name} 不用误报概率，请不要给 --alpha。")
    alarm = chosen.alarms(bench.y, bench.judged, 0.0 if level is None else level)
    for note in bench.notes:
        print(note)
    clean = int((bench.strength == 0).sum())
    print(f"{chosen.title}{'' if level is None else f', alpha {level:g}'}: {clean} clean series, {len(bench.ids) - clean} with an outbreak, "
          f"{len(bench.judged)} weeks each; 95 % intervals from a bootstrap over series")  # fmt: skip
    for key, value in measure(bench, alarm).items():
        print(f"  {key:<14}{value}  {TITLES[key]}")
    by_strength = "  ".join(f"{k}: {share:.2f}" for k, share in detected_by_strength(bench, alarm).items())
    print(f"  pod by strength k  {by_strength}")
    return 0


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    sys.exit(main(sys.argv[1:]))
