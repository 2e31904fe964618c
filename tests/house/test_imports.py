"""No knot of imports anywhere: the graph of modules has no cycle."""

import grimp


def _knots(graph: grimp.ImportGraph) -> list[list[str]]:
    """Strongly connected components of more than one module (Tarjan, without recursion)."""
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    on_stack: set[str] = set()
    knots: list[list[str]] = []
    for root in sorted(graph.modules):
        if root in index:
            continue
        work = [(root, iter(sorted(graph.find_modules_directly_imported_by(root))))]
        index[root] = low[root] = len(index)
        stack.append(root)
        on_stack.add(root)
        while work:
            module, nexts = work[-1]
            for each in nexts:
                if each not in index:
                    index[each] = low[each] = len(index)
                    stack.append(each)
                    on_stack.add(each)
                    work.append((each, iter(sorted(graph.find_modules_directly_imported_by(each)))))
                    break
                if each in on_stack:
                    low[module] = min(low[module], index[each])
            else:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[module])
                if low[module] == index[module]:
                    knot = []
                    while True:
                        one = stack.pop()
                        on_stack.discard(one)
                        knot.append(one)
                        if one == module:
                            break
                    if len(knot) > 1:
                        knots.append(sorted(knot))
    return knots


def test_no_module_imports_itself_by_a_detour() -> None:
    assert _knots(grimp.build_graph("doorstep", exclude_type_checking_imports=True)) == []
