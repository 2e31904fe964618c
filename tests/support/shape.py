"""`make shape`: sizes of our files, functions and templates, beside what admired houses show. Taste, not law."""

import ast
from pathlib import Path
from statistics import median, quantiles

ROOT = Path(__file__).resolve().parents[2]


def _row(name: str, sizes: list[int], goal: str) -> str:
    p90 = quantiles(sizes, n=10)[-1] if len(sizes) > 1 else sizes[0]
    return f"{name:<22}{len(sizes):>6}{median(sizes):>9.0f}{p90:>8.0f}{max(sizes):>8}   {goal}"


def _functions(path: Path) -> list[tuple[int, str]]:
    tree = ast.parse(path.read_text())
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    return [
        (node.end_lineno - node.lineno + 1, f"{path.relative_to(ROOT)}:{node.name}")
        for node in ast.walk(tree)
        if isinstance(node, kinds)
    ]


def main() -> None:
    code = [path for path in (ROOT / "doorstep").rglob("*.py") if "migrations" not in path.parts and path.stat().st_size]
    product = [path for path in code if "tests" not in path.parts]
    lines = {path: len(path.read_text().splitlines()) for path in code}
    functions = [each for path in product for each in _functions(path)]
    templates = {path: len(path.read_text().splitlines()) for path in (ROOT / "doorstep").rglob("templates/**/*.html")}
    tests = sum(count for path, count in lines.items() if path not in product)
    tests += sum(len(path.read_text().splitlines()) for path in (ROOT / "tests").rglob("*.py"))
    print(f"{'':<22}{'count':>6}{'median':>9}{'p90':>8}{'max':>8}   admired")
    print(_row("files", [lines[path] for path in product], "median ≤ 80, p90 ≤ 250"))
    print(_row("functions", [size for size, _ in functions], "median ≤ 10, p90 ≤ 25"))
    print(_row("templates", list(templates.values()), "≤ 120"))
    print(f"test lines per line of code: {tests / sum(lines[path] for path in product):.2f}   1.2–2.0")
    print("\nlongest files:")
    for path in sorted(product, key=lambda path: -lines[path])[:8]:
        print(f"  {lines[path]:>5} {path.relative_to(ROOT)}")
    print("longest functions:")
    for size, name in sorted(functions, reverse=True)[:8]:
        print(f"  {size:>5} {name}")


if __name__ == "__main__":
    main()
