"""Pages for everybody: what we promise, and how to get help."""

from django.conf import settings
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hubs.access import open_to_anyone


@require_safe
@open_to_anyone("the law asks for it")
def accessibility_view(request):
    context = {"contact": settings.CONTACT_EMAIL}
    return render(request, "public/accessibility_view.html", context)


@require_safe
@open_to_anyone("the law asks for it")
def privacy_view(request):
    return render(request, "public/privacy_view.html")


@require_safe
@open_to_anyone("the law asks for it")
def cookies_view(request):
    return render(request, "public/cookies_view.html")


@require_safe
@open_to_anyone("help must not need an account")
def help_view(request):
    return render(request, "public/help_view.html", {"contact": settings.CONTACT_EMAIL})
