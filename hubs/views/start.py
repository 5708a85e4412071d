"""The way in: the start page, choosing an area, and one's own account."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hubs.access import open_to_anyone, signed_in
from hubs.accounts import stay_signed_in
from hubs.actions.accounts import rename_user
from hubs.forms.accounts import DetailsForm
from hubs.presenters.account import account_rows, areas_of


@require_safe
@open_to_anyone("says what this is, and lets people sign in")
def start_view(request):
    if request.user.is_authenticated:
        return redirect("hubs:area-choose")
    return render(request, "hubs/start_view.html")


@require_safe
@signed_in("everybody chooses among their own areas")
def area_choose(request):
    areas = areas_of(request.user)
    if request.user.is_platform_administrator and not areas:
        return redirect("hubs:area-list")
    if len(areas) == 1 and not request.user.is_platform_administrator:
        return redirect(areas[0])
    return render(request, "hubs/area_choose.html", {"areas": areas})


@require_safe
@signed_in("one's own account")
def account_view(request):
    context = {"rows": account_rows(request.user), "areas": areas_of(request.user)}
    return render(request, "hubs/account_view.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in("one's own account")
def account_edit(request):
    form = DetailsForm(request.POST or None, initial={"name": request.user.name})
    if request.method == "POST" and form.is_valid():
        rename_user(user=request.user, name=form.cleaned_data["name"])
        messages.success(request, "Your name is saved.")
        return redirect("hubs:account-view")
    status = 422 if form.errors else 200
    return render(request, "hubs/account_edit.html", {"form": form}, status=status)


@require_POST
@signed_in("one's own session")
def session_extend(request):
    seconds = stay_signed_in(request)
    # With no content a browser stays on its page, with everything typed there.
    return HttpResponse(status=204, headers={"X-Session-Seconds": seconds})
