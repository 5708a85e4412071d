"""How often one address on the internet may ask for a page that needs no account.

Counted in the cache that all web processes share, in windows of a minute. It protects the service
from a flood; no secret rests on it.
"""

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest

WINDOW = 60


def is_too_often(request: HttpRequest, *, action: str, limit: int) -> bool:
    """Count this request, and say whether its sender has asked more than `limit` times a minute."""
    sender = get_adapter(request).get_client_ip(request)
    key = f"rate:{action}:{sender}"
    if cache.add(key, 1, WINDOW):
        return False
    try:
        return int(cache.incr(key)) > limit
    except ValueError:  # the minute ended between the two
        return False
