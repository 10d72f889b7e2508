"""Garbage collection in a process that answers questions for days."""

import gc

_YOUNG, _MIDDLE, _OLD = 20_000, 20, 100
"""An answer is tens of thousands of objects, and nearly all of them go as soon as nobody refers to them."""


def for_serving() -> None:
    """What is there by now stays: modules, schema, rules. It is not looked through again, and what comes later less often."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(_YOUNG, _MIDDLE, _OLD)
