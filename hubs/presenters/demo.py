"""The demonstration's mailbox."""

from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from hubs.models import DemoMail
from hubs.presentation.tables import TableCell, table
from hubs.presenters.pages import page_of


def mail_page(number: str | None) -> dict[str, Any]:
    """One page of messages, the newest first."""
    page = page_of(DemoMail.objects.defer("text", "html"), number)
    rows = [
        [
            TableCell(mail.subject, reverse("hubs:demo-mail-view", args=[mail.pk])),
            mail.recipient,
            date_format(timezone.localtime(mail.sent_at), "j F Y, H:i"),
        ]
        for mail in page
    ]
    return {"page": page, "table": table("Messages", ["Subject", "To", "Sent"], rows)}
