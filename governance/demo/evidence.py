"""Makes files and links beside some answers, and what a few of them said before."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from checklists.models import Answer, AnswerRevision, Evidence, Round
from governance.demo.reading import Story
from hubs.actions.files import store_file
from hubs.files import Kind

PAGE = (
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
    " /Resources << /Font << /F1 5 0 R >> >> >>"
)
LEVELS = {"N": 1, "B": 2, "E": 3, "S": 4, "M": 5}


def was_changed(story: Story, code: str, key: str) -> bool:
    """Whether the story says what somebody's answer said before."""
    return any((each["to"], each["by"]) == (code, key) for each in story.data["earlier"])


def seed_evidence(story: Story, of: Round, answers: Sequence[Answer]) -> None:
    """Add what the story attaches to the answers of a round, and their earlier versions."""
    people = {story.get("person", key).pk: key for key in story.data["participants"]}
    found = {(each.question.code, people[each.participation.person_id]): each for each in answers}
    for facts in story.data["earlier"]:
        _change(found[facts["to"], facts["by"]], facts)
    for facts in story.data["attached"]:
        _attach(story, of, found[facts["to"], facts["by"]], facts)


def _change(answer: Answer, facts: dict[str, Any]) -> None:
    """Let the answer have said something else an hour before."""
    first: AnswerRevision = AnswerRevision.objects.get(answer=answer, version=answer.version)
    AnswerRevision.objects.create(
        answer=answer,
        version=1,
        level=LEVELS[facts["level"]],
        evidence=facts["text"],
        saved_by=first.saved_by,
        saved_at=first.saved_at - timedelta(hours=1),
    )


def _attach(story: Story, of: Round, answer: Answer, facts: dict[str, Any]) -> None:
    user = story.get("user", facts["by"])
    file = None
    if "file" in facts:
        upload = SimpleUploadedFile(facts["file"], small_pdf(facts["words"]))
        file = store_file(area=of.area, actor=user, upload=upload, kind=Kind.PDF)
    Evidence.objects.create(
        answer=answer,
        title=file.name if file else facts["title"],
        link=facts.get("link", ""),
        file=file,
        added_by=user,
        added_at=answer.saved_at + timedelta(minutes=1),
    )


def small_pdf(words: str) -> bytes:
    """A page with one line of plain letters."""
    line = words.replace("\\", "").replace("(", "").replace(")", "")
    content = f"BT /F1 14 Tf 60 760 Td ({line}) Tj ET"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        PAGE,
        f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    made, places = b"%PDF-1.7\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(made))
        made += f"{number} 0 obj\n{each}\nendobj\n".encode("latin-1", "replace")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    end = f"trailer << /Size {size} /Root 1 0 R >>\nstartxref\n{len(made)}\n%%EOF\n"
    return made + f"xref\n0 {size}\n0000000000 65535 f \n{table}{end}".encode()
