"""The lists of an area's settings: which rows a page shows, and what stands around them."""

from typing import Any

from django.http import QueryDict

from hubs.forms.people import FindForm
from hubs.forms.places import HistoryForm
from hubs.models import AuditEvent, FamilyHub, Invitation, LocalArea, Membership, Organisation
from hubs.presentation.words import counted
from hubs.presenters.pages import page_of, query_for_pages
from hubs.presenters.people import invitation_table, member_table
from hubs.presenters.places import history_table, hub_table, organisation_table
from hubs.querysets import MembershipQuerySet


def current_members() -> MembershipQuerySet:
    """The members of the open area, with their users."""
    return Membership.objects.current().select_related("user")


def members_page(area: LocalArea, query: QueryDict) -> dict[str, Any]:
    """The members that were searched for, and how many there are in all."""
    form = FindForm(query)
    words = form.cleaned_data["find"] if form.is_valid() else ""
    page = page_of(current_members().matching(words), query.get("page"))
    return {
        "form": form,
        "page": page,
        "table": member_table(area, page),
        "query": query_for_pages(query),
        "said": counted(page.paginator.count, "person", "people"),
    }


def invitations_page(area: LocalArea, query: QueryDict) -> dict[str, Any]:
    """All invitations, the newest first; `is_alone` when nobody but the reader is here yet."""
    page = page_of(Invitation.objects.all(), query.get("page"))
    return {
        "page": page,
        "table": invitation_table(area, page),
        "is_alone": Membership.objects.current().count() < 2,
    }


def organisations_page(area: LocalArea, query: QueryDict) -> dict[str, Any]:
    """All organisations, by name."""
    page = page_of(Organisation.objects.all(), query.get("page"))
    return {"page": page, "table": organisation_table(area, page)}


def hubs_page(area: LocalArea, query: QueryDict) -> dict[str, Any]:
    """All hubs, by name."""
    page = page_of(FamilyHub.objects.all(), query.get("page"))
    return {"page": page, "table": hub_table(area, page)}


def history_page(query: QueryDict) -> dict[str, Any]:
    """The events that were searched for, the newest first."""
    form = HistoryForm(query)
    asked = form.cleaned_data if form.is_valid() else {"find": "", "about": ""}
    events = AuditEvent.objects.about(asked["about"]).matching(asked["find"])
    page = page_of(events.select_related("actor"), query.get("page"))
    return {
        "form": form,
        "page": page,
        "table": history_table(page),
        "query": query_for_pages(query),
    }
