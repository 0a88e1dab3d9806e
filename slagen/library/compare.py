"""Two plain values become the answer to a comparison, with one meaning for `when:` and for `{% if %}`."""

from __future__ import annotations

import enum
from decimal import Decimal
from typing import Any

from slagen.errors import LibraryError
from slagen.quantities.quantity import Quantity
from slagen.terms.base import Term


def truth(value: Any) -> bool:
    """False for nothing, false, zero, and what is empty; true for every record and quantity that is there."""
    if value is None or isinstance(value, bool | int | Decimal | str | tuple | list | dict | frozenset):
        return bool(value)
    return True


def equal(left: Any, right: Any) -> bool:
    """Equality across a text or number typed in the library and the answer it is held against."""
    left, right = _plain(left), _plain(right)
    if left is None or right is None or isinstance(left, bool) or isinstance(right, bool):
        return left is right
    if _is_number(left) or _is_number(right):
        if isinstance(left, str) or isinstance(right, str):
            return str(left) == str(right)
        return number(left) == number(right)
    if isinstance(left, str) != isinstance(right, str):
        return str(left) == str(right)
    return bool(left == right)


def less(left: Any, right: Any) -> bool:
    """True if left is less than right; false where one is missing. Raises LibraryError for what has no order."""
    left, right = _plain(left), _plain(right)
    if left is None or right is None:
        return False
    try:
        if _is_number(left) or _is_number(right):
            return number(left) < number(right)
        return bool(left < right)
    except TypeError:
        raise LibraryError(f"cannot say which is less: {left} or {right}") from None


def contains(container: Any, value: Any) -> bool:
    """Membership in a list, in the keys of a dict, or of a part in a text."""
    if container is None:
        return False
    if isinstance(container, str):
        return isinstance(value, str) and value in container
    if isinstance(container, tuple | list | dict | frozenset):
        return any(equal(item, value) for item in container)
    raise LibraryError("'in' needs a list, a dict or a text on its right")


def number(value: Any) -> Decimal:
    """The number of a number, or of a quantity with exactly one number in it. Raises LibraryError."""
    if _is_number(value):
        return Decimal(value)
    if isinstance(value, Quantity):
        found = [getattr(value, name) for name in value.__struct_fields__]
        numbers = [item for item in found if _is_number(item)]
        if len(numbers) == 1:
            return Decimal(numbers[0])
    raise LibraryError(f"{value!s} is not a number")


def _is_number(value: Any) -> bool:
    return isinstance(value, int | Decimal) and not isinstance(value, bool)


def _plain(value: Any) -> Any:
    if isinstance(value, enum.Enum):
        return value.value
    if isinstance(value, Term):
        tag = type(value).__struct_config__.tag
        return tag if tag is not None else value
    return value
