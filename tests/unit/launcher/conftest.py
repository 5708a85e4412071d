"""The launcher under test keeps away from the checkout's own services."""

from tests.launching import state  # noqa: F401 - a fixture
