"""Comments beside the sections of a draft."""

from django.db import transaction
from django.utils import timezone

from governance.actions.reports import ReportFrozenError
from governance.models import Report, ReportComment
from hubs.actions.audit import record
from hubs.models import User


@transaction.atomic
def add_comment(*, report: Report, actor: User, section: str, text: str) -> ReportComment:
    """Ask something of one section of the draft."""
    if report.is_frozen:
        raise ReportFrozenError
    comment: ReportComment = ReportComment.objects.create(
        report=report, section=section, text=text, written_by=actor
    )
    record(
        actor=actor,
        verb="comment.added",
        subject=comment,
        summary=f"{actor} commented on the report “{report}”.",
        section=section,
    )
    return comment


@transaction.atomic
def settle_comment(*, comment: ReportComment, actor: User) -> ReportComment:
    """Note that what was asked has been dealt with; the first time counts."""
    if comment.settled_at is None:
        comment.settled_by, comment.settled_at = actor, timezone.now()
        comment.save(update_fields=["settled_by", "settled_at"])
        record(
            actor=actor,
            verb="comment.settled",
            subject=comment,
            summary=f"A comment on the report “{comment.report}” was settled.",
        )
    return comment
