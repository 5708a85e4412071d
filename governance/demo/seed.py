"""Makes the whole demonstration, once."""

from django.db import transaction

from governance.demo.area import (
    end_appointments,
    make_area,
    note,
    seed_appointments,
    seed_people,
    seed_platform_administrator,
)
from governance.demo.board import report_day, seed_board
from governance.demo.leading import seed_handovers, seed_own_roles
from governance.demo.own_questions import seed_own_questions
from governance.demo.public import seed_public_page
from governance.demo.reading import Story
from governance.demo.reviews import finish_actions, seed_reviews
from governance.demo.skills import seed_skills
from governance.demo.uploads import seed_area_upload, seed_uploads
from hubs.actions.progress import refresh_figures
from hubs.models import LocalArea
from hubs.tenancy import area_scope


@transaction.atomic
def seed_demo() -> list[str]:
    """Make the areas that are missing and return their names; a second run changes nothing."""
    platform = seed_platform_administrator()
    made = [name for name in ("northmoor", "eastvale") if _seed_area(name)]
    if made:
        seed_area_upload(platform)
    return made


def _seed_area(name: str) -> bool:
    story = Story(name)
    if LocalArea.objects.filter(gss_code=story.data["area"]["gss_code"]).exists():
        return False
    area = make_area(story)
    with area_scope(area.pk):
        seed_people(story, area)
        told_on = report_day(story)
        seed_appointments(story, told_on=told_on)
        note(
            story,
            story.get("user", "admin"),
            story.data["set_up"],
            area,
            verb="area.set_up",
            summary=f"{area} was set up.",
        )
        if "participants" in story.data:
            first = seed_reviews(story, area)
            seed_board(story, area, first)
            finish_actions(story)
            seed_skills(story)
            seed_own_questions(story, area)
        end_appointments(story, told_on=told_on)
        seed_own_roles(story, area)
        seed_handovers(story)
        if "public" in story.data:
            seed_public_page(story)
        seed_uploads(story, area)
        refresh_figures(area_id=area.pk)
    return True
