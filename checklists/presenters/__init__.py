"""How the app's pages look: plain facts in, plain facts out, no query."""
