"""The report: one page that needs nothing else, from figures and quotes gathered while reading."""
