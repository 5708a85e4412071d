"""Who signs an agreed view off: the accountable leader of the day, or their stated deputy."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from hubs.models import User
from leadership.models import Appointment
from leadership.roles import ACCOUNTABLE_LEADER


@dataclass(frozen=True, slots=True)
class Signatories:
    """Names are empty where nobody holds the post, or where no deputy is stated."""

    leader: str = ""
    leader_user_id: UUID | None = None
    deputy: str = ""
    deputy_user_id: UUID | None = None

    def signs_as(self, user: User) -> str:
        """Return what the user signs as, or nothing where it is not theirs to sign."""
        if user.pk == self.leader_user_id:
            return "accountable leader"
        if user.pk == self.deputy_user_id:
            return f"deputy of the accountable leader, {self.leader}"
        return ""

    @property
    def who(self) -> str:
        """Everybody who may sign, as part of a sentence."""
        if not self.leader:
            return ""
        return f"{self.leader}, accountable leader" + (
            f", or {self.deputy} as deputy" if self.deputy else ""
        )


def signatories_on(day: date) -> Signatories:
    """Return who may sign in the open area on a day; one query. Who has left signs nothing."""
    held = Appointment.objects.held_on(day).filter(role=ACCOUNTABLE_LEADER)
    current = held.with_people().first()
    if current is None:
        return Signatories()
    leader, deputy = current.person, current.deputy_on(day)
    signs_for = deputy if deputy and not deputy.had_left_by(day) else None
    return Signatories(
        leader=leader.name,
        leader_user_id=None if leader.had_left_by(day) else leader.user_id,
        deputy=signs_for.name if signs_for else "",
        deputy_user_id=signs_for.user_id if signs_for else None,
    )
