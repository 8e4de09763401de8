"""Fine-tuning of an encoder with torch: the `train` extra, never needed to read."""
