"""Makes an invented area: its organisations, hubs, people with accounts, and appointments."""

from datetime import timedelta
from functools import cache
from typing import Any
from uuid import UUID

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password
from django.db import models
from django.utils import timezone

from governance.demo.partners import seed_partners
from governance.demo.reading import Story
from hubs.actions.progress import reach_milestone
from hubs.models import (
    AuditEvent,
    FamilyHub,
    Invitation,
    LocalArea,
    Membership,
    Milestone,
    Organisation,
    User,
)
from hubs.presentation.words import uk_date
from leadership.actions.reviews import note_review
from leadership.models import Appointment, Basis, Deputyship, Person

ACCOUNTS_PASSWORD = "family-hubs-demo"  # noqa: S105 - the demonstration's, printed at its start
PLATFORM_ADDRESS = "platform@example.org"


@cache
def _hashed_password() -> str:
    # One slow hash for all accounts: the demonstration must start in seconds.
    return make_password(ACCOUNTS_PASSWORD)


def make_account(email: str, name: str, **fields: bool) -> User:
    """Return the demonstration account of an address, made if it is not there."""
    user, new = User.objects.get_or_create(
        email=email, defaults={"name": name, "password": _hashed_password(), **fields}
    )
    if new:
        EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
    return user


def seed_platform_administrator() -> User:
    """Make the account that is outside all areas."""
    return make_account(PLATFORM_ADDRESS, "Morgan Lyle", is_platform_administrator=True)


def make_area(story: Story) -> LocalArea:
    """Make the directory entry of the story's area."""
    facts = story.data["area"]
    area = LocalArea.objects.create(slug=facts["name"].lower(), status="active", **facts)
    LocalArea.objects.filter(pk=area.pk).update(created_at=story.moment(story.data["set_up"], 9))
    return area


def seed_people(story: Story, area: LocalArea) -> None:
    """Make the organisations, hubs, people, accounts and seats; the area's scope is open."""
    for key, facts in story.data["organisations"].items():
        story.keep("organisation", key, Organisation.objects.create(**facts))
    for hub in story.data["hubs"]:
        opened = story.day(hub["opened"])
        FamilyHub.objects.create(name=hub["name"], address=hub["address"], opened_on=opened)
    for key, facts in story.data["people"].items():
        _make_person(story, area, key, facts)
    seed_partners(story)
    for guest in story.data.get("invited", []):
        Invitation.objects.create(
            **guest,
            invited_by=story.get("user", "admin"),
            expires_at=timezone.now() + timedelta(days=14),
        )
    reached(story, area, Milestone.ADMINISTRATOR_JOINED, story.data["administrator_joined"])
    reached(story, area, Milestone.LEADERS_INVITED, story.data["leaders_invited"])


def reached(story: Story, area: LocalArea, milestone: Milestone, day: int) -> None:
    """Note that the area took a step of setting up on that day."""
    reach_milestone(area=area, milestone=milestone)
    area.milestones.filter(milestone=milestone).update(reached_at=story.moment(day))


def _make_person(story: Story, area: LocalArea, key: str, facts: dict[str, Any]) -> None:
    email = f"{key}@{area.slug}.example" if "roles" in facts else ""
    user = story.keep("user", key, make_account(email, facts["name"])) if email else None
    if user:
        Membership.objects.create(user=user, roles=facts["roles"], title=facts["title"])
    person = Person.objects.create(
        name=facts["name"],
        email=email,
        user=user,
        job_title=facts["title"],
        grade=facts["grade"],
        organisation=story.get("organisation", facts["organisation"]),
        left_on=story.day_if(facts.get("left")),
    )
    story.keep("person", key, person)


def seed_appointments(story: Story, *, told_on: int) -> None:
    """Make the appointments as they were known on that day: later ends were not."""
    actor = story.get("user", "admin")
    for facts in story.data["appointments"]:
        person = story.get("person", facts["person"])
        appointment = Appointment.objects.create(
            role_id=facts["role"],
            person=person,
            organisation=person.organisation,
            starts_on=story.day(facts["from"]),
            review_due_on=story.day_if(facts.get("review")),
            basis=facts.get("basis", Basis.SUBSTANTIVE),
            grade=person.grade,
        )
        for deputy in facts.get("deputies", []):
            _make_deputy(story, appointment, deputy)
        note_review(appointment=appointment)
        words = f"{person} became {str(appointment.role).lower()}."
        day = facts["from"]
        note(story, actor, day, appointment, verb="appointment.started", summary=words)
        if facts.get("to", told_on) < told_on:
            _end(story, appointment, facts["to"])


def _make_deputy(story: Story, appointment: Appointment, facts: dict[str, Any]) -> None:
    deputy = story.get("person", facts["person"])
    Deputyship.objects.create(
        appointment=appointment,
        person=deputy,
        starts_on=story.day(facts["from"]),
        ends_on=story.day_if(facts.get("to")),
    )
    words = f"{appointment}: {deputy} is deputy from {uk_date(story.day(facts['from']))}."
    actor = story.get("user", "admin")
    note(story, actor, facts["from"], appointment, verb="deputy.named", summary=words)


def end_appointments(story: Story, *, told_on: int) -> None:
    """Bring the appointments up to today: those that ended since they were told."""
    for facts in story.data["appointments"]:
        if facts.get("to", told_on - 1) >= told_on:
            person = story.get("person", facts["person"])
            _end(story, Appointment.objects.get(role=facts["role"], person=person), facts["to"])


def _end(story: Story, appointment: Appointment, day: int) -> None:
    appointment.ends_on = story.day(day)
    appointment.save()
    words = f"{appointment.person} stopped being {str(appointment.role).lower()}."
    actor = story.get("user", "admin")
    note(story, actor, day, appointment, verb="appointment.ended", summary=words)


def note(
    story: Story, actor: User, day: int, subject: models.Model, *, verb: str, summary: str
) -> None:
    """Leave the audit event that the action would have left on that day."""
    AuditEvent.objects.create(
        actor=actor,
        verb=verb,
        subject_type=subject._meta.model_name or "",
        subject_id=subject.pk if isinstance(subject.pk, UUID) else None,
        summary=summary,
        happened_at=story.moment(day),
    )
