"""What may be shared as a FHIR R4 Bundle, and a bundle read back; pure, as docs/adr/0013 says."""
