"""What `bin/run`, `bin/test`, `bin/check` and `bin/manage` share. Standard library only."""
