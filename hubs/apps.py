"""The app's registration with Django."""

from django.apps import AppConfig


class HubsConfig(AppConfig):
    name = "hubs"
    verbose_name = "Who and where"

    def ready(self) -> None:
        from hubs import checks, emails, messages

        messages.register(emails.INVITATION, emails.invitation, is_reminder=False, to_members=False)
        del checks  # imported because it registers the system checks
