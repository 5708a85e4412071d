"""Gives allauth's pages the status of our own: 422 for a form that was refused."""

from collections.abc import Callable

from django.forms import BaseForm
from django.http import HttpRequest, HttpResponseBase
from django.template.response import TemplateResponse


class RefusedFormMiddleware:
    """Answers 422 where a class-based view shows its form again with errors."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_template_response(
        self, request: HttpRequest, response: TemplateResponse
    ) -> TemplateResponse:
        shown = (response.context_data or {}).values()
        refused = (isinstance(f, BaseForm) and f.is_bound and f.errors for f in shown)
        if response.status_code == 200 and any(refused):
            response.status_code = 422
        return response
