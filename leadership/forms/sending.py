"""What every form here does when it is sent, as in every app."""

from hubs.forms.sending import MEANWHILE, SeenForm, refusals, status_of, typed

__all__ = ["MEANWHILE", "SeenForm", "refusals", "status_of", "typed"]
