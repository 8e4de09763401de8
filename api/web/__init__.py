"""What all pages share: templates, static files, page helpers."""
