"""Attempts that may be answered become the attempts and minutes to expect; a day's leads become its busiest hour."""

from fractions import Fraction

from slagen.quantities import Duration
from slagen.terms.lead_arithmetic import ONE, Exact, full_time, is_settled, leads_of
from slagen.terms.leads import FollowUpDuty
from slagen.terms.smarketing import Smarketing

_AN_HOUR = {"second": 3600, "minute": 60, "hour": 1}


def expected_attempts(answered: Exact, attempts: int) -> Fraction:
    """Attempts for one lead on average: (1 − (1 − p)^a) ÷ p, since nobody who has answered is called again."""
    share = min(ONE, Fraction(answered))
    return (ONE - (ONE - share) ** attempts) / share if share else Fraction(attempts)


def reached(answered: Exact, attempts: int) -> Fraction:
    """The share of leads that answer one of so many attempts: 1 − (1 − p)^a."""
    return ONE - (ONE - min(ONE, Fraction(answered))) ** attempts


def attempt_brings(answered: Exact, attempt: int, value: Exact) -> Fraction:
    """What the attempt of this number brings, where all leads together are worth `value`: (1 − p)^(a − 1) × p × value.

    The value may be their number: then it is how many answer this attempt and none before. One more attempt pays while
    this is more than it costs.
    """
    share = min(ONE, Fraction(answered))
    return (ONE - share) ** (attempt - 1) * share * Fraction(value)


def expected_of(duty: FollowUpDuty) -> Fraction:
    """Attempts for one lead of a duty on average; the most where nobody says which share of them is answered."""
    most = duty.attempts_to or duty.attempts
    return expected_attempts(duty.answer_rate.fraction, most) if duty.answer_rate else Fraction(most)


def minutes_expected(plan: Smarketing) -> Fraction:
    """Minutes of all duties on average."""
    duties = plan.follow_up.values()
    return sum((leads_of(plan, duty) * expected_of(duty) * duty.minutes_per_attempt for duty in duties), Fraction(0))


def busiest_hour(plan: Smarketing) -> tuple[Fraction, Fraction] | None:
    """Minutes that the first calls of the busiest hour take, and those that sales has in it; None where nobody says enough.

    Only leads that are due for a call within an hour count. Within a shorter response time both are smaller alike.
    """
    team = plan.capacity
    if team is None or team.peak_hour is None or not is_settled(plan):
        return None
    soon = [duty for duty in plan.follow_up.values() if _within_an_hour(duty.first_response.duration)]
    if not soon:
        return None
    a_day = Fraction(sum(leads_of(plan, duty) * duty.minutes_per_attempt for duty in soon), team.working_days)
    return a_day * Fraction(team.peak_hour.fraction), full_time(team) * 60


def _within_an_hour(length: Duration | None) -> bool:
    return length is not None and length.unit in _AN_HOUR and length.amount <= _AN_HOUR[length.unit]
