"""The person's own pages by plain message: share, take back, who has seen it, where things are."""
