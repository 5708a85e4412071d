"""The link that an invitation carries.

The database holds a random value; the link holds that value with a signature over it and the
area. Whoever reads the database cannot make a link, and a guess is refused before any query.
"""

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.urls import reverse

from hubs.models import Invitation, LocalArea


def _signer(area: LocalArea) -> Signer:
    return Signer(salt=f"hubs.invitation:{area.pk}", sep=".")


def link_of(invitation: Invitation, area: LocalArea) -> str:
    """Return the address at which the invitation is accepted."""
    token = _signer(area).sign(invitation.token)
    return settings.BASE_URL + reverse(
        "leadership:invitation-accept", kwargs={"slug": area.slug, "token": token}
    )


def find_invitation(area: LocalArea, token: str) -> Invitation | None:
    """Return the invitation a link is for, whatever its state; call inside the area's scope."""
    try:
        value = _signer(area).unsign(token)
    except BadSignature:
        return None
    invitation: Invitation | None = (
        Invitation.objects.select_related("invited_by").filter(token=value).first()
    )
    return invitation
