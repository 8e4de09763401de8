"""Who saw and changed what, and when: written once, changed never, and without anyone's words."""
