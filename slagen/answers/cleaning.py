"""The raw text of an answer becomes the text that counts; whatever is changed or looks odd becomes a warning."""

from __future__ import annotations

import yaml

from slagen.answers.characters import fold, has_separators
from slagen.answers.findings import Findings, quoted
from slagen.answers.lookalikes import mixed_script, piled, unseen
from slagen.errors import Place

# A no-break space or an ideographic one is part of a text; only what a keyboard or an editor leaves behind is not.
_OUTER = " \t\n"


def cleaned(node: yaml.ScalarNode, path: str, at: Place, findings: Findings) -> str:
    """The text of `node` without outer space and with one kind of line end."""

    def warn(id: str, message: str, mend: str = "") -> None:
        findings.add(id, f"{findings.named(path)} {message}", path, at, mend, severity="warning")

    folded = fold(node.value)
    text = folded.strip(_OUTER)
    if has_separators(node.value):
        warn("A-CHAR", "holds an unusual line separator, read as a new line")
    # A block of lines ends in a line feed by nature, so nobody need hear of that one.
    seen = folded.rstrip("\n") if node.style in ("|", ">") else folded
    if text != seen:
        warn("A-CHAR", "has space around it, which was left out")
    if word := mixed_script(text):
        warn("A-SCRIPT", f"mixes alphabets in {quoted(word)}", "Check that no letter is a look-alike.")
    for position, character in unseen(text):
        message = f"holds U+{ord(character):04X} at character {position + 1}, which nobody can see; it is kept"
        warn("A-HIDDEN", message, "Delete it if it was not meant.")
    if letter := piled(text):
        warn("A-HIDDEN", f"piles many marks on the letter {quoted(letter)}, which may cover other lines")
    return text
