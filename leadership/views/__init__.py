"""The pages about who leads, and about joining."""
