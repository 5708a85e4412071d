"""Building realistic loads, and measuring the service against the figures in the README."""
