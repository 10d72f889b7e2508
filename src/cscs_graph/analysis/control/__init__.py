"""Ownership and actual control (§9.6), exact: for one company, for a list of them, and for the whole graph.

`arrays`, `holdings`, `fixpoint`, `ultimate`, `cycles`, `integrated`, `rings` and `reasons` are mathematics over arrays and
know no graph. `extract` fetches, `analysis` judges what was fetched, `batch` is the entrance for others, and `controllers`,
`trees` and `beneficial` answer questions. Conventions and a worked example: docs/CONTROL.md.
"""

from cscs_graph.analysis.control.batch import Controller, Controllers, controllers_of

__all__ = ["Controller", "Controllers", "controllers_of"]
