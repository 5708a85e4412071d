"""Makes the area's own questions: one small set, published beside a shipped one."""

from checklists.actions.local_publishing import write_version
from checklists.local_drafts import draft_of
from checklists.models import LocalSet, LocalStatement
from governance.demo.area import note
from governance.demo.reading import Story
from hubs.models import LocalArea


def seed_own_questions(story: Story, area: LocalArea) -> None:
    """Write the set and publish its first version, which the next review is offered."""
    facts = story.data["own_questions"]
    actor = story.get("user", facts["by"])
    own: LocalSet = LocalSet.objects.create(
        number=1,
        key=LocalSet.key_of(1, facts["extends"]),
        title=facts["title"],
        introduction=facts["introduction"].strip(),
        extends=facts["extends"],
        codes_given=len(facts["statements"]),
        created_by=actor,
    )
    statements = [
        LocalStatement.objects.create(
            local_set=own,
            code=f"X1.{position}",
            position=position,
            **{"kind": "rated", "levels": [], "guidance": "", **words},
        )
        for position, words in enumerate(facts["statements"], 1)
    ]
    at = story.moment(facts["published"])
    write_version(area=area, actor=actor, draft=draft_of(own, statements, None), at=at)
    own.published_version = 1
    own.save(update_fields=["published_version"])
    for day, verb, what in (
        (facts["begun"], "added", f"The question set {own} was begun."),
        (facts["published"], "published", f"Version 1 of the question set {own} was published."),
    ):
        note(story, actor, day, own, verb=f"question_set.{verb}", summary=what)
