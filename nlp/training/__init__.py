"""Training: texts to artefacts, metrics and cards; and evaluation."""
