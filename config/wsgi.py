"""The WSGI entry point. It does not start with a database role that sees every area."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

application = get_wsgi_application()

from hubs.checks import refuse_unsafe_database  # noqa: E402 - needs the applications loaded

refuse_unsafe_database()
