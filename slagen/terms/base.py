"""The ground every term stands on: a frozen, closed record, and the typed references between records."""


from functools import cache
from typing import Annotated, Literal, TypeVar

import msgspec
from msgspec import Meta
from msgspec.structs import FieldInfo


class Term(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A record of the agreement. Unknown fields are refused; absence is `None`, an empty tuple or an empty dict."""


@cache
def declared(cls: type[msgspec.Struct]) -> tuple[FieldInfo, ...]:
    """The fields of a record or quantity as declared: name, name in the file, annotation with its limits, default.

    Reading annotations takes longer than anything else about a record, so loader and views share what was read.
    """
    return msgspec.structs.fields(cls)


# A reference is the id of a record elsewhere in the agreement. `refers_to` is the path of the table of records;
# the loader refuses an id that is not there, and views print the record's name. The standard values of a kind know no
# ids; there, a record may be named by the field `named_by`: `provider` is the only party of that role.
PartyRef = Annotated[str, Meta(extra={"refers_to": "parties", "named_by": "role"})]
ServiceRef = Annotated[str, Meta(extra={"refers_to": "services"})]
RegionRef = Annotated[str, Meta(extra={"refers_to": "regions"})]
SiteRef = Annotated[str, Meta(extra={"refers_to": "sites"})]
CoverageRef = Annotated[str, Meta(extra={"refers_to": "coverage"})]
KpiRef = Annotated[str, Meta(extra={"refers_to": "kpis"})]
SeverityRef = Annotated[str, Meta(extra={"refers_to": "severities.levels"})]
TierRef = Annotated[str, Meta(extra={"refers_to": "tiers"})]
LevelRef = Annotated[str, Meta(extra={"refers_to": "levels"})]
MaintenanceRef = Annotated[str, Meta(extra={"refers_to": "maintenance.windows"})]
SchemeRef = Annotated[str, Meta(extra={"refers_to": "credits.schemes"})]
OperationalRef = Annotated[str, Meta(extra={"refers_to": "operational"})]
CriticalRef = Annotated[str, Meta(extra={"refers_to": "critical_periods"})]
DimensionRef = Annotated[str, Meta(extra={"refers_to": "dimensions"})]
LeadRef = Annotated[str, Meta(extra={"refers_to": "smarketing.leads"})]
TemperatureRef = Annotated[str, Meta(extra={"refers_to": "smarketing.temperatures"})]
ReportRef = Annotated[str, Meta(extra={"refers_to": "reporting.reports"})]
# A clause of the library that the kind's outline uses; the loader is told which there are.
ClauseRef = Annotated[str, Meta(extra={"refers_to": "clauses of this kind"})]
# A house style of the library; the loader is told which there are.
LookRef = Annotated[str, Meta(extra={"refers_to": "looks"})]
ExclusionRef = Annotated[str, Meta(extra={"refers_to": "exclusions.items"})]

# A holiday calendar by the code of its place, DE-BE, or `open`; views print the place's name.
Holidays = Annotated[str, Meta(extra={"printed": "holidays"})]

Item = TypeVar("Item")
# A list and a table that say nothing where they are empty, so that the loader refuses them so.
AtLeastOne = Annotated[tuple[Item, ...], Meta(min_length=1)]
SomeRecords = Annotated[dict[str, Item], Meta(min_length=1)]

Count = Annotated[int, Meta(ge=0, le=1_000_000_000)]
Positive = Annotated[int, Meta(ge=1, le=1_000_000_000)]
Months = Annotated[int, Meta(ge=1, le=600)]
Decimals = Annotated[int, Meta(ge=0, le=9)]

# How hard a party must try: it must reach the figure, or must make an effort that the agreement describes.
Effort = Literal["must", "reasonable-efforts", "best-efforts"]
Comparison = Literal["at-least", "more-than", "at-most", "less-than"]
