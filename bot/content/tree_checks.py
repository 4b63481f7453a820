"""The shape of the decision trees: every node reachable, every type a leaf of exactly one tree."""

from collections.abc import Iterator

from bot.content.entries import Entries, Entry
from bot.content.problems import Problem
from bot.content.shapes import NodeShape, TreeShape
from bot.content.source import Key


def check_trees(entries: Entries) -> Iterator[Problem]:
    """Every problem of tree shape and reference."""
    leaf_of: dict[str, str] = {}
    facets: set[str] = set()
    for tree in entries.trees:
        if tree.shape.facet in facets:
            yield tree.problem(["facet"], f"another tree is already that of “{tree.shape.facet}”; a facet has one tree")
        facets.add(tree.shape.facet)
        nodes = {node.id: (index, node) for index, node in enumerate(tree.shape.nodes)}
        yield from _doubled_nodes(tree)
        if tree.shape.root not in nodes:
            yield tree.problem(["root"], f"there is no node “{tree.shape.root}”; name one of {', '.join(nodes)}")
        yield from _node_references(entries, tree, nodes)
        yield from _reached_once(tree, nodes)
        yield from _leaves(tree, nodes, leaf_of)
        yield from _evidence(entries, tree, nodes)
    if "trees" not in entries.broken:
        for entry in entries.types:
            if entry.shape.id not in leaf_of:
                yield entry.problem(["id"], f"no tree ends in “{entry.shape.id}”; make it a leaf of one")


def _doubled_nodes(tree: Entry[TreeShape]) -> Iterator[Problem]:
    seen: set[str] = set()
    for index, node in enumerate(tree.shape.nodes):
        if node.id in seen:
            yield tree.problem(["nodes", index, "id"], f"two nodes are called “{node.id}”; rename one")
        seen.add(node.id)


def _node_references(
    entries: Entries, tree: Entry[TreeShape], nodes: dict[str, tuple[int, NodeShape]]
) -> Iterator[Problem]:
    for index, node in nodes.values():
        if not entries.known("signals", node.signal):
            yield tree.problem(
                ["nodes", index, "signal"], f"there is no signal “{node.signal}”; write it or correct the id"
            )
        for branch, target in (("yes", node.yes), ("no", node.no)):
            if target not in nodes and not entries.known("types", target):
                message = f"“{target}” is neither a node of this tree nor a type; write it or correct the id"
                yield tree.problem(["nodes", index, branch], message)


def _reached_once(tree: Entry[TreeShape], nodes: dict[str, tuple[int, NodeShape]]) -> Iterator[Problem]:
    times = dict.fromkeys(nodes, 0)
    waiting = [tree.shape.root] if tree.shape.root in nodes else []
    while waiting:
        name = waiting.pop()
        times[name] += 1
        if times[name] == 1:
            waiting.extend(target for target in (nodes[name][1].yes, nodes[name][1].no) if target in nodes)
    for name, count in times.items():
        path: list[Key] = ["nodes", nodes[name][0]]
        if count == 0:
            yield tree.problem(path, f"no branch leads to “{name}”; link it or remove it")
        elif count > 1:
            yield tree.problem(path, f"{count} branches lead to “{name}”; a tree has one way to each node")


def _leaves(
    tree: Entry[TreeShape], nodes: dict[str, tuple[int, NodeShape]], leaf_of: dict[str, str]
) -> Iterator[Problem]:
    for index, node in nodes.values():
        for branch, target in (("yes", node.yes), ("no", node.no)):
            if target in nodes:
                continue
            if target in leaf_of:
                message = f"“{target}” is already a leaf of the tree “{leaf_of[target]}”; a type is a leaf once"
                yield tree.problem(["nodes", index, branch], message)
            leaf_of.setdefault(target, tree.shape.facet)


def _evidence(entries: Entries, tree: Entry[TreeShape], nodes: dict[str, tuple[int, NodeShape]]) -> Iterator[Problem]:
    leaves = {target for _, node in nodes.values() for target in (node.yes, node.no)} - set(nodes)
    for side, offered in (("present", tree.shape.opening.present), ("absent", tree.shape.opening.absent)):
        for index, signal in enumerate(offered):
            if not entries.known("signals", signal):
                message = f"there is no signal “{signal}”; write it or correct the id"
                yield tree.problem(["opening", side, index], message)
    for leaf, shown in tree.shape.shows.items():
        if leaf not in leaves:
            yield tree.problem(["shows", leaf], f"“{leaf}” is not a leaf of this tree; correct the id or remove it")
        for signal in shown:
            if not entries.known("signals", signal):
                message = f"there is no signal “{signal}”; write it or correct the id"
                yield tree.problem(["shows", leaf, signal], message)
