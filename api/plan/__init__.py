"""The plan: goals from a person's own outcomes, written with a professional, agreed by both and looked back on."""
