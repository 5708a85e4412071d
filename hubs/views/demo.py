"""The demonstration's mailbox. Outside a demonstration these pages do not exist."""

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.csp import csp_override
from django.views.decorators.http import require_safe

from hubs.access import open_to_anyone
from hubs.models import DemoMail
from hubs.presenters.demo import mail_page

# The message's own style and nothing else: no script, no picture, no form, no origin.
MAIL_CSP = {
    "default-src": ["'none'"],
    "style-src": ["'unsafe-inline'"],
    "sandbox": "allow-top-navigation-by-user-activation",
}
IN_DEMO = "every message of a demonstration is invented; 404 elsewhere"


@require_safe
@open_to_anyone(IN_DEMO)
def demo_mail_list(request):
    refuse_outside_demo()
    return render(request, "demo/demo_mail_list.html", mail_page(request.GET.get("page")))


@require_safe
@open_to_anyone(IN_DEMO)
def demo_mail_view(request, pk):
    refuse_outside_demo()
    return render(request, "demo/demo_mail_view.html", {"mail": get_object_or_404(DemoMail, pk=pk)})


@require_safe
@open_to_anyone(IN_DEMO)
@csp_override(MAIL_CSP)
def demo_mail_show(request, pk):
    refuse_outside_demo()
    return HttpResponse(get_object_or_404(DemoMail, pk=pk).html)


def refuse_outside_demo():
    if not settings.DEMO:
        raise Http404
