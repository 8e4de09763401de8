"""People who log in: professionals, researchers, admins."""
