"""Three typed letters become a known ISO 4217 Currency."""

from __future__ import annotations

import difflib
import re
from typing import ClassVar, Self

from slagen.quantities.numerals import one_line, refusal
from slagen.quantities.quantity import Quantity

_TWO = """AED ARS AUD AZN BAM BDT BGN BOB BRL CAD CHF CNY COP CRC CZK DKK DOP EGP EUR GBP GEL GHS GTQ HKD HUF IDR
ILS INR KES KZT LKR MAD MXN MYR NGN NOK NZD PEN PHP PKR PLN QAR RON RSD RUB SAR SEK SGD THB TRY TWD UAH USD UYU ZAR"""
_NONE = "CLP ISK JPY KRW PYG UGX VND XAF XOF"
_THREE = "BHD JOD KWD OMR TND"

DECIMALS: dict[str, int] = {
    **dict.fromkeys(_TWO.split(), 2),
    **dict.fromkeys(_NONE.split(), 0),
    **dict.fromkeys(_THREE.split(), 3),
}
"""Currency code → digits of its smaller unit."""

_SIGNS = {"€": "EUR", "$": "USD", "£": "GBP", "¥": "JPY", "EURO": "EUR", "EUROS": "EUR", "DOLLAR": "USD",
          "US$": "USD", "RMB": "CNY", "FR.": "CHF", "SFR": "CHF"}


class Currency(Quantity, frozen=True):
    """An ISO 4217 code in capitals."""

    code: str
    example: ClassVar[str] = "EUR"
    allowed: ClassVar[str] = "a three-letter ISO 4217 currency code"

    def __post_init__(self) -> None:
        if self.code not in DECIMALS:
            raise ValueError(refusal(self.code, "a known currency", _advice(self.code), self.example))

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read "EUR". Raises ValueError with the nearest known code."""
        return cls(one_line(text, "a currency", cls.example))

    @property
    def decimals(self) -> int:
        """Digits after the point: 2 for EUR, 0 for JPY, 3 for KWD."""
        return DECIMALS[self.code]

    def typed(self) -> str:
        """The spelling for an answers file."""
        return self.code

    def __str__(self) -> str:
        return self.code


def _advice(found: str) -> str:
    capitals = found.upper()
    meant = _SIGNS.get(capitals, capitals if capitals in DECIMALS else "")
    if meant:
        return f"write {meant}"
    near = difflib.get_close_matches(capitals, DECIMALS, n=3) if re.fullmatch("[A-Z]{2,4}", capitals) else []
    allowed = "write the three capital letters of ISO 4217"
    return f"{allowed}, perhaps {' or '.join(near)}" if near else allowed
