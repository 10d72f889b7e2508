"""Results of a screening as files: JSON Lines, CSV, a readable report, and the journal by which a run goes on."""
