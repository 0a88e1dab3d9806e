"""A certificate's file and its passphrase, asked for or from the environment, become what signs the PDFs of a build."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from slagen.errors import LimitError, UsageError, on_one_line

if TYPE_CHECKING:
    from slagen.render.pdf_signature import Signer

VARIABLE = "SLAGEN_SIGN_PASSPHRASE"
MOST_BYTES = 1_000_000
Certificate = Annotated[
    Path | None,
    typer.Option(
        "--sign",
        help=f"A PKCS #12 file (.p12) to sign the PDF with. Its passphrase is asked for, or taken from {VARIABLE}.",
        metavar="CERT.p12",
    ),
]


def signer_of(certificate: Path) -> Signer:
    """Raises FileError, LimitError and UsageError where the file or the passphrase is not right."""
    from slagen.files import read_input
    from slagen.render.pdf_signature import Signer

    content, file = read_input(certificate, MOST_BYTES), on_one_line(str(certificate))
    if len(content) > MOST_BYTES:
        raise LimitError(f"{file} has more than {MOST_BYTES} bytes, which no certificate has.")
    passphrase = os.environ.get(VARIABLE)
    if passphrase is None:
        if not sys.stdin.isatty():
            raise UsageError(f"There is no terminal to ask for the passphrase of {file}: set {VARIABLE}.")
        passphrase = typer.prompt(f"Passphrase of {file}", default="", hide_input=True, show_default=False, err=True)
    return Signer(content, passphrase.encode("utf-8"), file)
