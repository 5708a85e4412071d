"""Opens the scope and one transaction round the whole response of a signed-in request."""

import re
from collections.abc import Callable

from allauth.core.exceptions import ImmediateHttpResponse, ReauthenticationRequired
from django.db import transaction
from django.http import HttpResponseBase

from hubs import logs
from hubs.models import Membership
from hubs.requests import PlannerRequest
from hubs.tenancy.scope import area_scope, user_scope

AREA_PATH = re.compile(r"^/areas/(?P<slug>[a-z0-9-]+)/")


class TenancyMiddleware:
    """Sets `request.area` and `request.membership`, None for strangers, and opens their scope.

    Its own `atomic()` is needed because ATOMIC_REQUESTS ends before a template response renders.
    """

    def __init__(self, get_response: Callable[[PlannerRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: PlannerRequest) -> HttpResponseBase:
        request.area = request.membership = None
        if not request.user.is_authenticated:
            return self.get_response(request)
        with user_scope(request.user.pk):
            match = AREA_PATH.match(request.path_info)
            membership = match and Membership.everywhere.of(request.user, match["slug"])
            if not membership:
                return self._answer(request)
            request.membership, request.area = membership, membership.area
            logs.bind(area=membership.area.slug)
            with area_scope(membership.area_id):
                return self._answer(request)

    def _answer(self, request: PlannerRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if response.status_code >= 500:
            transaction.set_rollback(True)
        return response

    def process_exception(self, request: PlannerRequest, exception: Exception) -> None:
        """Undo the request's writes when its view failed.

        Allauth answers by raising, too: that is no failure, and it still needs the database.
        """
        if isinstance(exception, ImmediateHttpResponse | ReauthenticationRequired):
            return
        if request.user.is_authenticated:  # then this middleware has opened a transaction
            transaction.set_rollback(True)
