"""Makes the area's own roles, and the handovers of those who left."""

from typing import Any

from governance.demo.area import note
from governance.demo.reading import Story
from governance.models import HandedItem
from hubs.models import LocalArea
from leadership.actions.roles import short_name
from leadership.models import Appointment, Handover, Promise, Role
from leadership.models.leading import LOCAL
from leadership.roles import SHIPPED_ROLES


def seed_own_roles(story: Story, area: LocalArea) -> None:
    """Make the roles beside the shipped ones, and their holders."""
    roles: list[dict[str, Any]] = story.data.get("own_roles", [])
    for position, facts in enumerate(roles, start=len(SHIPPED_ROLES) + 1):
        role = Role.objects.create(
            area=area,
            code=f"{LOCAL}{area.pk.hex[:12]}-{facts['key']}",
            name=facts["name"],
            short_name=short_name(facts["name"]),
            expects=facts["expects"],
            why_it_matters=facts["why_it_matters"],
            needs_deputy=facts["needs_deputy"],
            position=position,
            begins_on=story.day(facts["from"]),
        )
        admin = story.get("user", "admin")
        words = f"The role {role} was added."
        note(story, admin, facts["from"], role, verb="role.added", summary=words)
        for held in facts["held"]:
            person = story.get("person", held["person"])
            Appointment.objects.create(
                role=role,
                person=person,
                organisation=person.organisation,
                starts_on=story.day(held["from"]),
                basis=held["basis"],
                grade=person.grade,
            )


def seed_handovers(story: Story) -> None:
    """Make the handovers: one that is finished, and one that waits for a successor."""
    for facts in story.data.get("handovers", []):
        leaver, to = story.get("person", facts["person"]), story.get("person", facts.get("to"))
        admin, finished = story.get("user", "admin"), facts.get("finished")
        handover = Handover.objects.create(
            appointment=Appointment.objects.get(role=facts["role"], person=leaver),
            successor=to,
            notes=facts["notes"],
            opened_by=admin,
            state=Handover.State.OPEN if finished is None else Handover.State.HANDED_OVER,
            finished_by=None if finished is None else admin,
            finished_at=None if finished is None else story.moment(finished),
        )
        Handover.objects.filter(pk=handover.pk).update(opened_at=story.moment(facts["opened"]))
        _promises(story, handover, facts)
        _moved(story, handover, facts)


def _promises(story: Story, handover: Handover, facts: dict[str, Any]) -> None:
    for position, promise in enumerate(facts["promises"], start=1):
        Promise.objects.create(
            handover=handover,
            position=position,
            text=promise["text"],
            made_to=promise["to"],
            due_on=story.weekday(promise["due"]),
            kept_by=handover.successor if promise.get("kept") else None,
        )


def _moved(story: Story, handover: Handover, facts: dict[str, Any]) -> None:
    """The record of what moved: the actions are the successor's by now."""
    for text in facts.get("moved", []):
        HandedItem.objects.create(
            handover=handover,
            kind=HandedItem.Kind.DRIVES,
            subject_id=story.get("action", text).pk,
            title=text,
            given_to=handover.successor,
            handed_by=handover.opened_by,
            handed_at=handover.finished_at,
        )
