"""Co-production in whole stories: its features, with the words that show each, told by a network of its own."""
