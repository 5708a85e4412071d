"""The app's registration with Django."""

from django.apps import AppConfig


class GovernanceConfig(AppConfig):
    name = "governance"
    verbose_name = "The board"

    def ready(self) -> None:
        from checklists.meetings import tell_of_meetings
        from governance.fetch import coming_meetings

        tell_of_meetings(coming_meetings)
