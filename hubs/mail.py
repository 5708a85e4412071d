"""The demonstration's mail: kept in the database and shown at /demo/mail/."""

from collections.abc import Sequence

from django.core.mail import EmailMessage, EmailMultiAlternatives
from django.core.mail.backends.base import BaseEmailBackend

from hubs.models import DemoMail


class DemoMailbox(BaseEmailBackend):
    """Delivers every message to the demonstration's mail page."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        mails = [
            DemoMail(
                recipient=recipient,
                subject=str(m.subject),
                text=str(m.body),
                html=_html_of(m),
            )
            for m in email_messages
            for recipient in m.recipients()
        ]
        DemoMail.objects.bulk_create(mails)
        return len(email_messages)


def _html_of(message: EmailMessage) -> str:
    if isinstance(message, EmailMultiAlternatives):
        for content, mimetype in message.alternatives:
            if mimetype == "text/html":
                return str(content)
    return ""
