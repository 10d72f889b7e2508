"""Questions and rules as pages: a file says what stands on a page, and `table.py` at which address."""
