"""One text of a clause becomes its card: what it says, asks for, defines, uses and refers to."""

from __future__ import annotations

from dataclasses import dataclass

from jinja2 import nodes

from slagen.assembly.fill import tree_of
from slagen.assembly.pieces import DEFINED
from slagen.assembly.review import blocks_of
from slagen.assembly.settle import defined_term
from slagen.catalogue.asks import paths_in
from slagen.catalogue.entries import Entry
from slagen.catalogue.reading import readable_text
from slagen.document.nodes import Define, Ref, Use
from slagen.document.walk import block_lines, inlines
from slagen.errors import Place
from slagen.library.clauses import Clauses, ClauseText
from slagen.library.library import Library


@dataclass(frozen=True, slots=True)
class Card:
    """`asks` pairs the path of each term with its label, `refers` the target of each reference with its title."""

    entry: Entry
    clause: ClauseText
    text: str
    asks: tuple[tuple[str, str], ...]
    schedules: tuple[str, ...]
    defines: tuple[str, ...]
    uses: tuple[str, ...]
    refers: tuple[tuple[str, str], ...]


def card(entry: Entry, position: str, clauses: Clauses, library: Library) -> Card:
    """The card of a clause in a position. Raises UsageError where it has no text in it, LibraryError for a faulty one."""
    clause = entry.text(position)
    tree = tree_of(clause.body, Place(clause.place.file, clause.body_line))
    found = [node for line in block_lines(blocks_of(clause)) for node in inlines(line)]
    defines = tuple(dict.fromkeys(node.term for node in found if isinstance(node, Define)))
    known = {term for other in clauses.values() for term in DEFINED.findall(other.body)}
    uses = dict.fromkeys(defined_term(node.text, known) for node in found if isinstance(node, Use))
    targets = dict.fromkeys(node.target for node in found if isinstance(node, Ref))
    return Card(
        entry,
        clause,
        readable_text(clause, library),
        tuple((path, library.label_of(path)) for path in paths_in(tree, library.terms)),
        tuple(dict.fromkeys(str(call.args[0].as_const()) for call in tree.find_all(nodes.Call))),
        defines,
        tuple(term for term in uses if term not in defines),
        tuple((target, _title(target, clauses)) for target in targets),
    )


def _title(target: str, clauses: Clauses) -> str:
    clause = clauses.get((target, "balanced"))
    return clause.title if clause else ""
