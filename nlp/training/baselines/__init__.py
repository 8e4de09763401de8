"""What a user could pick instead: readers that the shipped ones are compared with, and must beat."""
