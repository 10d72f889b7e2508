"""Imports in a thread what is needed soon, while something else is waited for.

One thread does all of it, and whoever needs a module of these waits for it here: packages whose modules import each other in a
circle, as those of the driver do, come out half made where two threads import them at once.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module

_THREAD = ThreadPoolExecutor(1, "imports")


def ahead(work: Callable[[], object]) -> "asyncio.Future[object]":
    """Begins with the work once all that was begun before is done."""
    return asyncio.get_running_loop().run_in_executor(_THREAD, work)


async def imported(module: str) -> None:
    """Waits until the module is there, and with it whatever was begun before."""
    await ahead(lambda: import_module(module))
