"""The app's registration with Django."""

from django.apps import AppConfig


class LeadershipConfig(AppConfig):
    name = "leadership"
    verbose_name = "Who leads"

    def ready(self) -> None:
        from hubs import messages
        from leadership import emails

        messages.register(emails.REVIEW_DUE, emails.write_review_due, is_reminder=True)
