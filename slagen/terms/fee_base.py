"""The fee that a share is taken of: a word for the usual ones, or a record of what, when and without what."""


from decimal import Decimal
from typing import Literal

from slagen.terms.base import Positive, Term

Span = Literal[
    "hour", "day", "week", "month", "billing-cycle", "invoice", "period", "quarter", "year", "last-12-months", "term",
]
Without = Literal[
    "discounts", "taxes", "usage", "one-off", "upfront", "services-with-own-agreement",
]


class FeeBase(Term, frozen=True, kw_only=True):
    """Which fee a share is taken of: whose (`of`), over which span, in or beside the failing span, and without what.

    `part` names the part or component where `of` is one of these; `count` is how many spans an average runs over.
    """

    of: Literal[
        "service", "part", "affected-share", "tier", "all", "component", "metered", "order", "agreement",
    ] = "service"
    part: str | None = None
    span: Span = "month"
    which: Literal["failing", "next", "previous", "average"] = "failing"
    count: Positive | None = None
    without: tuple[Without, ...] = ()


BasisWord = Literal[
    "monthly-fee-of-service", "monthly-fee-of-tier", "monthly-fee-of-all", "invoice-of-failing-month", "next-invoice",
    "previous-month-fee", "component-price", "fee-of-term", "annual-fee", "metered-quantity", "per-period-fee",
]
Basis = BasisWord | FeeBase

WORDS: dict[BasisWord, FeeBase] = {
    "monthly-fee-of-service": FeeBase(),
    "monthly-fee-of-tier": FeeBase(of="tier"),
    "monthly-fee-of-all": FeeBase(of="all"),
    "invoice-of-failing-month": FeeBase(of="all", span="invoice"),
    "next-invoice": FeeBase(of="all", span="invoice", which="next"),
    "previous-month-fee": FeeBase(which="previous"),
    "component-price": FeeBase(of="component"),
    "fee-of-term": FeeBase(of="all", span="term"),
    "annual-fee": FeeBase(span="year"),
    "metered-quantity": FeeBase(of="metered"),
    "per-period-fee": FeeBase(span="period"),
}
_MONTHS: dict[Span, Decimal] = {
    "month": Decimal(1), "billing-cycle": Decimal(1), "invoice": Decimal(1), "period": Decimal(1),
    "quarter": Decimal(3), "year": Decimal(12), "last-12-months": Decimal(12),
}


def fee_base(basis: Basis) -> FeeBase:
    """The record that a word stands for; a record is itself."""
    return basis if isinstance(basis, FeeBase) else WORDS[basis]


def months_of(basis: Basis, term_months: int | None = None) -> Decimal | None:
    """How many monthly fees the base is; None for spans shorter than a month and for a term of unknown length."""
    span = fee_base(basis).span
    if span == "term":
        return None if term_months is None else Decimal(term_months)
    return _MONTHS.get(span)
