"""The finished document becomes problems: blanks left open, terms without a meaning, references to nowhere."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from msgspec import Struct

from slagen.checks.registry import nearest
from slagen.document.index import Index, index
from slagen.document.nodes import Document, Value
from slagen.document.numbering import number
from slagen.errors import Place, Problem, Severity
from slagen.quantities.blank import blank_in

_PARTY = re.compile(r"parties\.[^.]+\.name")


class Sheet(Struct, frozen=True):
    """What rules on a document read: its index, the ids that references may name, the places of answers, and the role
    in words of every party by its path (`parties.north`)."""

    index: Index
    labels: frozenset[str]
    places: Mapping[str, Place]
    roles: Mapping[str, str]


class DocumentRule(Struct, frozen=True):
    """A rule on the finished document; its docstring is its manual page, `severity` the gravest it finds."""

    id: str
    severity: Severity
    find: Callable[[Sheet], Iterator[Problem]]


def run(document: Document, places: Mapping[str, Place]) -> list[Problem]:
    """Every problem of the document, with the place in the answers where one is to blame, in the order of rules."""
    roles = {
        node.path.rpartition(".")[0]: party.role
        for party in document.cover.parties
        for node in party.name
        if isinstance(node, Value)
    }
    sheet = Sheet(index(document), frozenset(number(document).labels), places, roles)
    return [problem for rule in RULES for problem in rule.find(sheet)]


def placeholders(sheet: Sheet) -> Iterator[Problem]:
    """D-PLACEHOLDER: no answer is a blank left to be filled.

    Why: what is to be agreed has not been agreed, and the signed paper says so.
    Fails: TBD, TODO, EDITME, XXX, [redacted], [●], ???, to be agreed. Passes: a figure, or no clause.
    Source: published agreements with blanks.
    """
    seen: set[tuple[str, str]] = set()
    for where, value in sheet.index.values:
        blank = blank_in(value.text)
        key = (value.path or where, value.text)
        if blank and key not in seen:
            seen.add(key)
            message = f"“{blank}” is a blank left open (in {where})."
            yield _problem("D-PLACEHOLDER", message, value.path, "Write what was agreed.", sheet.places)


def definitions(sheet: Sheet) -> Iterator[Problem]:
    """D-DEFINED: each term in use is defined once; a warning where one is defined and not used.

    Why: a capital letter promises a meaning; two meanings are none.
    Fails: Downtime used and nowhere defined, or defined in two clauses. Passes: defined once, used anywhere.
    Source: drafting practice.
    """
    for term, where in sheet.index.undefined.items():
        message = f"“{term}” is used in {where[0]} but nowhere defined."
        yield _problem("D-DEFINED", message, "", "Define it, or write it without capitals.", sheet.places)
    for term, where in sheet.index.definitions.items():
        if len(where) > 1:
            message = f"“{term}” is defined {len(where)} times: in {', '.join(where)}."
            yield _problem("D-DEFINED", message, "", "Keep one definition.", sheet.places)
    for term, where in sheet.index.unused.items():
        message = f"“{term}” is defined in {where[0]} but never used."
        yield Problem("D-DEFINED", "warning", message, "", "Leave the definition out.", nearest("", sheet.places))


def references(sheet: Sheet) -> Iterator[Problem]:
    """D-XREF: each cross reference leads to an article, clause, schedule or table of this document.

    Why: “see clause 8.3” is worse than silence where there is no 8.3.
    Fails: a reference to the clause on credits in an agreement without credits. Passes: a reference to what is there.
    Source: drafting practice.
    """
    for target, where in sheet.index.refs.items():
        if target not in sheet.labels:
            message = f"A reference in {', '.join(dict.fromkeys(where))} leads to {target}, which the document lacks."
            mend = "Add what it leads to, or drop the reference; beside a whole article, leave out what refers to it too."
            yield _problem("D-XREF", message, "", mend, sheet.places)


def names(sheet: Sheet) -> Iterator[Problem]:
    """D-NAME: no party is called by a term that the agreement defines; a warning.

    Why: where a customer is named Provider, each sentence about the Provider can be read of either.
    Fails: a customer named the Provider. Passes: Contoso AG; a department named by its own role, Sales.
    Source: parties that were filled in with their role.
    """
    terms = {_bare(term) for term in sheet.index.definitions}
    named = [(value.path, value.text) for _, value in sheet.index.values if _PARTY.fullmatch(value.path)]
    for path, text in dict.fromkeys(named):
        own = _bare(sheet.roles.get(path.rpartition(".")[0], ""))
        if _bare(text) in terms and _bare(text) != own:
            message = f"The party's name “{text}” is also a term that the agreement defines."
            yield Problem("D-NAME", "warning", message, path, "Write the full legal name.", nearest(path, sheet.places))


def _bare(words: str) -> str:
    return " ".join(words.casefold().split()).removeprefix("the ")


def tables_computed(sheet: Sheet) -> Iterator[Problem]:
    """D-TABLE: every table that a clause announces could be computed.

    Why: a clause that points at a table which is not there promises nothing.
    Fails: lead goals from a rate of 0 %. Passes: lead goals from rates above 0 %.
    Source: arithmetic of the schedules.
    """
    for where, words in sheet.index.gaps:
        yield _problem("D-TABLE", f"{words} (in {where})", "", "Mend the figures that it is computed from.", sheet.places)


def _problem(rule: str, message: str, path: str, mend: str, places: Mapping[str, Place]) -> Problem:
    return Problem(rule, "error", message, path, mend, nearest(path, places))


RULES: tuple[DocumentRule, ...] = (
    DocumentRule("D-PLACEHOLDER", "error", placeholders),
    DocumentRule("D-DEFINED", "error", definitions),
    DocumentRule("D-XREF", "error", references),
    DocumentRule("D-NAME", "warning", names),
    DocumentRule("D-TABLE", "error", tables_computed),
)
