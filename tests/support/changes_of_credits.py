"""Answers are changed in place: bands, limits, examples, targets, claims. Each function says whether it found what it changes."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

Tree = dict[str, Any]


def _tables(tree: Tree) -> Iterator[Tree]:
    """Schemes with a table of bands of two rows or more."""
    for scheme in tree.get("credits", {}).get("schemes", {}).values() if isinstance(tree.get("credits"), dict) else ():
        if len(scheme.get("bands", ())) > 1:
            yield scheme


def _is_nested(scheme: Tree) -> bool:
    return not any("at_least" in band or "above" in band for band in scheme["bands"][:-1])


def _schemes(tree: Tree) -> list[Tree]:
    return list(tree["credits"]["schemes"].values()) if isinstance(tree.get("credits"), dict) else []


def drop_middle_band(tree: Tree) -> bool:
    for scheme in _tables(tree):
        if len(scheme["bands"]) > 2 and not _is_nested(scheme):
            del scheme["bands"][1]
            scheme.pop("examples", None)
            return True
    return False


def drop_first_band(tree: Tree) -> bool:
    for scheme in _tables(tree):
        del scheme["bands"][0]
        scheme.pop("examples", None)
        return True
    return False


def swap_credits(tree: Tree) -> bool:
    for scheme in _tables(tree):
        first, *_, last = scheme["bands"]
        first["credit"], last["credit"] = last["credit"], first["credit"]
        scheme.pop("examples", None)
        return True
    return False


def overlap(tree: Tree) -> bool:
    for scheme in _tables(tree):
        first, second = scheme["bands"][:2]
        edge = next(key for key in ("below", "at_most") if key in first)
        if (not _is_nested(scheme) and len(scheme["bands"]) == 2) or _is_nested(scheme):
            continue
        second[edge] = first[edge]
        return True
    return False


def lower_limit(tree: Tree) -> bool:
    for scheme in _tables(tree):
        if "%" in scheme["bands"][-1]["credit"] and "points" not in scheme:
            scheme["caps"] = [{"per": "month", "share": "1 %", "of": scheme["basis"]}]
            return True
    return False


def wrong_example(tree: Tree) -> bool:
    for scheme in _tables(tree):
        for example in scheme.get("examples", ()):
            amount, currency = example["credit"].split()
            example["credit"] = f"{Decimal(amount) + 1} {currency}"
            return True
    return False


def wrong_allowance(tree: Tree) -> bool:
    for target in tree["kpis"]["availability"]["targets"] if "availability" in tree.get("kpis", {}) else ():
        for printed in target.get("allowances", ()):
            printed["lost"] = "9 h"
            return True
    return False


def no_rounding(tree: Tree) -> bool:
    for kpi in tree.get("kpis", {}).values():
        if "rounding" in kpi and kpi["form"] == "availability" and "." in kpi["targets"][0]["minimum"]:
            kpi.update(rounding="0", compared="after-rounding")
            return True
    return False


def swap_targets(tree: Tree) -> bool:
    for kpi in tree.get("kpis", {}).values():
        scoped = [target for target in kpi["targets"] if "tier" in target]
        if len(scoped) > 1 and scoped[0]["minimum"].rstrip(" %0") != scoped[-1]["minimum"].rstrip(" %0"):
            scoped[0]["minimum"], scoped[-1]["minimum"] = scoped[-1]["minimum"], scoped[0]["minimum"]
            return True
    return False


def drop_target(tree: Tree) -> bool:
    for key, kpi in tree.get("kpis", {}).items():
        scoped = [target for target in kpi["targets"] if "tier" in target]
        paid = any(key in scheme["kpis"] for scheme in _schemes(tree))
        if len(scoped) > 1 and not paid:
            kpi["targets"].remove(scoped[0])
            return True
    return False


def early_claim(tree: Tree) -> bool:
    if not _schemes(tree) or tree["credits"].get("claim", {}).get("automatic") == "yes":
        return False
    tree["credits"]["claim"] = {"within": "2 days", "counted_from": "period-end", "automatic": "no"}
    return True
