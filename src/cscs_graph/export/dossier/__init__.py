"""A dossier as a report: who a party is, what it is on, what follows and for whom, and what is not known."""
