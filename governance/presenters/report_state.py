"""Where a report stands, and what the person reading it can do next."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from governance.forms import CommentForm
from governance.models import Report, ReportComment, ReportDocument, SignOff
from governance.presenters.words import day, moment, several
from hubs.models import Membership
from hubs.permissions import Permission, can

State = Report.State


@dataclass(frozen=True, slots=True)
class Step:
    """A link, or with ``post`` a button, for something that can be done to the report."""

    words: str
    url: str
    post: bool = False


@dataclass(frozen=True, slots=True)
class Thread:
    """The comments on one section, and the form for another."""

    key: str
    comments: list[ReportComment]
    form: CommentForm


@dataclass(frozen=True, slots=True)
class Banner:
    title: str
    words: str
    url: str = ""
    link: str = ""


def address(report: Report, slug: str, name: str) -> str:
    return reverse(f"governance:report-{name}", args=[slug, report.pk])


def banner(
    report: Report, reader: Membership, sign_off: SignOff | None, open_comments: int
) -> Banner:
    """One line and one primary step for whoever is reading."""
    slug = report.area.slug
    if sign_off:
        said = f"Signed {day(sign_off.signed_at)} by {sign_off.signed_by}."
        return Banner(said, _after(report), address(report, slug, "pdf"), "Open the PDF")
    if report.state == State.SIGNING:
        url = address(report, slug, "document")
        return Banner("Being signed.", "The signed PDF is being made.", url, "See how far it is")
    stage = "" if report.state == State.DRAFT else f", {report.get_state_display().lower()}"
    title = f"Draft {report.draft_number}{stage}."
    waits = f" {several(open_comments, 'comment is', 'comments are').capitalize()} open."
    words = "Only its authors, the clerk and the sponsor can read it."
    words += waits if open_comments else ""
    if report.state == State.IN_REVIEW and can(reader, Permission.SIGN_REPORT):
        return Banner(title, words, address(report, slug, "sign"), "Go to sign-off")
    return Banner(title, words, address(report, slug, "check"), "Check before it goes out")


def _after(report: Report) -> str:
    if report.circulated_at:
        return f"Circulated {day(report.circulated_at)}."
    return "Not circulated yet."


def steps(report: Report, reader: Membership) -> list[Step]:
    """What this reader may do to the report as it stands, beside the primary step."""
    slug = report.area.slug

    def step(words: str, name: str, *, post: bool = False) -> Step:
        return Step(words, address(report, slug, name), post)

    drafts = can(reader, Permission.DRAFT_REPORT)
    boards = can(reader, Permission.MANAGE_BOARDS)
    found: list[tuple[bool, Step]] = [
        (not report.is_frozen and boards, step("Change the cover", "cover")),
        (not report.is_frozen and drafts, step("Write the words", "words")),
        (not report.is_frozen and drafts, step("Choose the evidence", "evidence")),
        (not report.is_frozen, step("PDF of this draft", "document")),
        (
            report.state == State.SIGNED and boards,
            step("Mark as circulated", "circulate", post=True),
        ),
        (
            report.state in {State.SIGNED, State.CIRCULATED}
            and can(reader, Permission.RECORD_DECISION),
            step("Record the board’s decisions", "decide"),
        ),
        (report.state in {State.SIGNED, State.CIRCULATED}, step("Data it was made from", "data")),
    ]
    return [step for allowed, step in found if allowed]


def threads(
    sections: Iterable[str], comments: Iterable[ReportComment], refused: CommentForm | None
) -> list[Thread]:
    """Every section's comments; a refused form stays where it was typed."""
    every = list(comments)
    found = []
    for key in sections:
        own = refused if refused and refused["section"].value() == key else None
        form = own or CommentForm(initial={"section": key}, auto_id=f"{key}_%s")
        found.append(Thread(key, [c for c in every if c.section == key], form))
    return found


def document_page(report: Report, document: ReportDocument | None, slug: str) -> dict[str, Any]:
    """The page that waits for a PDF, and then offers it."""
    return {
        "report": report,
        "document": document,
        "is_waiting": bool(document and document.state in {"queued", "rendering"}),
        "is_failed": bool(document and document.state == "failed"),
        "is_done": bool(document and document.state == "done"),
        "share": 60 if document and document.state == "rendering" else 15,
        "here": address(report, slug, "document"),
        "pdf_url": address(report, slug, "pdf"),
        "read_url": address(report, slug, "read"),
        "asked": moment(document.requested_at) if document else "",
        "pages": several(document.pages or 0, "page") if document else "",
    }
