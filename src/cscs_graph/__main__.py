"""`python -m cscs_graph`."""

from cscs_graph.cli import main

main()
