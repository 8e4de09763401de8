"""Easy read: large letters, short lines, pictures; and large text on every page."""
