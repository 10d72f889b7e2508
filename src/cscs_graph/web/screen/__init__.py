"""Screening of a list of suppliers on the page: pasted or sent as a file, answered at once, and kept nowhere."""
