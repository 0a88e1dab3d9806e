"""Answers are changed in place: fees, times, ladders, chains, levels, ranges. Each function says whether it found any."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

Tree = dict[str, Any]


def swap_fees(tree: Tree) -> bool:
    tiers = [tier for tier in tree.get("tiers", {}).values() if "fee" in tier]
    if len(tiers) < 2 or tiers[0]["fee"]["amount"].split(".")[0] == tiers[-1]["fee"]["amount"].split(".")[0]:
        return False
    tiers[0]["fee"], tiers[-1]["fee"] = tiers[-1]["fee"], tiers[0]["fee"]
    return tiers[0]["fee"].get("per_unit") == tiers[-1]["fee"].get("per_unit")


def response_after_resolution(tree: Tree) -> bool:
    times = _gravest(tree)
    if not times:
        return False
    times["response"], times["resolution"] = times["resolution"], times["response"]
    times.pop("workaround", None)
    return "outside_hours" not in times


def update_after_resolution(tree: Tree) -> bool:
    times = _gravest(tree)
    if "update" not in times:
        return False
    times["update"] = f"9000 {'service ' if times['clock'] == 'service' else ''}hours"
    return True


def _gravest(tree: Tree) -> Tree:
    """The times of the gravest severity, in the highest tier where tiers have their own."""
    severities = tree.get("severities", {}).get("levels", {})
    if not severities:
        return {}
    first = next(iter(severities))
    for tier in tree.get("tiers", {}).values():
        if "severities" in tier:
            return dict.__getitem__(tier["severities"], first)
    return dict.__getitem__(severities[first], "times")


def swap_severities(tree: Tree) -> bool:
    levels = tree.get("severities", {}).get("levels", {})
    if not levels:
        return False
    tables = [{key: level["times"] for key, level in levels.items()}]
    tables = [tier["severities"] for tier in tree.get("tiers", {}).values() if "severities" in tier] or tables
    keys = list(levels)
    table = tables[0]
    pairs = [
        (one, other) for one, other in pairwise(keys)
        if table[one]["clock"] == table[other]["clock"] and table[other].get("modality") is None
    ]  # fmt: skip
    for one, other in pairs:
        for field in ("response", "resolution", "workaround"):
            if field in table[one] and field in table[other]:
                table[one][field], table[other][field] = table[other][field], table[one][field]
        return True
    return False


def drop_cell(tree: Tree) -> bool:
    if "matrix" not in tree.get("severities", {}):
        return False
    tree["severities"]["matrix"]["cells"][-1].pop()
    return True


def turn_ladder(tree: Tree) -> bool:
    ladder = tree.get("downtime_plan", {}).get("ladder", {})
    if len(ladder) < 2:
        return False
    first, *_, last = ladder.values()
    first["after"], last["after"] = last["after"], first["after"]
    return True


def lengthen_chain(tree: Tree) -> bool:
    for chain in tree.get("operational", {}).values():
        for step in chain.get("steps", {}).values():
            step["within"] = f"9000 {'service ' if 'service' in step['within'] else ''}hours"
            return True
    return False


def loosen_level(tree: Tree) -> bool:
    for level in tree.get("levels", {}).values():
        for override in level.get("sets", {}).values():
            if "target" in override:
                override["target"] = "90 %"
                return True
    return False


def cycle(tree: Tree) -> bool:
    levels = tree.get("levels", {})
    lower = [key for key, level in levels.items() if "parent" in level]
    if not lower:
        return False
    levels["corporate"]["parent"] = lower[-1]
    return True


def turn_range(tree: Tree) -> bool:
    for climate in tree.get("data_center", {}).get("climate", {}).values():
        limits = climate["range"] = dict(climate["range"])
        limits["low"], limits["high"] = limits["high"], limits["low"]
        return True
    return False


def single_feed(tree: Tree) -> bool:
    kpi = tree["kpis"].get("power-single") if tree["kind"] == "data-center" else None
    if kpi is None:
        return False
    kpi["targets"][0]["minimum"] = "100 %"
    return True
