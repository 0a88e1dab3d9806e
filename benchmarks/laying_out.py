"""`python -m benchmarks.laying_out PAGE tagged|untagged`: one page of HTML through WeasyPrint, as slagen's own process does."""

from __future__ import annotations

import sys
from pathlib import Path

if __name__ == "__main__":
    from weasyprint import HTML

    from slagen.render import pdf_text_layer
    from slagen.render.pdf_engine import ClosedFetcher

    pdf_text_layer.install()
    page = Path(sys.argv[1]).read_text(encoding="utf-8")
    HTML(string=page, url_fetcher=ClosedFetcher()).write_pdf(pdf_tags=sys.argv[2] == "tagged")
