"""The app's registration with Django."""

from django.apps import AppConfig


class ChecklistsConfig(AppConfig):
    name = "checklists"
    verbose_name = "The main job"

    def ready(self) -> None:
        from checklists import emails
        from hubs import messages

        messages.register(emails.ROUND_OPENED, emails.write_round_opened, is_reminder=False)
        messages.register(emails.ANSWERS_DUE, emails.write_answers_due, is_reminder=True)
        messages.register(emails.ACTION_DUE, emails.write_action_due, is_reminder=True)
