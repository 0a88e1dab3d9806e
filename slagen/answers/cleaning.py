"""The raw text of an answer becomes the text that counts; whatever is changed or looks odd becomes a warning."""

from __future__ import annotations

import yaml

from slagen.answers.characters import fold, has_separators, mixed_script
from slagen.answers.findings import Findings, quoted
from slagen.errors import Place


def cleaned(node: yaml.ScalarNode, path: str, at: Place, findings: Findings) -> str:
    """The text of `node` without outer space and with one kind of line end."""
    folded = fold(node.value)
    text = folded.strip()
    if has_separators(node.value):
        message = f"{findings.named(path)} holds a Unicode line separator, read as a new line"
        findings.add("A-CHAR", message, path, at, severity="warning")
    # A block of lines ends in a line feed by nature, so nobody need hear of that one.
    seen = folded.rstrip("\n") if node.style in ("|", ">") else folded
    if text != seen:
        message = f"{findings.named(path)} has space around it, which was left out"
        findings.add("A-CHAR", message, path, at, severity="warning")
    if word := mixed_script(text):
        message = f"{findings.named(path)} mixes alphabets in {quoted(word)}"
        findings.add("A-SCRIPT", message, path, at, "Check that no letter is a look-alike.", severity="warning")
    return text
