"""What people type about accounts, areas, people and places."""
