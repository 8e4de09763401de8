"""What a professional sees: summaries shared with a code of theirs."""
