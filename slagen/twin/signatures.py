"""The digital signatures of a PDF become statements: whose, whether the file is still what was signed, and how much of it."""

from __future__ import annotations

import io
from typing import Any


def signatures_in(content: bytes) -> list[dict[str, Any]]:
    """`name` of the signer's certificate, `intact`, and `whole`: nothing but signatures was added after it.

    Whether the certificate is to be trusted is not asked: that needs a list of whom to trust. Works inside the process
    that reads PDFs.
    """
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.diff_analysis import ModificationLevel
    from pyhanko.sign.validation import validate_pdf_signature
    from pyhanko.sign.validation.status import SignatureCoverageLevel
    from pyhanko_certvalidator import ValidationContext

    found: list[dict[str, Any]] = []
    signatures = PdfFileReader(io.BytesIO(content)).embedded_regular_signatures
    for place, one in enumerate(signatures, start=1):
        subject = one.signer_cert.subject
        name = str(subject.native.get("common_name") or subject.human_friendly)
        context = ValidationContext(trust_roots=[one.signer_cert], allow_fetching=False)
        status = validate_pdf_signature(one, context)
        least = SignatureCoverageLevel.ENTIRE_FILE if place == len(signatures) else SignatureCoverageLevel.ENTIRE_REVISION
        added = status.modification_level or ModificationLevel.NONE
        # Whoever signs later fills in a field, and changes nothing else.
        whole = status.coverage >= least and added <= ModificationLevel.FORM_FILLING
        found.append({"name": name, "intact": bool(status.intact and status.valid), "whole": bool(whole)})
    return found
