"""Whether the process lives, and whether the service is ready."""

from django.http import HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from hubs.access import open_to_anyone
from hubs.health import faults


@require_safe
@open_to_anyone("a load balancer asks")
def healthz(request):
    return HttpResponse("ok", content_type="text/plain")


@require_safe
@open_to_anyone("a load balancer asks")
def readyz(request):
    found = faults()
    return JsonResponse({"ready": not found, "faults": found}, status=503 if found else 200)
