"""Scenarios: cases that a lawyer can read, asked of a graph and compared with what their section implies.

The form of `case.yaml`, and the meaning of every key under `expect`, is described in `seed/scenarios/README.md`.
"""

from cscs_graph.scenarios.case import Ask, Scenario, read_scenario, scenario_folders
from cscs_graph.scenarios.comparing import Difference, differences

__all__ = [
    "Ask",
    "Difference",
    "Scenario",
    "differences",
    "read_scenario",
    "scenario_folders",
]
