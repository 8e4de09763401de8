"""Downloads: all that is kept of someone, and what others may see of it, as JSON, PDF and FHIR."""
