"""Delivering the outbox: lease, look again, send, record.

A lease is committed before anything is sent, so that two workers never send the same message. A
process that dies between leasing and sending leaves the message waiting until the lease ends. A
message is sent twice only if the process dies between the server's acceptance and our commit.
"""

from __future__ import annotations

import logging
import smtplib
from datetime import datetime, timedelta
from email.utils import parseaddr
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db.models import F, QuerySet
from django.utils import timezone

from hubs.actions.progress import refresh_figures, settle_due
from hubs.messages import EmailContent, MessageKind, kind_of
from hubs.models import DueIndex, LocalArea, Membership, OutboxMessage
from hubs.querysets.prepared import prepared
from hubs.tenancy import area_scope
from hubs.working_time import is_quiet, next_sending_time

logger = logging.getLogger(__name__)

LEASE = timedelta(minutes=5)
BATCH = 10
WORK_FOR = timedelta(minutes=3)
FIRST_WAIT = timedelta(minutes=1)
LONGEST_WAIT = timedelta(hours=4)
MOST_ATTEMPTS = 10
State = OutboxMessage.State


def deliver(*, area_id: UUID) -> int:
    """Send what is due in one area, and say when to look again; return how many were settled.

    Must not be called inside a transaction: leases and outcomes are committed one by one.
    """
    area = LocalArea.objects.filter(pk=area_id).first()
    if area is None:
        return 0
    settled, enough, more = 0, timezone.now() + WORK_FOR, True
    while more and timezone.now() < enough:
        leased = lease(area=area)
        for message in leased:
            _settle(area, message)
        settled += len(leased)
        more = len(leased) == BATCH
    with area_scope(area.pk):
        settle_due(area_id=area.pk, kind=DueIndex.Kind.OUTBOX, next_at=_next_due)
        if settled:
            refresh_figures(area_id=area.pk)
    return settled


def lease(*, area: LocalArea) -> list[OutboxMessage]:
    """Take up to a batch of due messages for this worker, and commit that."""
    now = timezone.now()
    with area_scope(area.pk):
        taken = _due(now=now)
        if taken:
            OutboxMessage.objects.filter(pk__in=[message.pk for message in taken]).update(
                leased_until=now + LEASE, attempts=F("attempts") + 1
            )
    for message in taken:
        message.leased_until = now + LEASE
        message.attempts += 1
    return taken


@prepared
def _due(now: datetime) -> QuerySet[OutboxMessage]:
    return OutboxMessage.objects.due(now).select_for_update(skip_locked=True)[:BATCH]


def _next_due() -> datetime | None:
    return next((message.free_at for message in _soonest()), None)


@prepared
def _soonest() -> QuerySet[OutboxMessage]:
    return OutboxMessage.objects.soonest_first()[:1]


def _settle(area: LocalArea, message: OutboxMessage) -> None:
    """Bring one leased message to its outcome, and commit that."""
    if message.leased_until is None or message.leased_until <= timezone.now():
        return  # this worker was too slow: the message is no longer its own
    try:
        kind = kind_of(message.kind)
        if kind.is_reminder and is_quiet(timezone.now()):
            _postpone(message)
            return
        content = _content(area, message, kind)
        if content is None:
            return
        email_of(message, content).send()
    except Exception as error:
        # One message that cannot be written or sent must not hold back the others.
        logger.exception("Message %s of kind %s was not sent", message.pk, message.kind)
        _refused(message, error)
        return
    _record(message, state=State.SENT, finished_at=timezone.now(), last_error="")


def _content(area: LocalArea, message: OutboxMessage, kind: MessageKind) -> EmailContent | None:
    """Return what to send, or None when that was overtaken by events: then this is recorded."""
    with area_scope(area.pk):
        gone = kind.to_members and not Membership.objects.of_address(message.recipient).exists()
        content = None if gone else kind.write(area, message)
        if content is None:
            _write(message, state=State.NOT_NEEDED, finished_at=timezone.now(), last_error="")
        return content


def email_of(message: OutboxMessage, content: EmailContent) -> EmailMultiAlternatives:
    """Return the e-mail. Its Message-ID is the row's, so that a second copy is recognisable."""
    _name, sender = parseaddr(settings.DEFAULT_FROM_EMAIL)
    email = EmailMultiAlternatives(
        subject=content.subject,
        body=content.text,
        to=[message.recipient],
        headers={
            "Message-ID": f"<{message.pk}@{sender.rpartition('@')[2]}>",
            "Auto-Submitted": "auto-generated",
            "X-Auto-Response-Suppress": "All",
        },
    )
    email.attach_alternative(content.html, "text/html")
    return email


def _postpone(message: OutboxMessage) -> None:
    """Leave a reminder until people are at work; this was no attempt."""
    _record(
        message,
        send_after=next_sending_time(timezone.now()),
        attempts=message.attempts - 1,
        leased_until=None,
    )


def _refused(message: OutboxMessage, error: Exception) -> None:
    """Try again later, ever more patiently; give up at the end, or where trying is pointless."""
    reason = reason_of(error)
    if is_final(error) or message.attempts >= MOST_ATTEMPTS:
        _record(message, state=State.FAILED, finished_at=timezone.now(), last_error=reason)
        return
    _record(
        message,
        send_after=timezone.now() + wait_after(message.attempts),
        leased_until=None,
        last_error=reason,
    )


def wait_after(attempts: int) -> timedelta:
    """How long to wait after so many attempts: one minute, two, four … at most four hours."""
    doublings: int = 2 ** (attempts - 1)
    return min(FIRST_WAIT * doublings, LONGEST_WAIT)


def is_final(error: Exception) -> bool:
    """Whether the server said that it will never accept mail for this address."""
    if not isinstance(error, smtplib.SMTPRecipientsRefused):
        return False
    return all(code >= 500 for code, _words in error.recipients.values())


def reason_of(error: Exception) -> str:
    """What went wrong, in few words, for the people who manage the area."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        codes = sorted({code for code, _words in error.recipients.values()})
        return f"The mail server refused the address ({', '.join(map(str, codes))})."
    if isinstance(error, smtplib.SMTPResponseException):
        return f"The mail server refused the message ({error.smtp_code})."
    if isinstance(error, OSError):
        return "The mail server could not be reached."
    return f"The message could not be written ({type(error).__name__})."


def _record(message: OutboxMessage, **outcome: str | int | datetime | None) -> None:
    """Write the outcome, and commit that."""
    with area_scope(message.area_id):
        _write(message, **outcome)


def _write(message: OutboxMessage, **outcome: str | int | datetime | None) -> None:
    """Write the outcome, unless another worker has taken the message over meanwhile."""
    mine = OutboxMessage.objects.waiting().filter(pk=message.pk, leased_until=message.leased_until)
    mine.update(**outcome)
