"""The components gallery: invented people and figures, so that every state is seen."""
