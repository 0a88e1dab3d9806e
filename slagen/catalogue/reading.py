"""A clause's body becomes text that a person reads: labels where answers will stand, choices in brackets, no marks."""

from __future__ import annotations

import re

from jinja2 import nodes

from slagen.assembly.fill import tree_of
from slagen.assembly.pieces import DEFINED, REFERENCE, USED, Piece, pieces
from slagen.catalogue.asks import Scope, inside, path_of
from slagen.errors import Place
from slagen.library.clauses import ClauseText
from slagen.library.library import Library

UNESCAPED_USE = re.compile(rf"(?<!\\){USED.pattern}")
MARK = re.compile(r"^( *)(?:\d+\.|-) ")
OPENING = {"if": "if", "elif": "or if", "else": "otherwise", "for": "for each"}


def readable_text(clause: ClauseText, library: Library) -> str:
    """The whole body: `‹Claim period›` for an answer, `‹if …: this | otherwise: that›` inside a line.

    A condition or loop on lines of its own stands in brackets, and what belongs to it is indented.
    """
    return _Reader(clause, library).text()


class _Reader:
    def __init__(self, clause: ClauseText, library: Library) -> None:
        self.clause, self.library = clause, library
        self.scopes: list[Scope] = [{}]
        self.lines: list[str] = []
        self.depth = 0

    def text(self) -> str:
        line = ""
        for piece in pieces(self.clause):
            if piece.alone:
                self.alone(piece)
                continue
            line += self.shown(piece)
            if line.endswith("\n"):
                self.add(line.rstrip("\n"))
                line = ""
        self.add(line)
        joined = "\n".join(self.lines)
        return re.sub(r"\n{3,}", "\n\n", joined).strip("\n")

    def add(self, line: str) -> None:
        self.lines.append(f"{'  ' * self.depth}{line}".rstrip())

    def alone(self, piece: Piece) -> None:
        """A tag on a line of its own: what it governs is indented."""
        word = piece.word
        if word.startswith("end") or word in ("elif", "else"):
            self.depth -= 1
        if word in OPENING:
            self.add(f"[{self.opening(piece)}]")
            self.depth += 1
        self.scope(piece)

    def shown(self, piece: Piece) -> str:
        """A piece of a line that prints."""
        if not piece.is_tag:
            return _without_marks(piece.text)
        word = piece.word
        if word == "{{":
            return self.answer(piece)
        shown = ""
        if word in ("if", "for"):
            shown = f"‹{self.opening(piece)}: "
        elif word in ("elif", "else"):
            shown = f" | {self.opening(piece)}: "
        elif word.startswith("end"):
            shown = "›"
        self.scope(piece)
        return shown

    def scope(self, piece: Piece) -> None:
        """Keep account of the names that loops give."""
        if piece.word == "for":
            loop = self.parsed(f"{piece.text}{{% endfor %}}").find(nodes.For)
            assert loop is not None
            self.scopes.append(inside(loop, self.library.terms, self.scopes[-1]))
        elif piece.word == "endfor" and len(self.scopes) > 1:
            self.scopes.pop()

    def opening(self, piece: Piece) -> str:
        """`for each cap in credits.caps`, `or if ownership.option == "exit"`."""
        told = piece.inside.removeprefix(piece.word).strip()
        return f"{OPENING[piece.word]} {told}".strip()

    def answer(self, piece: Piece) -> str:
        """`‹Claim period›` for the answer that a {{ }} prints, `‹schedule coverage›`, or `day/days` where it chooses a word."""
        output = self.parsed(piece.text).find(nodes.Output)
        node = output.nodes[0] if output else None
        if isinstance(node, nodes.Call):
            return f"‹schedule {node.args[0].as_const()}›"
        if isinstance(node, nodes.Filter) and node.name == "plural":
            return "/".join(str(word.as_const()) for word in node.args if isinstance(word, nodes.Const))
        path = path_of(node, self.library.terms, self.scopes[-1]) if node else ()
        return f"‹{self.library.label_of('.'.join(path)) if path else piece.inside}›"

    def parsed(self, text: str) -> nodes.Template:
        return tree_of(text, Place(self.clause.place.file, self.clause.body_line))


def _without_marks(text: str) -> str:
    text = MARK.sub(lambda match: f"{match[1]}• ", text)
    text = DEFINED.sub(lambda match: f"“{match[1]}”", text)
    text = REFERENCE.sub(lambda match: f"‹{'clause ' if '/' in match[1] else ''}{match[1]}›", text)
    return UNESCAPED_USE.sub(lambda match: match[1], text).replace("**", "").replace("\\", "")
