"""What an area shows everybody: its public page, and who agreed to be named there."""

from typing import Any

from django.db import models
from django.db.models import Q

from hubs.models import User
from hubs.tenancy.models import AreaManager, AreaOwned
from leadership.models.leading import Appointment
from leadership.querysets import NameConsentQuerySet, PublicPageEverywhere


class PublicPage(AreaOwned):
    """The area's page for everybody: on while it has a token, which is the end of its address.

    The row is also readable by whoever presents its token: see docs/adr/0015.
    """

    token = models.CharField(max_length=32, blank=True, editable=False)
    shows_vacancies = models.BooleanField("vacant roles are shown", default=True)
    changed_at = models.DateTimeField(auto_now=True)

    objects: models.Manager[Any] = AreaManager()
    everywhere = PublicPageEverywhere()

    class Meta(AreaOwned.Meta):
        constraints = [
            models.UniqueConstraint(fields=["area"], name="public_page_once_an_area"),
            models.UniqueConstraint(
                fields=["token"], condition=~Q(token=""), name="public_page_token_once"
            ),
        ]

    def __str__(self) -> str:
        return "Public page"

    @property
    def is_on(self) -> bool:
        return bool(self.token)

    @property
    def state(self) -> str:
        """What a form showed: a form sends it back, so that a change in between is noticed."""
        return f"{self.token}|{self.shows_vacancies}"


class NameConsent(AreaOwned):
    """Somebody agreed to be named on the public page in one role. Ends, and is never overwritten.

    An appointment that is taken out, because it was never made, takes its consent with it.
    """

    appointment = models.ForeignKey(Appointment, on_delete=models.CASCADE, related_name="+")
    agreed_on = models.DateField("day on which they agreed")
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = AreaManager.from_queryset(NameConsentQuerySet)()

    class Meta(AreaOwned.Meta):
        ordering = ["-recorded_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["area", "appointment"],
                condition=Q(withdrawn_at=None),
                name="consent_once_an_appointment",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None, withdrawn_by=None)
                | Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False),
                name="consent_withdrawn_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.appointment}: agreed on {self.agreed_on}"
