"""The decorators that say who may open a view. A routed view without one fails the build."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseBase

from hubs.permissions import Permission, can
from hubs.requests import PlannerRequest

View = Callable[..., HttpResponseBase]


def _stamped(view: View, access: str) -> View:
    # The architecture tests read the stamp of every routed view.
    view.access = access  # type: ignore[attr-defined]
    return view


def _guarded(view: View, access: str, check: Callable[[PlannerRequest], None]) -> View:
    @wraps(view)
    def guarded(request: PlannerRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        check(request)
        return view(request, *args, **kwargs)

    return _stamped(guarded, access)


def allows(permission: Permission) -> Callable[[View], View]:
    """Let in members of the area whose roles carry `permission`.

    Strangers get 404, so that nobody learns which areas exist; members without it get 403.
    """

    def check(request: PlannerRequest) -> None:
        if request.membership is None:
            raise Http404
        if not can(request.membership, permission):
            raise PermissionDenied

    return lambda view: _guarded(view, f"allows:{permission}", check)


def signed_in(reason: str) -> Callable[[View], View]:
    """Let in every signed-in user; `reason` says why no permission is needed."""
    return lambda view: _guarded(view, f"signed_in:{reason}", lambda request: None)


def platform_only(view: View) -> View:
    """Let in platform administrators; everybody else gets 404."""

    def check(request: PlannerRequest) -> None:
        if not request.user.is_authenticated or not can(request.user, Permission.MANAGE_PLATFORM):
            raise Http404

    return _guarded(view, "platform_only", check)


def open_to_anyone(reason: str) -> Callable[[View], View]:
    """Let in everybody, signed in or not; `reason` says why."""

    def mark(view: View) -> View:
        @wraps(view)
        def opened(request: PlannerRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            return view(request, *args, **kwargs)

        return _stamped(opened, f"open_to_anyone:{reason}")

    return mark
