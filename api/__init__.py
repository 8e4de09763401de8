"""The service: conversations, summaries, sharing, review and reading over HTTP."""
