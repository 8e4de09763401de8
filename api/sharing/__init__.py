"""Codes that professionals give, and what people share with them."""
