"""The report as a document: drawn from its snapshot, and checked before it is handed out."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from governance.briefing import Briefing
from governance.models import SignOff
from governance.presenters.report import ReportView
from governance.snapshot import Snapshot, SnapshotInvalid, Standing, fingerprint, from_data
from hubs.pdf import Limits, PdfRefused

BRIEFING_PAGES = 2


class NotAsSignedError(Exception):
    """What is stored is not what was signed."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A PDF, its SHA-256 in hexadecimal, and how many pages it has."""

    pdf: bytes
    sha256: str
    pages: int


def draw_report(snapshot: Mapping[str, Any], standing: Standing) -> Drawn:
    """The report's PDF. Raises PdfRefused when it is longer than a report may be."""
    # WeasyPrint and its system libraries are for the worker that draws, not for the web.
    from hubs.pdf.render import page_count, render_pdf

    view = ReportView(from_data(snapshot), standing)
    pdf = render_pdf("print/report.html", {"report": view})
    return Drawn(pdf=pdf, sha256=hashlib.sha256(pdf).hexdigest(), pages=page_count(pdf))


def draw_briefing(briefing: Briefing) -> Drawn:
    """The briefing's PDF, of one page or two: what two cannot hold is drawn in its shorter form."""
    from hubs.pdf.render import page_count, render_pdf

    def draw(said: Briefing) -> bytes:
        limits = Limits(pages=BRIEFING_PAGES)
        about = {"briefing": said}
        return render_pdf("print/briefing.html", about, stylesheet="briefing.css", limits=limits)

    try:
        pdf = draw(briefing)
    except PdfRefused:
        pdf = draw(briefing.shorter())
    return Drawn(pdf=pdf, sha256=hashlib.sha256(pdf).hexdigest(), pages=page_count(pdf))


def signed_pdf(sign_off: SignOff) -> bytes:
    """The stored bytes, if their hash is the one that was signed; otherwise NotAsSignedError."""
    pdf = bytes(sign_off.pdf)
    if hashlib.sha256(pdf).hexdigest() != sign_off.pdf_sha256:
        raise NotAsSignedError
    return pdf


def signed_snapshot(sign_off: SignOff) -> Snapshot:
    """The stored data, if its fingerprint is the one that was signed."""
    try:
        snapshot = from_data(sign_off.snapshot)
    except SnapshotInvalid as error:
        raise NotAsSignedError from error
    if fingerprint(snapshot) != sign_off.snapshot_sha256:
        raise NotAsSignedError
    return snapshot


def signed_standing(sign_off: SignOff, draft: int) -> Standing:
    return Standing(
        draft=draft,
        signed_by=sign_off.signed_by.name,
        signed_role=sign_off.signed_as,
        signed_at=sign_off.signed_at,
    )
