"""A PDF and a certificate become the same PDF with a digital signature (PAdES baseline B), its standards still kept."""

from __future__ import annotations

import io
from typing import Any

from slagen.errors import UsageError

FIELD = "Signature"
LABEL = "Digital signature of the whole file"


class Signer:
    """A private key with its certificates, from a PKCS #12 file. Raises UsageError where the passphrase does not open it."""

    def __init__(self, content: bytes, passphrase: bytes, file: str) -> None:
        from cryptography.hazmat.primitives.serialization import pkcs12
        from pyhanko.sign import signers

        try:
            # Read once here, since the signing library only logs what is wrong.
            key, certificate, _ = pkcs12.load_key_and_certificates(content, passphrase or None)
        except ValueError:
            raise UsageError(f"{file} is no PKCS #12 file (.p12, .pfx), or the passphrase is not the right one.") from None
        if key is None or certificate is None:
            raise UsageError(f"{file} holds no private key with its certificate.")
        self.keys: Any = signers.SimpleSigner.load_pkcs12_data(content, (), passphrase or None)
        if self.keys is None:
            raise UsageError(f"{file} holds a key that slagen cannot sign with.")

    def sign(self, pdf: bytes) -> bytes:
        """The signed PDF. The field is invisible; it is put in with its tag first, which the signing library cannot do."""
        from pyhanko.sign import fields, signers

        from slagen.render.pdf_fields import Behind, Field, with_fields

        facts = signers.PdfSignatureMetadata(
            field_name=FIELD, subfilter=fields.SigSeedSubFilter.PADES, md_algorithm="sha256", embed_validation_info=False
        )
        made = io.BytesIO()
        source = Behind(with_fields(pdf, [Field(FIELD, LABEL)]))
        signers.PdfSigner(facts, self.keys).sign_pdf(source, existing_fields_only=True, output=made)
        return made.getvalue()
