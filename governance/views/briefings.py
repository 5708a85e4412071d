"""The successor's briefing: as a page, and as a PDF that a worker makes."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.text import slugify
from django.views.decorators.http import require_http_methods, require_safe

from governance import fetch
from governance.actions.briefings import ask_for_briefing
from governance.briefing import read_briefing
from governance.presenters import handover as present
from hubs.access import allows
from hubs.permissions import Permission


@allows(Permission.VIEW_LEADERSHIP)
@require_safe
def handover_briefing(request, slug, handover_id):
    handover = fetch.handover(request.membership, handover_id)
    promises = fetch.promises(handover)
    briefing = read_briefing(request.area, handover, promises, timezone.now())
    page = present.base_page(handover, slug) | {"briefing": briefing}
    return render(request, "governance/handover_briefing.html", page)


@allows(Permission.VIEW_LEADERSHIP)
@require_http_methods(["GET", "POST"])
def handover_document(request, slug, handover_id):
    handover = fetch.handover(request.membership, handover_id)
    if request.method == "POST":
        ask_for_briefing(handover=handover, actor=request.user)
        return redirect("governance:handover-document", slug=slug, handover_id=handover_id)
    page = present.document_page(handover, fetch.latest_briefing(handover), slug)
    return render(request, "governance/handover_document.html", page)


@allows(Permission.VIEW_LEADERSHIP)
@require_safe
def handover_pdf(request, slug, handover_id):
    handover = fetch.handover(request.membership, handover_id)
    document = fetch.latest_briefing(handover, done=True)
    if document is None:
        return redirect("governance:handover-document", slug=slug, handover_id=handover_id)
    name = slugify(f"briefing {handover.appointment.role.name}")[:80]
    headers = {"Content-Disposition": f'inline; filename="{name}.pdf"'}
    pdf = bytes(document.pdf or b"")
    return HttpResponse(pdf, content_type="application/pdf", headers=headers)
