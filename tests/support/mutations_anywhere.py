"""Changes that can be made in any sound agreement that has what they change, each with the rule that must find it there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from support import changes_of_credits, changes_of_plans, changes_of_times, sound
from support.mutations import raised

from slagen.answers.plain import copied

Tree = dict[str, Any]


@dataclass(frozen=True)
class Anywhere:
    """A change in place; it says whether it found something to change."""

    rule: str
    words: str
    change: Callable[[Tree], bool]


@dataclass(frozen=True)
class Result:
    """How often a change could be made, how often it was found, and where it was not."""

    tried: int
    caught: int
    missed: tuple[str, ...]


def tried(one: Anywhere, kinds: tuple[str, ...], seeds: range) -> Result:
    """The change in sound agreements from chance."""
    times, missed = 0, []
    for kind in kinds:
        for seed in seeds:
            tree = sound.answers(kind, seed)
            after = copied(tree)
            assert isinstance(after, dict)
            if not one.change(after):
                continue
            times += 1
            if raised(one.rule, tree) or not raised(one.rule, after):
                missed.append(f"{kind} {seed}")
    return Result(times, times - len(missed), tuple(missed))


ALL = (
    Anywhere("B-CONTIG", "a band in the middle is dropped", changes_of_credits.drop_middle_band),
    Anywhere("B-FIRST", "the first band is dropped", changes_of_credits.drop_first_band),
    Anywhere("B-MONO", "the first and the last credit change places", changes_of_credits.swap_credits),
    Anywhere("B-OVERLAP", "the second band begins where the first does", changes_of_credits.overlap),
    Anywhere("B-CAP-LT-BAND", "the limit falls to 1 %", changes_of_credits.lower_limit),
    Anywhere("B-EXAMPLE-MISMATCH", "the example pays one more", changes_of_credits.wrong_example),
    Anywhere("M-ALLOWANCE-BASIS", "the printed lost time is another", changes_of_credits.wrong_allowance),
    Anywhere("M-ROUND-VS-BAND", "results are rounded to whole percents", changes_of_credits.no_rounding),
    Anywhere("T-NONMONO", "the targets of the highest and lowest tier change places", changes_of_credits.swap_targets),
    Anywhere("T-MISSING-CELL", "the highest tier has no target", changes_of_credits.drop_target),
    Anywhere("T-PRICE", "the fees of the highest and lowest tier change places", changes_of_times.swap_fees),
    Anywhere("S-RESP-LE-RESO", "response and resolution change places", changes_of_times.response_after_resolution),
    Anywhere("S-MONO", "the times of two severities change places", changes_of_times.swap_severities),
    Anywhere("S-UPDATE", "updates come after the resolution", changes_of_times.update_after_resolution),
    Anywhere("S-MATRIX", "a cell of the matrix is missing", changes_of_times.drop_cell),
    Anywhere("S-ESC", "the first and the last rung change places", changes_of_times.turn_ladder),
    Anywhere("O-CHAIN-EXCEEDS", "a step takes 9,000 hours", changes_of_times.lengthen_chain),
    Anywhere("O-WEAKENED", "a level loosens what it takes over", changes_of_times.loosen_level),
    Anywhere("O-CYCLE", "the highest level stands under a lower one", changes_of_times.cycle),
    Anywhere("DC-RANGE", "low and high end change places", changes_of_times.turn_range),
    Anywhere("DC-SINGLE-FEED", "100 % on a single feed", changes_of_times.single_feed),
    Anywhere("SM-SHARE", "a source of revenue has a point more", changes_of_plans.unbalance_sources),
    Anywhere("SM-SHARE", "a type of leads has a point more", changes_of_plans.unbalance_leads),
    Anywhere("SM-REGION", "a region owes more", changes_of_plans.unbalance_regions),
    Anywhere("SM-GOAL", "a lead goal is another", changes_of_plans.wrong_goal),
    Anywhere("SM-RATES", "the close rate is another", changes_of_plans.wrong_rate),
    Anywhere("SM-CAPACITY", "one person has an hour", changes_of_plans.too_few_people),
    Anywhere("SM-ATTEMPTS", "one attempt a day in one day", changes_of_plans.short_window),
    Anywhere("L-SIGN", "the last side names nobody who signs", changes_of_plans.one_signs),
    Anywhere("L-RENEW", "the notice is longer than the term", changes_of_plans.long_notice),
    Anywhere("C-CLAIM-BEFORE-REPORT", "the time to claim ends two days after the period", changes_of_credits.early_claim),
    Anywhere("C-RETENTION", "data are kept for five days", changes_of_plans.short_data),
)
