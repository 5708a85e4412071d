"""What every page's layout needs."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from hubs.permissions import Permission, can

NAVIGATION = [
    ("overview", "Overview", "governance:overview", Permission.VIEW_AREA),
    (
        "leadership",
        "Leadership",
        "leadership:structure-view",
        Permission.VIEW_LEADERSHIP,
    ),
    ("reviews", "Reviews", "checklists:round-list", Permission.VIEW_ACTIONS),
    ("reflections", "Reflections", "checklists:reflection-list", Permission.REFLECT),
    ("actions", "Actions", "checklists:action-list", Permission.VIEW_ACTIONS),
    ("board", "Board", "governance:board-list", Permission.VIEW_BOARDS),
    ("settings", "Settings", "hubs:settings-view", Permission.VIEW_AREA),
]
PLATFORM_NAVIGATION = [
    ("areas", "Areas", "hubs:area-list"),
    ("imports", "Imports", "hubs:area-upload-add"),
    ("messages", "Messages", "hubs:message-list"),
]


def _session_seconds(request: HttpRequest) -> int:
    """How long somebody who is signed in still is, the second begun included; 0 for others."""
    user = getattr(request, "user", None)
    return request.session.get_expiry_age() + 1 if user and user.is_authenticated else 0


def layout(request: HttpRequest) -> dict[str, Any]:
    """Return the open area, the membership and the tabs this person may open."""
    membership = getattr(request, "membership", None)
    tabs = [
        {"key": key, "label": label, "url_name": url}
        for key, label, url, permission in NAVIGATION
        if can(membership, permission)
    ]
    return {
        "area": getattr(request, "area", None),
        "membership": membership,
        "navigation": tabs,
        "platform_navigation": PLATFORM_NAVIGATION,
        "is_demo": settings.DEMO,
        "session_seconds": _session_seconds(request),
    }
