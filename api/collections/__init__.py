"""Collections of stories for researchers: put in on a page, read in the background, seen by their owner alone."""
