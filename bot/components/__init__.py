"""What configuration cannot say: how a message was heard, how a conversation is forgotten, what is not logged."""

from components.quiet import leave_words_out

leave_words_out()
