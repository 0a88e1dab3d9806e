"""Clause bodies become the subject of lint rules, and a rule becomes what it finds there."""

from __future__ import annotations

from support.own_library import clause

from slagen.errors import Place
from slagen.library.clauses import Clauses, read_clause, split_name
from slagen.library.outline import Entry, Outline, Part
from slagen.library.shelf import shipped_shelf
from slagen.library.when import parse
from slagen.lint.registry import RULES
from slagen.lint.rules import Subject
from slagen.lint.vague import FILE, read_word_list

WORDS = read_word_list(shipped_shelf().file(FILE))
BODY_LINE = 7


def clauses_of(**bodies: str) -> Clauses:
    """Clauses by name: `a_b` is `a/b`, `a_b__provider` its provider's text. A body begins at line 7."""
    found: Clauses = {}
    for name, body in bodies.items():
        clause_id, position = split_name(name.replace("__", ".").replace("_", "/") + ".md")
        text = body if body.startswith("---") else clause(body)
        found[clause_id, position] = read_clause(text, clause_id, position, f"{name}.md")
    return found


def outline_of(kind: str, *uses: str | tuple[str, str]) -> Outline:
    """An outline with one article; a pair is a clause and its condition."""
    pairs = [(one, "") if isinstance(one, str) else one for one in uses]
    entries = tuple(Entry(use, parse(when) if when else None, Place(f"{kind}.yaml", 9)) for use, when in pairs)
    part = Part("article", "terms", "Terms", None, entries, Place(f"{kind}.yaml", 8))
    return Outline(kind, kind, "T", "", "S", (), {}, (part,), Place(f"{kind}.yaml", 1))


def found(rule: str, outlines: tuple[Outline, ...] | None = None, **bodies: str) -> list[tuple[str, int, str]]:
    """What a rule finds: file, line, message. Without outlines, one kind uses every clause."""
    clauses = clauses_of(**bodies)
    usual = (outline_of("tiered", *dict.fromkeys(clause_id for clause_id, _ in clauses)),)
    subject = Subject(clauses, usual if outlines is None else outlines, WORDS)
    (one,) = [known for known in RULES if known.id == rule]
    return [(finding.place.file, finding.place.line, finding.message) for finding in one.find(subject)]
