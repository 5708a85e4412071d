"""Tagged PDFs (PDF/UA-1 and PDF/A-3a) from our own templates. Nothing else imports WeasyPrint.

`hubs.pdf.render` loads WeasyPrint and the system libraries it needs, so only what draws imports it,
and only when it draws: the web serves pages without them.
"""

from hubs.pdf.limits import Limits, PdfRefused

__all__ = ["Limits", "PdfRefused"]
