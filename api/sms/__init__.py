"""Text messages: the providers' webhooks, one conversation a number, and what is sent back."""
