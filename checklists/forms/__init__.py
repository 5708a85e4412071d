"""The forms of the app, by subject."""
