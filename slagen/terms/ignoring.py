"""Findings that whoever writes the agreement has looked at and accepts: the id of a rule, with the reason."""


from typing import Annotated

from msgspec import Meta

# The loader is told which rules there are.
RuleKey = Annotated[
    str,
    Meta(
        pattern=r"^[A-Z]{1,2}(-[A-Z0-9]+){1,5}$",
        max_length=40,
        description="the id of a rule such as B-NONE",
        extra={"refers_to": "rules that may be ignored"},
    ),
]
Reason = Annotated[
    str,
    Meta(pattern=r"\S+\s+\S+\s+\S", max_length=500, description="a reason in at least three words"),
]
