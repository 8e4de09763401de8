"""What Rasa's configuration cannot say: how a message was heard, and how a conversation is forgotten."""
