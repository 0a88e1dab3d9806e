"""Text becomes lines on a terminal: wrapped to its width, in colours where it has them; a typed line becomes text."""

from __future__ import annotations

import shutil
import sys
import textwrap
from collections.abc import Sequence
from typing import NamedTuple

import typer

_WIDEST = 100


class Row(NamedTuple):
    """One line of a menu: what is typed for it, what it is, and what there is to say about it."""

    number: str
    label: str
    words: str


class Screen:
    """Standard output and input. What a terminal cannot show comes out as a question mark."""

    def __init__(self) -> None:
        reconfigure = getattr(sys.stdout, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")
        # What a person types stands on the terminal already; what comes from elsewhere is shown.
        self._echoes = not sys.stdin.isatty()
        if not self._echoes:
            _edit_lines()

    @property
    def _width(self) -> int:
        return min(_WIDEST, shutil.get_terminal_size((80, 24)).columns - 1)

    def say(self, text: str, *, dim: bool = False, indent: str = "") -> None:
        """A paragraph, or an empty line."""
        typer.secho(textwrap.fill(text, self._width, initial_indent=indent, subsequent_indent=indent), dim=dim)

    def title(self, text: str) -> None:
        """A bar across the screen."""
        typer.secho(f"\n{f' {text} '.ljust(self._width)}", bold=True, reverse=True)

    def heading(self, text: str) -> None:
        """A line that says what the next questions are about."""
        typer.secho(f"\n{text}", bold=True)

    def refuse(self, text: str) -> None:
        """Why something cannot be taken."""
        typer.secho(textwrap.fill(text, self._width, initial_indent="  ! ", subsequent_indent="    "), fg="yellow")

    def rows(self, rows: Sequence[Row]) -> None:
        """A menu: one below the other where there is something to say, else beside each other."""
        if not any(row.words for row in rows):
            self.beside([f"{row.number} {row.label}" for row in rows])
            return
        across = min(30, max(len(row.label) for row in rows))
        wide = max(len(row.number) for row in rows)
        for row in rows:
            start = f"  {row.number:>{wide}} {row.label:<{across}}"
            inner = " " * (len(start) + 2)
            typer.echo(textwrap.fill(f"{start}  {row.words}".rstrip(), self._width, subsequent_indent=inner))

    def beside(self, entries: Sequence[str], before: str = "") -> None:
        """Short entries beside each other, none of them broken."""
        text = before + "   ".join(entry.replace(" ", "\u00a0") for entry in entries)
        for line in textwrap.wrap(text, self._width, initial_indent="  ", subsequent_indent="  "):
            typer.echo(line.replace("\u00a0", " "))

    def read(self, prompt: str) -> str:
        """What is typed after the prompt, without outer space. Raises EOFError at the end of input."""
        try:
            typed = input(f"  {prompt}: ")
        except OSError as error:
            # The terminal was closed.
            raise EOFError from error
        if self._echoes:
            typer.echo(typed)
        return typed.strip()


def _edit_lines() -> None:
    """Let the arrow keys work while a line is typed, where the system can."""
    import contextlib

    with contextlib.suppress(ImportError):
        import readline  # noqa: F401
