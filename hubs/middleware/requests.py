"""Gives every request an id, for its log lines and its error pages."""

import logging
import re
import time
from collections.abc import Callable

from django.http import HttpResponseBase
from uuid_utils.compat import uuid7

from hubs import logs
from hubs.requests import PlannerRequest

logger = logging.getLogger(__name__)
WELL_FORMED = re.compile(r"^[A-Za-z0-9-]{8,64}$")


class RequestContextMiddleware:
    """Binds the request's id, answers with it, and logs one line a request: no query, no names."""

    def __init__(self, get_response: Callable[[PlannerRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: PlannerRequest) -> HttpResponseBase:
        given = request.headers.get("X-Request-ID", "")
        request.id = given if WELL_FORMED.match(given) else str(uuid7())
        started = time.perf_counter()
        with logs.bound(request=request.id):
            response = self.get_response(request)
            route = request.resolver_match.route if request.resolver_match else "unrouted"
            logger.info(
                "%s %s %s %.0f ms",
                request.method,
                route,
                response.status_code,
                (time.perf_counter() - started) * 1000,
            )
        response["X-Request-ID"] = request.id
        return response
