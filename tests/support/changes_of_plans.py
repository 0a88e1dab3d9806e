"""Answers are changed in place: figures of plans, signatures, notice, data. Each function says whether it found any."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

Tree = dict[str, Any]


def unbalance_sources(tree: Tree) -> bool:
    for source in tree.get("smarketing", {}).get("sources", {}).values():
        source["share"] = f"{Decimal(source['share'].removesuffix(' %')) + 1} %"
        return True
    return False


def unbalance_leads(tree: Tree) -> bool:
    plan = tree.get("smarketing", {})
    shared = [lead for lead in plan.get("leads", {}).values() if "share" in lead]
    if len(shared) < 2 or "revenue_goal" not in plan:
        return False
    shared[0]["share"] = f"{Decimal(shared[0]['share'].removesuffix(' %')) + 1} %"
    return True


def unbalance_regions(tree: Tree) -> bool:
    regions = tree.get("smarketing", {}).get("regions", {})
    for region in regions.values():
        amount, currency = region["revenue_goal"].split()
        if "counts_as" not in region:
            region["revenue_goal"] = f"{int(amount) + 1000} {currency}"
            return True
    return False


def wrong_goal(tree: Tree) -> bool:
    plan = tree.get("smarketing", {})
    for lead in plan.get("leads", {}).values():
        if "goal" in lead and "goal_from" not in plan:
            lead["goal"] = str(int(lead["goal"]) * 2 + 40)
            return True
    return False


def wrong_rate(tree: Tree) -> bool:
    for lead in tree.get("smarketing", {}).get("leads", {}).values():
        if "close_rate" in lead:
            lead["close_rate"] = "99 %" if lead["close_rate"] != "99 %" else "98 %"
            return True
    return False


def too_few_people(tree: Tree) -> bool:
    plan = tree.get("smarketing", {})
    if "capacity" not in plan or "goal_from" in plan:
        return False
    plan["capacity"].update(representatives="1", working_days="1", hours_a_day="1")
    plan["capacity"].pop("changes", None)
    return True


def short_window(tree: Tree) -> bool:
    for duty in tree.get("smarketing", {}).get("follow_up", {}).values():
        if int(duty["attempts"]) > 3:
            duty.update(window="1 business day", most_a_day="1")
            return True
    return False


def one_signs(tree: Tree) -> bool:
    signing = [key for key, party in tree["parties"].items() if "signatories" in party and party["role"] != "supplier"]
    if len(signing) < 2 or "sponsor" in {tree["parties"][key]["role"] for key in signing}:
        return False
    del tree["parties"][signing[-1]]["signatories"]
    return True


def short_data(tree: Tree) -> bool:
    if "reporting" not in tree or "data_kept" not in tree["reporting"]:
        return False
    tree["reporting"]["data_kept"] = "5 days"
    return True


def long_notice(tree: Tree) -> bool:
    if tree["term"]["renewal"] != "automatic":
        return False
    tree["term"]["notice"] = f"{int(tree['term']['months']) + 1} months"
    return True
