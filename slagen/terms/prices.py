"""Examples of prices that the parties print beside their price list."""


from slagen.quantities import Money, Percent
from slagen.terms.base import Term


class PriceExample(Term, frozen=True, kw_only=True):
    """The monthly sums added up, or a base and its surcharge, and the total as it is printed."""

    sums: tuple[Money, ...] = ()
    base: Money | None = None
    surcharge: Percent | None = None
    total: Money
