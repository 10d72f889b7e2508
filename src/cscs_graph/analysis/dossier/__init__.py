"""Everything loaded of one party, in one answer of one moment."""
