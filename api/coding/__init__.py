"""People beside the machine: codes put on the words of stories, compared, settled, and taken out."""
