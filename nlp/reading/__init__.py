"""How a narrative is read: sentences, encoder, heads, evidence, reasons, language."""
