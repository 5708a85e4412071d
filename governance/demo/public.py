"""Puts the area's page for everybody on, with those who agreed to be named.

Its address is fixed, so that a demonstration can be shown: no other page's ever is.
"""

from governance.demo.area import note
from governance.demo.reading import Story
from leadership.models import Appointment, NameConsent, PublicPage


def seed_public_page(story: Story) -> None:
    """Make the page and the consents of today's holders."""
    facts, admin = story.data["public"], story.get("user", "admin")
    for row in facts["names"]:
        held = Appointment.objects.held_on(story.today).get(
            person=story.get("person", row["person"])
        )
        NameConsent.objects.create(
            appointment=held, agreed_on=story.day(row["agreed"]), recorded_by=admin
        )
    page = PublicPage.objects.create(token=facts["token"])
    PublicPage.objects.update(changed_at=story.moment(facts["changed"]))
    summary = "The public page was switched on."
    note(story, admin, facts["changed"], page, verb="public_page.switched_on", summary=summary)
