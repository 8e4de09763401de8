"""What reads the batches: this machine, or a cluster."""
