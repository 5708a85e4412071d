"""The views of the app, by subject."""
