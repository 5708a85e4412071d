"""Seats the invented partners at the table, with their contacts and their places on the map."""

from typing import Any

from governance.demo.reading import Story
from leadership.models import Contact, Engagement, MapPlace

AT_THE_TABLE_SINCE = -420


def seed_partners(story: Story) -> None:
    """Make the seats, the contacts and the systems map; the people are there."""
    for seat in story.data["seats"]:
        _seat(story, seat)
    for key, (influence, interest) in story.data.get("map", {}).items():
        organisation = story.get("organisation", key)
        MapPlace.objects.create(organisation=organisation, influence=influence, interest=interest)


def _seat(story: Story, facts: dict[str, Any]) -> None:
    person = story.get("person", facts["person"])
    Engagement.objects.create(
        person=person,
        sector=person.organisation.sector,
        level=facts["level"],
        named_seat=facts.get("named", ""),
        how=facts.get("how", ""),
        how_often=facts.get("often", ""),
        note=facts.get("note", ""),
        starts_on=story.day(facts.get("from", AT_THE_TABLE_SINCE)),
        ends_on=story.day_if(facts.get("to")),
    )
    days = facts.get("contact", [])
    for day in days:
        Contact.objects.create(
            person=person,
            happened_on=story.weekday(day),
            words=facts.get("words", "") if day == days[-1] else "",
            recorded_by=story.get("user", "transformation"),
        )
