"""Who agrees: companies or departments, their contacts, notice addresses and signatories; and what is agreed on paper."""


import datetime
from collections.abc import Iterable
from typing import Literal

from slagen.quantities import Currency, Zone
from slagen.terms.base import Effort, LookRef, PartyRef, Term


class Contact(Term, frozen=True, kw_only=True):
    """A person or a desk that can be reached."""

    name: str
    role: str | None = None
    email: str | None = None
    phone: str | None = None


class Signatory(Term, frozen=True, kw_only=True):
    """Who signs for a party. `authority` says on what ground (commercial register, power of attorney, sponsor)."""

    name: str
    role: str | None = None
    authority: str | None = None


class Party(Term, frozen=True, kw_only=True):
    """A company or an internal department. `short` is the name used inside the text."""

    name: str
    role: Literal["provider", "customer", "supplier", "sales", "marketing", "sponsor"]
    form: Literal["company", "department"] = "company"
    short: str | None = None
    registration: str | None = None
    address: str | None = None
    represents: tuple[str, ...] = ()
    contact: Contact | None = None
    notices: str | None = None
    signatories: tuple[Signatory, ...] = ()


def within_one_house(parties: Iterable[tuple[str, str]]) -> bool:
    """Whether parties, each as (role, form), agree within one organisation.

    They do where all who are served, and one at least who serves, are departments; sales and marketing always are. An
    outside company that serves beside them has its contract with the house elsewhere.
    """
    found = [(role, form == "department" or role in ("sales", "marketing")) for role, form in parties]
    serving = [department for role, department in found if role in ("provider", "sales")]
    served = [department for role, department in found if role not in ("provider", "supplier")]
    return any(serving) and bool(served) and all(served)


class MasterAgreement(Term, frozen=True, kw_only=True):
    """The agreement this one belongs to. `precedence` says which wins, and over what.

    With `only_if_named` this agreement holds only where the other one names it.
    """

    title: str
    date: datetime.date | None = None
    only_if_named: bool = False
    precedence: Literal["this-agreement", "this-agreement-on-service-levels", "master-agreement"] = (
        "this-agreement-on-service-levels"
    )


class Revision(Term, frozen=True, kw_only=True):
    """One line of the version history."""

    version: str
    date: datetime.date
    change: str
    by: PartyRef | None = None


class DocumentFacts(Term, frozen=True, kw_only=True):
    """Facts of the paper itself. Every money figure without a currency is in `currency`, every time in `zone`.

    `effort` holds for every target that says none of its own; left open, each must be reached. A paper whose `standing` is
    aims-only gives nobody a claim. A proposal shows its offer before the agreement; it may be accepted until `open_until`.
    """

    title: str | None = None
    subject: str | None = None
    reference: str
    version: str = "1.0"
    date: datetime.date
    effective: datetime.date | None = None
    language: Literal["en"] = "en"
    currency: Currency = Currency("EUR")
    zone: Zone = Zone("UTC")
    master_agreement: MasterAgreement | None = None
    order_of_precedence: tuple[str, ...] = ()
    booking: str | None = None
    original_language: str | None = None
    effort: Effort | None = None
    standing: Literal["binding", "aims-only"] | None = None
    confidentiality: str | None = None
    owner: str | None = None
    style: Literal["agreement", "proposal"] | None = None
    open_until: datetime.date | None = None
    customer_logo: str | None = None
    look: LookRef | None = None
    paper: Literal["A4", "Letter"] | None = None
    pdf_engine: Literal["typst", "weasyprint"] | None = None
    history: tuple[Revision, ...] = ()
